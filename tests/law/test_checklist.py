"""The checklist of an inspection: whole, and each line that is not met explained."""

from __future__ import annotations

import pytest

from zhiheng.law import checklist as law
from zhiheng.law import loader
from zhiheng.law.finding import Value

MET = {x.id: "met" for x in law.LINES}


@pytest.mark.parametrize(
    ("answers", "value"),
    [
        (MET, Value.MET),
        (MET | {"title": "none"}, Value.MET),
        ({}, Value.NOT_MET),
        (MET | {"title": "maybe"}, Value.NOT_MET),
        (MET | {"other": "met"}, Value.NOT_MET),
    ],
)
def test_every_line_has_an_answer(answers: dict[str, str], value: Value) -> None:
    found = law.whole("23", answers)
    assert (found.value, found.article) == (value, "23")


@pytest.mark.parametrize(
    ("answers", "found", "value"),
    [
        (MET, [], Value.MET),
        (MET | {"title": "not"}, ["title", "title"], Value.MET),
        (MET | {"title": "not"}, [], Value.NOT_MET),
        (MET, ["title"], Value.NOT_MET),
        (MET, ["invented"], Value.NOT_MET),
    ],
)
def test_what_is_not_met_is_explained_and_nothing_else(
    answers: dict[str, str], found: list[str], value: Value
) -> None:
    assert law.explained("23", answers, found).value is value


@pytest.mark.parametrize("name", ["jinshui_2023", "zhengzhou_2022", "lakeside_2026"])
def test_each_line_rests_on_an_article(name: str) -> None:
    rules = loader.load(name)
    assert all(rules.cite(x.duty) for x in law.LINES)
