"""Reading complaints, cases and appraisals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from zhiheng.access import instants
from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.editions import pinned
from zhiheng.editions.models import Edition
from zhiheng.law import conduct as law

from . import acts, figures, kinds
from .models import Appraisal, Complaint, Misconduct

PENDING = (kinds.RECEIVED, kinds.PURSUED)
RECEIPT = 16


def complaints(by: Viewer, award: str) -> list[Complaint]:
    """In the order of arrival, those not concluded first."""
    rows = visible(by, Complaint.objects.filter(award=award)).select_related("about", "award")
    return sorted(rows.order_by("received_at", "number"), key=lambda c: c.state not in PENDING)


def cases(by: Viewer, award: str = "") -> list[Misconduct]:
    rows = visible(by, Misconduct.objects.all()).select_related("user", "expert", "complaint", "award")
    if award:
        rows = rows.filter(award=award)
    return list(rows.order_by("opened_at", "pk"))


def own_cases(by: Viewer) -> list[Misconduct]:
    return list(
        visible(by, Misconduct.objects.filter(user=by.user)).select_related("award").order_by("opened_at")
    )


def overdue(award: str, today: date) -> int:
    """Complaints that are open for more than ten working days: how many, whoever may read them."""
    rows = list(Complaint.objects.filter(award=award, state__in=PENDING).select_related("award"))
    return len(late_ones(rows, today))


def late_ones(complaints: Sequence[Complaint], today: date) -> set[str]:
    """Which of some complaints are open for more than ten working days."""
    open_ = [c for c in complaints if c.state in PENDING]
    if not open_:
        return set()
    calendar = pinned.calendar(open_[0].award)
    return {c.pk for c in open_ if law.overdue(calendar, instants.day(c.received_at), today)}


def running(award: str) -> tuple[int, int]:
    """Cases that wait for a decision, and decisions that wait for their delivery: how many."""
    rows = Misconduct.objects.filter(award=award)
    return rows.filter(state__in=acts.OPEN).count(), rows.exclude(state__in=acts.OPEN).filter(
        delivered_on=None
    ).count()


def appraisals(by: Viewer, edition: str = "") -> list[Appraisal]:
    rows = visible(by, Appraisal.objects.all()).select_related("user", "edition")
    if edition:
        rows = rows.filter(edition=edition)
    return list(rows.order_by("user__name", "pk"))


def own_appraisals(by: Viewer) -> list[Appraisal]:
    return list(visible(by, Appraisal.objects.filter(user=by.user)).select_related("edition").order_by("-at"))


def late_locks(edition: Edition) -> int:
    """Scorebooks of an edition that were locked after their day."""
    return sum(f.late for f in figures.of_edition(edition).values())


class Standing(NamedTuple):
    """An expert of an edition who is to be appraised, with the figures as they are now."""

    user: str
    name: str
    figures: law.Figures


def to_appraise(edition: Edition) -> list[Standing]:
    counted = figures.of_edition(edition)
    return [
        Standing(m.user_id, m.user.name, counted.get(m.user_id) or law.figures([], 0))
        for m in acts.unrated(edition)
    ]


def receipt(complaint: str) -> str:
    """The number that a complainant keeps: enough of the random id that nobody guesses another's."""
    return complaint[:RECEIPT].upper()


def state_by_receipt(award: str, number: str) -> str | None:
    """State of the complaint with this number, and nothing else of it; None where there is none."""
    wanted = number.lower()
    if len(wanted) != RECEIPT or not wanted.isalnum():
        return None
    return (
        Complaint.objects.filter(award=award, pk__startswith=wanted).values_list("state", flat=True).first()
    )
