"""Changing the work plan after the call: each item until somebody relies on it, the deadline only onward."""

from __future__ import annotations

from datetime import date

import pytest

from zhiheng.law import plan
from zhiheng.law.finding import Value
from zhiheng.law.loader import load

RULES = load("jinshui_2023")
STAGES = [s.id for s in RULES.stages]


def of_kind(kind: str) -> str:
    return next(s.id for s in RULES.stages if s.kind == kind)


@pytest.mark.parametrize(("id", "kind"), [(i.id, i.before) for i in plan.ITEMS])
def test_an_item_may_change_until_its_stage_begins(id: str, kind: str) -> None:
    before = STAGES[STAGES.index(of_kind(kind)) - 1]
    assert plan.may_amend(RULES, before, id).value is Value.MET
    assert plan.may_amend(RULES, of_kind(kind), id).value is Value.NOT_MET
    assert plan.may_amend(RULES, STAGES[-1], id).value is Value.NOT_MET


def test_only_days_of_stages_to_come_may_change() -> None:
    for n, now in enumerate(STAGES):
        open_days = [i for i in plan.open_items(RULES, now) if i.startswith("dates.")]
        assert open_days == [f"dates.{s}" for s in STAGES[n + 1 :]]


def test_what_is_no_item_of_a_plan_never_changes() -> None:
    assert plan.item("quorum") is None
    assert plan.may_amend(RULES, STAGES[0], "quorum").value is Value.NOT_MET


@pytest.mark.parametrize(
    ("new", "today", "value"),
    [
        ("2026-05-30", "2026-05-29", Value.MET),
        ("2026-05-29", "2026-05-29", Value.NOT_MET),
        ("2026-05-28", "2026-05-20", Value.NOT_MET),
        ("2026-06-10", "2026-05-30", Value.NOT_MET),
    ],
)
def test_a_deadline_moves_onward_and_never_once_it_is_past(new: str, today: str, value: Value) -> None:
    found = plan.later(date(2026, 5, 29), date.fromisoformat(new), date.fromisoformat(today), "17(1)")
    assert (found.value, found.article) == (value, "17(1)")


@pytest.mark.parametrize(
    ("cap", "taken", "value"),
    [(None, 99, Value.MET), (5, 4, Value.MET), (5, 5, Value.NOT_MET), (5, 6, Value.NOT_MET)],
)
def test_a_capped_class_takes_no_further_member(cap: int | None, taken: int, value: Value) -> None:
    assert plan.seats(cap, taken, "8", "academic").value is value
