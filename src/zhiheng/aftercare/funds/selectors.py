"""Reading how prizes are used and what inspections ask. Sums, balance and flags are computed each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.law import funds as law
from zhiheng.law.finding import Finding
from zhiheng.law.instrument import Instrument
from zhiheng.registry.kinds import STANDING
from zhiheng.registry.models import Honour

from . import kinds, prize_money
from .models import Draw, Inspection, InspectionFinding, Use, UsePlan, UseReport
from .prize_money import Paid as Paid
from .prize_money import flags as flags
from .prize_money import paid as paid
from .prize_money import spent as spent


class Account(NamedTuple):
    """One winner's prize: what was paid, every entry that was not struck, what rules find wrong by entry."""

    honour: Honour
    paid: Paid
    uses: list[Use]
    flags: dict[str, list[Finding]]
    plan: dict[str, int]
    sums: dict[str, int]
    balance: int

    @property
    def spent(self) -> int:
        return self.paid.fen - self.balance

    @property
    def flagged(self) -> list[Use]:
        """Entries that a rule or the office finds wrong."""
        return [u for u in self.uses if u.pk in self.flags or u.state == kinds.FLAGGED]


def honours(by: Viewer) -> list[Honour]:
    """Honours that somebody may know of, the newest first."""
    return list(visible(by, Honour.objects.all()).order_by("-awarded", "number"))


def accounts(by: Viewer, rows: Sequence[Honour], rules: Instrument) -> list[Account]:
    """Of each honour that carries a prize; a re-award carries none."""
    first = [h for h in rows if h.first_time]
    prizes = prize_money.payments(h.case for h in first)
    uses, plans = _uses(by, first), _plans(by, first)
    return [
        _account(h, prizes.get(h.case, Paid()), uses.get(h.pk, []), plans.get(h.pk, {}), rules) for h in first
    ]


def _account(
    honour: Honour, prize: Paid, uses: list[Use], plan: dict[str, int], rules: Instrument
) -> Account:
    entries = spent(uses)
    return Account(
        honour,
        prize,
        uses,
        flags(rules, uses, prize),
        plan,
        law.by_purpose(rules, entries),
        law.balance(prize.fen, entries),
    )


def _uses(by: Viewer, rows: Sequence[Honour]) -> dict[str, list[Use]]:
    made: dict[str, list[Use]] = {}
    for u in visible(by, Use.objects.filter(honour__in=rows).exclude(state=kinds.STRUCK)).order_by(
        "on", "entered_at", "pk"
    ):
        made.setdefault(u.honour_id, []).append(u)
    return made


def _plans(by: Viewer, rows: Sequence[Honour]) -> dict[str, dict[str, int]]:
    return {
        p.honour_id: p.purposes
        for p in visible(by, UsePlan.objects.filter(honour__in=rows, state=kinds.USE_PLAN_FILED))
    }


def account(by: Viewer, honour: Honour, rules: Instrument) -> Account | None:
    return next(iter(accounts(by, [honour], rules)), None)


def plan_of(honour: str) -> UsePlan | None:
    """The plan that stands."""
    return UsePlan.objects.filter(honour=honour, state=kinds.USE_PLAN_FILED).first()


def reports(by: Viewer, rows: Iterable[Honour]) -> list[UseReport]:
    return list(
        visible(by, UseReport.objects.filter(honour__in=list(rows)))
        .select_related("honour")
        .order_by("-year", "honour__number")
    )


def in_report(report: str) -> list[Use]:
    return list(Use.objects.filter(report=report).order_by("on", "pk"))


def draws(by: Viewer) -> list[Draw]:
    return list(visible(by, Draw.objects.all()).order_by("-sealed_on", "pk"))


def inspections(by: Viewer, honour: str = "", draw: str = "") -> list[Inspection]:
    """Inspections, those not closed first."""
    rows = visible(by, Inspection.objects.all()).select_related("honour")
    rows = rows.filter(honour=honour) if honour else rows
    rows = rows.filter(draw=draw) if draw else rows
    return sorted(rows.order_by("-ordered_on", "honour__number"), key=lambda i: i.state == kinds.CLOSED)


def of_honours(rows: Sequence[Honour], rules: Instrument) -> list[Account]:
    """Accounts whoever asks, for the dossier: an entry that was struck is not among them."""
    prizes = prize_money.payments(h.case for h in rows)
    made: dict[str, list[Use]] = {}
    for u in (
        Use.objects.filter(honour__in=rows).exclude(state=kinds.STRUCK).order_by("on", "entered_at", "pk")
    ):
        made.setdefault(u.honour_id, []).append(u)
    return [_account(h, prizes.get(h.case, Paid()), made.get(h.pk, []), {}, rules) for h in rows]


def to_rectify(by: Viewer) -> list[InspectionFinding]:
    """Findings that are to be put right, and those that were, as far as somebody may know of them."""
    return list(_to_rectify(visible(by, InspectionFinding.objects.all())))


def to_rectify_of(award: str) -> list[InspectionFinding]:
    """The same of a whole award, for the house itself."""
    return list(_to_rectify(InspectionFinding.objects.filter(honour__award=award)))


def _to_rectify(rows: QuerySet[InspectionFinding]) -> QuerySet[InspectionFinding]:
    return (
        rows.filter(state__in=(kinds.OPEN, kinds.RECTIFIED, kinds.ACCEPTED), due__isnull=False)
        .select_related("honour__award")
        .order_by("due", "pk")
    )


def findings(by: Viewer, inspection: str = "", honour: str = "") -> list[InspectionFinding]:
    rows = visible(by, InspectionFinding.objects.all()).select_related("honour", "inspection")
    rows = rows.filter(inspection=inspection) if inspection else rows
    rows = rows.filter(honour=honour) if honour else rows
    return list(rows.order_by("due", "honour__number", "pk"))


def late(rows: Iterable[InspectionFinding], today: date) -> dict[str, int]:
    """Days that a rectification is overdue, by finding."""
    return {f.pk: (today - f.due).days for f in rows if f.state == kinds.OPEN and f.due and f.due < today}


def never(rows: Iterable[Honour], seen: Iterable[Inspection]) -> list[Honour]:
    """Honours that stand and were never inspected: each winner is inspected at least once (reading 16)."""
    done = {i.honour_id for i in seen if i.state != kinds.ASSIGNED}
    return [h for h in rows if h.state == STANDING and h.pk not in done]


def last_visits(seen: Iterable[Inspection]) -> dict[str, date]:
    """The day of the last visit by honour."""
    made: dict[str, date] = {}
    for i in seen:
        if i.visited_on:
            made[i.honour_id] = max(i.visited_on, made.get(i.honour_id, date.min))
    return made
