"""The edition's course as a picture: planned, actual and legal spans of each stage."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhiheng.access import clock
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import CLOSED, CONCLUDED
from zhiheng.law.instrument import Instrument
from zhiheng.stages.notice import selectors as notices
from zhiheng.web.frame.parts import Picture
from zhiheng.web.pictures.course import Bar, course

from . import dates

Span = tuple[date, date]


def picture(edition: Any, rules: Instrument, today: date) -> Picture | None:
    """None while nothing is planned."""
    order = [s.id for s in rules.stages]
    over = edition.state in (CONCLUDED, CLOSED)
    at = len(order) if over else order.index(edition.stage) if edition.stage in order else -1
    given = {x.stage: clock.day(x.at) for x in editions.name_lists(edition.pk)}
    shown = {n.stage: n for n in notices.of_edition(edition.pk)}
    least = dates.planned_notices(edition, rules)
    bars, since = [], edition.deadline and _opens(edition)
    for n, stage in enumerate(rules.stages):
        state = "done" if n < at else "now" if n == at else "next"
        actual = _actual(state, since, given.get(stage.id), today)
        bars.append(
            Bar(
                stage.title,
                state,
                _planned(edition, stage.id, n),
                actual,
                _legal(shown.get(stage.id)) or least.get(stage.id),
                _note(stage, shown.get(stage.id)),
            )
        )
        since = given.get(stage.id, since)
    return course(bars, today)


def _opens(edition: Any) -> date | None:
    return _day(edition.plan.get("opens"))


def _day(written: Any) -> date | None:
    return date.fromisoformat(written) if written else None


def _planned(edition: Any, stage: str, n: int) -> Span | None:
    plan = edition.plan
    opens, deadline = _day(plan.get("opens")), _day(plan.get("deadline"))
    if n == 0:
        return (opens, deadline) if opens and deadline else None
    day = _day(plan.get("dates", {}).get(stage))
    return (day, day) if day else None


def _actual(state: str, since: date | None, until: date | None, today: date) -> Span | None:
    if state == "next" or since is None:
        return None
    last = until or today
    return (min(since, last), last)


def _legal(notice: Any) -> Span | None:
    return (notice.published, notice.last_day) if notice is not None and notice.last_day else None


def _note(stage: Any, notice: Any) -> str:
    if notice is not None and notice.last_day:
        return f"{notice.last_day.month}月{notice.last_day.day}日期满"
    unit = "个工作日" if getattr(stage, "unit", "") == "working" else "天"
    return f"不少于{stage.days}{unit}" if stage.kind == "notice" else ""
