"""Spans of years and what they reach.

Counting follows Civil Code 201-203: first day not counted, numbers inclusive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Years:
    n: int


@dataclass(frozen=True)
class Editions:
    n: int


@dataclass(frozen=True)
class Forever:
    pass


Span = Years | Editions | Forever


def parse(written: str) -> Span:
    """ "P4Y" four years, "E2" two editions, "forever". Raises ValueError on anything else."""
    if written == "forever":
        return Forever()
    found = re.fullmatch(r"P(\d+)Y|E(\d+)", written)
    if not found:
        raise ValueError(f"no span: {written!r}")
    return Years(int(found[1])) if found[1] else Editions(int(found[2]))


def add_years(day: date, n: int) -> date:
    """The same date n years on; 29 February becomes the 28th where the year has none."""
    try:
        return day.replace(year=day.year + n)
    except ValueError:
        return day.replace(year=day.year + n, day=28)


def through(start: date, span: Span) -> date | None:
    """Last day of a span that runs from ``start``, inclusive. None: for ever, or counted in editions."""
    return add_years(start, span.n) if isinstance(span, Years) else None


def inside_lookback(event: date, anchor: date, years: int) -> bool:
    """Is the event within the ``years`` up to and including the anchor? (readings 4 and 40)"""
    return event <= anchor <= add_years(event, years)


def clear_from(event: date, years: int) -> date:
    """First day on which the event is outside the look-back."""
    return add_years(event, years) + timedelta(days=1)
