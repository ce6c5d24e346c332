"""An expert's books of one edition as the law counts them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from zhiheng.access import instants
from zhiheng.editions import pinned
from zhiheng.editions.models import Edition
from zhiheng.law import conduct as law
from zhiheng.law import points
from zhiheng.stages.review.kinds import LOCKED
from zhiheng.stages.review.models import Book, Consensus

from . import kinds
from .models import Misconduct


def of_edition(edition: Edition) -> dict[str, law.Figures]:
    """Figures of every expert with a book, by user; three questions, however many experts."""
    rules = pinned.rules_of(edition)
    order = [s.id for s in rules.stages]
    common = {
        (c, s): t
        for c, s, t in Consensus.objects.filter(case__edition=edition)
        .exclude(total="")
        .values_list("case", "stage", "total")
    }
    planned = edition.plan.get("dates", {})
    due = {s.id: law.last_day(order, planned, s.id) for s in rules.reviews}
    scored: dict[str, list[law.Scored]] = {}
    for b in Book.objects.filter(case__edition=edition).only(
        "case_id", "stage", "user_id", "total", "notes", "state", "locked_at"
    ):
        locked = b.state == LOCKED
        day = instants.day(b.locked_at) if locked and b.locked_at else None
        agreed = common.get((b.case_id, b.stage), "")
        made = law.Scored(
            due.get(b.stage), day, _points(b.total) if locked else None, _points(agreed), comments(b.notes)
        )
        scored.setdefault(b.user_id, []).append(made)
    found = _founded(edition)
    return {user: law.figures(books, found.get(user, 0)) for user, books in scored.items()}


def _points(total: str) -> Fraction | None:
    return points.parse(total) if total else None


def comments(notes: dict[str, Any]) -> int:
    """Comments in a book: what was written under each item, line by line."""
    said = [text for note in notes.values() for text in (note.values() if isinstance(note, dict) else [note])]
    return sum(bool(line.strip()) for text in said for line in str(text).splitlines())


def _founded(edition: Edition) -> dict[str, int]:
    """Cases found against somebody since the edition's panel was engaged."""
    rows = Misconduct.objects.filter(award=edition.award_id, state=kinds.FOUNDED)
    if edition.panel_on is not None:
        rows = rows.filter(decided_on__gte=edition.panel_on)
    counted: dict[str, int] = {}
    for user in rows.values_list("user", flat=True):
        counted[user] = counted.get(user, 0) + 1
    return counted


def plain(found: law.Figures) -> dict[str, Any]:
    """Figures as they are kept: exact, without floats."""
    return {
        "books": found.books,
        "locked": found.locked,
        "late": found.late,
        "days_late": found.days_late,
        "spread": points.text(found.spread) if found.spread is not None else "",
        "comments": found.comments,
        "founded": found.founded,
    }
