"""Request, decision, honours, prize: no honour without an expired notice, closed objections and a
document.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from zhiheng.access import instants, on_behalf
from zhiheng.access.acting import Acting, Actor, Done, acting, cite
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, FileDigest, Reason, about
from zhiheng.access.inputs import File, Long, Money
from zhiheng.access.uploads import held
from zhiheng.editions import lists
from zhiheng.editions.inputs import Reasons
from zhiheng.editions.kinds import AWARDED
from zhiheng.editions.models import BudgetLine, Case, Edition, NameList
from zhiheng.editions.services.budget import amount_given, pay_from
from zhiheng.editions.services.hearings import applicants
from zhiheng.law import budget, money, prize, quota, validity
from zhiheng.law.finding import Finding, holds
from zhiheng.people import selectors as people
from zhiheng.registry import services as registry

from . import acts, kinds
from .models import Decision, Payment


@performs(acts.REQUEST)
def request_decision(
    edition: str,
    *,
    request: Annotated[str, Arg("请示要点", input=Long())],
    legality: Annotated[str, Arg("合法性审核意见", input=Long())],
    by: Actor,
    at: datetime,
) -> Done:
    """Put the list before the government with the legality review."""
    with acting(acts.REQUEST, edition, by=by, at=at) as act:
        act.made = act.make(Decision, kinds.REQUESTED, edition=act.obj, request=request, legality=legality)
        act.say(request=request, legality=legality)
    return act.done


Out = Annotated[dict[str, str] | None, Arg("不予授奖的单位及理由", input=Reasons())]
On = Annotated[date, Arg("通报日期")]
MeetingOn = Annotated[date, Arg("政府会议日期")]


@performs(acts.DECIDE)
def decide(
    decision: str,
    *,
    on: On,
    meeting_on: MeetingOn,
    document: Annotated[str, Arg("通报文号")],
    left_out: Out = None,
    by: Actor,
    at: datetime,
) -> Done:
    """The government decides collectively and issues the 通报: the winners, their honours, validity from
    its date.
    """
    with acting(acts.DECIDE, decision, by=by, at=at, given=lambda d: _days(d, on, meeting_on, at)) as act:
        _write(act, on, meeting_on, document, left_out or {})
        _take_effect(act)
    return act.done


def _days(decision: Decision, on: date, meeting_on: date, at: datetime) -> list[Finding]:
    return [
        holds(
            meeting_on <= on,
            "decision_days",
            cite(decision, "decision"),
            meeting=meeting_on,
            on=on,
            argument="on",
        ),
        holds(on <= instants.day(at), "not_future", cite(decision, "decision"), day=on, argument="on"),
    ]


def _write(
    act: Acting[Decision], on: date, meeting_on: date, document: str, left_out: dict[str, str]
) -> None:
    """Dated after the notice's last day: the list was given on a later day than that."""
    given = lists.current(act.obj.edition)
    act.require(
        holds(
            given is not None and on >= instants.day(given.at),
            "after_list",
            act.article,
            on=on,
            argument="on",
        )
    )
    for name, value in {
        "on": on,
        "meeting_on": meeting_on,
        "document": document,
        "left_out": left_out,
    }.items():
        setattr(act.obj, name, value)
    act.obj.save(update_fields=["on", "meeting_on", "document", "left_out"])
    act.document = document
    act.say(on=on.isoformat(), meeting_on=meeting_on.isoformat(), document=document, left_out=left_out)


def _take_effect(act: Acting[Decision]) -> None:
    """Give the list of those decided on; the last list enters the honours."""
    edition = Edition.objects.get(pk=act.obj.edition_id)
    cases, out, struck = lists.cases_of(edition), act.obj.left_out, lists.struck(edition)
    reasons = {c.pk: (out[c.no], act.article) for c in cases if c.no in out}
    reasons |= {c.pk: (struck[c.pk].reason, struck[c.pk].article) for c in cases if c.pk in struck}
    kept = [c for c in cases if c.pk not in reasons]
    act.require(*quota.check(act.rules, [candidate(c) for c in kept]))
    lists.give(act, edition, [c.pk for c in kept], reasons)


def candidate(case: Case) -> quota.Candidate:
    return quota.Candidate(case.pk, case.tier, frozenset(case.tags))


@lists.CONCLUDED.answered_by
def enroll(act: Acting[Any], edition: Edition, winners: NameList) -> None:
    """Write the register from the last list: under the edition's lock, counted against every quota once
    more.
    """
    decision = Decision.objects.get(edition=edition)
    assert decision.on is not None
    cases = list(Case.objects.filter(pk__in=winners.cases).select_related("organisation").order_by("no"))
    act.require(*quota.check(act.rules, [candidate(c) for c in cases]))
    through = validity.of(act.rules, decision.on).through
    for n, case in enumerate(cases, 1):
        act.move(case, AWARDED)
        act.notify(
            applicants(case),
            "awarded",
            "获奖通知",
            f"经{act.rules.government}审定，贵单位获得{act.award.name}（{decision.document}）。",
        )
        registry.enter(
            act,
            award=act.award,
            edition=edition.pk,
            case=case.pk,
            uscc=case.organisation.uscc,
            name=case.organisation.name,
            number=f"{act.award.slug.upper()}-{edition.year}-{n:02d}",
            edition_label=edition.title,
            tier=case.tier,
            first_time="first_time" in case.tags,
            awarded=decision.on,
            valid_through=through,
            regulation=act.rules.document,
            document=decision.document,
            entered_on=instants.day(act.at),
        )
    act.say(
        honours=len(cases),
        awarded=decision.on.isoformat(),
        valid_through=through.isoformat() if through else None,
    )


@performs(acts.ENTER)
def enter_decision(
    decision: str,
    *,
    on: On,
    meeting_on: MeetingOn,
    document: Annotated[str, Arg("通报文号")],
    scan: FileDigest,
    left_out: Out = None,
    by: Actor,
    at: datetime,
) -> Done:
    """Enter the government's decision from its document; nothing follows before a second person verified
    it.
    """
    with acting(acts.ENTER, decision, by=by, at=at, given=lambda d: _days(d, on, meeting_on, at)) as act:
        act.check(held(by, scan, act.article, "scan"))
        _write(act, on, meeting_on, document, left_out or {})
        Decision.objects.filter(pk=act.obj.pk).update(entered_by=by.user, scan=scan)
        on_behalf.enter(act, government(act), document, scan=scan)
    return act.done


def government(act: Acting[Any]) -> str:
    found = people.bodies(act.award.pk, "government")
    return found[0].ref if found else "government"


@performs(acts.VERIFY)
def verify_decision(decision: str, *, by: Actor, at: datetime) -> Done:
    """A second person compared the document with the entry; now the decision takes effect."""
    with acting(acts.VERIFY, decision, by=by, at=at) as act:
        on_behalf.verify(act, government(act), act.obj.document, act.obj.entered_by)
        act.change(verified_by=by.user)
        _take_effect(act)
    return act.done


@performs(acts.RETURN)
def return_decision(decision: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """The entry does not agree with the document: back, with what is wrong."""
    with acting(acts.RETURN, decision, by=by, at=at) as act:
        on_behalf.send_back(act, act.obj.entered_by, reason)
        act.change(on=None, meeting_on=None, document="", scan="", left_out={}, entered_by="")
    return act.done


def prize_lines(case: Case) -> list[tuple[str, str]]:
    return [
        (x.pk, f"{x.name}（{money.yuan(x.fen)} 元）")
        for x in BudgetLine.objects.filter(edition=case.edition, sort="prize")
    ]


@performs(acts.ORDER)
def order_prize(
    case: str,
    *,
    line: Annotated[str, Arg("预算科目", options=prize_lines)],
    amount: Annotated[str, Arg("金额", "一次性全额，如 50万元", Money())],
    order_no: Annotated[str, Arg("拨付单号")],
    by: Actor,
    at: datetime,
) -> Done:
    """Make the payment order: the whole prize, once, against the prize line."""
    with acting(
        acts.ORDER, case, by=by, at=at, given=lambda c: amount_given(amount, cite(c, "decision"))
    ) as act:
        fen = money.parse(amount, "元")
        found = BudgetLine.objects.filter(
            pk=line.removeprefix("line/"), edition=act.obj.edition, sort="prize"
        ).first()
        act.check(holds(found is not None, "line_known", act.cite("budget"), argument="line"))
        assert found is not None
        used = Payment.objects.filter(line=found, order_no=order_no).exists()
        act.require(
            *about("amount", prize.whole(act.rules, candidate(act.obj), fen)),
            holds(not used, "order_once", act.article, order_no=order_no, argument="order_no"),
            *about("amount", budget.within(found.fen, _committed(found), fen, act.cite("budget"))),
        )
        act.made = act.make(
            Payment,
            kinds.ORDERED,
            case=act.obj,
            line=found,
            fen=fen,
            order_no=order_no,
            maker=by.user,
            ordered_at=at,
        )
        act.say(case=act.obj.no, fen=fen, order_no=order_no, line=found.name)
    return act.done


def _committed(line: BudgetLine) -> list[int]:
    return list(Payment.objects.filter(line=line).values_list("fen", flat=True))


@performs(acts.RELEASE)
def release_prize(
    payment: str, *, proof: Annotated[str, Arg("银行回单", input=File())], by: Actor, at: datetime
) -> Done:
    """Another person checks and pays, with the bank's proof; the line moves under its own constraint."""
    with acting(acts.RELEASE, payment, by=by, at=at) as act:
        act.check(held(by, proof, act.article, "proof"))
        act.require(budget.two_persons(act.obj.maker, by.user, act.article))
        pay_from(act, act.obj.line_id, act.obj.fen)
        Payment.objects.filter(pk=act.obj.pk).update(checker=by.user, proof=proof, paid_at=at)
        act.say(case=act.obj.case.no, fen=act.obj.fen, proof=proof)
    return act.done
