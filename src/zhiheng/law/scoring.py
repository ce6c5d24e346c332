"""Scoring on the criteria's items: per cent in steps, exact points, one total that decides (GB/T 19580,
readings 11, 23).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import median_low
from typing import Any

from .finding import Finding, Value, holds, not_met
from .instrument import InstrumentError
from .loader import DATA

BANDS = ((0, 5), (10, 25), (30, 45), (50, 65), (70, 85), (90, 100))


@dataclass(frozen=True)
class Item:
    id: str
    title: str
    points: int
    kind: str


@dataclass(frozen=True)
class Criteria:
    code: str
    edition: str
    total: int
    step: int
    categories: Mapping[str, str]
    items: tuple[Item, ...]

    @property
    def points(self) -> Mapping[str, int]:
        return {i.id: i.points for i in self.items}


def load(name: str) -> Criteria:
    return parse((DATA / "criteria" / f"{name}.toml").read_text(encoding="utf-8"))


def path(name: str) -> Path:
    return DATA / "criteria" / f"{name}.toml"


def parse(text: str) -> Criteria:
    """Criteria from TOML. Raises InstrumentError where the points do not add up to the total."""
    raw = tomllib.loads(text)
    items = tuple(Item(r["id"], r["title"], r["points"], r["kind"]) for r in raw["item"])
    made = Criteria(
        raw["code"],
        raw["edition"],
        raw["total"],
        raw["step"],
        {c["id"]: c["title"] for c in raw["category"]},
        items,
    )
    return _whole(made)


def overlay(criteria: Criteria, points: Mapping[str, int]) -> Criteria:
    """A sector's points on the same tree (Art 16).

    Raises InstrumentError unless they still total the same.
    """
    strange = set(points) - set(criteria.points)
    if strange:
        raise InstrumentError(f"overlay names items that are not in the criteria: {sorted(strange)}")
    items = tuple(Item(i.id, i.title, points.get(i.id, i.points), i.kind) for i in criteria.items)
    return _whole(
        Criteria(criteria.code, criteria.edition, criteria.total, criteria.step, criteria.categories, items)
    )


def _whole(criteria: Criteria) -> Criteria:
    total = sum(i.points for i in criteria.items)
    if len(criteria.points) < len(criteria.items):
        raise InstrumentError("criteria name an item twice")
    homeless = [i.id for i in criteria.items if i.id.rsplit(".", 1)[0] not in criteria.categories]
    if homeless:
        raise InstrumentError(f"criteria have no category for {homeless}")
    if total != criteria.total or any(i.points < 0 for i in criteria.items):
        raise InstrumentError(f"criteria total {total}, not {criteria.total}")
    return criteria


def check_percent(criteria: Criteria, percent: Mapping[str, Any], article: str) -> list[Finding]:
    """Is every entry an item of the criteria with a whole per cent on the grid? One finding per fault."""
    return [
        not_met("score_on_grid", article, item=str(item), got=str(value), step=criteria.step)
        for item, value in percent.items()
        if item not in criteria.points or not on_grid(criteria, value)
    ]


def on_grid(criteria: Criteria, value: Any) -> bool:
    return (
        isinstance(value, int)
        and not isinstance(value, bool)
        and 0 <= value <= 100
        and value % criteria.step == 0
    )


def missing_items(criteria: Criteria, percent: Mapping[str, int | None]) -> list[str]:
    return [i.id for i in criteria.items if percent.get(i.id) is None]


def book_total(criteria: Criteria, percent: Mapping[str, int]) -> Fraction:
    """Exact points of one complete book."""
    return sum((Fraction(percent[i.id] * i.points, 100) for i in criteria.items), Fraction(0))


def category_totals(criteria: Criteria, percent: Mapping[str, int]) -> dict[str, Fraction]:
    totals = {c: Fraction(0) for c in criteria.categories}
    for i in criteria.items:
        totals[i.id.rsplit(".", 1)[0]] += Fraction(percent[i.id] * i.points, 100)
    return totals


def mean_total(criteria: Criteria, books: Sequence[Mapping[str, int]]) -> Fraction:
    """Mean of the books' totals; raises ValueError where there is none."""
    if not books:
        raise ValueError("no book")
    return sum((book_total(criteria, b) for b in books), Fraction(0)) / len(books)


def floor(total: Fraction, least: Fraction, article: str) -> Finding:
    """At or above the floor, inclusive, on the unrounded total (reading 23)."""
    found = holds(total >= least, "floor", article, total=str(total), floor=str(least))
    return Finding(found.rule, found.article, found.value, facts=found.facts, reading=23)


def gate(total: Fraction, least: Fraction, article: str) -> Finding:
    """An absolute gate to the next stage (reading 10)."""
    found = holds(total >= least, "gate", article, total=str(total), gate=str(least))
    return Finding(found.rule, found.article, found.value, facts=found.facts, reading=10)


def band(value: int) -> int:
    """Index of the scoring band a per cent lies in."""
    return next(n for n, (low, high) in enumerate(BANDS) if low <= value <= high)


def discuss(values: Sequence[int]) -> bool:
    """Do the members differ so much that a note is owed: 20 points apart, or in bands that do not touch?"""
    return max(values) - min(values) >= 20 or band(max(values)) - band(min(values)) > 1


def default_consensus(values: Sequence[int], step: int = 5) -> int:
    """The median of the members, on the grid: what reconciliation starts from."""
    return median_low(sorted(values)) // step * step


def rank_order(totals: Mapping[str, Fraction]) -> list[str]:
    return sorted(totals, key=lambda c: (-totals[c], c))


def complete(criteria: Criteria, percent: Mapping[str, int | None], article: str) -> Finding:
    missing = missing_items(criteria, percent)
    if not missing:
        return Finding("book_complete", article, Value.MET)
    return Finding("book_complete", article, Value.NOT_MET, facts={"items": missing}, missing=tuple(missing))
