"""Money of a prize as it stands: what was paid comes from the payments, what was spent from the entries;
nothing is stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from zhiheng.access import instants
from zhiheng.law import funds as law
from zhiheng.law.finding import Finding
from zhiheng.law.instrument import Instrument
from zhiheng.registry.models import Honour
from zhiheng.stages.decision.kinds import PAID
from zhiheng.stages.decision.models import Payment

from . import kinds
from .models import Inspection, InspectionFinding, Use, UseReport

UNSETTLED = (kinds.OPEN, kinds.RECTIFIED)


class Paid(NamedTuple):
    """The prize as it was paid; nought and no day where it was not."""

    fen: int = 0
    on: date | None = None


def payments(cases: Iterable[str]) -> dict[str, Paid]:
    rows = Payment.objects.filter(case__in=[c for c in cases if c], state=PAID)
    return {str(p.case_id): Paid(p.fen, instants.day(p.paid_at) if p.paid_at else None) for p in rows}


def paid(honour: Honour) -> Paid:
    return payments([honour.case]).get(honour.case, Paid())


def spent(uses: Iterable[Use]) -> list[law.Spent]:
    """Entries as the law reads them, those that were struck left out; of one day in the order in which
    they were entered.
    """
    return [
        law.Spent(f"{n:06}.{u.pk}", u.on, u.purpose, u.reason, u.fen, u.voucher)
        for n, u in enumerate(_in_order(uses))
    ]


def _in_order(uses: Iterable[Use]) -> list[Use]:
    return sorted((u for u in uses if u.state != kinds.STRUCK), key=lambda u: (u.on, u.entered_at, u.pk))


def flags(rules: Instrument, uses: Iterable[Use], money: Paid) -> dict[str, list[Finding]]:
    """What rules find wrong, by entry."""
    return {
        key.rpartition(".")[2]: found
        for key, found in law.flags(rules, spent(uses), money.fen, money.on).items()
    }


def owes(honour: Honour, today: date) -> bool:
    """Reported year by year until nothing is left: last year's is missing, though something was left when
    it began.
    """
    money, year = paid(honour), today.year - 1
    if (
        money.on is None
        or money.on.year > year
        or UseReport.objects.filter(honour=honour, year=year).exists()
    ):
        return False
    return law.report_owed(money.fen, spent(Use.objects.filter(honour=honour, on__lt=date(year, 1, 1))))


def unsettled(inspection: Inspection) -> list[str]:
    """Findings that still wait for the winner or for an inspector."""
    rows = InspectionFinding.objects.filter(inspection=inspection, state__in=UNSETTLED)
    return [f.facts[:20] for f in rows.order_by("pk")]
