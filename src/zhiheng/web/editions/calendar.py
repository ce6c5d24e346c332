"""The edition's calendar: months with working days, plan, facts, and the legal minimum of the notice
hatched.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock
from zhiheng.editions import selectors as editions
from zhiheng.law import workdays
from zhiheng.stages.notice import selectors as notices
from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.parts import Link, Table

from . import dates
from .pages import CalendarDay, CalendarPage, Month


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Every month from the first day of the plan to its last; ?edition= chooses another edition."""
    by = rendering.viewer_of(request)
    require(by, "calendar")
    known = editions.editions(by)
    edition = next((e for e in known if e.pk == request.GET.get("edition")), known[0] if known else None)
    if edition is None:
        return rendering.page(
            request,
            "editions/calendar.html",
            "日历",
            CalendarPage(
                "日历",
                "还没有届次",
                (),
                Table("日程", ("日期", "事项"), (), "编制工作方案之后，这里显示全部日程"),
            ),
        )
    rules, today = editions.rules_of(edition), clock.day(clock.now(edition.award))
    events, legal = _events(edition, rules), _legal(edition, rules)
    days = [*events, *legal, today]
    known_days = editions.calendar(edition.award)
    months = tuple(_month(m, events, legal, today, known_days) for m in _months(min(days), max(days)))
    rows = tuple((f"{d.month}月{d.day}日", "；".join(words)) for d, words in sorted(events.items()))
    shown = CalendarPage(
        f"{edition.named}日历",
        "斜线为公示的法定最短期限，打点为休息日",
        months,
        Table("日程", ("日期", "事项"), rows, "方案里还没有日期"),
        Link("届次页", f"/edition/{edition.pk}/"),
    )
    return rendering.page(request, "editions/calendar.html", "日历", shown)


def _events(edition: Any, rules: Any) -> dict[date, list[str]]:
    """What is planned and what happened, by day."""
    found: dict[date, list[str]] = {}

    def note(written: Any, words: str) -> None:
        if written:
            found.setdefault(date.fromisoformat(str(written)), []).append(words)

    plan = edition.plan
    note(plan.get("opens"), "申报开始")
    note(plan.get("deadline"), "申报截止（24:00）")
    note(plan.get("replies_due"), "部门复函截止")
    for stage in rules.stages:
        note(plan.get("dates", {}).get(stage.id), f"计划：{stage.title}")
    for made in editions.name_lists(edition.pk):
        note(clock.day(made.at).isoformat(), f"形成{made.title}")
    for notice in notices.of_edition(edition.pk):
        note(notice.published.isoformat(), "公示发布")
        note(notice.last_day and notice.last_day.isoformat(), "公示最后一天")
    return found


def _legal(edition: Any, rules: Any) -> frozenset[date]:
    """Days of the notice: the actual ones, else those the plan would give."""
    shown = notices.of_edition(edition.pk)
    spans = [(n.published, n.last_day) for n in shown if n.last_day]
    if not spans:
        spans = list(dates.planned_notices(edition, rules).values())
    return frozenset(
        first + timedelta(days=n) for first, last in spans for n in range((last - first).days + 1)
    )


def _months(first: date, last: date) -> list[date]:
    made: list[date] = []
    day = first.replace(day=1)
    while day <= last and len(made) < 24:
        made.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return made


def _month(
    first: date, events: dict[date, list[str]], legal: frozenset[date], today: date, known: workdays.Calendar
) -> Month:
    blank = tuple(CalendarDay("", "", ()) for _ in range(first.weekday()))
    days, day = [], first
    while day.month == first.month:
        working = known.is_working(day)
        kinds = ["is-off" if working is False else "is-unknown" if working is None else ""]
        kinds += ["is-legal"] if day in legal else []
        kinds += ["is-today"] if day == today else []
        days.append(CalendarDay(str(day.day), " ".join(k for k in kinds if k), tuple(events.get(day, ()))))
        day += timedelta(days=1)
    return Month(f"{first.year}年{first.month}月", (*blank, *days))
