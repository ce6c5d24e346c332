"""When scoring ends by the work plan, and how long that is from now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from zhiheng.access import clock
from zhiheng.editions import selectors as editions
from zhiheng.law import call, conduct

SOON = timedelta(days=3)
LAST_HOURS = timedelta(days=2)


@dataclass(frozen=True)
class Due:
    """The end of the planned day (24:00) or none, and the words for it; `soon` within three days."""

    at: datetime | None
    text: str
    soon: bool = False


def of(book: Any, now: datetime) -> Due:
    """The end of the day before the next stage's planned one; a plan without such a day sets no limit."""
    end = _end(book)
    if end is None:
        return Due(None, "工作计划没有规定截止日")
    last = (end - timedelta(seconds=1)).astimezone(clock.SHANGHAI)
    return Due(end, f"{left(end - now)} · {last.month}月{last.day}日 24:00 截止", end - now < SOON)


def _end(book: Any) -> datetime | None:
    planned = book.case.edition.plan.get("dates", {})
    order = [s.id for s in editions.rules_of(book).stages]
    last = conduct.last_day(order, planned, book.stage)
    return call.closes_at(last) if last else None


def left(rest: timedelta) -> str:
    """Days while there are more than two, hours below, never a negative figure."""
    if rest <= timedelta(0):
        return "已过截止日"
    hours = int(rest.total_seconds() // 3600)
    if rest >= LAST_HOURS:
        return f"还有{hours // 24}天" + (f"{hours % 24}小时" if hours % 24 else "")
    return f"还有{hours}小时" if hours else "不到1小时"
