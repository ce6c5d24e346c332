"""The committee deliberates and votes. Casting leaves no trace of who chose what, or when."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Annotated, Any, Literal

from zhiheng.access import chance
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, about
from zhiheng.access.models import Recusal
from zhiheng.access.refusals import Forbidden
from zhiheng.editions import lists
from zhiheng.editions.models import Case, Edition
from zhiheng.law import ballot, procedure, quota
from zhiheng.law.finding import Finding, holds, not_met
from zhiheng.people import selectors as people
from zhiheng.proof import canonical

from . import acts
from .models import Issue, Meeting, Question, Slip


@performs(acts.CONVENE)
def convene(
    edition: str,
    *,
    on: Annotated[date, Arg("会议日期")],
    place: Annotated[str, Arg("地点")],
    agenda: Annotated[str, Arg("议程", kind="long")],
    guests: Annotated[list[str] | None, Arg("列席与代会人员（无表决权）", "每行一人", "lines")] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """Convene the meeting; a 代会人 may sit in and has no vote (reading 12)."""
    with acting(acts.CONVENE, edition, by=by, at=at) as act:
        voters = [v.user_id for v in people.voters(act.award.pk)]
        act.require(holds(bool(voters), "committee_appointed", act.cite("committee")))
        act.made = Meeting.objects.create(
            id=chance.new_id(), state="convened", edition=act.obj, on=on, place=place, agenda=agenda, appointed=voters,
            guests=guests or [],
        )
        invited = [v.user for v in people.voters(act.award.pk)]
        act.notify(invited, "convened", "综合评审会议通知", f"会议定于 {on.isoformat()} 在{place}召开。议程：{agenda}")
        act.say(on=on.isoformat(), place=place, agenda=agenda, appointed=len(voters), guests=guests or [])
    return act.done


@performs(acts.SIGN_IN)
def sign_in(meeting: str, *, by: Actor, at: datetime) -> Done:
    """A voting member is present, in person."""
    with acting(acts.SIGN_IN, meeting, by=by, at=at) as act:
        act.require(holds(by.user not in act.obj.present, "signed_in_once", act.article))
        opened = Question.objects.filter(meeting=act.obj).exists()
        act.require(holds(not opened, "sign_in_before_ballot", act.article))
        Meeting.objects.filter(pk=act.obj.pk).update(present=[*act.obj.present, by.user])
        act.say(present=len(act.obj.present) + 1)
    return act.done


@performs(acts.RECUSE)
def recuse(case: str, *, ground: Annotated[str, Arg("利害关系", kind="long")], by: Actor, at: datetime) -> Done:
    """A member has an interest in a candidate: no papers, no vote on it (Art 18, reading 36)."""
    with acting(acts.RECUSE, case, by=by, at=at) as act:
        known = Recusal.objects.filter(user=by.user, case=act.obj.pk).exists()
        act.require(holds(not known, "recused_once", act.article))
        Recusal.objects.create(
            id=chance.new_id(), award=act.award, user_id=by.user, case=act.obj.pk, ground="committee", detail=ground[:300],
            source="declared", at=at,
        )
        act.say(ground=ground)
    return act.done


@performs(acts.OPEN)
def open_ballot(
    meeting: str,
    *,
    sort: Annotated[Literal["first_time", "re_award", "run_off"], Arg("表决类别")],
    tier: Annotated[str, Arg("奖项", "只有一个奖项时留空")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Issue slips for one question: candidates of a kind, at most as many names as places are left (reading 12)."""
    with acting(acts.OPEN, meeting, by=by, at=at) as act:
        wanted = tier or act.rules.tiers[0].id
        act.check(holds(wanted in {t.id for t in act.rules.tiers}, "tier_known", act.cite("quota"), tier=wanted, argument="tier"))
        cases, most, parent = _put(act, sort, wanted)
        act.require(holds(bool(cases), "candidates_there", act.article, sort=sort, argument="sort"))
        again = Question.objects.filter(meeting=act.obj, sort=sort, tier=wanted, parent=parent).exists()
        act.require(holds(not again, "ballot_once", act.article, sort=sort, argument="sort"))
        act.made = _issue(act, sort, wanted, cases, most, parent)
        act.say(sort=sort, tier=wanted, cases=[c.no for c in cases], most=most, issued=act.made.issued)
    return act.done


def _put(act: Acting[Meeting], sort: str, tier: str) -> tuple[list[Case], int, str]:
    """Which candidates a question puts, how many names a slip may carry, and the question it decides further."""
    candidates = lists.cases_of(act.obj.edition)
    if sort == "run_off":
        for question in Question.objects.filter(meeting=act.obj, state="closed", tier=tier).exclude(sort="run_off"):
            if question.result.get("tied"):
                tied = [c for c in candidates if c.pk in question.result["tied"]]
                return tied, question.result["left"], question.pk
        return [], 0, ""
    cases = [c for c in candidates if c.tier == tier and sort in c.tags]
    rooms = [quota.places_left(act.rules, _chosen(act.obj), tier, frozenset(c.tags)) for c in cases]
    known = [r for r in rooms if r is not None]
    return cases, max(known) if known and len(known) == len(rooms) else len(cases), ""


def _chosen(meeting: Meeting) -> list[quota.Candidate]:
    """Candidates that earlier questions have passed."""
    passed = [c for q in Question.objects.filter(meeting=meeting, state="closed") for c in q.result.get("passed", [])]
    return [candidate(c) for c in Case.objects.filter(pk__in=passed)]


def candidate(case: Case) -> quota.Candidate:
    return quota.Candidate(case.pk, case.tier, frozenset(case.tags))


def _issue(
    act: Acting[Meeting], sort: str, tier: str, cases: list[Case], most: int, parent: str
) -> Question:
    recused = _recused(cases)
    entitled = [u for u in act.obj.present if any(u not in recused[c.pk] for c in cases)]
    appointed, present = len(act.obj.appointed), len(act.obj.present)
    need = {
        c.pk: ballot.needed(act.rules, appointed, present, len(recused[c.pk] & set(act.obj.present))) for c in cases
    }
    made = Question.objects.create(
        id=chance.new_id(), state="open", meeting=act.obj, sort=sort, tier=tier, cases=[c.pk for c in cases], most=most,
        parent=parent, issued=len(entitled), need=need,
    )
    Issue.objects.bulk_create(Issue(id=chance.new_id(), question=made, user_id=u) for u in entitled)
    return made


def _recused(cases: list[Case]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {c.pk: set() for c in cases}
    for case, user in Recusal.objects.filter(case__in=list(found)).values_list("case", "user_id"):
        found[case].add(user)
    return found


@performs(acts.CAST)
def cast(
    question: str,
    *,
    names: Annotated[list[str], Arg("赞成的单位", "不超过剩余名额", "slip", options=lambda q: slip_options(q))],
    by: Actor,
    at: datetime,
) -> Done:
    """Cast one slip. The ledger does not know of it; slips lie in random order from the first on."""
    with acting(acts.CAST, question, by=by, at=at) as act:
        numbers = dict(Case.objects.filter(pk__in=act.obj.cases).values_list("no", "pk"))
        chosen = [numbers.get(n, n) for n in names]
        act.check(*about("names", *ballot.valid_slip(chosen, act.obj.cases, act.obj.most, act.article)))
        mine = Recusal.objects.filter(user=by.user, case__in=chosen).exists()
        if mine:
            raise Forbidden([not_met("recused", act.cite("recusal"))])
        used = Issue.objects.filter(question=act.obj, user=by.user, cast=False).update(cast=True)
        act.require(holds(bool(used), "cast_once", act.article))
        _rewrite(act.obj, [*_choices(act.obj), sorted(chosen)])
    return act.done


def slip_options(question: Question) -> list[tuple[str, str]]:
    rows = Case.objects.filter(pk__in=question.cases).select_related("organisation").order_by("no")
    return [(c.no, c.organisation.name) for c in rows]


def _choices(question: Question) -> list[list[str]]:
    return list(Slip.objects.filter(question=question).values_list("choice", flat=True))


def _rewrite(question: Question, choices: list[list[str]]) -> None:
    chance.shuffle(choices)
    Slip.objects.filter(question=question).delete()
    made = sorted((Slip(id=chance.new_id(), question=question, choice=c) for c in choices), key=lambda s: s.pk)
    Slip.objects.bulk_create(made)


@performs(acts.CLOSE)
def close_ballot(question: str, *, by: Actor, at: datetime) -> Done:
    """Close, mix, count: issued, returned, valid, votes and the digest of the slips are entered."""
    with acting(acts.CLOSE, question, by=by, at=at) as act:
        choices = _choices(act.obj)
        _rewrite(act.obj, choices)
        numbers = dict(Case.objects.filter(pk__in=act.obj.cases).values_list("pk", "no"))
        count = ballot.count(choices, act.obj.cases)
        result = _result(act, count)
        printed = sorted(sorted(numbers[c] for c in slip) for slip in choices)
        digest = canonical.digest(canonical.encode(printed))
        Question.objects.filter(pk=act.obj.pk).update(
            returned=len(choices), valid=len(choices), count=count, result=result, digest=digest
        )
        act.say(
            sort=act.obj.sort, issued=act.obj.issued, returned=len(choices), valid=len(choices), digest=digest,
            count={numbers[c]: n for c, n in count.items()}, need={numbers[c]: n for c, n in act.obj.need.items()},
        )
    return act.done


def _result(act: Acting[Question], count: dict[str, int]) -> dict[str, Any]:
    if act.obj.sort == "run_off":
        final = act.rules.final_stage
        totals = {c.pk: Fraction(c.totals[final]) for c in Case.objects.filter(pk__in=act.obj.cases)}
        kept = ballot.run_off(count, totals, act.obj.most)
        return {"passed": list(kept), "tied": [], "left": act.obj.most - len(kept)}
    outcome = ballot.outcome(count, act.obj.need, act.obj.most)
    passed = _within_quota(act, outcome.passed)
    return {"passed": passed, "tied": list(outcome.tied), "left": outcome.left}


def _within_quota(act: Acting[Question], passed: tuple[str, ...]) -> list[str]:
    """In the order of votes, those whom every quota still has room for (sub-quotas leave some out)."""
    chosen = _chosen(act.obj.meeting)
    by_id = {c.pk: candidate(c) for c in Case.objects.filter(pk__in=passed)}
    kept: list[str] = []
    for case in passed:
        if quota.fits(act.rules, chosen, by_id[case]):
            chosen.append(by_id[case])
            kept.append(case)
    return kept


@performs(acts.CONCLUDE)
def conclude(
    edition: str,
    *,
    minutes: Annotated[str, Arg("会议纪要", kind="long")],
    order_reason: Annotated[str, Arg("候选名单与得分次序不一致的理由", "如行业代表性", "long")] = "",
    vacancy_reason: Annotated[str, Arg("名额空缺的理由", kind="long")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """The candidate list from the votes; leaving the order of scores, or a place, needs a reason (Art 4, 17(5))."""
    with acting(acts.CONCLUDE, edition, by=by, at=at) as act:
        meeting = Meeting.objects.filter(edition=act.obj).first()
        act.require(holds(meeting is not None, "meeting_held", act.article))
        assert meeting is not None
        act.require(*acts.quorate(meeting, at), *_settled(act, meeting))
        cases = lists.cases_of(act.obj)
        passed = _chosen(meeting)
        act.require(*quota.check(act.rules, passed), *_reasoned(act, cases, passed, order_reason, vacancy_reason))
        Meeting.objects.filter(pk=meeting.pk).update(state="concluded", minutes=minutes)
        kept = {c.case for c in passed}
        reasons = {c.pk: (_votes(meeting, c), act.article) for c in cases if c.pk not in kept}
        lists.give(act, [c.pk for c in cases if c.pk in kept], reasons, order_reason)
        act.say(minutes=minutes, order_reason=order_reason, vacancy_reason=vacancy_reason)
    return act.done


def _settled(act: Acting[Edition], meeting: Meeting) -> list[Finding]:
    """Every candidate was voted on, no ballot is open, every tie had its run-off."""
    questions = list(Question.objects.filter(meeting=meeting))
    voted = {c for q in questions for c in q.cases}
    unvoted = [c.no for c in lists.cases_of(act.obj) if c.pk not in voted]
    open_ = [q.sort for q in questions if q.state == "open"]
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
        holds(not procedure.order_differs(chosen, ranked) or bool(order.strip()), "order_reason", act.article, argument="order_reason"),
        holds(not (left and len(chosen) < len(firsts)) or bool(vacancy.strip()) or bool(order.strip()),
              "vacancy_reason", act.cite("quota"), argument="vacancy_reason"),
    ]


def _votes(meeting: Meeting, case: Case) -> str:
    for q in Question.objects.filter(meeting=meeting, state="closed"):
        if case.pk in q.cases:
            got, need = q.count.get(case.pk, 0), q.need.get(case.pk, 0)
            return f"得票 {got}，通过须 {need} 票" + ("，因名额已满未列入" if got >= need else "")
    return ""
