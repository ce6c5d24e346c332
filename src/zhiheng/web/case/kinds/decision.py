"""What the pages of the decision show: itself and a payment."""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.editions.kinds import BUDGET_LINE, CASE
from zhiheng.law import money
from zhiheng.stages.decision.kinds import DECIDED, DECISION, ENTERED, PAID, PAYMENT, REQUESTED
from zhiheng.web.frame import dates

from .parts import Shown, behalf, cases, day_of, facts, link, person, shows, steps
from .registry import YUAN


@shows(DECISION)
def decision(by: Viewer, d: Any) -> Shown:
    done = {REQUESTED: 1, ENTERED: 2, DECIDED: 3}.get(d.state, 1)
    return Shown(
        "" if d.state == DECIDED else "等政府审议确定",
        facts(
            ("请示", d.request),
            ("合法性审核", d.legality),
            ("常务会议", dates.full(d.meeting_on)),
            ("通报日期", dates.full(d.on)),
            ("文号", d.document),
            ("代录", behalf(by, d, d.entered_by, d.verified_by)),
        ),
        steps(
            done,
            ("提请审定", ""),
            ("政府审议", dates.short(d.meeting_on) if d.meeting_on else ""),
            ("通报", dates.short(d.on) if d.on else ""),
        ),
        (cases(by, "未予确定的单位", d.left_out, {k: str(v) for k, v in d.left_out.items()}, "理由"),)
        if d.left_out
        else (),
    )


@shows(PAYMENT)
def payment(by: Viewer, p: Any) -> Shown:
    paid = p.state == PAID
    return Shown(
        "" if paid else "须由制单人以外的人复核后拨付",
        facts(
            ("单位", link(by, CASE, p.case_id) or p.case.organisation.name),
            ("金额", f"{money.yuan(p.fen)}{YUAN}"),
            ("科目", link(by, BUDGET_LINE, p.line_id) or p.line.name),
            ("拨付单号", p.order_no),
            ("制单", person(by, p, p.maker)),
            ("制单时间", dates.moment(p.ordered_at)),
            ("复核", person(by, p, p.checker)),
            ("拨付时间", dates.moment(p.paid_at)),
        ),
        steps(2 if paid else 1, ("制单", day_of(p.ordered_at)), ("复核并拨付", day_of(p.paid_at))),
    )
