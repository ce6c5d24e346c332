"""The law as asked from outside, and the small parts that the golden edition does not reach."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tests.law import golden
from zhiheng.law import (
    call,
    conditions,
    facts,
    judge,
    loader,
    panel,
    points,
    procedure,
    questions,
    scoring,
    secrecy,
    workdays,
)
from zhiheng.law.facts import Facts, FactsError, Licence
from zhiheng.law.finding import Finding, Kind, Value, failing, holds, met, not_met, unknown, verdict
from zhiheng.law.questions import QuestionError

JINSHUI = loader.load("jinshui_2023")
CRITERIA = scoring.load(JINSHUI.criteria)
BOOK = dict.fromkeys(CRITERIA.points, 50)


def ask(question: str, raw: object) -> dict[str, Any]:
    got = questions.ask(question, raw, JINSHUI)
    assert json.loads(json.dumps(got)) == got
    return got


# judge


def test_nothing_known_is_unknown_everywhere_and_says_what_is_missing() -> None:
    got = ask("judge", {})
    assert got["verdict"] == "UNKNOWN"
    assert {f["value"] for f in got["findings"]} == {"UNKNOWN"}
    assert all(f["missing"] for f in got["findings"])
    assert [f["rule"] for f in got["findings"]] == [r.rule for r in (*JINSHUI.conditions, *JINSHUI.bars)]


def test_judge_answers_in_the_published_form() -> None:
    got = ask("judge", golden.facts("A7"))
    assert got["verdict"] == "NOT_MET"
    assert set(got["findings"][0]) == {
        "rule",
        "article",
        "kind",
        "value",
        "facts",
        "missing",
        "reading",
        "met_from",
    }
    found = next(f for f in got["findings"] if f["rule"] == "model_years")
    assert (found["article"], found["value"], found["met_from"], found["reading"]) == (
        "13(2)",
        "NOT_MET",
        "2026-05-30",
        34,
    )


@pytest.mark.parametrize(
    "group", ["organisation", "licences", "model_adopted", "years", "recommendations", "register", "deadline"]
)
def test_leaving_one_fact_out_is_never_better_than_unknown(group: str) -> None:
    raw = golden.facts("A8")
    del raw[group]
    assert ask("judge", raw)["verdict"] == "UNKNOWN"


@pytest.mark.parametrize(
    "raw",
    [
        [],
        "text",
        5,
        None,
        {"surprise": 1},
        {"deadline": "tomorrow"},
        {"deadline": "2026-02-30"},
        {"licences": "all"},
        {"licences": [{}]},
        {"licences": [{"from": "2026-01-02", "to": "2026-01-01"}]},
        {"licences": ["2026"]},
        {"organisation": [1]},
        {"organisation": {"non_profit": "no"}},
        {"organisation": {"uscc": 5}},
        {"years": [{}]},
        {"years": [{"year": 2025, "revenue_fen": 0.5}]},
        {"years": [{"year": True}]},
        {"attestations": [{"rule": "no_loss", "by": "税务", "answer": "maybe"}]},
        {"attestations": [{"rule": "no_loss", "answer": "无"}]},
        {"judgements": [{"rule": "no_loss", "value": "UNKNOWN"}]},
        {"events": [{"happened": "2026-01-01"}]},
        {"events": [{"bar": "14(4)", "minor": "yes"}]},
        {"register": [{"awarded": "once"}]},
        {"recommendations": [{}]},
    ],
    ids=str,
)
def test_what_cannot_be_judged_is_an_error_and_no_finding(raw: object) -> None:
    with pytest.raises(QuestionError):
        ask("judge", raw)


def test_facts_name_the_place_of_what_is_wrong() -> None:
    with pytest.raises(FactsError, match=r"events\[1\]\.dealt"):
        facts.from_json({"events": [{"bar": "14(8)"}, {"bar": "14(8)", "dealt": "x"}]})


def test_an_empty_list_is_known_and_a_missing_one_is_not() -> None:
    assert facts.from_json({"events": []}).events == ()
    assert facts.from_json({}).events is None
    assert facts.from_json({"licences": None}).licences is None


# working-days, validity, score, vote


def test_working_days() -> None:
    got = ask("working-days", {"from": "2026-09-28", "n": 5})
    assert (got["value"], got["end"], len(got["days"]), got["missing"]) == ("MET", "2026-10-10", 5, [])
    assert len(got["sources"]) == 1
    unknown_year = ask("working-days", {"from": "2026-12-25", "n": 5})
    assert (unknown_year["value"], unknown_year["end"], unknown_year["missing"]) == (
        "UNKNOWN",
        None,
        ["calendar:2027"],
    )


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"from": "2026-09-28"},
        {"from": "x", "n": 1},
        {"from": "2026-09-28", "n": -1},
        {"from": "2026-09-28", "n": 2001},
        {"from": "2026-09-28", "n": 1.5},
        {"from": "2026-09-28", "n": True},
    ],
)
def test_working_days_refuses(raw: object) -> None:
    with pytest.raises(QuestionError):
        ask("working-days", raw)


def test_validity() -> None:
    assert ask("validity", {"awarded": "2024-02-29"}) == {
        "valid_through": "2028-02-29",
        "may_apply_from": "2028-03-01",
        "article": "27",
    }
    with pytest.raises(QuestionError):
        ask("validity", {})


def test_score() -> None:
    assert ask("score", {"books": [BOOK]}) == {
        "total": "500",
        "shown": "500.00",
        "floor": {"value": "MET", "article": "15"},
    }


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"books": []},
        {"books": [BOOK], "combine": "best"},
        {"books": [{**BOOK, "4.1.2": 52}]},
        {"books": [{**BOOK, "4.1.2": 105}]},
        {"books": [{**BOOK, "4.1.2": -5}]},
        {"books": [{**BOOK, "4.1.2": 50.0}]},
        {"books": [{**BOOK, "4.1.2": True}]},
        {"books": [{**BOOK, "4.1.1": 50}]},
        {"books": [{k: v for k, v in BOOK.items() if k != "4.7.7"}]},
        {"books": [[]]},
        {"books": [BOOK, {**BOOK, "4.1.2": None}]},
    ],
    ids=range(12),
)
def test_score_refuses_what_is_off_the_grid_or_incomplete(raw: object) -> None:
    with pytest.raises(QuestionError):
        ask("score", raw)


def test_vote() -> None:
    got = ask("vote", {"appointed": 9, "present": 8, "recused": 1, "yes": 4})
    assert (got["value"], got["needed"], got["quorum"]["article"]) == ("MET", 4, "17(5)")


@pytest.mark.parametrize(
    "raw",
    [
        {"appointed": 9, "present": 10, "yes": 1},
        {"appointed": 9, "present": 8, "recused": 9, "yes": 0},
        {"appointed": 9, "present": 8, "recused": 2, "yes": 7},
        {"appointed": 9, "present": 8, "yes": -1},
        {"appointed": 9},
    ],
)
def test_vote_refuses_numbers_that_cannot_be(raw: object) -> None:
    with pytest.raises(QuestionError):
        ask("vote", raw)


def test_no_other_question_is_known() -> None:
    with pytest.raises(QuestionError, match="no question"):
        ask("horoscope", {})


# findings


def test_a_finding_is_neither_true_nor_false() -> None:
    for found in (met("r", "1"), not_met("r", "1"), unknown("r", "1", "x")):
        with pytest.raises(TypeError):
            bool(found)
    assert [f.holds for f in (met("r", "1"), not_met("r", "1"), unknown("r", "1", "x"))] == [
        True,
        False,
        False,
    ]


def test_one_value_for_many() -> None:
    yes, no, open_ = met("r", "1"), not_met("r", "1"), unknown("r", "1", "x")
    assert verdict([yes, open_, no]) is Value.NOT_MET
    assert verdict([yes, open_]) is Value.UNKNOWN
    assert verdict([yes]) is Value.MET
    assert failing([yes, open_, no]) == [open_, no]


def test_a_finding_as_json_has_no_dates_and_no_sets() -> None:
    found = Finding(
        "r",
        "1",
        Value.MET,
        Kind.JUDGED,
        {"d": date(2026, 1, 2), "s": (1, {"k": date(2026, 1, 3)})},
        reading=3,
    )
    assert found.as_json()["facts"] == {"d": "2026-01-02", "s": [1, {"k": "2026-01-03"}]}
    assert holds(True, "r", "1", n=1).as_json()["value"] == "MET"


# licences, calendars, lists, panels, bands


def test_licences_that_overlap_or_come_out_of_order() -> None:
    start, end = date(2023, 5, 29), date(2026, 5, 29)
    rows = (
        Licence(date(2025, 1, 1)),
        Licence(date(2022, 1, 1), date(2025, 6, 1)),
        Licence(date(2022, 3, 1), date(2023, 1, 1)),
    )
    assert conditions.first_gap(rows, start, end) is None
    assert conditions.first_gap(rows[1:], start, end) == date(2025, 6, 2)
    assert conditions.first_gap((), start, end) == start
    assert conditions.first_gap((Licence(start, end),), start, end) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[year]]\nyear = 2027\n",
        '[[year]]\nyear = 2027\nsource = "s"\noff = []\nmakeup = []\nmood = 1\n',
        '[[year]]\nyear = 2027\nsource = "s"\noff = ["2026-12-31"]\nmakeup = []\n',
        '[[year]]\nyear = 2027\nsource = "s"\noff = ["2027-01-02"]\nmakeup = ["2027-01-02"]\n',
        '[[year]]\nyear = 2027\nsource = "s"\noff = ["2027-13-01"]\nmakeup = []\n',
    ],
)
def test_a_bad_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        workdays.parse(text)


def test_a_reading_of_the_cycle_warns_and_does_not_block() -> None:
    assert call.cycle(None, 2026, 2, "4").value is Value.MET
    assert call.cycle(2024, 2026, 2, "4").value is Value.MET
    early = call.cycle(2025, 2026, 2, "4")
    assert (early.value, early.reading) == (Value.NOT_MET, 2)


def test_the_window_is_open_from_its_first_to_its_last_day() -> None:
    opens, deadline = date(2026, 3, 20), date(2026, 5, 29)
    days = [date(2026, 3, 19), opens, deadline, date(2026, 5, 30)]
    assert [call.window_open(d, opens, deadline, "17(1)").holds for d in days] == [False, True, True, False]


def test_nobody_joins_a_list_midway_and_nobody_leaves_it_in_silence() -> None:
    found = procedure.reasons_given(["a", "b"], ["b", "c"], {"a": " "}, "17")
    assert [f.facts for f in found] == [{"added": ["c"]}, {"silent": ["a"]}]
    assert procedure.after(JINSHUI, "material") is JINSHUI.stage("onsite")
    assert procedure.after(JINSHUI, "decision") is None


def test_what_breaks_a_panel() -> None:
    good = [panel.Member(*row) for row in golden.PANEL]
    stranger = [*good[:-1], panel.Member("E9", "reserve", "abroad")]
    assert [f.rule for f in failing(panel.check(JINSHUI.panel, stranger))] == ["panel_pools"]
    assert [f.rule for f in failing(panel.check(JINSHUI.panel, good, frozenset({"E5"})))] == ["panel_apart"]
    swaps = [("E1", "E8"), ("E6", "E7"), ("E6", "nobody"), ("E9", "E8")]
    assert [[f.rule for f in failing(panel.may_substitute(good, *s, "11"))] for s in swaps] == [
        ["substitute_for"],
        ["substitute_by"],
        ["substitute_by"],
        ["substitute_for"],
    ]
    four = ["E1", "E2", "E3", "E4"]
    everybody = [m.id for m in good[:7]]

    def site(present: list[str]) -> list[str]:
        return [f.rule for f in failing(panel.on_site(JINSHUI.panel, present, everybody, "E1", "17(4)"))]

    assert site([*four, "E5"]) == []
    assert site([*four, "E4"]) == ["on_site_present"]
    assert site(["E2", "E3", "E4", "E5", "E6"]) == ["on_site_leader"]
    assert site([*four, "E5", "E8"]) == ["on_site_entitled"]


def test_when_members_owe_each_other_a_note() -> None:
    assert not scoring.discuss([50, 65])
    assert scoring.discuss([45, 65])
    assert not scoring.discuss([45, 50])
    assert scoring.discuss([25, 45])
    assert not scoring.discuss([5, 10])
    assert scoring.discuss([5, 30])
    assert scoring.default_consensus([40, 45, 60]) == 45


def test_a_book_is_complete_or_says_what_it_lacks() -> None:
    assert scoring.complete(CRITERIA, BOOK, "12").value is Value.MET
    lacking = scoring.complete(CRITERIA, {**BOOK, "4.7.7": None}, "12")
    assert (lacking.value, lacking.missing) == (Value.NOT_MET, ("4.7.7",))
    with pytest.raises(ValueError, match="no book"):
        scoring.mean_total(CRITERIA, [])


def test_may_judge_only_what_waits_for_it() -> None:
    waiting = Facts(deadline=date(2026, 5, 29))
    assert judge.may_judge(JINSHUI, waiting, "quality_system")
    assert not judge.may_judge(JINSHUI, waiting, "no_accident")


def test_secrecy_is_declared_or_refused() -> None:
    class Note:
        pass

    secrecy.graded({"confidential/30y": "text author", "open/forever": "id"})(Note)
    assert secrecy.grade(Note, "author") == "confidential"
    assert secrecy.grade(Note, "id") == "open"
    for group in ("public/10y", "open/1y", "open"):
        with pytest.raises(ValueError, match="Note"):
            secrecy.graded({group: "x"})(Note)
    del secrecy.DECLARED[f"{Note.__module__}.{Note.__name__}"]


@pytest.mark.parametrize(
    ("total", "value"),
    [("450", Value.MET), ("449.75", Value.NOT_MET), ("3149/7", Value.NOT_MET), ("3150/7", Value.MET)],
)
def test_the_gate_is_inclusive_and_unrounded(total: str, value: Value) -> None:
    found = scoring.gate(points.parse(total), JINSHUI.gate, "17(4)")
    assert (found.value, found.reading) == (value, 10)


def test_the_order_of_scores_is_left_even_by_neighbours() -> None:
    assert procedure.order_differs(["b"], ["a", "b"])
    assert not procedure.order_differs(["a"], ["a", "b"])
    assert not procedure.order_differs([], ["a", "b"])
    assert not procedure.order_differs(["b", "a"], ["a", "b", "c"])
