"""A notice's clock with every calendar day: counted ones numbered, days off named, make-up days named."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zhiheng.law.workdays import Calendar
from zhiheng.web.frame import dates

from .pages import Day, DayKind

FEASTS = (
    ((1, 1), (1, 3), "元旦"),
    ((1, 20), (2, 26), "春节"),
    ((4, 2), (4, 8), "清明节"),
    ((5, 1), (5, 8), "劳动节"),
    ((5, 26), (6, 30), "端午节"),
    ((9, 3), (9, 5), "抗战胜利纪念日"),
    ((9, 6), (9, 30), "中秋节"),
    ((10, 1), (10, 8), "国庆节"),
)


def of(found: Any, calendar: Calendar, working: bool, today: date) -> tuple[Day, ...]:
    """Every day from the publication to the last day counted; while a year is unknown, to the last day
    known.
    """
    counted = {date.fromisoformat(d): n for n, d in enumerate(found.days, 1)}
    last = max(counted, default=found.published)
    made = []
    for n in range((last - found.published).days + 1):
        day = found.published + timedelta(days=n)
        made.append(_day(day, counted, calendar, working, today, first=n == 0, last=day == last))
    return tuple(made)


def _day(
    day: date,
    counted: dict[date, int],
    calendar: Calendar,
    working: bool,
    today: date,
    *,
    first: bool,
    last: bool,
) -> Day:
    number = counted.get(day)
    if first:
        note = "发布日，不计"
    elif number is None:
        note = f"{feast(day, calendar) or '周末'}，不计"
    else:
        note = f"第{number}个" if working else f"第{number}天"
        note += "，调休上班" if is_makeup(day, calendar) else ""
        note += "，最后一天" if last else ""
    if day == today:
        note += "，今天"
    return Day(
        dates.short(day),
        dates.weekday(day),
        note,
        _kind(day, today, number, first),
        str(day.isoweekday()) if first else "",
    )


def _kind(day: date, today: date, number: int | None, first: bool) -> DayKind:
    if number is None and not first:
        return "off"
    return "past" if day < today else "today" if day == today else "next"


def is_makeup(day: date, calendar: Calendar) -> bool:
    """A weekend day on which people work by the yearly notice."""
    notice = calendar.years.get(day.year)
    return notice is not None and day in notice.makeup


def feast(day: date, calendar: Calendar) -> str:
    """Name of the holiday that a day off by the yearly notice belongs to; "" on an ordinary weekend.

    The notices give days, not names; which feast a run of days off belongs to follows from where in the year
    it lies.
    """
    notice = calendar.years.get(day.year)
    if notice is None or day not in notice.off:
        return ""
    start = day
    while start - timedelta(days=1) in notice.off:
        start -= timedelta(days=1)
    run = [start]
    while run[-1] + timedelta(days=1) in notice.off:
        run.append(run[-1] + timedelta(days=1))
    return _named(run)


def _named(run: list[date]) -> str:
    """National Day wins where a run holds two feasts; a run in no known place of the year is called a
    holiday.
    """
    found = [name for first, last, name in FEASTS if any(first <= (d.month, d.day) <= last for d in run)]
    return f"{found[-1]}放假" if found else "节假日放假"
