"""The budget of an edition: its lines, and what is paid from them (Art 5)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document
from zhiheng.access.inputs import Money
from zhiheng.editions import acts, choices, kinds, pinned
from zhiheng.editions.models import BudgetLine
from zhiheng.law import budget, money
from zhiheng.law.finding import Finding, holds, not_met


@performs(acts.ADD_LINE)
def add_budget_line(
    edition: str,
    *,
    sort: Annotated[Literal["prize", "review"], Arg("类别", choices=choices.LINE_SORTS)],
    name: Annotated[str, Arg("科目名称")],
    amount: Annotated[str, Arg("金额", "如 150万元", Money())],
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """A budget line with its document. Money recovered never comes back to it (reading 17)."""
    with acting(
        acts.ADD_LINE,
        edition,
        by=by,
        at=at,
        given=lambda e: amount_given(amount, pinned.rules_of(e).cite("budget")),
    ) as act:
        fen = money.parse(amount, "元")
        act.made = act.make(
            BudgetLine, kinds.OPEN, edition=act.obj, sort=sort, name=name, fen=fen, document=document
        )
        act.document = document
        act.say(sort=sort, name=name, fen=fen)
    return act.done


def amount_given(amount: str, article: str) -> list[Finding]:
    """Is what was typed a sum above nought, in yuan unless it names another unit?"""
    try:
        return [holds(money.parse(amount, "元") > 0, "amount", article, text=amount, argument="amount")]
    except ValueError:
        return [not_met("amount", article, text=amount, argument="amount")]


def pay_from(act: Acting[Any], line: str, fen: int) -> BudgetLine:
    """Money leaves a line, under a lock and never more than it holds (Art 5).

    The act that calls it is the entry.
    """
    row = BudgetLine.objects.select_for_update().get(pk=line)
    act.require(budget.within(row.fen, [row.spent_fen], fen, act.cite("budget")))
    BudgetLine.objects.filter(pk=line).update(spent_fen=row.spent_fen + fen)
    return row
