"""The order of stages and the name lists that join them (Art 17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .finding import Finding, holds
from .instrument import Instrument, Stage


@dataclass(frozen=True)
class Difference:
    added: tuple[str, ...]
    removed: tuple[str, ...]


def difference(before: Sequence[str], after: Sequence[str]) -> Difference:
    """What a list adds to and drops from the one before it; each drop needs its reason."""
    return Difference(tuple(c for c in after if c not in before), tuple(c for c in before if c not in after))


def reasons_given(
    before: Sequence[str], after: Sequence[str], reasons: Mapping[str, str], article: str
) -> list[Finding]:
    """Nobody joins a list midway, and whoever leaves it is told why."""
    change = difference(before, after)
    silent = [c for c in change.removed if not reasons.get(c, "").strip()]
    return [
        holds(not change.added, "list_subset", article, added=list(change.added)),
        holds(not silent, "list_reasons", article, silent=silent),
    ]


def index(instrument: Instrument, stage: str) -> int:
    return next(i for i, s in enumerate(instrument.stages) if s.id == stage)


def after(instrument: Instrument, stage: str) -> Stage | None:
    """The stage that takes what this one gives."""
    at = index(instrument, stage) + 1
    return instrument.stages[at] if at < len(instrument.stages) else None


def order_differs(chosen: Sequence[str], by_score: Sequence[str]) -> bool:
    """Is somebody left out who stands before somebody chosen in the order of scores?"""
    return any(
        c not in chosen and any(x in chosen for x in by_score[i + 1 :]) for i, c in enumerate(by_score)
    )
