"""The government's decision on a lead, its delivery and its publication; or that nothing follows (Art 24)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from django.db.models import Sum

from zhiheng.access import instants
from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, Reason
from zhiheng.access.inputs import File, Long
from zhiheng.access.uploads import held
from zhiheng.aftercare.revocation import acts, kinds
from zhiheng.aftercare.revocation.models import Revocation
from zhiheng.law import revocation as law
from zhiheng.law.finding import holds
from zhiheng.registry import services as registry
from zhiheng.registry.holders import people
from zhiheng.stages.decision.kinds import PAID
from zhiheng.stages.decision.models import Payment


def paid(row: Revocation) -> int:
    """Fen of the prize that the holder received."""
    found = Payment.objects.filter(case=row.honour.case, state=PAID).aggregate(n=Sum("fen"))["n"]
    return int(found or 0)


@performs(acts.REVOKE)
def revoke(
    revocation: str,
    *,
    document: Document,
    reason: Reason,
    on: Annotated[date, Arg("决定日期")],
    remedy: Annotated[str, Arg("救济途径", "向谁、多少日内申请复议或提起诉讼，由法制机构确认", Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """The government revokes: title, recovery of the prize to the treasury, bar on the code from the
    decision.
    """
    with acting(acts.REVOKE, revocation, by=by, at=at) as act:
        row, honour = act.obj, act.obj.honour
        act.check(holds(on <= instants.day(at), "not_future", act.article, day=on, argument="on"))
        act.check(holds(bool(remedy.strip()), "adverse_remedy", act.article, argument="remedy"))
        case = law.Case(row.ground, row.happened, row.severity, True, row.legal_review, on)
        act.require(
            *law.heard(acts.hearing(row), on, act.article), *law.may_revoke(act.rules, case, honour.awarded)
        )
        effect = law.effect(act.rules, on, paid(row))
        act.change(
            decided=on, document=document, reason=reason, remedy=remedy, recovered_fen=effect.recovered_fen
        )
        registry.revoke(act, honour, on)
        registry.bar(act.award.pk, honour.uscc, "revocation", act.article, on, effect.barred_through, reason)
        act.document = document
        act.notify(
            people(honour), "revoked", "撤销荣誉决定", f"决定文号{document}。证书、奖杯和奖金请按决定交回。"
        )
        act.say(
            honour=honour.number,
            uscc=honour.uscc,
            on=on.isoformat(),
            reason=reason,
            remedy=remedy,
            recovered_fen=effect.recovered_fen,
            to=effect.to,
            barred_through=effect.barred_through.isoformat() if effect.barred_through else None,
        )
    return act.done


@performs(acts.DROP)
def drop_revocation(revocation: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """The lead does not hold: decided with reasons, and whoever was told is told that too."""
    with acting(acts.DROP, revocation, by=by, at=at) as act:
        act.change(reason=reason, decided=instants.day(at))
        if act.obj.state == kinds.TOLD:
            act.notify(people(act.obj.honour), "revocation_dropped", "撤销事项不予撤销", reason)
        act.say(reason=reason)
    return act.done


@performs(acts.DELIVER)
def deliver_revocation(
    revocation: str,
    *,
    on: Annotated[date, Arg("送达日期")],
    scan: Annotated[str, Arg("送达回证", "签收的扫描件", File())],
    by: Actor,
    at: datetime,
) -> Done:
    """The decision reached the party."""
    with acting(acts.DELIVER, revocation, by=by, at=at) as act:
        act.check(
            *law.may_serve(act.article, act.obj.decided, on, instants.day(at)),
            held(by, scan, act.article, "scan"),
        )
        act.change(delivered_on=on, delivery=scan)
        act.say(on=on.isoformat(), scan=scan)
    return act.done


@performs(acts.PUBLISH)
def publish_revocation(
    revocation: str,
    *,
    on: Annotated[date, Arg("公布日期")],
    medium: Annotated[str, Arg("公布媒体")],
    link: Annotated[str, Arg("网址", limit=500)],
    capture: Annotated[str, Arg("网页截图", "PDF 或图片", File())],
    by: Actor,
    at: datetime,
) -> Done:
    """The decision is made public: it is published, and no notice period runs."""
    with acting(acts.PUBLISH, revocation, by=by, at=at) as act:
        act.check(
            *law.may_serve(act.article, act.obj.decided, on, instants.day(at)),
            held(by, capture, act.article, "capture"),
        )
        act.check(holds(bool(medium.strip()), "medium_needed", act.article, argument="medium"))
        act.change(published_on=on, medium=medium, link=link, capture=capture)
        act.say(on=on.isoformat(), medium=medium, link=link, capture=capture)
    return act.done
