"""Reading what promotion keeps. What is public is computed from the states of the case and of its honour."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.law import promotion as law
from zhiheng.registry.kinds import REVOKED
from zhiheng.registry.models import Honour

from . import kinds
from .models import Activity, Entry, Misuse, Part, Practice, PromotionPlan, TitleUse

REGISTERS = ("adopter", "measure", "research", "improvement")


class PublicPractice(NamedTuple):
    """A case as anybody reads it."""

    id: str
    name: str
    sector: str
    method: str
    text: str
    figures: str
    year: int
    published: date | None
    organisation: str
    honour: str
    number: str
    awarded: date


def _public(award: str) -> QuerySet[Practice]:
    """Published, and of an honour that is not revoked: never a flag of its own."""
    return (
        Practice.objects.filter(honour__award=award, state=kinds.PUBLISHED)
        .exclude(honour__state=REVOKED)
        .select_related("honour")
    )


def _line(p: Practice) -> PublicPractice:
    h = p.honour
    return PublicPractice(
        p.pk,
        p.name,
        p.sector,
        p.method,
        p.text,
        p.figures,
        p.year,
        p.published_on,
        h.name,
        h.pk,
        h.number,
        h.awarded,
    )


def public(award: str, text: str = "", sector: str = "", year: str = "") -> list[PublicPractice]:
    """The library, searched: every word must stand somewhere in title, holder, method, text or figures."""
    rows = _public(award)
    for word in plain(text).split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(honour__name__icontains=word)
            | Q(method__icontains=word)
            | Q(text__icontains=word)
            | Q(figures__icontains=word)
        )
    if sector:
        rows = rows.filter(sector=sector)
    if year:
        rows = (
            rows.filter(year=int(year))
            if year.isascii() and year.isdigit() and len(year) == 4
            else rows.none()
        )
    return [_line(p) for p in rows.order_by("-year", "-published_on", "pk")]


def plain(text: str) -> str:
    """What was typed, with full-width letters and blanks made plain."""
    return unicodedata.normalize("NFKC", text).strip()


def choices(award: str) -> tuple[list[str], list[int]]:
    """Sectors and years that the library has."""
    rows = list(_public(award).values_list("sector", "year"))
    return sorted({s for s, _ in rows}), sorted({y for _, y in rows}, reverse=True)


def public_one(award: str, pk: str) -> PublicPractice | None:
    found = _public(award).filter(pk=pk).first()
    return _line(found) if found else None


def any_public(award: str) -> bool:
    return _public(award).exists()


def is_public(practice: Practice) -> bool:
    return law.shown(practice.state, practice.honour.state)


RECEIPT = 16


def receipt(misuse: str) -> str:
    """The number that an informant keeps: enough of the random id that nobody guesses another's."""
    return misuse[:RECEIPT].upper()


def state_by_receipt(award: str, number: str) -> str | None:
    """State of the report with this number, and nothing else of it; None where there is none."""
    wanted = number.lower()
    if len(wanted) != RECEIPT or not wanted.isalnum():
        return None
    return Misuse.objects.filter(award=award, pk__startswith=wanted).values_list("state", flat=True).first()


def plans(by: Viewer) -> list[PromotionPlan]:
    """Plans, the newest year first."""
    return list(visible(by, PromotionPlan.objects.all()).select_related("award").order_by("-year", "pk"))


def activities(by: Viewer, plan: str) -> list[Activity]:
    return list(visible(by, Activity.objects.filter(plan=plan)).order_by("on", "pk"))


def parts(by: Viewer, activities: Iterable[str]) -> list[Part]:
    """Winners' tasks of some activities."""
    rows = visible(by, Part.objects.filter(activity__in=list(activities)))
    return list(rows.select_related("honour", "activity").order_by("activity__on", "honour__number"))


def tasks(by: Viewer) -> list[Part]:
    """Winners' parts in activities that were not cancelled."""
    return list(_tasks(visible(by, Part.objects.all())))


def tasks_of(award: str) -> list[Part]:
    """The same of a whole award, for the house itself."""
    return list(_tasks(Part.objects.filter(honour__award=award)))


def _tasks(rows: QuerySet[Part]) -> QuerySet[Part]:
    return (
        rows.exclude(activity__state=kinds.CANCELLED)
        .select_related("honour__award", "activity")
        .order_by("due", "pk")
    )


def missed(by: Viewer, honour: str = "") -> list[Part]:
    """Tasks that a winner, or all winners, did not do."""
    rows = visible(by, Part.objects.filter(state=kinds.MISSED)).select_related("honour", "activity")
    return list((rows.filter(honour=honour) if honour else rows).order_by("-activity__on", "honour__number"))


def of_honour(by: Viewer, honour: str) -> list[Part]:
    rows = visible(by, Part.objects.filter(honour=honour)).select_related("honour", "activity")
    return list(rows.order_by("-activity__on"))


def practices(by: Viewer, honour: str = "") -> list[Practice]:
    rows = visible(by, Practice.objects.all()).select_related("honour")
    return list((rows.filter(honour=honour) if honour else rows).order_by("state", "-year", "pk"))


def entries(by: Viewer, register: str, honour: str = "") -> list[Entry]:
    """Lines of a register that were not struck, the newest first."""
    rows = visible(by, Entry.objects.filter(register=register, state=kinds.NOTED))
    return list((rows.filter(honour=honour) if honour else rows).order_by("-on", "name", "pk"))


def uses(by: Viewer, honour: str = "") -> list[TitleUse]:
    rows = visible(by, TitleUse.objects.all()).select_related("honour")
    return list((rows.filter(honour=honour) if honour else rows).order_by("-on", "pk"))


def misuses(by: Viewer) -> list[Misuse]:
    """Reports, those not closed first."""
    found = visible(by, Misuse.objects.all()).select_related("honour").order_by("received_at", "number")
    return sorted(found, key=lambda m: m.concluded_at is not None)


def names(honours: Iterable[str]) -> dict[str, str]:
    """Holders by the ids of their honours."""
    return dict(Honour.objects.filter(pk__in=list(honours)).values_list("pk", "name"))
