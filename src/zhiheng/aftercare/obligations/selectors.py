"""Everything that winners owe, from whichever part of the house asks for it: one list, computed (Art 22,
28).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.aftercare.duties import selectors as yearly
from zhiheng.aftercare.funds import kinds as finding
from zhiheng.aftercare.funds import selectors as funds
from zhiheng.aftercare.promotion import kinds as part
from zhiheng.aftercare.promotion import selectors as promotion
from zhiheng.editions import selectors as editions
from zhiheng.law.duties import Owed

DONE = (part.SIGNED_UP, part.ATTENDED, part.EXCUSED)


def owed(by: Viewer, today: date) -> list[Owed]:
    """What winners owe, as far as somebody may know of it: the oldest due day first."""
    return ordered(
        [
            *yearly.owed(by, today),
            *(_part(p) for p in promotion.tasks(by)),
            *(_finding(f) for f in funds.to_rectify(by)),
        ]
    )


def owed_to(award: str, today: date) -> list[Owed]:
    """The same for the house itself."""
    return ordered(
        [
            *yearly.owed_to(award, today),
            *(_part(p) for p in promotion.tasks_of(award)),
            *(_finding(f) for f in funds.to_rectify_of(award)),
        ]
    )


def ordered(rows: list[Owed]) -> list[Owed]:
    return sorted(rows, key=lambda o: (o.due, o.honour, o.id))


def _part(p: Any) -> Owed:
    """A winner's part in an activity: signed up, or missed and explained; missed without a word it stays
    open.
    """
    done = p.due if p.state in DONE else p.activity.on if p.state == part.MISSED and p.explanation else None
    article = editions.rules_of(p.honour).cite("keep_up")
    return Owed(
        f"part:{p.pk}", "keep_up", article, p.honour_id, f"报名参加{p.activity.name}", p.due, done, p.ref
    )


def _finding(f: Any) -> Owed:
    """What an inspection asks to be put right: done when the winner reported it."""
    done = f.due if f.state != finding.OPEN else None
    return Owed(
        f"rectify:{f.pk}", "prize_use", f.article, f.honour_id, f"整改：{f.facts[:40]}", f.due, done, f.ref
    )
