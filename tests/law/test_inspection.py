"""Inspections (Art 10(9), 23): one fact changed at a time."""

from __future__ import annotations

from datetime import date

import pytest

from zhiheng.law import inspection
from zhiheng.law.finding import Finding, failing

ART, DAY = "23", date(2027, 5, 10)


def rules_of(*findings: Finding) -> list[str]:
    return [f.rule for f in failing(findings)]


@pytest.mark.parametrize(
    ("honours", "inspectors", "n", "refused"),
    [
        (3, 2, 1, []),
        (1, 2, 1, []),
        (3, 2, 4, ["draw_enough"]),
        (3, 2, 0, ["draw_enough"]),
        (3, 1, 1, ["inspectors_enough"]),
    ],
)
def test_sealing(honours: int, inspectors: int, n: int, refused: list[str]) -> None:
    assert rules_of(*inspection.may_seal(ART, honours, inspectors, n)) == refused


@pytest.mark.parametrize(
    ("numbers", "sealed", "published", "refused"),
    [
        ([1, 2, 3], DAY, DAY, []),
        ([1, 2], DAY, DAY, ["draw_numbers"]),
        ([1, 2, -3], DAY, DAY, ["draw_numbers"]),
        ([1, 2, 3], DAY, date(2027, 5, 9), ["draw_after_seal"]),
        ([1, 2, 3], DAY, date(2027, 5, 11), ["not_future"]),
    ],
)
def test_drawing(numbers: list[int], sealed: date, published: date, refused: list[str]) -> None:
    assert rules_of(*inspection.may_draw(ART, numbers, sealed, published, DAY)) == refused


def test_naming() -> None:
    assert rules_of(*inspection.may_name(ART, ["a", "b"], "举报线索")) == []
    assert rules_of(*inspection.may_name(ART, ["a", "a"], "举报线索")) == ["inspectors_enough"]
    assert rules_of(*inspection.may_name(ART, ["a", "b"], " ")) == ["named_reason"]


def test_recording() -> None:
    assert rules_of(*inspection.may_record(ART, DAY, DAY, DAY)) == []
    assert rules_of(*inspection.may_record(ART, date(2027, 5, 9), DAY, DAY)) == ["visit_after_order"]
    assert rules_of(*inspection.may_record(ART, date(2027, 5, 11), DAY, DAY)) == ["not_future"]


def test_what_is_to_be_put_right_has_a_day_ahead() -> None:
    assert rules_of(inspection.may_demand(ART, DAY, DAY)) == ["rectify_ahead"]
    assert rules_of(inspection.may_demand(ART, date(2027, 5, 11), DAY)) == []


def test_closing_waits_for_every_finding() -> None:
    assert rules_of(inspection.may_close(ART, [])) == []
    assert rules_of(inspection.may_close(ART, ["x"])) == ["findings_settled"]


def test_an_inspector_checks() -> None:
    assert rules_of(inspection.another(ART, "a", "b", ["b", "c"])) == []
    assert rules_of(inspection.another(ART, "a", "d", ["b", "c"])) == ["inspector"]
