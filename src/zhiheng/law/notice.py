"""The public notice's clock and what may end it (Art 17(6); readings 14, 26, 27, 40)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from .finding import Finding, Value, holds, unknown
from .instrument import Stage
from .workdays import Calendar, Count, calendar_days, working_days


def clock(stage: Stage, published: date, calendar: Calendar, lost: int = 0) -> Count:
    """The notice's days: the day of publication is not counted; days lost by an interruption are added
    (reading 27).
    """
    if stage.unit == "calendar":
        return calendar_days(published, stage.days + lost)
    return working_days(calendar, published, stage.days + lost)


def may_close(stage: Stage, count: Count, today: date) -> Finding:
    """The notice is over on the day after its last day; unknown while a year's arrangement is not
    published.
    """
    if count.end is None:
        return unknown("notice_over", stage.art, *count.missing, days=stage.days, unit=stage.unit)
    found = holds(
        today > count.end, "notice_over", stage.art, last_day=count.end, days=stage.days, unit=stage.unit
    )
    if found.value is Value.MET:
        return found
    return Finding(
        found.rule,
        found.article,
        found.value,
        facts=found.facts,
        reading=40,
        met_from=count.end + timedelta(days=1),
    )


def objections_closed(open_numbers: Sequence[str], article: str) -> Finding:
    return holds(not open_numbers, "objections_closed", article, open=list(open_numbers))


def may_pursue(named: bool, checkable: bool, article: str) -> Finding:
    """Anonymous objections are taken up where they bring facts that can be checked (reading 26)."""
    found = holds(named or checkable, "objection_checkable", article, named=named)
    return Finding(found.rule, found.article, found.value, facts=found.facts, reading=26)
