"""When contact data go: never a winner's, never while anything runs, then on the day or earlier where the
person asks.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.law import retention, spans
from zhiheng.law.finding import failing

FILED = date(2026, 10, 9)
GOES = date(2027, 10, 9)


def rules(filed: list[date | None], won: bool = False, asked: bool = False, today: date = GOES) -> list[str]:
    return [f.rule for f in failing(retention.may_erase(filed, won, asked, today, "25"))]


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, []),
        ({"won": True}, ["contact_of_winner"]),
        ({"filed": [None]}, ["contact_in_use"]),
        ({"filed": []}, ["contact_in_use"]),
        ({"filed": [FILED, None], "asked": True}, ["contact_in_use"]),
        ({"today": date(2027, 10, 8)}, ["contact_kept_until"]),
        ({"today": date(2026, 10, 10), "asked": True}, []),
        ({"filed": [date(2024, 1, 1), FILED]}, []),
        ({"filed": [FILED, date(2027, 1, 1)]}, ["contact_kept_until"]),
    ],
)
def test_one_fact_at_a_time(change: dict[str, Any], missing: list[str]) -> None:
    assert rules(**({"filed": [FILED]} | change)) == missing


@given(st.lists(st.dates(date(2020, 1, 1), date(2040, 1, 1)), min_size=1, max_size=5), st.integers(0, 2000))
def test_nothing_goes_before_a_year_after_the_last_edition(filed: list[date], days: int) -> None:
    today = date.fromordinal(min(filed).toordinal() + days)
    gone = not failing(retention.may_erase(list(filed), False, False, today, "25"))
    assert gone == (today >= spans.add_years(max(filed), 1))


def test_the_notice_in_force_is_the_newest_and_earlier_ones_stay() -> None:
    found = retention.load()
    assert found.notice is found.notices[-1] and [n.version for n in found.notices] == list(
        range(1, len(found.notices) + 1)
    )
    assert {p.id for p in found.periods} == {"forever", "30y", "10y", "short"}
    assert all(len(p) == 3 and all(p) for n in found.notices for p in n.purposes)
