"""Acts on review costs: committed by one person, paid by another, dropped with a reason."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.editions.kinds import BUDGET_LINE, OPEN
from zhiheng.editions.models import BudgetLine
from zhiheng.law import budget as law
from zhiheng.law.finding import Finding

from . import kinds


def of_review(line: BudgetLine, at: datetime) -> list[Finding]:
    return [law.for_review(line.sort, cite(line, "budget"))]


COMMIT = Act(
    "commit_cost",
    "登记评审经费支出",
    ("office",),
    BUDGET_LINE,
    "budget",
    states=(OPEN,),
    guard=of_review,
    todo=False,
    makes=((kinds.COST, kinds.COMMITTED),),
)
PAY = Act(
    "pay_cost",
    "复核并支付",
    ("office",),
    kinds.COST,
    "budget",
    states=(kinds.COMMITTED,),
    to=kinds.PAID,
    grave=True,
)
DROP = Act(
    "drop_cost",
    "撤销支出",
    ("office",),
    kinds.COST,
    "budget",
    states=(kinds.COMMITTED,),
    to=kinds.DROPPED,
    todo=False,
)
