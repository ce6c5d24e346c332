"""The golden edition through the law alone: every finding, score, list, vote, day and payment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from tests.law import golden
from zhiheng.law import (
    ballot,
    bars,
    budget,
    duties,
    judge,
    loader,
    notice,
    panel,
    points,
    prize,
    procedure,
    questions,
    quota,
    revocation,
    scoring,
    uscc,
    validity,
)
from zhiheng.law.facts import from_json
from zhiheng.law.finding import Kind, Value, failing, verdict
from zhiheng.law.quota import Candidate

JINSHUI = loader.load("jinshui_2023")
CRITERIA = scoring.load(JINSHUI.criteria)
CALENDAR = questions.official_calendar()
FLOOR = JINSHUI.tiers[0].floor
CASES = list(golden.NAMES)
RULES = [r.rule for r in (*JINSHUI.conditions, *JINSHUI.bars)]
AWARDED = date.fromisoformat(golden.AWARDED)


def listed(name: str) -> list[str]:
    return golden.LISTS[name].split()


@cache
def settled(case: str) -> dict[str, dict[str, Any]]:
    return findings(case)


def findings(case: str, **more: Any) -> dict[str, dict[str, Any]]:
    return {f.rule: f.as_json() for f in judge.judge(JINSHUI, from_json(golden.facts(case, **more)))}


def total(case: str) -> Fraction:
    return scoring.book_total(CRITERIA, golden.book(case, [i.id for i in CRITERIA.items]))


def candidate(case: str) -> Candidate:
    return Candidate(case, "award", golden.TAGS[case])


@pytest.mark.parametrize("case", CASES)
def test_codes_are_right_and_of_no_real_place(case: str) -> None:
    assert uscc.valid(golden.CODES[case])
    assert golden.CODES[case][2:8] == "999999"


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("case", CASES)
def test_every_finding_of_every_case(case: str, rule: str) -> None:
    found, refused = settled(case)[rule], golden.REFUSED.get(case, {})
    assert found["value"] == ("NOT_MET" if rule in refused else "MET")
    assert found["missing"] == []
    if rule in refused:
        assert {k: found[k] for k in refused[rule]} == refused[rule]


@pytest.mark.parametrize("case", CASES)
def test_the_order_of_findings_is_the_regulations(case: str) -> None:
    assert list(findings(case)) == RULES


@pytest.mark.parametrize(("case", "rule"), [(case, word["rule"]) for case, word in golden.WORDS.items()])
def test_what_waits_for_the_offices_word(case: str, rule: str) -> None:
    before = findings(case, decided=False)
    assert {r for r, f in before.items() if f["value"] != "MET"} == {rule}
    assert before[rule]["value"] == "UNKNOWN"
    assert before[rule]["missing"] == [f"judgement:{rule}"]
    assert judge.may_judge(JINSHUI, from_json(golden.facts(case, decided=False)), rule)
    after = findings(case)[rule]
    assert (after["value"], after["kind"]) == ("MET", "judged")
    assert after["facts"]["reason"] == golden.WORDS[case]["reason"]
    assert not judge.may_judge(JINSHUI, from_json(golden.facts(case)), rule)


def test_a1_is_exactly_three_years_old() -> None:
    found = findings("A1")["operated_years"]
    assert found["facts"]["met_from"] == found["facts"]["deadline"] == "2026-05-29"


def test_a2_would_be_a_day_short_without_its_predecessor() -> None:
    facts = golden.facts("A2")
    del facts["organisation"]["predecessor_established"]
    found = {f.rule: f for f in judge.judge(JINSHUI, from_json(facts))}["operated_years"]
    assert (found.value, found.met_from) == (Value.NOT_MET, date(2026, 5, 30))


def test_a2s_hidden_fine_would_have_barred_it() -> None:
    facts = golden.facts("A2")
    facts["events"] = [{"bar": "14(8)", "happened": "2025-10-10", "dealt": "2025-11-06"}]
    found = {f.rule: f for f in judge.judge(JINSHUI, from_json(facts))}["no_other_breach"]
    assert (found.value, found.met_from) == (Value.NOT_MET, date(2028, 11, 7))


@pytest.mark.parametrize("case", [c for c in CASES if c not in golden.REFUSED])
def test_not_looked_up_is_not_clear(case: str) -> None:
    """生态环境 answers 未查 on 06-12 and 无 on 06-18: until then every rule it answers for is unknown."""
    early = findings(case, answers={"生态环境": "未查"})
    unknown = {r for r, f in early.items() if f["value"] == "UNKNOWN"}
    assert unknown == {"no_policy_breach", "no_accident", "no_other_breach"}
    assert all(early[r]["missing"] == [f"attestations.{r}.生态环境"] for r in unknown)


def test_a3_is_clear_by_a_day_and_by_the_second_look() -> None:
    facts = golden.facts("A3")
    later = {**facts, "events": [{**facts["events"][0], "found": "2023-05-29"}]}
    upheld = {**facts, "events": [{**facts["events"][1], "overturned": False}]}
    for changed in (later, upheld):
        found = {f.rule: f for f in judge.judge(JINSHUI, from_json(changed))}
        assert found["no_quality_failure"].value is Value.NOT_MET


def test_a5_made_a_loss_in_one_year_and_cannot_call_itself_non_profit() -> None:
    assert findings("A5")["no_loss"]["facts"]["losses"] == {"2023": -120 * golden.WAN}


def test_a6s_deficit_is_no_loss_of_a_business() -> None:
    assert findings("A6")["no_loss"]["facts"]["applies"] is False


def test_a6s_judgement_of_the_court_is_no_serious_fault() -> None:
    found = findings("A6")["no_quality_failure"]
    assert found["kind"] == "attested"
    assert found["facts"]["attested_by"] == ["市场监管", "卫健"]


def test_a8_is_clear_by_the_day_it_happened_and_says_so() -> None:
    found = findings("A8")["no_accident"]
    assert (found["facts"]["date"], found["reading"]) == ("happened", 5)
    facts = golden.facts("A8")
    facts["events"][0] = {**facts["events"][0], "happened": facts["events"][0]["found"]}
    assert {f.rule: f for f in judge.judge(JINSHUI, from_json(facts))}["no_accident"].value is Value.NOT_MET


def test_a9s_parents_fine_is_not_its_own() -> None:
    facts = golden.facts("A9")
    facts["events"] = [{**facts["events"][0], "own": True}]
    assert {f.rule: f for f in judge.judge(JINSHUI, from_json(facts))}[
        "no_other_breach"
    ].value is Value.NOT_MET


def test_a10_and_a11_lie_a_day_apart() -> None:
    assert findings("A10")["no_valid_honour"]["facts"]["may_apply_from"] == "2026-05-29"
    assert findings("A11")["no_valid_honour"]["facts"]["through"] == "2026-05-29"


@pytest.mark.parametrize(("case", "written"), golden.TOTALS.items())
def test_totals_gate_and_floor(case: str, written: str) -> None:
    got = total(case)
    assert points.text(got) == written
    assert scoring.check_percent(CRITERIA, golden.book(case, list(CRITERIA.points)), "15") == []
    gate = scoring.gate(got, JINSHUI.gate, "17(3)").value
    assert (gate is Value.MET) == (case in listed("visited"))
    floor = scoring.floor(got, FLOOR, "15")
    assert (floor.value is Value.MET) == (case in listed("proposed"))
    assert floor.reading == 23
    assert (points.shown(got, FLOOR) >= "500.00") == (case in listed("proposed"))


def test_lists_follow_from_findings_scores_votes_and_the_objection() -> None:
    applied = listed("applied")
    qualified = [c for c in applied if verdict(judge.judge(JINSHUI, from_json(golden.facts(c)))) is Value.MET]
    assert qualified == listed("qualified")
    visited = [c for c in qualified if scoring.gate(total(c), JINSHUI.gate, "").value is Value.MET]
    assert visited == listed("visited")
    proposed = [c for c in visited if scoring.floor(total(c), FLOOR, "").value is Value.MET]
    assert proposed == listed("proposed") == listed("candidates")
    first, again = vote(golden.FIRST_TIME_SLIPS, first_time()), vote(golden.RE_AWARD_SLIPS, ["A10"], places=1)
    assert sorted([*first.passed, *again.passed], key=applied.index) == listed("nominated")
    assert [c for c in listed("nominated") if c != "A2"] == listed("for-decision") == listed("winners")


def test_the_stages_name_the_lists_in_this_order() -> None:
    assert [s.gives for s in JINSHUI.stages] == list(golden.LISTS)
    lists = list(golden.LISTS)
    for before, after in pairwise(lists):
        gone = procedure.difference(listed(before), listed(after)).removed
        reasons = dict.fromkeys(gone, "见认定")
        assert not failing(procedure.reasons_given(listed(before), listed(after), reasons, "17"))
        if gone:
            assert failing(procedure.reasons_given(listed(before), listed(after), {}, "17"))


def first_time() -> list[str]:
    return [c for c in listed("candidates") if "first_time" in golden.TAGS[c]]


def present() -> list[str]:
    return [c for c in golden.APPOINTED if c != golden.ABSENT]


def vote(slips: Sequence[Sequence[str]], cases: list[str], places: int = 3) -> ballot.Outcome:
    recused = {c: len(golden.COMMITTEE_RECUSED.get(c, ())) for c in cases}
    need = {c: ballot.needed(JINSHUI, len(golden.APPOINTED), len(present()), recused[c]) for c in cases}
    return ballot.outcome(ballot.count(slips, cases), need, places)


def test_the_meeting_and_its_first_time_slips() -> None:
    found = ballot.quorum(JINSHUI, len(golden.APPOINTED), len(present()))
    assert (found.value, found.facts["needed"]) == (Value.MET, 6)
    assert ballot.count(golden.FIRST_TIME_SLIPS, first_time()) == {
        "A1": 8,
        "A2": 6,
        "A3": 1,
        "A6": 5,
        "A8": 4,
    }
    for slip in golden.FIRST_TIME_SLIPS:
        assert not failing(ballot.valid_slip(slip, first_time(), 3, "17(5)"))
    assert vote(golden.FIRST_TIME_SLIPS, first_time()) == ballot.Outcome(("A1", "A2", "A6"), (), 0)
    assert ballot.vote(JINSHUI, 9, 8, 0, 4) == (Value.NOT_MET, 5)


def test_the_re_award_has_a_slip_of_its_own_without_the_recused() -> None:
    assert len(golden.RE_AWARD_SLIPS) == len(present()) - len(golden.COMMITTEE_RECUSED["A10"]) == 7
    assert ballot.vote(JINSHUI, 9, 8, 1, 7) == (Value.MET, 4)
    assert vote(golden.RE_AWARD_SLIPS, ["A10"], places=1).passed == ("A10",)


def test_a6_before_a8_owes_a_reason() -> None:
    order = scoring.rank_order({c: total(c) for c in first_time()})
    assert order == ["A1", "A2", "A8", "A3", "A6"]
    assert procedure.order_differs(["A1", "A2", "A6"], order)
    assert not procedure.order_differs(["A1", "A2", "A8"], order)


def members(*swap: str) -> list[panel.Member]:
    """The panel; with a swap ("E6", "E8") the first leaves and the reserve sits in its place."""
    rows = [panel.Member(*row) for row in golden.PANEL if row[0] not in swap[:1]]
    return [panel.Member(m.id, "member", m.pool) if m.id in swap[1:] else m for m in rows]


def test_the_panel_and_its_recusals() -> None:
    rule = JINSHUI.panel
    assert not failing(panel.check(rule, members(), frozenset(golden.APPOINTED)))
    for case in ("A8", "A10"):
        assert panel.enough_scorers(rule, members(), golden.RECUSED[case], "18").value is Value.MET
    assert panel.leader_for(members(), golden.RECUSED["A8"]) == "E2"
    assert panel.leader_for(members(), frozenset()) == "E1"


def test_e8_replaces_e6_for_the_whole_edition() -> None:
    rule, recused = JINSHUI.panel, golden.RECUSED["A3"]
    assert panel.scorers(members(), recused) == ["E1", "E2", "E3", "E7"]
    assert panel.enough_scorers(rule, members(), recused, "18").value is Value.NOT_MET
    assert not failing(panel.may_substitute(members(), "E6", "E8", "11"))
    after = members("E6", "E8")
    assert panel.scorers(after, recused) == ["E1", "E2", "E3", "E7", "E8"]
    assert panel.enough_scorers(rule, after, recused, "18").value is Value.MET
    assert panel.check(rule, after)[0].facts["n"] == 7
    assert not failing(
        panel.on_site(rule, panel.scorers(after, recused), panel.scorers(after, recused), "E1", "17(4)")
    )


def test_the_notice_ends_on_a_working_saturday() -> None:
    stage = JINSHUI.stage("notice")
    published, last = (date.fromisoformat(d) for d in golden.NOTICE)
    count = notice.clock(stage, published, CALENDAR)
    assert count.end == last
    assert [d.isoformat() for d in count.days] == [
        "2026-09-29",
        "2026-09-30",
        "2026-10-08",
        "2026-10-09",
        "2026-10-10",
    ]
    assert last.strftime("%A") == "Saturday"
    early = notice.may_close(stage, count, last)
    assert (early.value, early.met_from) == (Value.NOT_MET, date(2026, 10, 11))
    assert notice.may_close(stage, count, date(2026, 10, 11)).value is Value.MET


def test_the_three_objections() -> None:
    assert notice.may_pursue(named=True, checkable=True, article="17(6)").value is Value.MET
    assert notice.may_pursue(named=False, checkable=True, article="17(6)").value is Value.MET
    unfounded = notice.may_pursue(named=False, checkable=False, article="17(6)")
    assert (unfounded.value, unfounded.reading) == (Value.NOT_MET, 26)
    assert notice.objections_closed(["O2"], "17(6)").value is Value.NOT_MET
    assert notice.objections_closed([], "17(6)").value is Value.MET


def test_a2_is_barred_for_three_years_from_the_finding() -> None:
    found = date(2026, 10, 19)
    assert revocation.fraud_bar(JINSHUI, found) == date(2029, 10, 19)
    assert bars.later_ground(found, date(2026, 5, 29), date(2026, 9, 28), None) is bars.LaterGround.CANCEL
    facts = golden.facts("A2") | {
        "deadline": "2028-05-29",
        "arrived": "2028-05-29",
        "register": [{"fraud_found": "2026-10-19"}],
    }
    barred = {f.rule: f for f in judge.judge(JINSHUI, from_json(facts))}["no_fraud_in_award"]
    assert (barred.value, barred.met_from) == (Value.NOT_MET, date(2029, 10, 20))


def test_two_of_three_places_and_one_beside_them() -> None:
    winners = [candidate(c) for c in listed("winners")]
    found = quota.check(JINSHUI, winners)
    assert [(f.value, f.facts["n"], f.facts["max"]) for f in found] == [(Value.MET, 2, 3)]
    assert quota.places_left(JINSHUI, winners, "award", golden.TAGS["A3"]) == 1
    assert quota.places_left(JINSHUI, winners, "award", golden.TAGS["A10"]) is None


def test_prizes_and_the_budget() -> None:
    due = {c: prize.due(JINSHUI, candidate(c)) for c in listed("winners")}
    assert due == {"A1": 50_000_000, "A6": 50_000_000, "A10": 0}
    paid: list[int] = []
    for fen in (due["A1"], due["A6"]):
        assert budget.within(golden.BUDGET_FEN, paid, fen, "5").value is Value.MET
        paid.append(fen)
    assert (sum(paid), golden.BUDGET_FEN - sum(paid)) == (100_000_000, 50_000_000)
    assert prize.whole(JINSHUI, candidate("A1"), 50_000_000).value is Value.MET
    assert prize.whole(JINSHUI, candidate("A10"), 0).value is Value.NOT_MET


def test_validity_and_the_four_reports() -> None:
    got = validity.of(JINSHUI, AWARDED)
    assert (got.through, got.may_apply_from) == (date(2030, 10, 26), date(2030, 10, 27))
    assert duties.annual_due(JINSHUI, AWARDED) == [date(y, 3, 31) for y in (2027, 2028, 2029, 2030)]


def test_the_edition_judged_again_after_its_end_says_the_same() -> None:
    """The register then holds this edition's own awards and bar; they came after the deadline."""
    own = {
        "A1": {"awarded": golden.AWARDED},
        "A2": {"fraud_found": "2026-10-19"},
        "A10": {"awarded": golden.AWARDED},
    }
    for case, row in own.items():
        facts = golden.facts(case)
        facts["register"] = [*facts["register"], row]
        again = {f.rule: f.value.value for f in judge.judge(JINSHUI, from_json(facts))}
        assert again == {r: f["value"] for r, f in findings(case).items()}


@pytest.mark.parametrize("case", CASES)
def test_judged_findings_name_a_reason(case: str) -> None:
    for found in judge.judge(JINSHUI, from_json(golden.facts(case))):
        if found.kind is Kind.JUDGED:
            assert found.facts["reason"]
            assert found.facts["by"] == golden.OFFICE
