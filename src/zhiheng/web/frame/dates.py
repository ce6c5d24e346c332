"""Days and instants as people read them: the one place where pages make words of them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from zhiheng.access import clock

ISO = re.compile(r"(?<![\d/-])(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?(?![\d-])")
WEEKDAYS = "一二三四五六日"
NONE = "——"


def plain(text: str) -> str:
    """The text with ``2026-06-18`` as 2026年6月18日 and ``2026-06-18 09:00:05.000`` as 2026年6月18日
    09:00:05.
    """
    return ISO.sub(_said, text)


def _said(found: re.Match[str]) -> str:
    year, month, day, time = found.groups()
    return f"{int(year)}年{int(month)}月{int(day)}日" + (f" {time}" if time else "")


def full(day: date | None) -> str:
    """2026年9月22日, or a dash."""
    return f"{day.year}年{day.month}月{day.day}日" if day else NONE


def short(day: date) -> str:
    """9月22日."""
    return f"{day.month}月{day.day}日"


def moment(at: datetime | None) -> str:
    """9月22日 16:05 in Shanghai, or a dash."""
    if not at:
        return NONE
    local = at.astimezone(clock.SHANGHAI)
    return f"{short(local)} {local:%H:%M}"


def weekday(day: date) -> str:
    """星期二."""
    return f"星期{WEEKDAYS[day.weekday()]}"


def with_weekday(day: date) -> str:
    """9月22日（星期二）."""
    return f"{short(day)}（{weekday(day)}）"


def span(first: date | None, last: date | None) -> str:
    """7月6日—24日 within a month, 6月30日—7月6日 across two, years where they differ."""
    if first is None or last is None:
        return full(first or last)
    if first == last:
        return full(first)
    if first.year != last.year:
        return f"{full(first)}—{full(last)}"
    return f"{full(first)}—{last.day}日" if first.month == last.month else f"{full(first)}—{short(last)}"


def read(text: Any) -> date | None:
    """A day from its ISO form; None for anything else, so that a plan without a date shows none."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def left(until: date | None, today: date) -> str:
    """How long a day is away: 还有9天, 今天截止, 已截止."""
    if until is None:
        return ""
    days = (until - today).days
    return f"还有{days}天" if days > 0 else "今天截止" if days == 0 else "已截止"


def overdue(due: date, today: date) -> str:
    """Days late, or days left."""
    days = (today - due).days
    return f"逾期{days}天" if days > 0 else "今天到期" if days == 0 else f"还有{-days}天"
