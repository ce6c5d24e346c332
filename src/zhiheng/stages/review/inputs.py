"""Inputs of the review: seats of a panel, scores and notes by item."""

from __future__ import annotations

from typing import Any

from zhiheng.access.inputs import Asking, Pair, Posted, Table
from zhiheng.editions import selectors as editions

from . import choices


class Seats(Table):
    """A role, or none, for each expert of the pools."""

    needed = False

    def row_options(self, a: Asking, obj: Any) -> list[Pair]:
        return [("", "——"), *choices.ROLES.items()]


class Percents(Table):
    """A step of the grid for each item of the criteria."""

    def rows(self, a: Asking, obj: Any) -> list[Pair]:
        return [(i.id, f"{i.id} {i.title}（{i.points}分）") for i in editions.criteria_of(obj).items]

    def row_options(self, a: Asking, obj: Any) -> list[Pair]:
        return [("", "——"), *((str(n), f"{n}%") for n in range(0, 101, editions.criteria_of(obj).step))]

    def before(self, a: Asking, obj: Any) -> dict[str, Any]:
        return dict(obj.percent)

    def reads(self, a: Asking, posted: Posted) -> dict[str, Any]:
        found: dict[str, str] = super().reads(a, posted)
        return {k: int(v) if v.isascii() and v.isdigit() and len(v) < 5 else v for k, v in found.items()}


class ItemNotes(Table):
    """Words on each item of the criteria, or none."""

    needed = False

    def rows(self, a: Asking, obj: Any) -> list[Pair]:
        return [(i.id, f"{i.id} {i.title}：{a.label}") for i in editions.criteria_of(obj).items]

    def before(self, a: Asking, obj: Any) -> dict[str, Any]:
        return {k: v for k, v in obj.notes.items() if isinstance(v, str)}
