"""Complaints, misconduct cases beat by beat, exclusion, referral, appraisal (Art 10(3), 26)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

from zhiheng.access import instants
from zhiheng.access.acting import Acting, Actor, Award, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, Reason, about
from zhiheng.access.inputs import File, Files, Long
from zhiheng.access.kinds import State
from zhiheng.access.models import Appointment, User
from zhiheng.access.uploads import held
from zhiheng.editions.models import Edition
from zhiheng.files import selectors as blobs
from zhiheng.law import adverse
from zhiheng.law import conduct as law
from zhiheng.law.finding import failing, holds
from zhiheng.people import services as people
from zhiheng.people.models import Expert
from zhiheng.stages.review import panels

from . import acts, choices, figures, kinds
from .models import Appraisal, Complaint, Misconduct

Sort = Literal["expert", "committee", "staff"]
Ground = Literal["abuse", "neglect", "favour", "leak", "other"]
About = Annotated[str, Arg("被反映人姓名", limit=60)]
Facts = Annotated[str, Arg("事实与线索", "请写明时间、地点、事项，便于核查", Long())]
Name = Annotated[str, Arg("反映人姓名或单位", "可以匿名；只有评委会办公室的办案人员能看到")]
Contact = Annotated[str, Arg("联系方式", "仅供答复")]
REMEDY = "对本决定不服的，可自收到之日起60日内申请行政复议，或6个月内提起行政诉讼（待法制机构确认）。"


@performs(acts.COMPLAIN)
def complain(
    award: str,
    *,
    sort: Annotated[Sort, Arg("反映的是", choices=choices.ABOUT)],
    about_name: Annotated[str, Arg("被反映人姓名", limit=60)],
    facts: Annotated[str, Arg("事实与线索", "请写明时间、地点、事项，便于核查", Long(), limit=5000)],
    name: Annotated[
        str, Arg("反映人姓名或单位", "可以匿名；只有评委会办公室的办案人员能看到", limit=60)
    ] = "",
    contact: Annotated[str, Arg("联系方式", "仅供答复", limit=120)] = "",
    evidence: Annotated[list[str] | None, Arg("证明材料", input=Files())] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """Anybody complains about who evaluates, named or not, at any time.

    The ledger does not know who it was.
    """
    with acting(acts.COMPLAIN, award, by=by, at=at) as act:
        unknown = [f for f in evidence or [] if not blobs.uploaded(by.user, f)]
        act.check(holds(not unknown, "file_known", act.article, sha256=unknown, argument="evidence"))
        _receive(act, "web", sort, about_name, facts, name, contact, evidence or [])
    return act.done


@performs(acts.ENTER)
def enter_complaint(
    award: str,
    *,
    channel: Annotated[
        Literal["letter", "telephone", "visit", "moved"], Arg("来源", choices=choices.CHANNELS)
    ],
    sort: Annotated[Sort, Arg("反映的是", choices=choices.ABOUT)],
    about_name: About,
    facts: Facts,
    name: Name = "",
    contact: Contact = "",
    scan: Annotated[str, Arg("来信扫描件", input=File())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """A complaint that came by letter, call or visit, or from another body."""
    with acting(acts.ENTER, award, by=by, at=at) as act:
        if scan:
            act.check(held(by, scan, act.article, "scan"))
        act.check(law.not_own(_only_namesake(act.award, about_name) or "", by.user, act.article))
        _receive(act, channel, sort, about_name, facts, name, contact, [scan] if scan else [])
    return act.done


def _receive(
    act: Acting[Award],
    channel: str,
    sort: str,
    about_name: str,
    facts: str,
    name: str,
    contact: str,
    evidence: list[str],
) -> None:
    number = f"T{Complaint.objects.filter(award=act.award).count() + 1}"
    act.made = act.make(
        Complaint,
        kinds.RECEIVED,
        award=act.award,
        number=number,
        received_at=act.at,
        channel=channel,
        sort=sort,
        about_name=about_name.strip(),
        about_id=_only_namesake(act.award, about_name),
        signed=bool(name.strip()),
        name=name.strip(),
        contact=contact.strip(),
        facts=facts,
        evidence=evidence,
    )
    act.say(number=number, sort=sort, channel=channel, signed=bool(name.strip()))


def _only_namesake(award: Award, name: str) -> str | None:
    """Who is meant, where one person alone bears the name; else it is found when the complaint is taken
    up.
    """
    found = {pk for pk, called in persons(award) if called == name.strip()}
    return found.pop() if len(found) == 1 else None


def persons(obj: Award | Complaint) -> list[tuple[str, str]]:
    """Whom a complaint can be about: the pool, and those in an office that evaluates."""
    award = obj.award_of
    pool = Expert.objects.filter(award=award).values("user")
    held_ = Appointment.objects.filter(
        award=award, office__in=("expert", "committee", "office", "supervision", "leading")
    ).values("user")
    rows = User.objects.filter(pk__in=pool) | User.objects.filter(pk__in=held_)
    return list(rows.order_by("name", "login").values_list("pk", "name"))


@performs(acts.TAKE_UP)
def take_up_complaint(
    complaint: str,
    *,
    about: Annotated[str, Arg("被反映人", "核对后选择", options=persons)],
    by: Actor,
    at: datetime,
) -> Done:
    """Say who is meant and take it up; never by that person."""
    with acting(acts.TAKE_UP, complaint, by=by, at=at) as act:
        known = about in dict(persons(act.obj))
        act.check(holds(known, "person_known", act.article, argument="about"))
        act.require(law.not_own(by.user, about, act.article))
        act.change(about=about)
        act.say(number=act.obj.number, about=about)
    return act.done


@performs(acts.CLOSE)
def close_complaint(complaint: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """What was complained of does not hold, or cannot be checked; with a case the case concludes it."""
    with acting(acts.CLOSE, complaint, by=by, at=at) as act:
        running = Misconduct.objects.filter(complaint=act.obj, state__in=acts.OPEN).exists()
        act.require(holds(not running, "complaint_in_case", act.article))
        act.change(conclusion=reason, concluded_at=at)
        act.say(number=act.obj.number, reason=reason)
    return act.done


def pursued(obj: Expert | Appointment) -> list[tuple[str, str]]:
    """Complaints about this very person that were taken up."""
    rows = Complaint.objects.filter(award=obj.award_of, about=obj.user_id, state=kinds.PURSUED).order_by(
        "received_at"
    )
    return [
        ("", "——（依职权立案）"),
        *((pk, f"投诉 {number}") for pk, number in rows.values_list("pk", "number")),
    ]


@performs(acts.OPEN_CASE)
def open_misconduct(
    expert: str,
    *,
    ground: Annotated[Ground, Arg("情形", choices=choices.GROUNDS)],
    facts: Annotated[str, Arg("涉嫌的事实", input=Long())],
    complaint: Annotated[str, Arg("依据的投诉", options=pursued)] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """A case against an expert, from a complaint or of the office's own accord."""
    with acting(acts.OPEN_CASE, expert, by=by, at=at) as act:
        _open(act, act.obj.user_id, act.obj, ground, facts, complaint)
    return act.done


@performs(acts.OPEN_STAFF)
def open_staff_misconduct(
    appointment: str,
    *,
    ground: Annotated[Ground, Arg("情形", choices=choices.GROUNDS)],
    facts: Annotated[str, Arg("涉嫌的事实", input=Long())],
    complaint: Annotated[str, Arg("依据的投诉", options=pursued)] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """A case against staff or a member of the committee."""
    with acting(acts.OPEN_STAFF, appointment, by=by, at=at) as act:
        evaluates = act.obj.office in ("committee", "office", "supervision", "leading")
        act.require(holds(evaluates, "staff_office", act.article, office=act.obj.office))
        _open(act, act.obj.user_id, None, ground, facts, complaint)
    return act.done


def _open(
    act: Acting[Any], user: str, expert: Expert | None, ground: str, facts: str, complaint: str
) -> None:
    act.require(law.not_own(act.by.user, user, act.article))
    known = not complaint or complaint in dict(pursued(act.obj))
    act.check(holds(known, "complaint_known", act.article, argument="complaint"))
    running = Misconduct.objects.filter(award=act.award, user=user, state__in=acts.OPEN).exists()
    act.require(holds(not running, "misconduct_once", act.article, user=User.objects.get(pk=user).name))
    act.made = act.make(
        Misconduct,
        kinds.OPENED,
        award=act.award,
        user_id=user,
        expert=expert,
        complaint_id=complaint or None,
        ground=ground,
        facts=facts,
        opened_at=act.at,
    )
    act.say(user=user, ground=ground, facts=facts, complaint=complaint or None)


@performs(acts.TELL)
def tell_misconduct(
    misconduct: str, *, days: Annotated[int, Arg("答复期限（天）")] = 5, by: Actor, at: datetime
) -> Done:
    """Tell the person the grounds and by when they may answer."""
    with acting(acts.TELL, misconduct, by=by, at=at) as act:
        act.check(holds(1 <= days <= 30, "answer_days", act.article, days=days, argument="days"))
        until = instants.day(at) + timedelta(days=days)
        act.change(told_at=at, answer_by=until)
        text = f"{act.obj.facts}\n您可以在{instants.words(until)} 24:00 前陈述和申辩。"
        act.notify([act.obj.user], "misconduct_told", "请陈述和申辩", text)
        act.say(answer_by=until.isoformat())
    return act.done


@performs(acts.ANSWER)
def answer_misconduct(
    misconduct: str, *, statement: Annotated[str, Arg("陈述与申辩", input=Long())], by: Actor, at: datetime
) -> Done:
    """The person's own words."""
    with acting(acts.ANSWER, misconduct, by=by, at=at) as act:
        act.change(statement=statement, stated_at=at)
        act.say(statement=statement)
    return act.done


Remedy = Annotated[str, Arg("救济途径", "写入决定，告知当事人", Long())]


@performs(acts.EXCLUDE)
def exclude_expert(
    misconduct: str, *, reason: Reason, remedy: Remedy = REMEDY, document: Document, by: Actor, at: datetime
) -> Done:
    """Found at fault: out of the pool, out of every panel and open task at once. Scores given are kept, to
    be looked at again.
    """
    with acting(acts.EXCLUDE, misconduct, by=by, at=at) as act:
        _decide(act, reason, remedy)
        people.remove(act, act.obj.expert, instants.day(at))
        panels.withdraw(act, act.obj.user_id)
        act.document = document
    return act.done


@performs(acts.FIND)
def find_misconduct(
    misconduct: str, *, reason: Reason, remedy: Remedy = REMEDY, document: Document, by: Actor, at: datetime
) -> Done:
    """Staff or a committee member found at fault: what follows is for their employer, by letter."""
    with acting(acts.FIND, misconduct, by=by, at=at) as act:
        _decide(act, reason, remedy)
        act.document = document
    return act.done


def _decide(act: Acting[Misconduct], reason: str, remedy: str) -> None:
    done = acts.beats(act.obj)
    whole = adverse.Beats(
        done.told_on,
        done.answer_by,
        done.answered,
        instants.day(act.at),
        bool(reason.strip()),
        bool(remedy.strip()),
        None,
    )
    act.require(*law.may_decide(whole, act.article))
    _conclude(act, reason, remedy, kinds.UPHELD)
    text = f"{reason}\n依据第{act.article}条。\n{remedy}"
    act.notify([act.obj.user], "misconduct_decided", "处理决定", text)


def _conclude(act: Acting[Misconduct], reason: str, remedy: str, outcome: State) -> None:
    act.require(law.not_own(act.by.user, act.obj.user_id, act.article))
    act.change(decided_on=instants.day(act.at), reason=reason, remedy=remedy)
    if act.obj.complaint is not None:
        act.move(act.obj.complaint, outcome, conclusion=reason, concluded_at=act.at)
    act.say(user=act.obj.user_id, reason=reason, remedy=remedy)


@performs(acts.DISMISS)
def dismiss_misconduct(misconduct: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """The case does not hold."""
    with acting(acts.DISMISS, misconduct, by=by, at=at) as act:
        _conclude(act, reason, "", kinds.DISMISSED)
    return act.done


@performs(acts.DELIVER)
def deliver_misconduct(
    misconduct: str,
    *,
    on: Annotated[date, Arg("送达日期")],
    delivery: Annotated[str, Arg("送达方式与回证", "如：直接送达，送达回证3号")],
    by: Actor,
    at: datetime,
) -> Done:
    """The decision reached the person (送达回证)."""
    with acting(acts.DELIVER, misconduct, by=by, at=at) as act:
        today, decided = instants.day(at), act.obj.decided_on
        act.check(holds(on <= today, "not_future", act.article, day=on, argument="on"))
        act.check(holds(decided <= on, "delivered_after", act.article, sent=decided, argument="on"))
        act.require(law.not_own(by.user, act.obj.user_id, act.article))
        act.change(delivered_on=on, delivery=delivery)
        act.say(on=on.isoformat(), delivery=delivery)
    return act.done


@performs(acts.REFER)
def refer_misconduct(
    misconduct: str,
    *,
    body: Annotated[str, Arg("移送机关", "主管部门、所在单位；涉嫌犯罪的，司法机关")],
    document: Document,
    reason: Reason,
    on: Annotated[date, Arg("移送日期")],
    by: Actor,
    at: datetime,
) -> Done:
    """Register the letter (移送函) to employer, authority or prosecutor; there may be several."""
    with acting(acts.REFER, misconduct, by=by, at=at) as act:
        today = instants.day(at)
        act.check(holds(on <= today, "not_future", act.article, day=on, argument="on"))
        act.require(law.not_own(by.user, act.obj.user_id, act.article))
        row = {"body": body, "document": document, "reason": reason, "on": on.isoformat()}
        act.change(referrals=[*act.obj.referrals, row])
        act.document = document
        act.say(**row)
    return act.done


def to_rate(edition: Edition) -> list[tuple[str, str]]:
    return [(m.user_id, m.user.name) for m in acts.unrated(edition)]


@performs(acts.APPRAISE)
def appraise_expert(
    edition: str,
    *,
    expert: Annotated[str, Arg("评审员", options=to_rate)],
    rating: Annotated[Literal["合格", "基本合格", "不合格"], Arg("考核结果")],
    reason: Reason,
    by: Actor,
    at: datetime,
) -> Done:
    """Rate an expert's work in an edition beside figures that nobody types (Art 10(3))."""
    with acting(acts.APPRAISE, edition, by=by, at=at) as act:
        waiting = {m.user_id: m.user for m in acts.unrated(act.obj)}
        act.check(*about("expert", *failing([holds(expert in waiting, "expert_to_appraise", act.article)])))
        act.require(law.not_own(by.user, expert, act.article))
        counted = figures.plain(figures.of_edition(act.obj).get(expert) or law.figures([], 0))
        act.made = act.make(
            Appraisal,
            kinds.RATED,
            edition=act.obj,
            user_id=expert,
            figures=counted,
            rating=rating,
            reason=reason,
            at=at,
        )
        act.notify(
            [waiting[expert]],
            "appraised",
            "评审工作考核结果",
            f"{act.obj.title}考核结果：{rating}。您可以说明一次意见。",
        )
        act.say(expert=expert, rating=rating, reason=reason, figures=counted)
    return act.done


@performs(acts.ANSWER_APPRAISAL)
def answer_appraisal(
    appraisal: str, *, answer: Annotated[str, Arg("意见", input=Long())], by: Actor, at: datetime
) -> Done:
    """The expert's own word on it, once."""
    with acting(acts.ANSWER_APPRAISAL, appraisal, by=by, at=at) as act:
        act.change(answer=answer, answered_at=at)
        act.say(answer=answer)
    return act.done
