"""A change of a winner: what it was, what it is, what the government said."""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.aftercare.holders import selectors as holders
from zhiheng.web.acts.labels import choice
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Cells, Link, Table

from .parts import Shown, facts, link, steps

LEADS = {
    "reported": "区政府确认以前，荣誉仍由原单位持有",
    "confirmed": "荣誉自确认之日起由变更后的单位持有，年度义务和奖金使用也由它承担",
    "declined": "荣誉仍由原单位持有",
}


def change(by: Viewer, c: Any) -> Shown:
    lead = (
        "单位分立，区政府确认由谁继续持有以前，任何一方不得使用这一荣誉"
        if c.state == "reported" and c.sort == "split"
        else LEADS[c.state]
    )
    return Shown(
        lead,
        facts(
            ("荣誉", link(by, "honour", c.honour_id)),
            ("变更", choice(c.sort)),
            ("变更日期", dates.full(c.on)),
            ("原名称", c.name_before),
            ("原信用代码", c.uscc_before),
            ("变更后名称", c.name),
            ("变更后信用代码", c.uscc),
            ("情况", c.facts),
            ("报告时间", dates.moment(c.reported_at)),
            ("决定日期", dates.full(c.decided_on)),
            ("文号", c.document),
            ("理由", c.reason),
        ),
        steps=steps(
            1 if c.state == "reported" else 2,
            ("报告", dates.short(c.reported_at.date())),
            ("区政府确认", dates.short(c.decided_on) if c.decided_on else ""),
        ),
    )


def of_honour(by: Viewer, h: Any) -> tuple[Table, ...]:
    """Changes under the honour's page, where there are any."""
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(choice(c.sort), f"/o/holder_change/{c.pk}/"),
            c.name_before,
            c.name,
            dates.full(c.on),
            objects.state(c.state, "holder_change"),
        )
        for c in holders.changes(by, h.pk)
    )
    return (Table("单位变更", ("变更", "原名称", "变更后", "变更日期", "状态"), rows),) if rows else ()
