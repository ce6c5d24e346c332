"""Beats of a misconduct case, delays, and the figures of an appraisal, from dated facts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from zhiheng.law import conduct, questions
from zhiheng.law.adverse import Beats
from zhiheng.law.finding import failing

DAY = date(2026, 9, 7)
WHOLE = Beats(DAY, DAY + timedelta(days=5), True, DAY + timedelta(days=2), True, True, None)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, []),
        ({"told_on": None}, ["adverse_told", "adverse_heard"]),
        ({"answered": False}, ["adverse_heard"]),
        ({"answered": False, "decided_on": DAY + timedelta(days=5)}, ["adverse_heard"]),
        ({"answered": False, "decided_on": DAY + timedelta(days=6)}, []),
        ({"reasoned": False}, ["adverse_reasoned"]),
        ({"remedy": False}, ["adverse_remedy"]),
        ({"decided_on": None}, ["adverse_reasoned"]),
    ],
)
def test_each_missing_beat_is_named(change: dict[str, object], missing: list[str]) -> None:
    found = failing(conduct.may_decide(replace(WHOLE, **change), "26"))
    assert [f.rule for f in found] == missing and {f.article for f in found} <= {"26"}


def test_a_decision_is_delivered_once_and_one_in_favour_needs_no_hearing() -> None:
    assert failing(conduct.may_deliver(WHOLE, True, "26")) == []
    assert [f.rule for f in failing(conduct.may_deliver(replace(WHOLE, delivered_on=DAY), True, "26"))] == [
        "delivered_once"
    ]
    unheard = replace(WHOLE, told_on=None, answered=False, remedy=False)
    assert failing(conduct.may_deliver(unheard, False, "26")) == []
    assert [f.rule for f in failing(conduct.may_deliver(unheard, True, "26"))] == [
        "adverse_told",
        "adverse_heard",
        "adverse_remedy",
    ]
    assert [f.rule for f in failing(conduct.may_deliver(replace(unheard, decided_on=None), False, "26"))][
        :2
    ] == ["adverse_told", "adverse_heard"]


def test_nobody_handles_their_own_and_nothing_unfounded_is_referred() -> None:
    assert (
        not conduct.not_own("u", "u", "26").holds
        and conduct.not_own("u", "v", "26").holds
        and conduct.not_own("u", None, "26").holds
    )
    assert conduct.may_refer(True, "26").holds and not conduct.may_refer(False, "26").holds


def test_ten_working_days_pass_over_the_holiday() -> None:
    calendar = questions.official_calendar()
    received = date(2026, 9, 21)  # ten working days later lies behind the first week of October
    last = next(
        d
        for n in range(1, 40)
        if (d := received + timedelta(days=n))
        and not conduct.overdue(calendar, received, d)
        and conduct.overdue(calendar, received, d + timedelta(days=1))
    )
    assert last > date(2026, 10, 7)
    assert not conduct.overdue(calendar, date(2091, 1, 1), date(2091, 6, 1)), "an unknown year counts no day"


ORDER, REVIEWS = ("call", "material", "onsite", "meeting"), ("material", "onsite")


@pytest.mark.parametrize(
    ("stage", "state", "over"),
    [
        ("call", "running", False),
        ("onsite", "running", False),
        ("meeting", "running", True),
        ("", "closed", True),
        ("", "approved", False),
    ],
)
def test_reviews_are_over_behind_the_last_one(stage: str, state: str, over: bool) -> None:
    assert conduct.reviews_over(ORDER, REVIEWS, stage, state, "10(3)").holds is over


def test_scoring_ends_the_day_before_the_next_planned_stage() -> None:
    assert conduct.last_day(ORDER, {"meeting": "2026-09-22"}, "material") == date(2026, 9, 21)
    assert conduct.last_day(ORDER, {"onsite": "2026-08-01", "meeting": "2026-09-22"}, "material") == date(
        2026, 7, 31
    )
    assert conduct.last_day(ORDER, {}, "onsite") is None


def test_figures_are_exact() -> None:
    books = [
        conduct.Scored(DAY, DAY + timedelta(days=3), Fraction(600), Fraction(590), 4),
        conduct.Scored(DAY, DAY, Fraction(500), Fraction(505), 1),
        conduct.Scored(None, None, None, None, 0),
        conduct.Scored(None, DAY, Fraction(1, 3), None, 2),
    ]
    assert conduct.figures(books, 1) == conduct.Figures(4, 3, 1, 3, Fraction(15, 2), 7, 1)
    assert conduct.figures([], 0).spread is None
