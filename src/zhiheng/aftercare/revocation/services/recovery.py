"""What a revocation takes back: certificate and trophy, and the prize in whatever parts it comes (Art 24;
reading 17).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from zhiheng.access import ids, instants
from zhiheng.access.acting import Actor, Done, acting, cite
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, Reason
from zhiheng.access.inputs import File, Long, Money
from zhiheng.access.uploads import held
from zhiheng.aftercare.revocation import acts
from zhiheng.aftercare.revocation.models import Receipt
from zhiheng.editions.services.budget import amount_given
from zhiheng.law import money
from zhiheng.law import revocation as law
from zhiheng.law.finding import holds
from zhiheng.registry.holders import people


@performs(acts.TAKE_BACK)
def take_back_certificate(
    revocation: str,
    *,
    on: Annotated[date, Arg("收回日期")],
    note: Annotated[str, Arg("收回了什么", "证书、奖杯各几件，由谁交回", Long())],
    by: Actor,
    at: datetime,
) -> Done:
    """Certificate and trophy came back."""
    with acting(acts.TAKE_BACK, revocation, by=by, at=at) as act:
        act.check(*law.may_serve(act.article, act.obj.decided, on, instants.day(at)))
        act.require(holds(not act.obj.certificate, "certificate_settled", act.article))
        act.change(certificate="returned", certificate_on=on, certificate_note=note)
        act.say(on=on.isoformat(), note=note)
    return act.done


@performs(acts.VOID)
def void_certificate(revocation: str, *, reason: Reason, document: Document, by: Actor, at: datetime) -> Done:
    """Certificate and trophy did not come back, and are declared void in public."""
    with acting(acts.VOID, revocation, by=by, at=at) as act:
        act.require(holds(not act.obj.certificate, "certificate_settled", act.article))
        act.change(certificate="void", certificate_on=instants.day(at), certificate_note=reason)
        act.document = document
        act.say(reason=reason)
    return act.done


@performs(acts.RECEIVE)
def receive_recovery(
    revocation: str,
    *,
    amount: Annotated[str, Arg("入库金额", "如 20万元", Money())],
    on: Annotated[date, Arg("入库日期")],
    document: Annotated[str, Arg("国库缴款书号")],
    scan: Annotated[str, Arg("缴款凭证", "PDF 或图片", File())],
    by: Actor,
    at: datetime,
) -> Done:
    """A part of the prize came into the treasury; the edition's line stays as it was."""
    with acting(
        acts.RECEIVE, revocation, by=by, at=at, given=lambda r: amount_given(amount, cite(r, "revocation"))
    ) as act:
        fen = money.parse(amount, "元")
        parts = list(Receipt.objects.filter(revocation=act.obj).values_list("fen", flat=True))
        act.check(
            *law.may_serve(act.article, act.obj.decided, on, instants.day(at)),
            held(by, scan, act.article, "scan"),
        )
        act.check(law.may_receive(act.obj.recovered_fen, parts, fen, act.article))
        used = Receipt.objects.filter(revocation=act.obj, document=document).exists()
        act.require(holds(not used, "receipt_once", act.article, document=document, argument="document"))
        Receipt.objects.create(
            id=ids.new_id(), revocation=act.obj, on=on, fen=fen, document=document, scan=scan
        )
        act.document = document
        act.say(honour=act.obj.honour.number, fen=fen, on=on.isoformat(), to="treasury", scan=scan)
    return act.done


@performs(acts.REMIND)
def remind_recovery(
    revocation: str,
    *,
    due: Annotated[date, Arg("要求缴清的日期")],
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """Ask for what has not come."""
    with acting(acts.REMIND, revocation, by=by, at=at) as act:
        act.check(holds(due >= instants.day(at), "due_ahead", act.article, due=due, argument="due"))
        left = acts.owing(act.obj)
        act.require(holds(left > 0, "recovery_owed", act.article, fen=0, left=left))
        act.document = document
        act.notify(
            people(act.obj.honour),
            "recovery_due",
            "奖金催缴通知",
            f"尚有{money.yuan(left)}元没有缴回国库，请在{instants.words(due)}前缴清（{document}）。",
        )
        act.say(left_fen=left, due=due.isoformat())
    return act.done


@performs(acts.COURT)
def apply_to_court(
    revocation: str,
    *,
    on: Annotated[date, Arg("申请日期")],
    court: Annotated[str, Arg("受理法院与案号")],
    reason: Reason,
    by: Actor,
    at: datetime,
) -> Done:
    """What does not come by itself is handed to a court; what comes later is still entered."""
    with acting(acts.COURT, revocation, by=by, at=at) as act:
        act.check(*law.may_serve(act.article, act.obj.decided, on, instants.day(at)))
        left = acts.owing(act.obj)
        act.require(holds(left > 0, "recovery_owed", act.article, fen=0, left=left))
        act.change(court_on=on, court=court)
        act.say(on=on.isoformat(), court=court, reason=reason, left_fen=left)
    return act.done


@performs(acts.SETTLE)
def settle_revocation(
    revocation: str, *, note: Annotated[str, Arg("办结说明", input=Long())], by: Actor, at: datetime
) -> Done:
    """Delivered, published, taken back and recovered: nothing is left to do."""
    with acting(acts.SETTLE, revocation, by=by, at=at) as act:
        act.say(note=note)
    return act.done
