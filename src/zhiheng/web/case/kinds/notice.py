"""What the pages of the notice show: itself and an objection."""

from __future__ import annotations

from typing import Any

from zhiheng.access.secrecy import reads
from zhiheng.access.viewer import Viewer
from zhiheng.editions.kinds import CLOSED as EDITION_CLOSED
from zhiheng.stages.notice.kinds import DISMISSED, NOTICE, OBJECTION, PURSUED, RECEIVED, SET_ASIDE, UPHELD
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Link, State

from .parts import Shown, cases, day_of, facts, shows, steps


@shows(NOTICE)
def notice(by: Viewer, n: Any) -> Shown:
    counted = f"第1—{len(n.days)}个工作日" if n.days else ""
    stopped = f"因中断顺延{n.lost}个工作日" if n.lost else ""
    return Shown(
        f"{dates.full(n.last_day)} 24:00 期满"
        if n.last_day
        else "涉及的年度尚未公布放假安排，公布后确定最后一天",
        facts(
            ("发布", dates.full(n.published)),
            ("最后一天", dates.full(n.last_day)),
            ("计算", counted),
            ("顺延", stopped),
            ("媒体", n.medium),
            ("文号", n.document),
        ),
        steps(
            2 if n.state == EDITION_CLOSED else 1,
            ("发布", dates.short(n.published)),
            ("期满", dates.short(n.last_day) if n.last_day else ""),
        ),
        (cases(by, "公示名单", n.cases),),
        (Link("公示页", f"/{n.edition.award.slug}/notice/"),),
    )


BEATS = {RECEIVED: 1, PURSUED: 2, SET_ASIDE: 4, UPHELD: 4, DISMISSED: 4}


@shows(OBJECTION)
def objection(by: Viewer, o: Any) -> Shown:
    """Beats, facts and outcome; who objected is for the office alone, and only where they signed."""
    named = f"{o.name} {o.contact}".strip() if o.signed and reads(by, o, "name") else ""
    done = 3 if o.state == PURSUED and o.investigation else BEATS.get(o.state, 1)
    return Shown(
        "反映人的身份只有办案人员知道",
        facts(
            ("编号", o.number),
            ("收到", dates.moment(o.received_at)),
            ("方式", "署名" if o.signed else "匿名"),
            ("反映人", named),
            ("可查证", "有具体事实" if o.checkable else "没有具体事实"),
            ("反映的事实", o.facts),
            ("附件", f"{len(o.evidence)}件" if o.evidence else ""),
            ("调查记录", o.investigation),
            ("结论", o.conclusion),
            ("办结", dates.moment(o.concluded_at)),
            ("弄虚作假", State("issue", "认定弄虚作假") if o.fraud else None),
        ),
        steps(
            done,
            ("收到", day_of(o.received_at)),
            ("受理", ""),
            ("调查核实", ""),
            ("作出结论", day_of(o.concluded_at)),
        ),
    )
