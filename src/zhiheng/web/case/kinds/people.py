"""What the pages of people and bodies show."""

from __future__ import annotations

from typing import Any

from zhiheng.access.kinds import APPOINTMENT, REGISTRY, RUNNING
from zhiheng.access.offices import HELD as OFFICES
from zhiheng.access.viewer import Viewer
from zhiheng.people import selectors as pools
from zhiheng.people.choices import BODY_SORTS, COMMITTEE_CLASSES, ROLES
from zhiheng.people.kinds import BODY, EXPERT, ORGANISATION
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Link

from .parts import Shown, facts, link, shows, staff


@shows(APPOINTMENT)
def appointment(by: Viewer, a: Any) -> Shown:
    kind, _, pk = a.scope.partition("/")
    return Shown(
        "" if a.state == RUNNING else "已免去，即时生效",
        facts(
            ("姓名", a.user.name),
            ("职责", OFFICES.get(a.office, a.office)),
            ("职务", a.post),
            ("机构", link(by, REGISTRY[kind], pk) if pk else None),
            ("角色", ROLES.get(a.role, a.role) if a.role else ""),
            ("类别", COMMITTEE_CLASSES.get(a.cls, a.cls) if a.cls else ""),
            ("表决权", "有" if a.voter else ""),
            ("任职文件", a.document),
            ("自", dates.full(a.from_day)),
            ("至", dates.full(a.to_day)),
        ),
    )


@shows(BODY)
def body(by: Viewer, b: Any) -> Shown:
    return Shown(
        "",
        facts(
            ("名称", b.name),
            ("类别", BODY_SORTS.get(b.sort, b.sort)),
            ("核查范围", b.competence if staff(by, b) else ""),
            ("电话", b.telephone if staff(by, b) else ""),
        ),
    )


@shows(ORGANISATION)
def organisation(by: Viewer, o: Any) -> Shown:
    found = (Link("查它的申报与荣誉", f"/search/?q={o.uscc}"),)
    return Shown(
        "",
        facts(
            ("名称", o.name),
            ("信用代码", o.uscc),
            ("登记时间", dates.moment(o.made_at) if staff(by, o) else ""),
        ),
        files=found if staff(by, o) else (),
    )


@shows(EXPERT)
def expert(by: Viewer, e: Any) -> Shown:
    return Shown(
        "",
        facts(
            ("姓名", e.user.name),
            ("专家库", pools.pool_name(e.pool)),
            ("专业", e.skills),
            ("单位", e.employer),
            ("聘期至", dates.full(e.valid_through)),
        ),
    )
