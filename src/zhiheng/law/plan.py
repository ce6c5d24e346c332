"""Changing an approved work plan once the call is out: what may still change, until when, what rests on it
(Art 9).

The plan is frozen by its approval. What applicants, departments or experts already rely on is not changed
behind them:
each item has the stage kind from which on it stays, and the deadline only ever moves on (Art 17(1), reading
42).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .finding import Finding, holds
from .instrument import Instrument


@dataclass(frozen=True)
class Item:
    """An item of the plan; ``before`` the stage kind whose beginning ends its changing, ``touches`` keys
    of what rests on it.
    """

    id: str
    before: str
    touches: tuple[str, ...]


ITEMS = (
    Item("deadline", "screening", ("look_back", "drafts", "honours")),
    Item("replies_due", "review", ("queries",)),
    Item("gate", "review", ("visited",)),
    Item("voting", "meeting", ("ballots",)),
    Item("media", "notice", ("notice",)),
    Item("copies", "screening", ("drafts",)),
)
DATES = Item("dates", "", ("calendar",))


def item(id: str) -> Item | None:
    """The item of an id; ``dates.<stage>`` is a stage's planned day."""
    if id.startswith("dates."):
        return DATES
    return next((i for i in ITEMS if i.id == id), None)


def open_items(rules: Instrument, stage: str) -> tuple[str, ...]:
    """What may still change in a stage: ids in the plan's order, with one for each stage still to come."""
    kinds = [s.kind for s in rules.stages]
    now = next((n for n, s in enumerate(rules.stages) if s.id == stage), -1)
    reached = set(kinds[: now + 1])
    return (
        *(i.id for i in ITEMS if i.before not in reached),
        *(f"dates.{s.id}" for s in rules.stages[now + 1 :]),
    )


def may_amend(rules: Instrument, stage: str, id: str) -> Finding:
    """Is the item one that nobody has acted on yet?"""
    return holds(
        id in open_items(rules, stage),
        "plan_item_open",
        rules.cite("plan"),
        item=id,
        stage=stage,
        argument="item",
    )


def later(old: date, new: date, today: date, article: str) -> Finding:
    """A deadline is put off, never brought forward, and not once it is past."""
    return holds(
        today <= old < new, "deadline_later", article, old=old, new=new, today=today, argument="value"
    )


def seats(cap: int | None, taken: int, article: str, cls: str) -> Finding:
    """May one more member of a class be appointed, where the plan caps the class (Art 8, 9)? ``cap`` None:
    no cap.
    """
    return holds(
        cap is None or taken < cap, "class_cap", article, cls=cls, cap=cap, taken=taken, argument="cls"
    )
