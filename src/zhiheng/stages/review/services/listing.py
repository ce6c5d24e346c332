"""Reports, the gate, the panel's proposal and the lists that follow (Art 11-3, 17)."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Annotated

from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg
from zhiheng.access.inputs import File, Long
from zhiheng.access.uploads import held
from zhiheng.editions import lists
from zhiheng.editions.inputs import Reasons, Tiers
from zhiheng.editions.models import Case, Edition
from zhiheng.law import points, scoring
from zhiheng.law.finding import Value, holds
from zhiheng.stages.review import acts, kinds
from zhiheng.stages.review.models import Consensus, Evaluation
from zhiheng.stages.review.services.scoring import _this_stage


@performs(acts.REPORT)
def submit_report(
    consensus: str,
    *,
    report: Annotated[str, Arg("评审报告", input=Long())],
    file: Annotated[str, Arg("报告文件", input=File())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """The leader submits the report of one application: every item scored, every member signed."""
    with acting(acts.REPORT, consensus, by=by, at=at) as act:
        if file:
            act.check(held(by, file, act.article, "file"))
        act.require(_this_stage(act))
        Consensus.objects.filter(pk=act.obj.pk).update(report=report, report_file=file)
        totals = {**act.obj.case.totals, act.obj.stage: act.obj.total}
        Case.objects.filter(pk=act.obj.case_id).update(totals=totals)
        act.say(stage=act.obj.stage, total=act.obj.total, report=report, signatures=act.obj.signatures)
    return act.done


@performs(acts.PASS_GATE)
def pass_gate(
    edition: str,
    *,
    cap: Annotated[int | None, Arg("现场评审数量上限", "不设的留空")] = None,
    reason: Annotated[str, Arg("设上限的理由", input=Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Those at or above the absolute gate go on; a cap needs a reason (reading 10)."""
    with acting(acts.PASS_GATE, edition, by=by, at=at) as act:
        cases = lists.cases_of(act.obj)
        stage = act.rules.stage(act.obj.stage)
        act.require(holds(cap is None or bool(reason.strip()), "cap_reason", act.article, argument="reason"))
        gate = Fraction(act.obj.plan["gate"])
        totals = {c.pk: Fraction(c.totals[stage.id]) for c in cases}
        through = [c.pk for c in cases if scoring.gate(totals[c.pk], gate, act.article).value is Value.MET]
        kept = scoring.rank_order({k: totals[k] for k in through})[: cap or len(through)]
        reasons = {
            c.pk: (_below(totals[c.pk], gate) if c.pk not in through else reason, act.article) for c in cases
        }
        gone = {k: v for k, v in reasons.items() if k not in kept}
        lists.give(act, act.obj, [c.pk for c in cases if c.pk in kept], gone)
    return act.done


def _below(total: Fraction, gate: Fraction) -> str:
    return f"得分 {points.shown(total, gate)}，未达到 {points.text(gate)} 分"


@performs(acts.PROPOSE)
def propose(
    edition: str,
    *,
    text: Annotated[str, Arg("综合评价", input=Long())],
    tiers: Annotated[dict[str, str] | None, Arg("各单位建议奖项", "多个奖项时填写", Tiers())] = None,
    leave_out: Annotated[dict[str, str] | None, Arg("不予建议的单位及理由", input=Reasons())] = None,
    dissent: Annotated[str, Arg("不同意见", "没有的留空", Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """综合评价 across applicants and the list of proposed winners; below the floor nobody is on it (Art
    12, 15).
    """
    with acting(acts.PROPOSE, edition, by=by, at=at) as act:
        cases = lists.cases_of(act.obj)
        final = act.rules.final_stage
        chosen = _tiers(act, cases, tiers or {}, leave_out or {})
        reasons = {c.pk: _why_not(act, c, leave_out or {}) for c in cases if c.pk not in chosen}
        for pk, tier in chosen.items():
            Case.objects.filter(pk=pk).update(tier=tier)
        act.make(
            Evaluation,
            kinds.SUBMITTED,
            edition=act.obj,
            stage=final,
            text=text,
            proposed=sorted(chosen),
            dissent={by.user: dissent} if dissent else {},
        )
        lists.give(act, act.obj, [c.pk for c in cases if c.pk in chosen], reasons, text)
        act.say(text=text, dissent=dissent)
    return act.done


def _tiers(
    act: Acting[Edition], cases: list[Case], wished: dict[str, str], out: dict[str, str]
) -> dict[str, str]:
    """Each case's tier: the one proposed, else the highest whose floor its total meets."""
    chosen: dict[str, str] = {}
    for case in cases:
        total = Fraction(case.totals[act.rules.final_stage])
        able = [t for t in act.rules.tiers if scoring.floor(total, t.floor, t.art).value is Value.MET]
        wish = wished.get(case.no) or wished.get(case.pk)
        if wish:
            act.require(
                holds(
                    wish in {t.id for t in able},
                    "floor",
                    act.cite("criteria"),
                    total=str(total),
                    argument="tiers",
                )
            )
        if able and case.no not in out and case.pk not in out:
            chosen[case.pk] = wish or able[0].id
    return chosen


def _why_not(act: Acting[Edition], case: Case, out: dict[str, str]) -> tuple[str, str]:
    given = out.get(case.no) or out.get(case.pk)
    if given:
        return given, act.article
    total, least = Fraction(case.totals[act.rules.final_stage]), min(t.floor for t in act.rules.tiers)
    return _below(total, least), act.cite("criteria")


@performs(acts.TRANSMIT)
def transmit(
    edition: str,
    *,
    leave_out: Annotated[dict[str, str] | None, Arg("不予报送的单位及理由", input=Reasons())] = None,
    note: Annotated[str, Arg("说明", input=Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """The office reports to the committee and submits the list for deliberation (Art 10(6))."""
    with acting(acts.TRANSMIT, edition, by=by, at=at) as act:
        cases = lists.cases_of(act.obj)
        out = leave_out or {}
        reasons = {c.pk: (out.get(c.no, ""), act.article) for c in cases if c.no in out}
        lists.give(act, act.obj, [c.pk for c in cases if c.no not in out], reasons, note)
    return act.done
