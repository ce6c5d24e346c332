"""The kind of a review cost."""

from __future__ import annotations

from zhiheng.access.kinds import DONE, TODO, Kind, State, declare

COMMITTED = State("committed", "已登记，待支付", TODO)
PAID = State("paid", "已支付", DONE)
DROPPED = State("dropped", "已撤销", DONE)

COST = Kind("cost", "评审经费支出", states=(COMMITTED, PAID, DROPPED), help="pay-costs")

declare(COST)
