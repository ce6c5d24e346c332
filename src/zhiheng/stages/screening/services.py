"""Qualification: departments answer, the office judges, one supplement round, admit or refuse with
reasons.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from zhiheng.access import ids, instants, on_behalf, viewer
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, FileDigest, Reason, about
from zhiheng.access.inputs import File, Files, Long
from zhiheng.access.uploads import held
from zhiheng.editions import lists, pinned
from zhiheng.editions.kinds import ADMITTED, REFUSED
from zhiheng.editions.models import Case, Edition
from zhiheng.editions.services.hearings import applicants, heard
from zhiheng.files import selectors as blobs
from zhiheng.law import facts as law_facts
from zhiheng.law import judge
from zhiheng.law.finding import Finding, Value, holds, not_met, verdict
from zhiheng.people.kinds import BODY, RUNNING
from zhiheng.people.models import Body
from zhiheng.stages.screening.inputs import BarAnswers, DatedFacts

from . import acts, choices, facts, kinds
from .models import Judgement, Query, Supplement


@performs(acts.ASK)
def ask_departments(
    edition: str,
    *,
    due: Annotated[date, Arg("复函截止日")],
    round: Annotated[
        Literal["", "qualification", "notice", "decision"],
        Arg("核查轮次", "不选的按现在的阶段", choices=choices.ROUNDS),
    ] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Ask every department about every application on the list, each for the bars in its competence."""
    with acting(acts.ASK, edition, by=by, at=at, given=lambda e: _due(e, due, at)) as act:
        asking = round or acts.round_of(act.obj)
        cases = lists.cases_of(act.obj)
        bodies = Body.objects.filter(award=act.award, sort="department", state=RUNNING).order_by("name")
        asked = [(c, b, rules) for c in cases for b in bodies if (rules := competence(act, b))]
        existing = set(Query.objects.filter(case__in=cases, round=asking).values_list("case_id", "body_id"))
        new = [(c, b, r) for c, b, r in asked if (c.pk, b.pk) not in existing]
        act.require(holds(bool(new), "somebody_to_ask", act.article, round=asking))
        today = instants.day(at)
        act.make_all(
            Query,
            kinds.ASKED,
            [
                {"case": c, "body": b, "rules": r, "asked_on": today, "due": due, "round": asking}
                for c, b, r in new
            ],
        )
        for body in {b.pk: b for _, b, _ in new}.values():
            people = viewer.holders(act.award.pk, "department", BODY.ref(body.pk))
            act.notify(
                people,
                "asked",
                "征求意见",
                f"请在{instants.words(due)}前核查所列申报单位并答复；未答复的不视为没有情形。",
            )
        act.say(
            round=asking, due=due.isoformat(), bodies=sorted({b.name for _, b, _ in new}), cases=len(cases)
        )
    return act.done


def _due(edition: Edition, due: date, at: datetime) -> list[Finding]:
    return [holds(due >= instants.day(at), "due_ahead", pinned.rules_of(edition).cite("bars"), due=due)]


def competence(act: Acting[Any], body: Body) -> list[str]:
    """Bars for which a department is competent, by the instrument's matrix."""
    return [r.rule for r in act.rules.bars if body.competence and body.competence in r.competent]


Answers = Annotated[dict[str, str], Arg("逐项答复", "有 / 无 / 未查", BarAnswers())]
Events = Annotated[list[dict[str, Any]] | None, Arg("情况说明（日期等）", "答“有”的写明日期", DatedFacts())]


@performs(acts.ATTEST)
def attest(
    query: str,
    *,
    answers: Answers,
    events: Events = None,
    evidence: Annotated[str, Arg("查询凭证", input=File())] = "",
    note: Annotated[str, Arg("说明", input=Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """A department answers for the bars in its competence. No reply is never "clear"."""
    with acting(acts.ATTEST, query, by=by, at=at, given=lambda q: check_answers(q, answers, events)) as act:
        if evidence:
            act.check(held(by, evidence, act.article, "evidence"))
        act.settle(
            answers={**act.obj.answers, **answers},
            events=events or [],
            on=instants.day(at),
            note=note,
            scan=evidence,
        )
        facts.refresh(act.obj.case)
        act.say(answers=answers, events=events or [], note=note, evidence=evidence)
    return act.done


def check_answers(
    query: Query, answers: dict[str, str], events: list[dict[str, Any]] | None
) -> list[Finding]:
    """Only rules asked about, only the three words, and dated events the law can read."""
    article = pinned.rules_of(query).cite("bars")
    strange = [r for r in answers if r not in query.rules]
    wrong = [a for a in answers.values() if a not in ("有", "无", "未查")]
    found = about(
        "answers",
        holds(not strange, "answer_asked", article, rules=strange),
        holds(not wrong, "answer_word", article, got=wrong),
    )
    try:
        law_facts.from_json({"events": events or []})
    except law_facts.FactsError as bad:
        found.append(not_met("event_facts", article, says=str(bad), argument="events"))
    return found


@performs(acts.ENTER)
def enter_letter(
    query: str,
    *,
    answers: Answers,
    on: Annotated[date, Arg("复函日期")],
    document: Document,
    scan: FileDigest,
    events: Events = None,
    note: Annotated[str, Arg("说明", input=Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Enter a department's sealed letter; it takes effect once a second person verified it."""
    with acting(acts.ENTER, query, by=by, at=at, given=lambda q: check_answers(q, answers, events)) as act:
        act.check(
            held(by, scan, act.article, "scan"),
            holds(on <= instants.day(at), "not_future", act.article, day=on, argument="on"),
        )
        Query.objects.filter(pk=act.obj.pk).update(
            answers={**act.obj.answers, **answers},
            events=events or [],
            on=on,
            document=document,
            scan=scan,
            entered_by=by.user,
            note=note,
        )
        on_behalf.enter(
            act,
            BODY.ref(act.obj.body_id),
            document,
            answers=answers,
            events=events or [],
            on=on.isoformat(),
            scan=scan,
            note=note,
        )
    return act.done


@performs(acts.VERIFY)
def verify_letter(query: str, *, by: Actor, at: datetime) -> Done:
    """A second person compared the scan with the entry: now it counts."""
    with acting(acts.VERIFY, query, by=by, at=at) as act:
        body, q = BODY.ref(act.obj.body_id), act.obj
        on_behalf.verify(act, body, q.document, q.entered_by, scan=q.scan)
        act.settle(verified_by=by.user)
        facts.refresh(act.obj.case)
    return act.done


@performs(acts.RETURN)
def return_letter(query: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """The entry does not match the letter: back, with what is wrong."""
    with acting(acts.RETURN, query, by=by, at=at) as act:
        on_behalf.send_back(act, act.obj.entered_by, reason)
        Query.objects.filter(pk=act.obj.pk).update(
            answers={}, events=[], on=None, entered_by="", scan="", document="", note=""
        )
    return act.done


@performs(acts.STATE_DISTRICT)
def state_district(
    case: str,
    *,
    in_district: Annotated[Literal["是", "否"], Arg("是否在本行政区域内设立")],
    reason: Annotated[str, Arg("核对依据", input=Long())],
    by: Actor,
    at: datetime,
) -> Done:
    """An officer checked where the organisation is established; the code's digits are only a hint."""
    with acting(acts.STATE_DISTRICT, case, by=by, at=at) as act:
        _judge(act, "in_district", "MET" if in_district == "是" else "NOT_MET", reason)
    return act.done


@performs(acts.SECTOR)
def change_sector(
    case: str,
    *,
    sector: Annotated[str, Arg("行业代码", "GB/T 4754 小类，四位数字")],
    reason: Reason,
    by: Actor,
    at: datetime,
) -> Done:
    """The sector is settled with the qualification: another one than the applicant wrote needs its reason
    (Art 16).
    """
    with acting(acts.SECTOR, case, by=by, at=at) as act:
        plain = sector.strip()
        act.check(
            holds(
                plain.isascii() and plain.isdigit() and len(plain) == 4,
                "sector_code",
                act.article,
                text=sector[:20],
                argument="sector",
            )
        )
        before = act.obj.sector
        act.check(holds(plain != before, "sector_other", act.article, sector=before, argument="sector"))
        act.change(sector=plain)
        act.say(case=act.obj.no, before=before, after=plain, reason=reason)
    return act.done


def open_rules(case: Case) -> list[tuple[str, str]]:
    """Rules that now wait for a judgement."""
    rules = pinned.rules_of(case)
    waiting = [f.rule for f in facts.findings(case)[1] if f"judgement:{f.rule}" in f.missing]
    return [(r, rules.rule(r).title) for r in waiting]


@performs(acts.JUDGE)
def judge_rule(
    case: str,
    *,
    rule: Annotated[str, Arg("认定事项", options=open_rules)],
    value: Annotated[Literal["MET", "NOT_MET"], Arg("认定结论", choices=choices.VALUES)],
    reason: Reason,
    by: Actor,
    at: datetime,
) -> Done:
    """Decide, with a reason, a rule that arithmetic leaves open; never one that it decides."""
    with acting(acts.JUDGE, case, by=by, at=at) as act:
        read = law_facts.from_json(facts.of(act.obj))
        known = [r.rule for r in (*act.rules.conditions, *act.rules.bars)]
        act.check(holds(rule in known, "rule_known", act.article, rule=rule, argument="rule"))
        act.article = act.rules.rule(rule).art
        act.require(
            holds(
                judge.may_judge(act.rules, read, rule), "rule_open", act.article, rule=rule, argument="rule"
            )
        )
        _judge(act, rule, value, reason)
    return act.done


def _judge(act: Acting[Any], rule: str, value: str, reason: str) -> None:
    Judgement.objects.create(
        id=ids.new_id(),
        case=act.obj,
        rule=rule,
        value=value,
        reason=reason,
        office=act.office,
        user=act.by.user,
        at=act.at,
    )
    facts.refresh(act.obj)
    act.say(rule=rule, value=value, reason=reason)


@performs(acts.REQUEST)
def request_supplement(
    case: str,
    *,
    asked: Annotated[str, Arg("需补正的内容", input=Long())],
    due: Annotated[date, Arg("补正截止日")],
    by: Actor,
    at: datetime,
) -> Done:
    """Ask for what is missing, once, with a date."""
    with acting(acts.REQUEST, case, by=by, at=at) as act:
        act.check(holds(due >= instants.day(at), "due_ahead", act.article, due=due, argument="due"))
        again = Supplement.objects.filter(case=act.obj).exists()
        act.require(holds(not again, "supplement_once", act.article))
        act.made = act.make(Supplement, kinds.ASKED, case=act.obj, asked=asked, due=due)
        act.notify(
            applicants(act.obj), "supplement", "请补正材料", f"{asked}\n请在{instants.words(due)}前补正。"
        )
        act.say(asked=asked, due=due.isoformat())
    return act.done


@performs(acts.SUPPLEMENT)
def supplement(
    supplement: str,
    *,
    answer: Annotated[str, Arg("补正说明", input=Long())],
    files: Annotated[list[str] | None, Arg("补正材料", input=Files())] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """The applicant completes what was asked for; the submission itself stays as it was."""
    with acting(acts.SUPPLEMENT, supplement, by=by, at=at) as act:
        act.require(
            holds(instants.day(at) <= act.obj.due, "supplement_in_time", act.article, due=act.obj.due)
        )
        unknown = [f for f in files or [] if not blobs.uploaded(by.user, f)]
        act.check(holds(not unknown, "file_known", act.article, sha256=unknown, argument="files"))
        Supplement.objects.filter(pk=act.obj.pk).update(answer=answer, files=files or [], answered_at=at)
        act.say(answer=answer, files=files or [])
    return act.done


@performs(acts.ADMIT)
def admit(case: str, *, by: Actor, at: datetime) -> Done:
    """All conditions met, no bar: qualified. The findings it rests on are kept with their facts."""
    with acting(acts.ADMIT, case, by=by, at=at) as act:
        found = facts.refresh(act.obj)
        act.require(*found)
        act.notify(applicants(act.obj), "admitted", "资格审核通过", "贵单位符合申报条件，进入评审。")
        act.say(facts=act.obj.facts_digest, findings=[[f.rule, f.value.value] for f in found])
    return act.done


@performs(acts.REFUSE)
def refuse(case: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """Refuse, with the findings not met, after the party was told and could answer."""
    with acting(acts.REFUSE, case, by=by, at=at) as act:
        found = facts.refresh(act.obj)
        failed = [f for f in found if f.value is Value.NOT_MET]
        act.require(
            holds(verdict(found) is Value.NOT_MET, "refusal_grounds", act.article),
            heard(act.obj, "refusal", instants.day(at), act.article),
        )
        act.article = failed[0].article
        act.notify(
            applicants(act.obj),
            "refused",
            "资格审核不予通过",
            f"{reason}\n救济途径：复议60日或诉讼6个月（待法制机构确认）。",
        )
        act.say(
            reason=reason,
            facts=act.obj.facts_digest,
            not_met=[[f.rule, f.article] for f in failed],
            remedy="复议60日或诉讼6个月（待法制机构确认）",
        )
    return act.done


@performs(acts.LIST)
def list_qualified(edition: str, *, by: Actor, at: datetime) -> Done:
    """Every application is decided: the list of the qualified."""
    with acting(acts.LIST, edition, by=by, at=at) as act:
        cases = lists.cases_of(act.obj)
        reasons = {c.pk: _why(c) for c in cases if c.state == REFUSED}
        lists.give(act, act.obj, [c.pk for c in cases if c.state == ADMITTED], reasons)
    return act.done


def _why(case: Case) -> tuple[str, str]:
    failed = [f for f in case.findings if f["value"] == "NOT_MET"]
    return "、".join(pinned.rules_of(case).rule(f["rule"]).title for f in failed), failed[0]["article"]
