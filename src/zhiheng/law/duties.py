"""A winner's yearly duties inside the validity: what is owed, by when, and when to remind (Art 22, 23, 28;
readings 16, 21).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from . import validity
from .finding import Finding, holds
from .instrument import Instrument

BEFORE = (30, 7)
EVERY = 30


def annual_due(instrument: Instrument, awarded: date) -> list[date]:
    """Days on which the yearly self-assessment is due: the first in the year after, none outside the
    validity.
    """
    through = validity.of(instrument, awarded).through
    if through is None:
        return []
    month, day = instrument.annual_due
    days = (date(year, month, day) for year in range(awarded.year + 1, through.year + 1))
    return [d for d in days if awarded < d <= through]


def annual_owed(
    instrument: Instrument, awarded: date, through: date | None, revoked_on: date | None, today: date
) -> list[date]:
    """Due days whose year has begun, of an honour that still stood on them; a revoked one owes nothing
    later.
    """
    days = [
        d
        for d in annual_due(instrument, awarded)
        if d.year <= today.year and (through is None or d <= through)
    ]
    return [d for d in days if revoked_on is None or d < revoked_on]


def year_owed(owed: Sequence[date], year: int, article: str) -> Finding:
    """A self-assessment is filed for a year in which one is owed, and for no other."""
    return holds(
        any(d.year == year for d in owed),
        "year_owed",
        article,
        year=year,
        years=[d.year for d in owed],
        argument="year",
    )


def may_ask(article: str, due: date, today: date) -> Finding:
    """Winners are asked before the day by which they answer."""
    return holds(today <= due, "due_ahead", article, due=due, argument="due")


@dataclass(frozen=True)
class Owed:
    """One thing that a winner owes. ``id`` names it once and for ever, ``object`` is where it is done, ""
    where none is yet.

    ``done_on`` None: still open.
    """

    id: str
    duty: str
    article: str
    honour: str
    title: str
    due: date
    done_on: date | None = None
    object: str = ""

    def days_late(self, today: date) -> int:
        """Days past the due day: until it was done, or until today while it is open."""
        return max(0, ((self.done_on or today) - self.due).days)

    def overdue(self, today: date) -> bool:
        return self.done_on is None and today > self.due


def mark(due: date, today: date) -> str:
    """The reminder whose day has come last: "30" and "7" days before, "+1" after, then "+31", "+61" …; "" for
    none yet.

    It follows from the two days alone, so that asking again, late or twice at once gives the same reminder.
    """
    late = (today - due).days
    if late > 0:
        return f"+{1 + (late - 1) // EVERY * EVERY}"
    reached = [n for n in BEFORE if today >= due - timedelta(days=n)]
    return str(min(reached)) if reached else ""


def reminder(owed: Owed, today: date) -> str:
    """The key of the reminder that is due for an open duty; "" where there is none."""
    found = mark(owed.due, today) if owed.done_on is None else ""
    return f"{owed.id}:{owed.due.isoformat()}:{found}" if found else ""
