"""Revocation: lead, told and heard, the government's decision, recovery to the treasury, bar (Art 24)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from django.db.models import Sum

from zhiheng.access import chance, instants
from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, Reason
from zhiheng.law import revocation as law
from zhiheng.law.finding import holds
from zhiheng.registry import services as registry
from zhiheng.stages.decision.models import Payment

from . import acts
from .models import Revocation


@performs(acts.OPEN)
def open_revocation(
    honour: str,
    *,
    ground: Annotated[Literal["fraud", "accident", "influence", "breach"], Arg("情形")],
    facts: Annotated[str, Arg("事实", kind="long")],
    happened: Annotated[date | None, Arg("发生日期")] = None,
    severity: Annotated[Literal["", "ordinary", "serious"], Arg("事故等级")] = "",
    legal_review: Annotated[bool, Arg("已经合法性审核")] = False,
    by: Actor,
    at: datetime,
) -> Done:
    """Open a lead against an honour."""
    with acting(acts.OPEN, honour, by=by, at=at) as act:
        known = {g.id for g in act.rules.revocation.grounds}
        act.check(holds(ground in known, "ground_known", act.article, ground=ground, argument="ground"))
        act.made = Revocation.objects.create(
            id=chance.new_id(), state="lead", honour=act.obj, ground=ground, facts=facts, happened=happened,
            severity=severity, legal_review=legal_review,
        )
        act.say(ground=ground, facts=facts, happened=happened.isoformat() if happened else None, severity=severity)
    return act.done


@performs(acts.TELL)
def tell_revocation(revocation: str, *, days: Annotated[int, Arg("答复期限（天）")] = 5, by: Actor, at: datetime) -> Done:
    """Tell the winner the grounds and by when it may answer."""
    with acting(acts.TELL, revocation, by=by, at=at) as act:
        act.check(holds(1 <= days <= 30, "answer_days", act.article, days=days, argument="days"))
        until = instants.day(at) + timedelta(days=days)
        Revocation.objects.filter(pk=act.obj.pk).update(told_at=at, answer_by=until)
        act.say(answer_by=until.isoformat())
    return act.done


@performs(acts.ANSWER)
def answer_revocation(revocation: str, *, answer: Annotated[str, Arg("陈述与申辩", kind="long")], by: Actor, at: datetime) -> Done:
    """The winner's own words."""
    with acting(acts.ANSWER, revocation, by=by, at=at) as act:
        Revocation.objects.filter(pk=act.obj.pk).update(answer=answer)
        act.say(answer=answer)
    return act.done


@performs(acts.REVOKE)
def revoke(
    revocation: str, *, document: Document, reason: Reason, on: Annotated[date, Arg("决定日期")], by: Actor, at: datetime
) -> Done:
    """The government revokes: title, recovery of the prize to the treasury, bar on the code from the decision."""
    with acting(acts.REVOKE, revocation, by=by, at=at) as act:
        row, honour, today = act.obj, act.obj.honour, instants.day(at)
        act.check(holds(on <= today, "not_future", act.article, day=on, argument="on"))
        heard = bool(row.answer) or (row.answer_by is not None and row.answer_by < today)
        case = law.Case(row.ground, row.happened, row.severity, heard, row.legal_review, on)
        act.require(*law.may_revoke(act.rules, case, honour.awarded))
        paid = Payment.objects.filter(case=honour.case, state="paid").aggregate(n=Sum("fen"))["n"] or 0
        effect = law.effect(act.rules, on, paid)
        Revocation.objects.filter(pk=row.pk).update(decided=on, document=document, recovered_fen=effect.recovered_fen)
        registry.revoke(honour, on)
        registry.bar(act.award.pk, honour.uscc, "revocation", act.article, on, effect.barred_through, reason)
        act.document = document
        act.say(reason=reason, recovered_fen=effect.recovered_fen, to=effect.to,
                barred_through=effect.barred_through.isoformat() if effect.barred_through else None)
    return act.done


@performs(acts.DROP)
def drop_revocation(revocation: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """The lead does not hold."""
    with acting(acts.DROP, revocation, by=by, at=at) as act:
        act.say(reason=reason)
    return act.done
