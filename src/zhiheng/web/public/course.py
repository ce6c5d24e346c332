"""The course of an edition as the public may know it: stages done, running, next, with their days."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhiheng.access import clock
from zhiheng.editions import selectors as editions
from zhiheng.law.instrument import Stage
from zhiheng.stages.notice.kinds import RUNNING
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Step

from .context import Context


def course(s: Context) -> tuple[Step, ...]:
    """Steps of the running or last edition; none where no call is out."""
    if s.edition is None:
        return ()
    at = position(s)
    given = {x.stage: x.at for x in editions.name_lists(s.edition.pk)}
    steps = []
    for n, stage in enumerate(s.rules.stages):
        if n < at:
            steps.append(
                Step(
                    stage.title, dates.short(clock.day(given[stage.id])) if stage.id in given else "", "done"
                )
            )
        elif n == at:
            steps.append(Step(stage.title, planned(s, stage), "now", _left(s, stage)))
        else:
            steps.append(Step(stage.title, planned(s, stage), "next"))
    return tuple(steps)


def position(s: Context) -> int:
    """Index of the running stage; past the last one where the edition is over."""
    order = [x.id for x in s.rules.stages]
    return order.index(s.stage.id) if s.stage else len(order)


def planned(s: Context, stage: Stage) -> str:
    """The planned day of a stage: 9月22日, or nothing."""
    day = (
        s.edition.deadline
        if stage.kind == "call"
        else dates.read(s.edition.plan.get("dates", {}).get(stage.id))
    )
    if day is None:
        return ""
    return f"{dates.short(day)} 24:00止" if stage.kind == "call" else f"计划{dates.short(day)}"


def following(s: Context) -> str:
    """What comes after the running stage: 资格审核（计划6月26日）, or nothing."""
    later = s.rules.stages[position(s) + 1 :]
    if not later:
        return ""
    when = planned(s, later[0])
    return f"{later[0].title}（{when}）" if when else later[0].title


def _left(s: Context, stage: Stage) -> str:
    if stage.kind == "call":
        return dates.left(s.edition.deadline, s.today)
    if stage.kind == "notice":
        found = s.notice
        return days_left(found, stage, s.today) if found and found.edition == s.edition.pk else ""
    return ""


def remaining(found: Any, today: date) -> int:
    """Counted days of a notice that are not over."""
    return sum(date.fromisoformat(d) >= today for d in found.days)


def unit(stage: Stage) -> str:
    return "个工作日" if stage.unit == "working" else "天"


def days_left(found: Any, stage: Stage, today: date) -> str:
    """还剩2个工作日, or that the days are over."""
    left = remaining(found, today)
    return f"还剩{left}{unit(stage)}" if left and found.state == RUNNING else "公示期已满"
