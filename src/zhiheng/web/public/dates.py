"""Days and hours as they are written on public pages."""

from __future__ import annotations

from datetime import date
from typing import Any

WEEKDAYS = "一二三四五六日"


def full(day: date | None) -> str:
    """2026年9月22日, or a dash."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "——"


def short(day: date) -> str:
    """9月22日."""
    return f"{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """星期二."""
    return f"星期{WEEKDAYS[day.weekday()]}"


def with_weekday(day: date) -> str:
    """9月22日（星期二）."""
    return f"{short(day)}（{weekday(day)}）"


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
