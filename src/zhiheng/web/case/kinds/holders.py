"""A change of a winner: what it was, what it is, what the government said."""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.aftercare.holders import selectors as holders
from zhiheng.aftercare.holders.choices import SORTS
from zhiheng.aftercare.holders.kinds import CONFIRMED, DECLINED, HOLDER_CHANGE, REPORTED
from zhiheng.registry.kinds import HONOUR
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Cells, Link, Table

from .parts import Shown, facts, link, shows, steps

LEADS = {
    REPORTED: "政府确认以前，荣誉仍由原单位持有",
    CONFIRMED: "荣誉自确认之日起由变更后的单位持有，年度义务和奖金使用也由它承担",
    DECLINED: "荣誉仍由原单位持有",
}


@shows(HOLDER_CHANGE)
def change(by: Viewer, c: Any) -> Shown:
    lead = (
        "单位分立，政府确认由谁继续持有以前，任何一方不得使用这一荣誉"
        if c.state == REPORTED and c.sort == "split"
        else LEADS[c.state]
    )
    return Shown(
        lead,
        facts(
            ("荣誉", link(by, HONOUR, c.honour_id)),
            ("变更", SORTS.get(c.sort, c.sort)),
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
            1 if c.state == REPORTED else 2,
            ("报告", dates.short(c.reported_at.date())),
            ("政府确认", dates.short(c.decided_on) if c.decided_on else ""),
        ),
    )


def of_honour(by: Viewer, h: Any) -> tuple[Table, ...]:
    """Changes under the honour's page, where there are any."""
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(SORTS.get(c.sort, c.sort), HOLDER_CHANGE.address(c.pk)),
            c.name_before,
            c.name,
            dates.full(c.on),
            objects.state(c.state, HOLDER_CHANGE),
        )
        for c in holders.changes(by, h.pk)
    )
    return (Table("单位变更", ("变更", "原名称", "变更后", "变更日期", "状态"), rows),) if rows else ()
