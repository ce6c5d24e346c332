"""Yearly duties: what is owed and when to remind; the self-assessment's form; the survey's indicators (Art
28).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.law import annual, duties, loader, scoring, survey
from zhiheng.law.finding import failing

RULES = loader.load("jinshui_2023")
CRITERIA = scoring.load(RULES.criteria)
AWARDED, THROUGH = date(2026, 10, 26), date(2030, 10, 26)


@pytest.mark.parametrize(
    ("revoked", "today", "years"),
    [
        (None, date(2026, 12, 31), []),
        (None, date(2027, 1, 1), [2027]),
        (None, date(2035, 1, 1), [2027, 2028, 2029, 2030]),
        (date(2028, 3, 31), date(2035, 1, 1), [2027]),
        (date(2028, 4, 1), date(2035, 1, 1), [2027, 2028]),
    ],
)
def test_what_is_owed(revoked: date | None, today: date, years: list[int]) -> None:
    assert [d.year for d in duties.annual_owed(RULES, AWARDED, THROUGH, revoked, today)] == years


def test_an_award_with_another_validity_owes_another_number() -> None:
    other = loader.load("lakeside_2026")
    mine, theirs = duties.annual_due(RULES, AWARDED), duties.annual_due(other, AWARDED)
    assert (len(mine), {d.month for d in theirs}) == (4, {4}) and len(theirs) != len(mine)


def test_a_year_that_is_not_owed() -> None:
    owed = [date(2027, 3, 31)]
    assert failing([duties.year_owed(owed, 2027, "28")]) == []
    assert [(f.rule, f.article) for f in failing([duties.year_owed(owed, 2028, "28")])] == [
        ("year_owed", "28")
    ]


DUE = date(2028, 3, 31)


@pytest.mark.parametrize(
    ("days", "mark"),
    [
        (-31, ""),
        (-30, "30"),
        (-8, "30"),
        (-7, "7"),
        (0, "7"),
        (1, "+1"),
        (30, "+1"),
        (31, "+31"),
        (60, "+31"),
        (61, "+61"),
        (400, "+391"),
    ],
)
def test_marks(days: int, mark: str) -> None:
    assert duties.mark(DUE, DUE + timedelta(days=days)) == mark


@given(st.integers(-100, 1000))
def test_a_mark_comes_and_stays_until_the_next(days: int) -> None:
    seen = [duties.mark(DUE, DUE + timedelta(days=d)) for d in range(-100, days + 1)]
    order = list(dict.fromkeys(seen))
    assert seen == [m for m in order for _ in range(seen.count(m))]


def test_what_is_done_is_not_reminded_and_not_overdue() -> None:
    open_ = duties.Owed("annual:h:2028", "annual", "28", "h", "年度自评", DUE)
    done = replace(open_, done_on=DUE + timedelta(days=3))
    late = DUE + timedelta(days=10)
    assert (duties.reminder(open_, late), duties.reminder(done, late)) == ("annual:h:2028:2028-03-31:+1", "")
    assert (open_.overdue(late), done.overdue(late), open_.overdue(DUE)) == (True, False, False)
    assert (open_.days_late(late), done.days_late(late)) == (10, 3)


FORM = annual.form_of(CRITERIA, DUE)
WHOLE = {f.id: "1" for f in FORM.fields.values()} | {f"rating.{i.id}": "60" for i in CRITERIA.items}


def test_the_form_asks_for_the_year_before_and_for_every_item() -> None:
    assert FORM.fields["figures.revenue"].label == "2027年营业收入"
    assert sum(f.section == "rating" for f in FORM.fields.values()) == len(CRITERIA.items)
    assert annual.missing(FORM, WHOLE, False) == []
    assert [f.id for f in annual.missing(FORM, WHOLE | {"figures.staff": " "}, True)] == ["figures.staff"]
    short = WHOLE | {f"self_assessment.{CRITERIA.items[0].id}": ""}
    assert (len(annual.missing(FORM, short, False)), annual.missing(FORM, short, True)) == (1, [])


@pytest.mark.parametrize(
    ("text", "ok"),
    [("60", True), ("0", True), ("100", True), ("105", False), ("61", False), ("六十", False), ("-5", False)],
)
def test_ratings_stand_on_the_grid(text: str, ok: bool) -> None:
    found = annual.ratings(CRITERIA, {f"rating.{CRITERIA.items[0].id}": text}, "28")
    assert (failing(found) == []) is ok


def test_own_total_is_exact() -> None:
    assert annual.own_total(CRITERIA, WHOLE) == Fraction(600)
    assert annual.own_total(CRITERIA, {**WHOLE, f"rating.{CRITERIA.items[0].id}": ""}) is None
    assert [annual.change(1, 2), annual.change(2, 2), annual.change(2, 1), annual.change(None, 1)] == [
        "up",
        "same",
        "down",
        "",
    ]


LINES = ["顾客满意度｜%｜必填｜0｜100", "专利授权｜件|选填", "质量损失率｜%｜选填｜｜5.5"]


def test_indicators_are_read_from_lines() -> None:
    made = survey.parse(LINES)
    assert [(i.id, i.unit, i.required, i.low, i.high) for i in made] == [
        ("i01", "%", True, "0", "100"),
        ("i02", "件", False, "", ""),
        ("i03", "%", False, "", "5.5"),
    ]
    assert survey.from_json(survey.as_json(made)) == made


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ([], 0),
        (["满意度"], 1),
        (["满意度｜%｜可填"], 1),
        (["｜%｜必填"], 1),
        (["满意度｜%｜必填｜9｜1"], 1),
        (["a｜%｜必填｜x"], 1),
        ([LINES[0], LINES[0]], 2),
    ],
)
def test_lines_that_are_no_indicators(lines: list[str], line: int) -> None:
    with pytest.raises(survey.SurveyError) as caught:
        survey.parse(lines)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"i01": "88.5"}, []),
        ({}, ["indicator_missing"]),
        ({"i01": "八十"}, ["indicator_number"]),
        ({"i01": "101"}, ["indicator_range"]),
        ({"i01": "88", "i03": "5.6"}, ["indicator_range"]),
        ({"i01": "88", "i09": "1"}, ["indicator_known"]),
    ],
)
def test_answers(values: dict[str, str], rules: list[str]) -> None:
    assert [f.rule for f in failing(survey.check(survey.parse(LINES), values, "28"))] == rules


def test_a_summary_is_exact() -> None:
    found = survey.summary(["0.1", "0.2", "", "0.3"])
    assert (found.n, found.total, found.mean) == (3, Fraction(3, 5), Fraction(1, 5))
