"""What needs a body's word, what a department's word decides, and what neither can clear alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from zhiheng.law import bars, conditions, loader
from zhiheng.law.facts import Attestation, Event, Facts, FiscalYear, Judgement, Organisation, Recommendation
from zhiheng.law.finding import Kind, Value

JINSHUI = loader.load("jinshui_2023")
DEADLINE = date(2026, 5, 29)
FINE = Event("14(8)", dealt=date(2024, 3, 11), minor=True)
TAX = Attestation("no_other_breach", "税务", "有")
MINOR = Judgement("no_other_breach", "MET", "评委会办公室", "按简易程序罚款200元，情节轻微")


def breach(**more: Any) -> Facts:
    return replace(Facts(deadline=DEADLINE, events=(FINE,), attestations=(TAX,)), **more)


def test_a_judgement_without_a_name_or_a_reason_does_not_count() -> None:
    rule = JINSHUI.rule("no_other_breach")
    assert bars.attested(rule, breach(judgements=(MINOR,))).value is Value.MET
    for half in (
        replace(MINOR, by=None),
        replace(MINOR, by=" "),
        replace(MINOR, reason=None),
        replace(MINOR, reason=" "),
    ):
        assert bars.attested(rule, breach(judgements=(half,))).missing == ("judgement:no_other_breach",)


def test_a_judged_minor_event_is_shown_as_judged() -> None:
    found = bars.attested(JINSHUI.rule("no_other_breach"), breach(judgements=(MINOR,)))
    assert found.kind is Kind.JUDGED
    assert found.facts["reason"] == MINOR.reason
    assert found.facts["attested_by"] == ["税务"]


def test_a_judgement_does_not_answer_for_a_department_that_has_not_looked() -> None:
    silent = (TAX, Attestation("no_other_breach", "生态环境", "未查"))
    found = bars.attested(JINSHUI.rule("no_other_breach"), breach(judgements=(MINOR,), attestations=silent))
    assert found.value is Value.UNKNOWN
    assert found.missing == ("attestations.no_other_breach.生态环境",)


def quality(answer: str, **more: Any) -> Facts:
    event = Event("14(3)", happened=date(2024, 8, 1), found=date(2025, 2, 3), contested=True)
    said = Attestation("no_quality_failure", "卫健", answer)
    return replace(Facts(deadline=DEADLINE, events=(event,), attestations=(said,)), **more)


def test_a_contested_event_counts_where_the_department_says_it_does() -> None:
    rule = JINSHUI.rule("no_quality_failure")
    assert bars.attested(rule, quality("无")).value is Value.MET
    barred = bars.attested(rule, quality("有"))
    assert barred.value is Value.NOT_MET
    assert barred.met_from == date(2028, 2, 4)


def test_a_body_may_judge_a_contested_event_otherwise() -> None:
    word = Judgement("no_quality_failure", "MET", "评委会办公室", "不属于严重服务质量问题")
    found = bars.attested(JINSHUI.rule("no_quality_failure"), quality("有", judgements=(word,)))
    assert (found.value, found.kind) == (Value.MET, Kind.JUDGED)
    against = replace(word, value="NOT_MET")
    assert (
        bars.attested(JINSHUI.rule("no_quality_failure"), quality("无", judgements=(against,))).value
        is Value.NOT_MET
    )


def test_a_repaired_listing_is_judged_and_the_list_still_looked_up() -> None:
    rule = JINSHUI.rule("not_listed")
    listing = Event("14(6)", listed=date(2024, 1, 1), removed=date(2025, 1, 1))
    word = Judgement("not_listed", "MET", "评委会办公室", "已修复")
    facts = Facts(deadline=DEADLINE, events=(listing,), judgements=(word,))
    assert bars.not_listed(rule, facts).missing == ("attestations.not_listed",)
    answered = replace(facts, attestations=(Attestation("not_listed", "市场监管", "无"),))
    assert bars.not_listed(rule, answered).value is Value.MET
    assert bars.not_listed(rule, replace(answered, judgements=())).missing == ("judgement:not_listed",)


def test_a_predecessor_too_young_gives_no_continuity_to_judge() -> None:
    rule = JINSHUI.rule("operated_years")
    word = Judgement("operated_years", "MET", "评委会办公室", "改制承继")
    body = Organisation(established=date(2025, 1, 1), predecessor_established=date(2023, 5, 30))
    facts = Facts(deadline=DEADLINE, organisation=body, judgements=(word,))
    assert conditions.operated_years(rule, facts).value is Value.NOT_MET
    old = replace(facts, organisation=replace(body, predecessor_established=date(2023, 5, 29)))
    assert conditions.operated_years(rule, old).value is Value.MET


def test_one_good_recommendation_is_enough_whatever_the_others_lack() -> None:
    rule = JINSHUI.rule("recommended")
    good, undated = Recommendation("街道", DEADLINE, "推荐"), Recommendation("园区", None, "推荐")
    silent = Recommendation("主管部门", DEADLINE, None)

    def ask(*rows: Recommendation) -> object:
        found = conditions.recommended(rule, Facts(deadline=DEADLINE, recommendations=rows))
        return found.value, found.missing

    assert ask(undated, good, silent) == (Value.MET, ())
    assert ask(undated) == (Value.UNKNOWN, ("recommendations.on",))
    assert ask(silent) == (Value.UNKNOWN, ("recommendations.opinion",))
    assert ask() == (Value.NOT_MET, ())


def test_an_operating_profit_nobody_stated_is_unknown() -> None:
    years = tuple(
        FiscalYear(y, profit_total_fen=1, profit_operating_fen=None if y == 2024 else 1)
        for y in (2023, 2024, 2025)
    )
    facts = Facts(deadline=DEADLINE, organisation=Organisation(non_profit=False), years=years)
    found = bars.no_loss(JINSHUI.rule("no_loss"), facts)
    assert (found.value, found.missing) == (Value.UNKNOWN, ("years.2024.profit_operating",))
