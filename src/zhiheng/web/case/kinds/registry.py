"""What the page of an honour shows, with what followed from it."""

from __future__ import annotations

from typing import Any

from zhiheng.access.offices import FUNDED
from zhiheng.access.viewer import Viewer
from zhiheng.editions.kinds import CASE, EDITION
from zhiheng.registry.kinds import HONOUR
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Link

from . import funds, holders, promotion
from .parts import Shown, facts, link, shows

YUAN = "元"


@shows(HONOUR)
def honour(by: Viewer, h: Any) -> Shown:
    certified = (Link("证书（公开页）", f"/verify/{h.pk}/"),)
    return Shown(
        f"{dates.full(h.revoked_on)}撤销"
        if h.revoked_on
        else f"有效期至{dates.full(h.valid_through)}"
        if h.valid_through
        else "",
        facts(
            ("单位", h.name),
            ("信用代码", h.uscc),
            ("证书编号", h.number),
            ("届次", link(by, EDITION, h.edition) or h.edition_label),
            ("类别", "首次获奖" if h.first_time else "再次获奖"),
            ("获奖日期", dates.full(h.awarded)),
            ("有效期至", dates.full(h.valid_through)),
            ("撤销日期", dates.full(h.revoked_on)),
            ("依据文件", h.regulation),
            ("通报文号", h.document),
            ("申报", link(by, CASE, h.case, "打开申报")),
            ("证书", "" if h.certificate else "还没有制发"),
        ),
        tables=(*holders.of_honour(by, h), *promotion.of_honour(by, h), *funds.of_honour(by, h)),
        files=(
            *certified,
            *(
                (Link("奖金使用与检查", f"/funds/?honour={h.pk}"),)
                if h.first_time and by.holds_any(FUNDED, h.award_of)
                else ()
            ),
        ),
    )
