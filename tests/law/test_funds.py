"""The use of a prize (Art 23): one fact changed at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.law import funds, loader
from zhiheng.law.finding import Finding, failing

RULES = loader.load("jinshui_2023")
PAID_ON, TODAY = date(2026, 11, 3), date(2027, 3, 1)
ENTRY = funds.Spent("a", date(2026, 11, 3), "质量攻关", "", 100, "v1")
LAST = RULES.purposes[-1]


def rules_of(findings: list[Finding]) -> list[str]:
    return [f.rule for f in failing(findings)]


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({}, []),
        ({"purpose": "发放奖金"}, ["purpose_listed"]),
        ({"purpose": LAST}, ["purpose_reason"]),
        ({"purpose": LAST, "reason": "质量月开放日"}, []),
        ({"fen": 0}, ["amount_some"]),
        ({"on": date(2027, 3, 2)}, ["not_future"]),
        ({"voucher": "used"}, ["voucher_once"]),
        ({"voucher": ""}, []),
    ],
)
def test_an_entry(changed: dict[str, object], refused: list[str]) -> None:
    made = replace(ENTRY, **changed)  # type: ignore[arg-type]  # reason: one field at a time
    found = funds.may_enter(RULES, made, TODAY, ["used"])
    assert rules_of(found) == refused
    assert {f.article for f in found} == {"23"}


@pytest.mark.parametrize(
    ("changed", "paid", "flagged"),
    [
        ({}, 100, []),
        ({"fen": 101}, 100, ["use_balance"]),
        ({"voucher": ""}, 100, ["use_voucher"]),
        ({"on": date(2026, 11, 2)}, 100, ["use_after_payment"]),
        ({"purpose": "发放奖金"}, 100, ["use_purpose"]),
        ({"purpose": LAST}, 100, ["use_purpose"]),
    ],
)
def test_flags(changed: dict[str, object], paid: int, flagged: list[str]) -> None:
    made = replace(ENTRY, **changed)  # type: ignore[arg-type]  # reason: one field at a time
    assert [f.rule for f in funds.flags(RULES, [made], paid, PAID_ON).get("a", [])] == flagged


def test_without_a_payment_every_entry_is_flagged() -> None:
    assert [f.rule for f in funds.flags(RULES, [ENTRY], 0, None)["a"]] == ["use_balance", "use_after_payment"]


def test_the_later_entry_goes_over_the_balance() -> None:
    later = replace(ENTRY, id="b", on=date(2026, 12, 1))
    assert list(funds.flags(RULES, [later, ENTRY], 150, PAID_ON)) == ["b"]


@given(
    st.lists(st.tuples(st.sampled_from(RULES.purposes), st.integers(1, 10**9)), max_size=20),
    st.integers(0, 10**9),
)
def test_sums_by_purpose_and_balance_agree(rows: list[tuple[str, int]], paid: int) -> None:
    entries = [replace(ENTRY, id=str(n), purpose=p, fen=fen, reason="x") for n, (p, fen) in enumerate(rows)]
    sums = funds.by_purpose(RULES, entries)
    assert funds.balance(paid, entries) == paid - sum(sums.values())
    assert funds.report_owed(paid, entries) is (sum(sums.values()) < paid)
    over = any(
        f.rule == "use_balance"
        for found in funds.flags(RULES, entries, paid, PAID_ON).values()
        for f in found
    )
    assert over is (sum(sums.values()) > paid)


@pytest.mark.parametrize(
    ("plan", "refused"),
    [
        ({"质量攻关": 100}, []),
        ({"质量攻关": 101}, ["plan_within_prize"]),
        ({"团建": 1}, ["purpose_listed"]),
        ({"质量攻关": 0}, ["amount_some"]),
        ({"质量攻关": -1, "品牌建设": 2}, ["amount_some"]),
    ],
)
def test_a_plan(plan: dict[str, int], refused: list[str]) -> None:
    assert rules_of(funds.planned(RULES, plan, 100)) == refused
