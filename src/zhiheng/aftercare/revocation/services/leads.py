"""A lead against an honour, and the party heard before anything is decided (Art 24)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from zhiheng.access import instants
from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document
from zhiheng.access.inputs import File, Long
from zhiheng.access.uploads import held
from zhiheng.aftercare.revocation import acts, choices, kinds
from zhiheng.aftercare.revocation.models import Revocation
from zhiheng.law import revocation as law
from zhiheng.law.finding import holds
from zhiheng.registry.holders import people

On = Annotated[date, Arg("日期")]
Scan = Annotated[str, Arg("扫描件", "PDF 或图片", File())]


@performs(acts.OPEN)
def open_revocation(
    honour: str,
    *,
    ground: Annotated[
        Literal["fraud", "accident", "influence", "breach"], Arg("情形", choices=choices.GROUNDS)
    ],
    facts: Annotated[str, Arg("事实", input=Long())],
    source: Annotated[
        Literal["office", "objection", "inspection", "department", "court"],
        Arg("线索来源", choices=choices.SOURCES),
    ] = "office",
    happened: Annotated[date | None, Arg("发生日期")] = None,
    severity: Annotated[
        Literal["", "ordinary", "serious"],
        Arg("事故等级", "较大以上的责任事故才属于撤销情形", choices=choices.SEVERITIES),
    ] = "",
    legal_review: Annotated[bool, Arg("已经合法性审核")] = False,
    evidence: Annotated[str, Arg("证据材料", "通报、判决、检查记录等的扫描件", File())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Open a lead against an honour."""
    with acting(acts.OPEN, honour, by=by, at=at) as act:
        known = {g.id for g in act.rules.revocation.grounds}
        act.check(holds(ground in known, "ground_known", act.article, ground=ground, argument="ground"))
        if happened is not None:
            act.check(
                holds(
                    happened <= instants.day(at), "not_future", act.article, day=happened, argument="happened"
                )
            )
        if evidence:
            act.check(held(by, evidence, act.article, "evidence"))
        running = Revocation.objects.filter(honour=act.obj, state__in=(kinds.LEAD, kinds.TOLD)).exists()
        act.require(holds(not running, "revocation_once", act.article))
        act.made = act.make(
            Revocation,
            kinds.LEAD,
            honour=act.obj,
            source=source,
            ground=ground,
            facts=facts,
            happened=happened,
            severity=severity,
            legal_review=legal_review,
            evidence=evidence,
        )
        act.say(
            honour=act.obj.number,
            source=source,
            ground=ground,
            facts=facts,
            happened=happened.isoformat() if happened else None,
            severity=severity,
            legal_review=legal_review,
            evidence=evidence,
        )
    return act.done


@performs(acts.TELL)
def tell_revocation(
    revocation: str,
    *,
    days: Annotated[int, Arg("答复期限（天）", "从送达之日起计算也不少于这些天的，请填写足够的天数")] = 5,
    by: Actor,
    at: datetime,
) -> Done:
    """Tell the winner the grounds and by when it may answer."""
    with acting(acts.TELL, revocation, by=by, at=at) as act:
        act.check(holds(1 <= days <= 30, "answer_days", act.article, days=days, argument="days"))
        until = instants.day(at) + timedelta(days=days)
        act.change(told_at=at, answer_by=until)
        act.notify(
            people(act.obj.honour),
            "revocation_told",
            "拟撤销荣誉告知",
            f"请在{instants.words(until)}24:00前陈述意见，可以要求当面听取。",
        )
        act.say(honour=act.obj.honour.number, answer_by=until.isoformat())
    return act.done


@performs(acts.SERVE)
def serve_revocation(
    revocation: str,
    *,
    on: Annotated[date, Arg("送达日期")],
    scan: Annotated[str, Arg("送达回证", "签收的扫描件", File())],
    by: Actor,
    at: datetime,
) -> Done:
    """The party has the notice in its hands: the day, with the signed record of delivery."""
    with acting(acts.SERVE, revocation, by=by, at=at) as act:
        act.check(
            *law.may_serve(act.article, instants.day(act.obj.told_at), on, instants.day(at)),
            held(by, scan, act.article, "scan"),
        )
        until = max(act.obj.answer_by, on)
        act.change(served_on=on, service=scan, answer_by=until)
        act.say(on=on.isoformat(), scan=scan, answer_by=until.isoformat())
    return act.done


@performs(acts.ANSWER)
def answer_revocation(
    revocation: str, *, answer: Annotated[str, Arg("陈述与申辩", input=Long())], by: Actor, at: datetime
) -> Done:
    """The winner's own words: whoever answers in the system has the notice, so the day of it is known."""
    with acting(acts.ANSWER, revocation, by=by, at=at) as act:
        act.change(answer=answer, answered_at=at, served_on=act.obj.served_on or instants.day(at))
        act.say(answer=answer, on=instants.day(at).isoformat())
    return act.done


@performs(acts.HEAR)
def record_hearing(
    revocation: str,
    *,
    on: Annotated[date, Arg("听取意见的日期")],
    record: Annotated[str, Arg("笔录要点", "谁到场、说了什么、有何证据", Long())],
    scan: Annotated[str, Arg("签名的笔录", "PDF 或图片", File())],
    by: Actor,
    at: datetime,
) -> Done:
    """The party was heard in person, or sent its words on paper: the signed record."""
    with acting(acts.HEAR, revocation, by=by, at=at) as act:
        act.check(
            *law.may_serve(act.article, act.obj.served_on, on, instants.day(at)),
            held(by, scan, act.article, "scan"),
        )
        act.change(hearing_on=on, hearing=record, hearing_scan=scan)
        act.say(on=on.isoformat(), record=record, scan=scan)
    return act.done


@performs(acts.WAIVE)
def record_waiver(
    revocation: str,
    *,
    on: On,
    how: Annotated[Literal["written", "expired"], Arg("方式", choices=choices.WAIVERS)],
    scan: Annotated[str, Arg("书面依据", "声明，或逾期未答复的记录", File())],
    by: Actor,
    at: datetime,
) -> Done:
    """The party does not want to be heard: in writing, or by letting the time pass, noted on paper."""
    with acting(acts.WAIVE, revocation, by=by, at=at) as act:
        today = instants.day(at)
        act.check(
            *law.may_serve(act.article, act.obj.served_on, on, today), held(by, scan, act.article, "scan")
        )
        act.check(law.may_waive(act.article, act.obj.answer_by, on, how == "expired"))
        act.change(waived_on=on, waiver=scan)
        act.say(on=on.isoformat(), how=how, scan=scan)
    return act.done


@performs(acts.OPINE)
def give_opinion(
    revocation: str,
    *,
    support: Annotated[Literal["revoke", "keep"], Arg("意见", choices=choices.OPINIONS)],
    opinion: Annotated[str, Arg("理由", "写明事实、依据和讨论情况", Long())],
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """What the committee thinks of it; the government decides."""
    with acting(acts.OPINE, revocation, by=by, at=at) as act:
        act.change(
            opinion_on=instants.day(at),
            opinion=opinion,
            opinion_for=support == "revoke",
            opinion_document=document,
        )
        act.document = document
        act.say(on=instants.day(at).isoformat(), support=support, opinion=opinion)
    return act.done
