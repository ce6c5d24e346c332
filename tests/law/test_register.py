"""Bars that our own register raises: what runs from where, and what came too late to bar this edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from zhiheng.law import bars, loader, spans
from zhiheng.law.facts import Facts, Registered
from zhiheng.law.finding import Value

JINSHUI = loader.load("jinshui_2023")
DEADLINE = date(2026, 5, 29)


def facts(*rows: Registered, arrived: date | None = None) -> Facts:
    return Facts(deadline=DEADLINE, arrived=arrived, register=rows)


def test_the_shipped_award_bars_who_still_holds_an_honour() -> None:
    found = bars.no_valid_honour(
        JINSHUI.rule("no_valid_honour"), facts(Registered(awarded=date(2022, 5, 29)))
    )
    assert found.value is Value.NOT_MET
    assert found.met_from == date(2026, 5, 30)


def test_the_wait_after_an_honour_is_its_validity() -> None:
    for name in ("jinshui_2023",):
        shipped = loader.load(name)
        assert shipped.rule("no_valid_honour").span == shipped.validity


@pytest.mark.parametrize("name", ["no_valid_honour", "no_fraud_in_award", "no_revocation_bar"])
def test_what_came_after_the_deadline_does_not_bar_this_edition(name: str) -> None:
    """An edition judged again after its end must not be barred by its own outcome (reading 4)."""
    day = DEADLINE + timedelta(days=1)
    row = Registered(awarded=day, revoked=day if name == "no_revocation_bar" else None, fraud_found=day)
    assert bars.RULES[name](JINSHUI.rule(name), facts(row)).value is Value.MET


def test_an_honour_revoked_after_the_deadline_still_stood_at_it() -> None:
    row = Registered(awarded=date(2024, 5, 1), revoked=date(2026, 6, 10))
    assert bars.no_valid_honour(JINSHUI.rule("no_valid_honour"), facts(row)).value is Value.NOT_MET
    assert bars.no_revocation_bar(JINSHUI.rule("no_revocation_bar"), facts(row)).value is Value.MET


def test_an_honour_revoked_before_is_no_valid_honour_but_a_bar() -> None:
    row = Registered(awarded=date(2024, 5, 1), revoked=date(2025, 6, 10))
    assert bars.no_valid_honour(JINSHUI.rule("no_valid_honour"), facts(row)).value is Value.MET
    assert bars.no_revocation_bar(JINSHUI.rule("no_revocation_bar"), facts(row)).met_from == date(2029, 6, 11)


def test_the_day_of_arrival_decides_where_it_is_known() -> None:
    row = Registered(awarded=date(2022, 5, 20))
    rule = JINSHUI.rule("no_valid_honour")
    assert bars.no_valid_honour(rule, facts(row, arrived=date(2026, 5, 20))).value is Value.NOT_MET
    assert bars.no_valid_honour(rule, facts(row, arrived=date(2026, 5, 21))).value is Value.MET


def test_a_bar_in_editions_counts_from_its_own_ground() -> None:
    """An award won lately says nothing on a fraud that lies three editions back."""
    rule = replace(JINSHUI.rule("no_fraud_in_award"), span=spans.Editions(3))
    old = Registered(fraud_found=date(2016, 1, 1), editions_since=3)
    lately = Registered(awarded=date(2024, 1, 1), editions_since=0)
    assert bars.no_fraud_in_award(rule, facts(old, lately)).value is Value.MET
    assert bars.no_fraud_in_award(rule, facts(replace(old, editions_since=2))).value is Value.NOT_MET
    assert bars.no_fraud_in_award(rule, facts(replace(old, editions_since=None))).missing == (
        "register.editions_since",
    )


def test_a_wait_in_editions_ignores_an_honour_that_was_revoked() -> None:
    rule = replace(JINSHUI.rule("no_valid_honour"), span=spans.Editions(2))
    gone = Registered(awarded=date(2024, 1, 1), revoked=date(2024, 6, 1), editions_since=1)
    assert bars.no_valid_honour(rule, facts(gone)).value is Value.MET
    assert bars.no_valid_honour(rule, facts(replace(gone, revoked=None))).value is Value.NOT_MET


@pytest.mark.parametrize(
    ("name", "field"),
    [("no_revocation_bar", "revoked"), ("no_valid_honour", "awarded"), ("no_fraud_in_award", "fraud_found")],
)
def test_for_ever_is_for_ever(name: str, field: str) -> None:
    rule = replace(JINSHUI.rule(name), span=spans.Forever())
    row = {
        "revoked": Registered(revoked=date(1990, 1, 1)),
        "awarded": Registered(awarded=date(1990, 1, 1)),
        "fraud_found": Registered(fraud_found=date(1990, 1, 1)),
    }[field]
    found = bars.RULES[name](rule, facts(row))
    assert found.value is Value.NOT_MET
    assert found.met_from is None


def test_the_later_of_two_bars_decides() -> None:
    rows = (Registered(revoked=date(2023, 1, 1)), Registered(revoked=date(2024, 1, 1)))
    assert bars.no_revocation_bar(JINSHUI.rule("no_revocation_bar"), facts(*rows)).met_from == date(
        2028, 1, 2
    )
