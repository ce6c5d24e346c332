"""The committee meets: convened, signed in, recused, and its candidate list from the votes."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Annotated

from zhiheng.access import ids, instants
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg
from zhiheng.access.inputs import Lines, Long
from zhiheng.access.models import Recusal
from zhiheng.editions import lists
from zhiheng.editions.models import Case, Edition
from zhiheng.law import procedure, quota
from zhiheng.law.finding import Finding, holds
from zhiheng.people import selectors as people
from zhiheng.stages.meeting import acts, kinds
from zhiheng.stages.meeting.models import Meeting, Question

from . import ballots
from .ballots import candidate as candidate


@performs(acts.CONVENE)
def convene(
    edition: str,
    *,
    on: Annotated[date, Arg("会议日期")],
    place: Annotated[str, Arg("地点")],
    agenda: Annotated[str, Arg("议程", input=Long())],
    guests: Annotated[list[str] | None, Arg("列席与代会人员（无表决权）", "每行一人", Lines())] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """Convene the meeting; a 代会人 may sit in and has no vote (reading 12)."""
    with acting(acts.CONVENE, edition, by=by, at=at) as act:
        voters = [v.user_id for v in people.voters(act.award.pk)]
        act.require(holds(bool(voters), "committee_appointed", act.cite("committee")))
        act.made = act.make(
            Meeting,
            kinds.CONVENED,
            edition=act.obj,
            on=on,
            place=place,
            agenda=agenda,
            appointed=voters,
            guests=guests or [],
        )
        invited = [v.user for v in people.voters(act.award.pk)]
        act.notify(
            invited,
            "convened",
            "综合评审会议通知",
            f"会议定于{instants.words(on)}在{place}召开。议程：{agenda}",
        )
        act.say(on=on.isoformat(), place=place, agenda=agenda, appointed=len(voters), guests=guests or [])
    return act.done


@performs(acts.SIGN_IN)
def sign_in(meeting: str, *, by: Actor, at: datetime) -> Done:
    """A voting member is present, in person."""
    with acting(acts.SIGN_IN, meeting, by=by, at=at) as act:
        act.require(holds(by.user not in act.obj.present, "signed_in_once", act.article))
        opened = acts.balloted(act.obj)
        act.require(holds(not opened, "sign_in_before_ballot", act.article))
        act.change(present=[*act.obj.present, by.user])
        act.say(present=len(act.obj.present) + 1)
    return act.done


@performs(acts.RECUSE)
def recuse(
    case: str, *, ground: Annotated[str, Arg("利害关系", input=Long())], by: Actor, at: datetime
) -> Done:
    """A member has an interest in a candidate: no papers, no vote on it (Art 18, reading 36)."""
    with acting(acts.RECUSE, case, by=by, at=at) as act:
        known = Recusal.objects.filter(user=by.user, case=act.obj.pk).exists()
        act.require(holds(not known, "recused_once", act.article))
        Recusal.objects.create(
            id=ids.new_id(),
            award=act.award,
            user_id=by.user,
            case=act.obj.pk,
            ground="committee",
            detail=ground[:300],
            source="declared",
            at=at,
        )
        act.say(ground=ground)
    return act.done


@performs(acts.CONCLUDE)
def conclude(
    edition: str,
    *,
    minutes: Annotated[str, Arg("会议纪要", input=Long())],
    order_reason: Annotated[str, Arg("候选名单与得分次序不一致的理由", "如行业代表性", Long())] = "",
    vacancy_reason: Annotated[str, Arg("名额空缺的理由", input=Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """The candidate list from the votes; leaving the order of scores, or a place, needs a reason (Art 4,
    17(5)).
    """
    with acting(acts.CONCLUDE, edition, by=by, at=at) as act:
        meeting = Meeting.objects.filter(edition=act.obj).first()
        act.require(holds(meeting is not None, "meeting_held", act.article))
        assert meeting is not None
        act.require(*acts.quorate(meeting, at), *_settled(act, meeting))
        cases = lists.cases_of(act.obj)
        passed = ballots.chosen(meeting)
        act.require(
            *quota.check(act.rules, passed), *_reasoned(act, cases, passed, order_reason, vacancy_reason)
        )
        act.move(meeting, kinds.CONCLUDED, minutes=minutes)
        kept = {c.case for c in passed}
        reasons = {c.pk: (_votes(meeting, c), act.article) for c in cases if c.pk not in kept}
        lists.give(act, act.obj, [c.pk for c in cases if c.pk in kept], reasons, order_reason)
        act.say(minutes=minutes, order_reason=order_reason, vacancy_reason=vacancy_reason)
    return act.done


def _settled(act: Acting[Edition], meeting: Meeting) -> list[Finding]:
    """Every candidate was voted on, no ballot is open, every tie had its run-off."""
    questions = list(Question.objects.filter(meeting=meeting).exclude(state=kinds.VOID))
    voted = {c for q in questions for c in q.cases}
    unvoted = [c.no for c in lists.cases_of(act.obj) if c.pk not in voted]
    open_ = [q.sort for q in questions if q.state != kinds.CLOSED]
    decided = {q.parent for q in questions if q.sort == "run_off"}
    tied = [q.sort for q in questions if q.result.get("tied") and q.pk not in decided]
    return [
        holds(not unvoted, "all_voted_on", act.article, open=unvoted),
        holds(not open_, "ballots_closed", act.article, open=open_),
        holds(not tied, "ties_decided", act.article, open=tied),
    ]


def _reasoned(
    act: Acting[Edition], cases: list[Case], passed: list[quota.Candidate], order: str, vacancy: str
) -> list[Finding]:
    final = act.rules.final_stage
    firsts = [c for c in cases if "first_time" in c.tags]
    ranked = [c.pk for c in sorted(firsts, key=lambda c: (-Fraction(c.totals[final]), c.no))]
    chosen = [c.case for c in passed if "first_time" in c.tags]
    left = [q for q in act.rules.quotas if sum(quota.counts_in(q, c) for c in passed) < q.max]
    return [
        holds(
            not procedure.order_differs(chosen, ranked) or bool(order.strip()),
            "order_reason",
            act.article,
            argument="order_reason",
        ),
        holds(
            not (left and len(chosen) < len(firsts)) or bool(vacancy.strip()) or bool(order.strip()),
            "vacancy_reason",
            act.cite("quota"),
            argument="vacancy_reason",
        ),
    ]


def _votes(meeting: Meeting, case: Case) -> str:
    for q in Question.objects.filter(meeting=meeting, state=kinds.CLOSED):
        if case.pk in q.cases:
            got, need = q.count.get(case.pk, 0), q.need.get(case.pk, 0)
            return f"得票 {got}，通过须 {need} 票" + ("，因名额已满未列入" if got >= need else "")
    return ""
