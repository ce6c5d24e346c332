"""The window for applications (Art 17(1); readings 2, 31, 42)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from .finding import Finding, Value, holds

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def closes_at(deadline: date) -> datetime:
    """ "24:00" of the deadline: the first instant that is too late."""
    return datetime.combine(deadline + timedelta(days=1), datetime.min.time(), SHANGHAI)


def in_time(arrived_at: datetime, deadline: date, article: str) -> Finding:
    """Did the whole submission reach the server before 24:00? The instant of writing does not matter
    (reading 42).
    """
    late = closes_at(deadline)
    found = holds(
        arrived_at < late,
        "in_time",
        article,
        arrived=arrived_at.astimezone(SHANGHAI).isoformat(timespec="milliseconds"),
        deadline=deadline,
    )
    return Finding(found.rule, found.article, found.value, facts=found.facts, reading=42)


def window_open(today: date, opens: date, deadline: date, article: str) -> Finding:
    return holds(
        opens <= today <= deadline, "window_open", article, opens=opens, deadline=deadline, today=today
    )


def cycle(last_year: int | None, year: int, every: int, article: str) -> Finding:
    """A planning aid: an edition off the cycle warns and does not block (reading 2)."""
    if last_year is None:
        return Finding("cycle", article, Value.MET, reading=2)
    found = holds(year - last_year >= every, "cycle", article, last=last_year, year=year, every=every)
    return Finding(found.rule, found.article, found.value, facts=found.facts, reading=2)
