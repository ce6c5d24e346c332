"""Acts on review costs: committed by one person, paid by another, dropped with a reason."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.editions.models import BudgetLine
from zhiheng.law import budget as law
from zhiheng.law.finding import Finding


def of_review(line: BudgetLine, at: datetime) -> list[Finding]:
    return [law.for_review(line.sort, cite(line, "budget"))]


COMMIT = Act(
    "commit_cost",
    "登记评审经费支出",
    ("office",),
    "line",
    "budget",
    states=("open",),
    guard=of_review,
    todo=False,
)
PAY = Act(
    "pay_cost", "复核并支付", ("office",), "cost", "budget", states=("committed",), to="paid", grave=True
)
DROP = Act(
    "drop_cost", "撤销支出", ("office",), "cost", "budget", states=("committed",), to="dropped", todo=False
)
