"""Reminders of yearly duties: once each, computed from the register, however often and late the house ticks.

Two honours from before the house owe the year 2026 too; what is said of them is left aside here.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

DUE = date(2027, 3, 31)


def outbox() -> list[tuple[str, ...]]:
    from zhiheng.outbox.models import Message

    rows = Message.objects.filter(key="duty_due").exclude(subject__contains="2026年度自评")
    return sorted(rows.values_list("id", "to", "subject", "text"))


def test_three_times_is_once(golden: Any) -> None:
    from zhiheng import jobs

    day = DUE - timedelta(days=30)
    before = jobs.tick(day - timedelta(days=1))
    assert jobs.tick(day) == before + 3
    first = outbox()
    assert [jobs.tick(day), jobs.tick(day), jobs.tick(day + timedelta(days=1))] == [before + 3] * 3
    assert outbox() == first and len(first) == 3
    assert all(
        "2027年度自评：请在2027年3月31日前办理" in subject and "第二十八条" in text
        for _, _, subject, text in first
    )


@pytest.mark.parametrize(("days", "sent"), [(-31, 0), (-30, 3), (-7, 3), (0, 3), (1, 3), (31, 3)])
def test_a_late_tick_sends_the_last_reminder_alone(golden: Any, days: int, sent: int) -> None:
    from zhiheng import jobs

    jobs.tick(DUE + timedelta(days=days))
    assert len(outbox()) == sent


def test_every_mark_once_over_a_year(golden: Any) -> None:
    from zhiheng import jobs

    for n in range(-40, 70):
        jobs.tick(DUE + timedelta(days=n))
    said = [subject for _, to, subject, _ in outbox() if to == golden.user("a1")]
    assert len(said) == 5 and sum("逾期" in s for s in said) == 3


def test_what_was_filed_is_not_reminded(golden: Any) -> None:
    from zhiheng import jobs
    from zhiheng.aftercare.duties.models import AnnualReport
    from zhiheng.registry.models import Honour

    honour = Honour.objects.get(case=golden.case("A1").pk)
    golden.do(
        "a1",
        "open_annual_report",
        honour.ref,
        year=2027,
        later=timedelta(days=(date(2027, 1, 5) - golden.now().date()).days),
    )
    AnnualReport.objects.filter(honour=honour).update(state="filed", filed_at=golden.now())
    jobs.tick(DUE)
    assert len(outbox()) == 2
    assert golden.user("a1") not in {to for _, to, _, _ in outbox()}


def test_a_task_of_promotion_is_reminded_too(golden: Any) -> None:
    from zhiheng import jobs

    year = golden.now().year
    plan = golden.do("office", "draft_promotion_plan", golden.award.ref, year=year, text="重点").object
    on = date(year, 12, 31)
    golden.do(
        "office", "add_activity", plan, name="分享会", sort="sharing", sector="key", on=on, place="政务中心"
    )
    golden.do("office", "adopt_promotion_plan", plan, document="推广1号")
    from zhiheng.aftercare.promotion.models import Activity

    golden.do("office", "ask_winners", Activity.objects.get().ref, due=on)
    jobs.tick(on)
    assert sum("报名参加分享会" in s for _, _, s, _ in outbox()) == 3
