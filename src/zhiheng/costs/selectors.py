"""Reading the costs of a review."""

from __future__ import annotations

from typing import NamedTuple

from zhiheng.law import budget as law

from . import kinds
from .models import Cost


class Sums(NamedTuple):
    """Of one line, in fen: paid, and committed but not paid yet."""

    paid: int
    committed: int


def of_edition(edition: str) -> list[Cost]:
    return list(Cost.objects.filter(edition=edition).select_related("line").order_by("committed_at", "pk"))


def of_line(line: str) -> list[Cost]:
    return list(Cost.objects.filter(line=line).order_by("committed_at", "pk"))


def sums(costs: list[Cost]) -> Sums:
    return Sums(
        sum(c.fen for c in costs if c.state == kinds.PAID),
        sum(c.fen for c in costs if c.state == kinds.COMMITTED),
    )


def by_sort(costs: list[Cost]) -> dict[str, Sums]:
    """Each kind of cost in the order of the law's list, those without any too."""
    return {sort: sums([c for c in costs if c.sort == sort]) for sort in law.SORTS}
