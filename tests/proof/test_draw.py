"""Draws: the worked example of RFC 3797, the vectors with SHA-256, and what holds of any draw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.proof import draw

EXAMPLE = [[9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]]


def test_the_worked_example_of_the_standard() -> None:
    assert draw.key(EXAMPLE) == "9319./2.5.8.10.12./9.18.26.34.41.45./"
    assert draw.picks("", EXAMPLE, 25, 16, "md5") == [17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22, 5, 18, 9, 1, 4]


def test_vectors_with_sha256() -> None:
    assert draw.picks("", EXAMPLE, 25, 10) == [20, 23, 1, 14, 17, 9, 11, 15, 7, 13]
    assert draw.picks("JSZJ-2025/expert-draw/1/质量管理", EXAMPLE, 40, 7) == [40, 14, 38, 12, 11, 3, 28]


@given(st.lists(st.integers(0, 99), min_size=3, max_size=9), st.integers(1, 40), st.data())
def test_nobody_is_drawn_twice_and_the_order_of_the_numbers_does_not_matter(
    numbers: list[int], pool: int, data: st.DataObject
) -> None:
    n = data.draw(st.integers(0, pool))
    drawn = draw.picks("x", [numbers], pool, n)
    assert len(set(drawn)) == n and set(drawn) <= set(range(1, pool + 1))
    assert drawn == draw.picks("x", [list(reversed(numbers))], pool, n)


def test_more_than_the_list_has() -> None:
    with pytest.raises(ValueError, match="4 of 3"):
        draw.picks("", EXAMPLE, 3, 4)


def test_names_come_in_the_order_of_the_sealed_list() -> None:
    assert draw.drawn("", EXAMPLE, [f"n{i}" for i in range(1, 26)], 2) == ["n20", "n23"]
