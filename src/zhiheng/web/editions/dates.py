"""The next date that the law or the plan sets, with its arithmetic spelled out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import RUNNING
from zhiheng.law import citation, workdays
from zhiheng.law.instrument import Instrument
from zhiheng.stages.notice import selectors as notices
from zhiheng.web.frame import dates as days
from zhiheng.web.frame.parts import Cite


@dataclass(frozen=True, slots=True)
class NextDate:
    """``steps`` is the count, day by day where it is short; ``cite`` is empty for a date that only the
    plan sets.
    """

    title: str
    day: str
    left: str
    steps: tuple[str, ...]
    cite: Cite | None


def upcoming(edition: Any, rules: Instrument, today: date) -> NextDate | None:
    """The notice's last day, the deadline, the departments' due day, or the next stage's planned day."""
    calendar = editions.calendar(edition.award)
    running = next((n for n in notices.of_edition(edition.pk) if n.state == RUNNING), None)
    if running is not None:
        return _notice(running, rules, today, calendar)
    plan = edition.plan
    if edition.deadline and today <= edition.deadline:
        return _plain(
            "申报截止",
            edition.deadline,
            today,
            calendar,
            Cite(citation.article(rules.cite("apply"))),
            "当日 24:00 前到达的算按时；之后系统不再接收",
        )
    due = plan.get("replies_due", "")
    if edition.stage == rules.stages[1].id and due:
        return _plain(
            "部门复函截止",
            date.fromisoformat(due),
            today,
            calendar,
            Cite(citation.article(rules.cite("bars"))),
            "未答复的不视为没有情形",
        )
    planned = plan.get("dates", {}).get(edition.stage, "")
    if planned:
        return _plain(
            f"{rules.stage(edition.stage).title}（计划）",
            date.fromisoformat(planned),
            today,
            calendar,
            None,
            "工作方案确定的日期，不是法定期限",
        )
    return None


def planned_notices(edition: Any, rules: Instrument) -> dict[str, tuple[date, date]]:
    """The least days of each notice, counted from the day that the plan sets for it."""
    made: dict[str, tuple[date, date]] = {}
    for stage in rules.stages:
        day = edition.plan.get("dates", {}).get(stage.id)
        if stage.kind != "notice" or not day:
            continue
        first = date.fromisoformat(day)
        least = (
            workdays.calendar_days(first, stage.days)
            if stage.unit == "calendar"
            else workdays.working_days(editions.calendar(edition.award), first, stage.days)
        )
        if least.end:
            made[stage.id] = (first, least.end)
    return made


def _notice(notice: Any, rules: Instrument, today: date, calendar: workdays.Calendar) -> NextDate:
    cite = Cite(citation.article(rules.cite("notice")))
    if notice.last_day is None:
        return NextDate(
            "公示期满",
            "暂不能确定",
            "",
            ("下一年度的放假安排尚未公布或未载入。载入后重新计算；在此之前不能作出决定",),
            cite,
        )
    steps = [f"{days.short(notice.published)}发布，当日不计"]
    steps += [
        f"第{n}个工作日：{days.with_weekday(date.fromisoformat(d))}" for n, d in enumerate(notice.days, 1)
    ]
    if notice.lost:
        steps.append(f"其中因中断顺延{notice.lost}个工作日")
    steps.append(
        f"{days.short(notice.last_day)} 24:00 期满，"
        f"{days.short(notice.last_day + timedelta(days=1))}起可以结束公示"
    )
    return NextDate(
        "公示期满", days.full(notice.last_day), _left(notice.last_day, today, calendar), tuple(steps), cite
    )


def _plain(
    title: str, day: date, today: date, calendar: workdays.Calendar, cite: Cite | None, note: str
) -> NextDate:
    return NextDate(
        title, f"{days.full(day)}（{days.weekday(day)}）", _left(day, today, calendar), (note,), cite
    )


def _left(day: date, today: date, calendar: workdays.Calendar) -> str:
    """Days and working days from tomorrow through the day; working days are left out where a year is
    unknown.
    """
    away = (day - today).days
    if away < 0:
        return f"已过{-away}天"
    if away == 0:
        return "就是今天"
    working = [calendar.is_working(today + timedelta(days=n)) for n in range(1, away + 1)]
    return (
        f"还有{away}天" if None in working else f"还有{away}天，其中{sum(bool(w) for w in working)}个工作日"
    )


overdue = days.overdue
