"""Working days by the State Council's yearly notices, make-up days included.

A year without a notice is unknown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .finding import Value


@dataclass(frozen=True)
class YearNotice:
    """One year's arrangement: days off and make-up working days, with the document that says so."""

    year: int
    source: str
    off: frozenset[date]
    makeup: frozenset[date]
    provisional: bool = False


@dataclass(frozen=True)
class Count:
    """The answer to "n working days from": last day, every day counted, the notices used."""

    value: Value
    end: date | None
    days: tuple[date, ...]
    sources: tuple[str, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Calendar:
    years: Mapping[int, YearNotice]

    def is_working(self, day: date) -> bool | None:
        """None where the year's notice is not loaded."""
        notice = self.years.get(day.year)
        if notice is None:
            return None
        return day in notice.makeup or (day.weekday() < 5 and day not in notice.off)

    def merged(self, other: Calendar) -> Calendar:
        return Calendar({**self.years, **other.years})


def parse(text: str) -> Calendar:
    """Read a calendar file: one ``[[year]]`` table with ``year``, ``source``, ``off`` ranges and ``makeup``
    days.

    Raises ValueError on an unknown key, a day outside its year, or a make-up day that is a day off.
    """
    years: dict[int, YearNotice] = {}
    for table in tomllib.loads(text).get("year", []):
        notice = _year(table)
        years[notice.year] = notice
    if not years:
        raise ValueError("a calendar names at least one year")
    return Calendar(years)


def _year(table: Mapping[str, Any]) -> YearNotice:
    strange = set(table) - {"year", "source", "off", "makeup", "provisional"}
    if strange or not {"year", "source", "off", "makeup"} <= set(table):
        raise ValueError(f"calendar year: keys {sorted(table)}")
    off = frozenset(d for span in table["off"] for d in _span(span))
    makeup = frozenset(date.fromisoformat(d) for d in table["makeup"])
    if any(d.year != table["year"] for d in off | makeup) or off & makeup:
        raise ValueError(f"calendar year {table['year']}: a day outside the year, or both off and working")
    return YearNotice(table["year"], table["source"], off, makeup, bool(table.get("provisional", False)))


def _span(written: str) -> list[date]:
    first, _, last = written.partition("/")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return [start + timedelta(days=i) for i in range((end - start).days + 1)]


def working_days(calendar: Calendar, start: date, n: int) -> Count:
    """The n-th working day after ``start``, which is itself not counted (Civil Code 201; reading 40)."""
    day = start
    days: list[date] = []
    used: list[int] = []
    while len(days) < n:
        day += timedelta(days=1)
        working = calendar.is_working(day)
        if working is None:
            return Count(
                Value.UNKNOWN, None, tuple(days), _sources(calendar, used), (f"calendar:{day.year}",)
            )
        if day.year not in used:
            used.append(day.year)
        if working:
            days.append(day)
    return Count(Value.MET, days[-1] if days else start, tuple(days), _sources(calendar, used))


def calendar_days(start: date, n: int) -> Count:
    """n calendar days after ``start``; for awards whose notice counts every day."""
    days = tuple(start + timedelta(days=i) for i in range(1, n + 1))
    return Count(Value.MET, days[-1], days, ())


def _sources(calendar: Calendar, used: list[int]) -> tuple[str, ...]:
    return tuple(calendar.years[y].source for y in used)
