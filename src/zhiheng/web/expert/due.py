"""When scoring ends by the work plan, and how long that is from now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from zhiheng.access import clock
from zhiheng.law import call

SOON = timedelta(days=3)
LAST_HOURS = timedelta(days=2)


@dataclass(frozen=True)
class Due:
    """The end of the planned day (24:00) or none, and the words for it; `soon` within three days."""

    at: datetime | None
    text: str
    soon: bool = False


def of(edition: Any, stage: str, now: datetime) -> Due:
    """The planned day of a stage. A plan without a day, or with words instead of one, sets no limit."""
    planned = edition.plan.get("dates", {}).get(stage, "")
    try:
        end = call.closes_at(date.fromisoformat(planned))
    except ValueError:
        return Due(None, "工作计划没有规定截止日")
    last = (end - timedelta(seconds=1)).astimezone(clock.SHANGHAI)
    return Due(end, f"{left(end - now)} · {last.month}月{last.day}日 24:00 截止", end - now < SOON)


def left(rest: timedelta) -> str:
    """Days while there are more than two, hours below, never a negative figure."""
    if rest <= timedelta(0):
        return "已过截止日"
    hours = int(rest.total_seconds() // 3600)
    if rest >= LAST_HOURS:
        return f"还有{hours // 24}天" + (f"{hours % 24}小时" if hours % 24 else "")
    return f"还有{hours}小时" if hours else "不到1小时"
