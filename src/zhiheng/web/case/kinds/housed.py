"""The house: appointments, bodies, organisations."""

from __future__ import annotations

from typing import Any

from zhiheng.access.offices import HELD as OFFICES
from zhiheng.access.viewer import Viewer
from zhiheng.web.acts.labels import choice
from zhiheng.web.frame import dates
from zhiheng.web.frame.page import Link

from .shown import Shown, facts, link, staff


def appointment(by: Viewer, a: Any) -> Shown:
    kind, _, pk = a.scope.partition("/")
    return Shown(
        "" if a.state == "running" else "已免去，即时生效",
        facts(
            ("姓名", a.user.name),
            ("职责", OFFICES.get(a.office, a.office)),
            ("职务", a.post),
            ("机构", link(by, kind, pk) if pk else None),
            ("角色", choice(a.role) if a.role else ""),
            ("类别", choice(a.cls) if a.cls else ""),
            ("表决权", "有" if a.voter else ""),
            ("任职文件", a.document),
            ("自", dates.full(a.from_day)),
            ("至", dates.full(a.to_day)),
        ),
    )


def body(by: Viewer, b: Any) -> Shown:
    return Shown(
        "",
        facts(
            ("名称", b.name),
            ("类别", choice(b.sort)),
            ("核查范围", b.competence if staff(by, b) else ""),
            ("电话", b.telephone if staff(by, b) else ""),
        ),
    )


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
