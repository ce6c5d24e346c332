"""What the review costs: never above its line, never the prize's line, never one document twice, never one
person alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from zhiheng.access.acting import Actor, Done, acting, cite
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Reason, about
from zhiheng.access.inputs import File, Long, Money
from zhiheng.access.uploads import held
from zhiheng.editions.models import BudgetLine
from zhiheng.editions.services.budget import amount_given, pay_from
from zhiheng.law import budget as law
from zhiheng.law import money
from zhiheng.law.finding import holds

from . import acts, choices, kinds, selectors
from .models import Cost


@performs(acts.COMMIT)
def commit_cost(
    line: str,
    *,
    sort: Annotated[
        Literal["fees", "travel", "meeting", "announcements", "printing", "sundry"],
        Arg("支出种类", choices=choices.SORTS),
    ],
    payee: Annotated[str, Arg("收款方")],
    amount: Annotated[str, Arg("金额", "如 3000元 或 1.2万元", Money())],
    purpose: Annotated[str, Arg("事由", "写明与本届评审的关系", Long())],
    document: Annotated[str, Arg("单据号", "合同、发票或审批单的编号；同一单据只登记一次")],
    voucher: Annotated[str, Arg("单据扫描件", "PDF 或图片", File())],
    by: Actor,
    at: datetime,
) -> Done:
    """Hold back money of the line for one payment, on its document."""
    with acting(
        acts.COMMIT, line, by=by, at=at, given=lambda x: amount_given(amount, cite(x, "budget"))
    ) as act:
        fen, row = money.parse(amount, "元"), BudgetLine.objects.select_for_update().get(pk=act.obj.pk)
        act.check(held(by, voucher, act.article, "voucher"))
        used = (
            Cost.objects.filter(edition=row.edition_id, document=document.strip())
            .exclude(state=kinds.DROPPED)
            .exists()
        )
        act.require(holds(not used, "cost_once", act.article, document=document.strip(), argument="document"))
        act.require(
            *about(
                "amount",
                law.within(
                    row.fen,
                    [row.spent_fen, selectors.sums(selectors.of_line(row.pk)).committed],
                    fen,
                    act.article,
                ),
            )
        )
        act.made = act.make(
            Cost,
            kinds.COMMITTED,
            edition_id=row.edition_id,
            line=row,
            sort=sort,
            payee=payee.strip(),
            purpose=purpose,
            fen=fen,
            document=document.strip(),
            voucher=voucher,
            maker=by.user,
            committed_at=at,
        )
        act.say(
            line=row.name, sort=sort, payee=payee.strip(), fen=fen, document=document.strip(), voucher=voucher
        )
    return act.done


@performs(acts.PAY)
def pay_cost(
    cost: str, *, proof: Annotated[str, Arg("银行回单", "PDF 或图片", File())], by: Actor, at: datetime
) -> Done:
    """Another person compares it with its document and pays, with the bank's proof; the line moves under
    its own constraint.
    """
    with acting(acts.PAY, cost, by=by, at=at) as act:
        act.check(held(by, proof, act.article, "proof"))
        act.require(law.two_persons(act.obj.maker, by.user, act.article))
        row = pay_from(act, act.obj.line_id, act.obj.fen)
        act.change(checker=by.user, proof=proof, paid_at=at)
        act.say(line=row.name, fen=act.obj.fen, document=act.obj.document, proof=proof)
    return act.done


@performs(acts.DROP)
def drop_cost(cost: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """It is not paid after all: the money is free again."""
    with acting(acts.DROP, cost, by=by, at=at) as act:
        act.change(reason=reason)
        act.say(fen=act.obj.fen, document=act.obj.document, reason=reason)
    return act.done
