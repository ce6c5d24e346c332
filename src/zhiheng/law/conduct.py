"""Those who evaluate answer for it: complaints, misconduct, appraisal (Art 10(3), 26)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from . import adverse, workdays
from .finding import Finding, holds

OPEN_DAYS = 10


def not_own(handler: str, about: str | None, article: str) -> Finding:
    """Nobody handles what is said of themselves."""
    return holds(handler != about, "own_complaint", article)


def may_decide(done: adverse.Beats, article: str) -> list[Finding]:
    """All beats up to the decision; delivery comes after it."""
    return adverse.beats(done, article)[:4]


def may_deliver(done: adverse.Beats, founded: bool, article: str) -> list[Finding]:
    """A decision against somebody has all its beats; that nothing was found needs but its reason. Once."""
    decided = holds(done.decided_on is not None and done.reasoned, "adverse_reasoned", article)
    needed = may_decide(done, article) if founded or done.decided_on is None else [decided]
    return [*needed, holds(done.delivered_on is None, "delivered_once", article)]


def may_refer(founded: bool, article: str) -> Finding:
    """What goes to an employer or a prosecutor was found before."""
    return holds(founded, "misconduct_founded", article)


def overdue(calendar: workdays.Calendar, received: date, today: date) -> bool:
    """Is a complaint open for more than ten working days? An unknown year counts no day."""
    end = workdays.working_days(calendar, received, OPEN_DAYS).end
    return end is not None and today > end


def reviews_over(
    order: Sequence[str], reviews: Sequence[str], stage: str, state: str, article: str
) -> Finding:
    """Are the last reviews of an edition behind it?"""
    last = max((order.index(r) for r in reviews), default=-1)
    over = state in ("concluded", "closed") or (stage in order and order.index(stage) > last)
    return holds(over, "reviews_over", article, stage=stage)


def last_day(order: Sequence[str], planned: Mapping[str, str], stage: str) -> date | None:
    """The day before the next planned stage, by which scoring ends; None where the plan names none."""
    for later in order[order.index(stage) + 1 :]:
        with suppress(ValueError):
            return date.fromisoformat(planned.get(later, "")) - timedelta(days=1)
    return None


@dataclass(frozen=True)
class Scored:
    """One book of an expert: the day it was due and locked on, its total and the panel's, how many
    comments.
    """

    due: date | None
    locked_on: date | None
    own: Fraction | None
    common: Fraction | None
    comments: int


@dataclass(frozen=True)
class Figures:
    """What an appraisal rests on. ``spread`` is the mean distance from the panel's consensus, in points."""

    books: int
    locked: int
    late: int
    days_late: int
    spread: Fraction | None
    comments: int
    founded: int


def figures(books: Sequence[Scored], founded: int) -> Figures:
    """Counted from the books alone and from what was found; nobody types them."""
    days = [(b.locked_on - b.due).days for b in books if b.locked_on and b.due and b.locked_on > b.due]
    apart = [abs(b.own - b.common) for b in books if b.own is not None and b.common is not None]
    spread = sum(apart, Fraction(0)) / len(apart) if apart else None
    return Figures(
        len(books),
        sum(b.locked_on is not None for b in books),
        len(days),
        sum(days),
        spread,
        sum(b.comments for b in books),
        founded,
    )
