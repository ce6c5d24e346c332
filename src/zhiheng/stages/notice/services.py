"""The public notice: publication with proof, the clock, objections from anybody, cancellation, the end."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from zhiheng.access import instants
from zhiheng.access.acting import Acting, Actor, Done, acting, cite
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, FileDigest, Reason, about
from zhiheng.access.inputs import Files, Long
from zhiheng.access.uploads import held
from zhiheng.editions import lists
from zhiheng.editions.inputs import Noticed
from zhiheng.editions.models import Case
from zhiheng.editions.services.hearings import applicants, heard
from zhiheng.files import selectors as blobs
from zhiheng.law import notice as law
from zhiheng.law import revocation
from zhiheng.law.finding import holds
from zhiheng.registry import services as registry

from . import acts, kinds
from .models import Notice, Objection


@performs(acts.PUBLISH)
def publish_notice(
    edition: str,
    *,
    medium: Annotated[str, Arg("主要媒体")],
    link: Annotated[str, Arg("链接")],
    proof: FileDigest,
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """Publish the list in the main medium, with its proof. Its clock starts with the next day."""
    with acting(acts.PUBLISH, edition, by=by, at=at) as act:
        act.check(held(by, proof, act.article, "proof"))
        cases = [c for c in lists.cases_of(act.obj) if c.pk not in lists.struck(act.obj)]
        made = act.make(
            Notice,
            kinds.RUNNING,
            edition=act.obj,
            stage=act.obj.stage,
            published=instants.day(at),
            medium=medium,
            link=link,
            proof=proof,
            document=document,
            cases=[c.pk for c in cases],
        )
        _count(made)
        act.made, act.document = made, document
        act.say(
            medium=medium,
            link=link,
            proof=proof,
            cases=[c.no for c in cases],
            published=made.published.isoformat(),
            last_day=made.last_day.isoformat() if made.last_day else None,
        )
    return act.done


def _count(notice: Notice) -> None:
    """Write the clock's answer where pages and papers read it."""
    counted = acts.count(notice)
    notice.last_day = counted.end
    notice.days = [d.isoformat() for d in counted.days]
    notice.sources = list(counted.sources)
    Notice.objects.filter(pk=notice.pk).update(
        last_day=notice.last_day, days=notice.days, sources=notice.sources
    )


@performs(acts.INTERRUPT)
def interrupt_notice(
    notice: str, *, days: Annotated[int, Arg("中断的工作日数")], reason: Reason, by: Actor, at: datetime
) -> Done:
    """The notice could not be seen for some days: it is prolonged by as many (reading 27)."""
    with acting(
        acts.INTERRUPT,
        notice,
        by=by,
        at=at,
        given=lambda n: [holds(1 <= days <= 60, "lost_days", cite(n, "notice"), days=days, argument="days")],
    ) as act:
        act.obj.lost += days
        act.obj.interruptions = [*act.obj.interruptions, {"days": days, "reason": reason}]
        Notice.objects.filter(pk=act.obj.pk).update(lost=act.obj.lost, interruptions=act.obj.interruptions)
        _count(act.obj)
        act.say(days=days, reason=reason, last_day=act.obj.last_day.isoformat() if act.obj.last_day else None)
    return act.done


@performs(acts.RECOUNT)
def recount_notice(notice: str, *, by: Actor, at: datetime) -> Done:
    """Count the clock anew after a year's arrangement was loaded."""
    with acting(acts.RECOUNT, notice, by=by, at=at) as act:
        before = act.obj.last_day
        _count(act.obj)
        act.say(
            before=before.isoformat() if before else None,
            now=act.obj.last_day.isoformat() if act.obj.last_day else None,
        )
    return act.done


@performs(acts.OBJECT)
def object_to(
    edition: str,
    *,
    case: Annotated[str, Arg("反映的单位", input=Noticed(), limit=16)],
    facts: Annotated[str, Arg("事实与线索", "请写明时间、地点、事项，便于核查", Long(), limit=5000)],
    name: Annotated[str, Arg("姓名或单位名称", "可以匿名；署名的我们会答复", limit=60)] = "",
    contact: Annotated[str, Arg("联系方式", "仅供办案人员与您联系", limit=120)] = "",
    evidence: Annotated[list[str] | None, Arg("证明材料", input=Files())] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """Anybody objects, named or not, while the list is public and until the decision (Art 17(6), 10(7))."""
    with acting(acts.OBJECT, edition, by=by, at=at) as act:
        found = acts.running(act.obj) or Notice.objects.filter(edition=act.obj).first()
        act.require(holds(found is not None, "notice_published", act.article))
        about = Case.objects.filter(edition=act.obj, no=case, pk__in=found.cases if found else []).first()
        act.check(holds(about is not None, "case_noticed", act.article, case=case, argument="case"))
        assert about is not None
        unknown = [f for f in evidence or [] if not blobs.uploaded(by.user, f)]
        act.check(holds(not unknown, "file_known", act.article, sha256=unknown, argument="evidence"))
        number = f"O{Objection.objects.filter(case__edition=act.obj).count() + 1}"
        signed = bool(name.strip())
        act.made = act.make(
            Objection,
            kinds.RECEIVED,
            case=about,
            number=number,
            received_at=at,
            signed=signed,
            name=name,
            contact=contact,
            facts=facts,
            evidence=evidence or [],
        )
        act.say(number=number, case=case, signed=signed, name=name, contact=contact, facts=facts)
    return act.done


@performs(acts.TAKE_UP)
def take_up(
    objection: str,
    *,
    checkable: Annotated[Literal["是", "否"], Arg("是否有可查证的具体事实")],
    by: Actor,
    at: datetime,
) -> Done:
    """Take an objection up: named ones, and anonymous ones with facts that can be checked (reading 26)."""
    with acting(acts.TAKE_UP, objection, by=by, at=at) as act:
        can = checkable == "是"
        act.require(*about("checkable", law.may_pursue(act.obj.signed, can, act.article)))
        Objection.objects.filter(pk=act.obj.pk).update(checkable=can)
        act.say(checkable=can)
    return act.done


@performs(acts.SET_ASIDE)
def set_aside(objection: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """Record and do not pursue, with the reason; only where nobody signed and nothing can be checked."""
    with acting(acts.SET_ASIDE, objection, by=by, at=at) as act:
        act.require(holds(not act.obj.signed, "named_is_pursued", act.article))
        _conclude(act, reason)
    return act.done


@performs(acts.INVESTIGATE)
def investigate(
    objection: str, *, record: Annotated[str, Arg("调查记录", input=Long())], by: Actor, at: datetime
) -> Done:
    """Add to the record of the investigation."""
    with acting(acts.INVESTIGATE, objection, by=by, at=at) as act:
        text = f"{act.obj.investigation}\n{instants.words(instants.day(at))} {record}".strip()
        Objection.objects.filter(pk=act.obj.pk).update(investigation=text)
        act.say(record=record)
    return act.done


def _conclude(act: Acting[Any], conclusion: str, **more: object) -> None:
    Objection.objects.filter(pk=act.obj.pk).update(conclusion=conclusion, concluded_at=act.at, **more)
    act.say(number=act.obj.number, conclusion=conclusion)


@performs(acts.UPHOLD)
def uphold(
    objection: str,
    *,
    reason: Reason,
    fraud: Annotated[Literal["是", "否"], Arg("是否属于在评定中弄虚作假", "是：三年内不得再次申报")],
    by: Actor,
    at: datetime,
) -> Done:
    """Upheld after a hearing: the candidacy is cancelled, the place is not refilled (readings 14, 28)."""
    with acting(acts.UPHOLD, objection, by=by, at=at) as act:
        case, today = act.obj.case, instants.day(at)
        act.require(
            heard(case, "cancellation", today, act.article),
            holds(bool(act.obj.investigation), "investigated", act.cite("investigate")),
            holds(case.pk not in lists.struck(case.edition), "struck_once", act.article),
        )
        lists.strike(case, reason, act.article, at)
        if fraud == "是":
            rule = act.rules.rule("no_fraud_in_award")
            through = revocation.fraud_bar(act.rules, today)
            registry.bar(act.award.pk, case.organisation.uscc, "fraud", rule.art, today, through, reason)
            act.say(barred_through=through.isoformat() if through else None)
        _conclude(act, reason, fraud=fraud == "是")
        act.notify(
            applicants(case),
            "cancelled",
            "候选资格取消",
            f"{reason}\n救济途径：复议60日或诉讼6个月（待法制机构确认）。",
        )
        act.say(case=case.no)
    return act.done


@performs(acts.DISMISS)
def dismiss(objection: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """Investigated and not proven; a named informant is answered."""
    with acting(acts.DISMISS, objection, by=by, at=at) as act:
        act.require(holds(bool(act.obj.investigation), "investigated", act.article))
        _conclude(act, reason)
    return act.done


@performs(acts.CLOSE)
def close_notice(edition: str, *, by: Actor, at: datetime) -> Done:
    """The notice is over and every objection concluded: the list without those struck."""
    with acting(acts.CLOSE, edition, by=by, at=at) as act:
        found = acts.running(act.obj)
        assert found is not None
        act.move(found, kinds.CLOSED)
        struck = lists.struck(act.obj)
        cases = [c.pk for c in lists.cases_of(act.obj)]
        reasons = {c: (struck[c].reason, struck[c].article) for c in cases if c in struck}
        act.say(last_day=found.last_day.isoformat() if found.last_day else None)
        lists.give(act, act.obj, [c for c in cases if c not in struck], reasons)
    return act.done
