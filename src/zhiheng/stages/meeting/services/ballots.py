"""Ballots: put a question, vote by phone or on paper, close and count. A secret ballot leaves no trace of
who chose what.
"""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Annotated, Any, Literal

from django.db import transaction

from zhiheng.access import ids, on_behalf
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, FileDigest, Reason, about
from zhiheng.access.inputs import Checks
from zhiheng.access.models import Recusal
from zhiheng.access.refusals import Forbidden
from zhiheng.access.uploads import held
from zhiheng.editions import lists
from zhiheng.editions.models import Case
from zhiheng.law import ballot, quota
from zhiheng.law.finding import holds, not_met
from zhiheng.people import selectors as people
from zhiheng.proof import canonical
from zhiheng.stages.meeting import acts, choices, kinds, seals, selectors
from zhiheng.stages.meeting.inputs import Counts
from zhiheng.stages.meeting.models import Counterfoil, Issue, Meeting, NamedSlip, Question, Slip


@performs(acts.OPEN)
def open_ballot(
    meeting: str,
    *,
    sort: Annotated[Literal["first_time", "re_award", "run_off"], Arg("表决类别", choices=choices.SORTS)],
    tier: Annotated[str, Arg("奖项", "只有一个奖项时留空")] = "",
    medium: Annotated[
        Literal["phone", "paper"], Arg("投票方式", "纸质选票由两人录入计票单", choices=choices.MEDIA)
    ] = "phone",
    by: Actor,
    at: datetime,
) -> Done:
    """Issue slips for one question: candidates of a kind, at most as many names as places are left (reading
    12).

    Secret or by name as the plan says; a secret ballot is refused below five voters.
    """
    with acting(acts.OPEN, meeting, by=by, at=at) as act:
        wanted = tier or act.rules.tiers[0].id
        act.check(
            holds(
                wanted in {t.id for t in act.rules.tiers},
                "tier_known",
                act.cite("quota"),
                tier=wanted,
                argument="tier",
            )
        )
        cases, most, parent = _put(act, sort, wanted)
        act.require(holds(bool(cases), "candidates_there", act.article, sort=sort, argument="sort"))
        same = Question.objects.filter(meeting=act.obj, sort=sort, tier=wanted, parent=parent).exclude(
            state=kinds.VOID
        )
        act.require(holds(not same.exists(), "ballot_once", act.article, sort=sort, argument="sort"))
        recused = _recused(cases)
        entitled = [u for u in act.obj.present if any(u not in recused[c.pk] for c in cases)]
        mode = act.obj.edition.plan.get("voting", "secret")
        if mode == "secret":
            act.require(ballot.secrecy(len(entitled), act.article))
        need = _need(act, cases, recused)
        act.made = made = act.make(
            Question,
            kinds.OPEN,
            meeting=act.obj,
            sort=sort,
            tier=wanted,
            cases=[c.pk for c in cases],
            most=most,
            parent=parent,
            issued=len(entitled),
            need=need,
            mode=mode,
            medium=medium,
        )
        Issue.objects.bulk_create(Issue(id=ids.new_id(), question=made, user_id=u) for u in entitled)
        if mode == "secret" and medium == "phone":
            seals.make(made.pk)
        act.say(
            sort=sort,
            tier=wanted,
            cases=[c.no for c in cases],
            most=most,
            issued=made.issued,
            mode=mode,
            medium=medium,
            need={c.no: need[c.pk] for c in cases},
        )
    return act.done


def _put(act: Acting[Meeting], sort: str, tier: str) -> tuple[list[Case], int, str]:
    """Which candidates a question puts, how many names a slip may carry, and the question it decides
    further.
    """
    candidates = lists.cases_of(act.obj.edition)
    if sort == "run_off":
        for question in Question.objects.filter(meeting=act.obj, state=kinds.CLOSED, tier=tier).exclude(
            sort="run_off"
        ):
            if question.result.get("tied"):
                tied = [c for c in candidates if c.pk in question.result["tied"]]
                return tied, question.result["left"], question.pk
        return [], 0, ""
    cases = [c for c in candidates if c.tier == tier and sort in c.tags]
    rooms = [quota.places_left(act.rules, chosen(act.obj), tier, frozenset(c.tags)) for c in cases]
    known = [r for r in rooms if r is not None]
    return cases, max(known) if known and len(known) == len(rooms) else len(cases), ""


def chosen(meeting: Meeting) -> list[quota.Candidate]:
    """Candidates that earlier questions have passed."""
    passed = [
        c
        for q in Question.objects.filter(meeting=meeting, state=kinds.CLOSED)
        for c in q.result.get("passed", [])
    ]
    return [candidate(c) for c in Case.objects.filter(pk__in=passed)]


def candidate(case: Case) -> quota.Candidate:
    return quota.Candidate(case.pk, case.tier, frozenset(case.tags))


def _need(act: Acting[Meeting], cases: list[Case], recused: dict[str, set[str]]) -> dict[str, int]:
    appointed, present = len(act.obj.appointed), len(act.obj.present)
    here = set(act.obj.present)
    return {c.pk: ballot.needed(act.rules, appointed, present, len(recused[c.pk] & here)) for c in cases}


def _recused(cases: list[Case]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {c.pk: set() for c in cases}
    for case, user in Recusal.objects.filter(case__in=list(found)).values_list("case", "user_id"):
        found[case].add(user)
    return found


@performs(acts.CAST)
def cast(
    question: str,
    *,
    names: Annotated[
        list[str], Arg("赞成的单位", "不超过剩余名额", Checks(), options=lambda q: slip_options(q))
    ],
    by: Actor,
    at: datetime,
) -> Done:
    """Cast one slip.

    The ledger does not know of it. Of a secret slip no row that is written names the voter.
    """
    with acting(acts.CAST, question, by=by, at=at) as act:
        numbers = dict(Case.objects.filter(pk__in=act.obj.cases).values_list("no", "pk"))
        marked = [numbers.get(n, n) for n in names]
        act.check(*about("names", *ballot.valid_slip(marked, act.obj.cases, act.obj.most, act.article)))
        if Recusal.objects.filter(user=by.user, case__in=marked).exists():
            raise Forbidden([not_met("recused", act.cite("recusal"))])
        put_in = _put_in_by_name if act.obj.mode == "named" else _put_in
        put_in(act, by.user, sorted(marked))
    return act.done


def _put_in(act: Acting[Question], user: str, marked: list[str]) -> None:
    code = seals.code(act.obj.pk, user)
    act.require(holds(code is not None, "ballot_sealed", act.article))
    codes = _codes(act.obj)
    act.require(holds(code not in codes, "cast_once", act.article))
    assert code is not None
    _rewrite(act.obj, [*_choices(act.obj), marked], [*codes, code])


def _put_in_by_name(act: Acting[Question], user: str, marked: list[str]) -> None:
    used = NamedSlip.objects.filter(question=act.obj, user=user).exists()
    act.require(holds(not used, "cast_once", act.article))
    NamedSlip.objects.create(id=ids.new_id(), question=act.obj, user_id=user, choice=marked)


def slip_options(question: Question) -> list[tuple[str, str]]:
    rows = Case.objects.filter(pk__in=question.cases).select_related("organisation").order_by("no")
    return [(c.no, c.organisation.name) for c in rows]


def _choices(question: Question) -> list[list[str]]:
    return list(Slip.objects.filter(question=question).values_list("choice", flat=True))


def _codes(question: Question) -> list[str]:
    return list(Counterfoil.objects.filter(question=question).values_list("code", flat=True))


def _rewrite(question: Question, choices: list[list[str]], codes: list[str]) -> None:
    """All slips and all counterfoils anew, each in a random order of its own: no id, order or transaction
    is a slip's own.
    """
    ids.shuffle(choices)
    Slip.objects.filter(question=question).delete()
    slips = sorted((Slip(id=ids.new_id(), question=question, choice=c) for c in choices), key=lambda s: s.pk)
    Slip.objects.bulk_create(slips)
    Counterfoil.objects.filter(question=question).delete()
    Counterfoil.objects.bulk_create(
        Counterfoil(id=ids.new_id(), question=question, code=c) for c in sorted(codes)
    )


@performs(acts.CLOSE)
def close_ballot(question: str, *, by: Actor, at: datetime) -> Done:
    """Close, mix, count: issued, returned, valid, votes and the digest of the slips are entered; the key
    is destroyed.
    """
    with acting(acts.CLOSE, question, by=by, at=at) as act:
        if act.obj.mode == "secret":
            _rewrite(act.obj, _choices(act.obj), _codes(act.obj))
        choices = selectors.cast_slips(act.obj)
        numbers = dict(Case.objects.filter(pk__in=act.obj.cases).values_list("pk", "no"))
        printed = sorted(sorted(numbers[c] for c in slip) for slip in choices)
        digest = canonical.digest(canonical.encode(printed))
        _count(act, ballot.count(choices, act.obj.cases), len(choices), len(choices), digest)
        if act.obj.mode == "named":
            act.say(
                votes={
                    user: sorted(numbers[c] for c in slip) for user, slip in selectors.named_slips(act.obj)
                }
            )
        transaction.on_commit(lambda: seals.destroy(act.obj.pk))
    return act.done


def _count(act: Acting[Question], count: dict[str, int], returned: int, valid: int, digest: str) -> None:
    """Write and enter a count and what follows from it."""
    numbers = dict(Case.objects.filter(pk__in=act.obj.cases).values_list("pk", "no"))
    act.change(returned=returned, valid=valid, count=count, result=_result(act, count), digest=digest)
    act.say(
        sort=act.obj.sort,
        issued=act.obj.issued,
        returned=returned,
        valid=valid,
        digest=digest,
        count={numbers[c]: n for c, n in count.items()},
        need={numbers[c]: n for c, n in act.obj.need.items()},
    )


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
    taken = chosen(act.obj.meeting)
    by_id = {c.pk: candidate(c) for c in Case.objects.filter(pk__in=passed)}
    kept: list[str] = []
    for case in passed:
        if quota.fits(act.rules, taken, by_id[case]):
            taken.append(by_id[case])
            kept.append(case)
    return kept


@performs(acts.VOID)
def void_ballot(question: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """Give up a ballot that cannot be finished (a member left, the key was lost); it may then be put anew."""
    with acting(acts.VOID, question, by=by, at=at) as act:
        act.say(reason=reason, sort=act.obj.sort, issued=act.obj.issued)
        transaction.on_commit(lambda: seals.destroy(act.obj.pk))
    return act.done


@performs(acts.ENTER_COUNT)
def enter_count(
    question: str,
    *,
    returned: Annotated[int, Arg("收回票数")],
    valid: Annotated[int, Arg("有效票数")],
    votes: Annotated[dict[str, str], Arg("得票", input=Counts(), options=lambda q: slip_options(q))],
    document: Document,
    scan: FileDigest,
    by: Actor,
    at: datetime,
) -> Done:
    """Enter the signed count of a ballot on paper; it counts once a second person compared it with the
    scan.
    """
    with acting(acts.ENTER_COUNT, question, by=by, at=at) as act:
        act.check(held(by, scan, act.article, "scan"), *_sheet_findings(act, returned, valid, votes))
        sheet = {
            "returned": returned,
            "valid": valid,
            "votes": {k: int(v) for k, v in votes.items()},
            "scan": scan,
            "by": by.user,
            "document": document,
        }
        act.change(sheet=sheet)
        committee = selectors.committee(act.award.pk)
        on_behalf.enter(
            act, committee, document, returned=returned, valid=valid, votes=sheet["votes"], scan=scan
        )
    return act.done


def _sheet_findings(act: Acting[Question], returned: int, valid: int, votes: dict[str, str]) -> list[Any]:
    wrong = sorted(k for k, v in votes.items() if not (v.isascii() and v.isdigit() and len(v) < 4))
    if wrong:
        return about("votes", not_met("sheet_number", act.article, cases=wrong))
    cases = list(Case.objects.filter(pk__in=act.obj.cases))
    recused, here = (
        _recused(cases),
        set(Issue.objects.filter(question=act.obj).values_list("user_id", flat=True)),
    )
    entitled = {c.no: len(here - recused[c.pk]) for c in cases}
    slips, *rest = ballot.sheet(
        act.obj.issued,
        returned,
        valid,
        {k: int(v) for k, v in votes.items()},
        entitled,
        act.obj.most,
        act.article,
    )
    return [*about("returned", slips), *about("votes", *rest)]


@performs(acts.VERIFY_COUNT)
def verify_count(question: str, *, by: Actor, at: datetime) -> Done:
    """A second person compared the signed sheet with the entry: now the ballot is closed and counted."""
    with acting(acts.VERIFY_COUNT, question, by=by, at=at) as act:
        sheet = act.obj.sheet
        committee = selectors.committee(act.award.pk)
        on_behalf.verify(act, committee, sheet["document"], sheet["by"], scan=sheet["scan"])
        numbers = dict(Case.objects.filter(pk__in=act.obj.cases).values_list("no", "pk"))
        _count(
            act,
            {numbers[no]: n for no, n in sheet["votes"].items()},
            sheet["returned"],
            sheet["valid"],
            sheet["scan"],
        )
        act.change(sheet={**sheet, "verified_by": by.user})
    return act.done


@performs(acts.RETURN_COUNT)
def return_count(question: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """The entry does not agree with the sheet: back, with what is wrong."""
    with acting(acts.RETURN_COUNT, question, by=by, at=at) as act:
        on_behalf.send_back(act, act.obj.sheet["by"], reason)
        act.change(sheet={})
    return act.done


def members_of(meeting: Meeting) -> list[tuple[str, str]]:
    """(user id, name) of those appointed who have not signed in."""
    return [
        (v.user_id, v.user.name)
        for v in people.voters(meeting.award_of)
        if v.user_id in meeting.appointed and v.user_id not in meeting.present
    ]


@performs(acts.ENTER_SIGN_IN)
def enter_sign_in(
    meeting: str,
    *,
    members: Annotated[list[str], Arg("已在签到表上签名的委员", input=Checks(), options=members_of)],
    document: Document,
    scan: FileDigest,
    by: Actor,
    at: datetime,
) -> Done:
    """Enter the sign-in sheet of the room; it counts once a second person compared it with the scan."""
    with acting(acts.ENTER_SIGN_IN, meeting, by=by, at=at) as act:
        offered = {u for u, _ in members_of(act.obj)}
        strangers = sorted(set(members) - offered)
        act.check(
            held(by, scan, act.article, "scan"),
            holds(bool(members), "sheet_empty", act.article, argument="members"),
            holds(not strangers, "sheet_members", act.article, n=len(strangers), argument="members"),
        )
        act.change(
            entered={"members": sorted(set(members)), "scan": scan, "by": by.user, "document": document}
        )
        committee = selectors.committee(act.award.pk)
        on_behalf.enter(act, committee, document, members=sorted(set(members)), scan=scan)
    return act.done


@performs(acts.VERIFY_SIGN_IN)
def verify_sign_in(meeting: str, *, by: Actor, at: datetime) -> Done:
    """A second person compared the sign-in sheet with the entry: these members are present."""
    with acting(acts.VERIFY_SIGN_IN, meeting, by=by, at=at) as act:
        entered = act.obj.entered
        committee = selectors.committee(act.award.pk)
        on_behalf.verify(act, committee, entered["document"], entered["by"], scan=entered["scan"])
        present = [*act.obj.present, *(u for u in entered["members"] if u not in act.obj.present)]
        act.change(present=present, entered={}, signed=[*act.obj.signed, {**entered, "verified_by": by.user}])
        act.say(present=len(present))
    return act.done


@performs(acts.RETURN_SIGN_IN)
def return_sign_in(meeting: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """The entry does not agree with the sheet: back, with what is wrong."""
    with acting(acts.RETURN_SIGN_IN, meeting, by=by, at=at) as act:
        on_behalf.send_back(act, act.obj.entered["by"], reason)
        act.change(entered={})
    return act.done
