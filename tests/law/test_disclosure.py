"""Suppression in public tables: small cells, and whatever linear algebra would give back."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from zhiheng.law import disclosure
from zhiheng.law.disclosure import LEAST, Cell


def worked_out(counts: dict[Cell, int], hidden: set[Cell], rows: list[str], columns: list[str]) -> set[Cell]:
    """Hidden cells that follow from the published ones: those fixed by the equations of all lines."""
    unknown = sorted(hidden)
    lines = [[(r, c) for c in [*columns, ""]] for r in [*rows, ""]] + [
        [(r, c) for r in [*rows, ""]] for c in [*columns, ""]
    ]
    matrix = [
        [
            Fraction(-1 if (not cell[1] if line[0][0] == line[-1][0] else not cell[0]) else 1)
            if cell in line
            else Fraction(0)
            for cell in unknown
        ]
        for line in lines
    ]
    return {cell for n, cell in enumerate(unknown) if fixed(matrix, n)}


def fixed(matrix: list[list[Fraction]], n: int) -> bool:
    """Is the n-th unknown the same in every solution: is its unit vector in the row space?"""
    return rank(matrix) == rank([*matrix, [Fraction(int(i == n)) for i in range(len(matrix[0]))]])


def rank(matrix: list[list[Fraction]]) -> int:
    rows, found = [list(r) for r in matrix], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((r for r in rows[found:] if r[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for r in rows[found + 1 :]:
            factor = r[column] / pivot[column]
            for k in range(column, len(r)):
                r[k] -= factor * pivot[k]
        found += 1
    return found


tables = st.integers(1, 4).flatmap(
    lambda r: st.integers(1, 4).flatmap(
        lambda c: st.lists(st.lists(st.integers(0, 7), min_size=c, max_size=c), min_size=r, max_size=r)
    )
)


@given(tables)
def test_nothing_small_is_shown_and_nothing_follows_by_subtraction(cells: list[list[int]]) -> None:
    rows, columns = [f"r{i}" for i in range(len(cells))], [f"c{i}" for i in range(len(cells[0]))]
    answers = {(r, c): cells[i][k] for i, r in enumerate(rows) for k, c in enumerate(columns)}
    counts = disclosure._with_sums(answers, rows, columns)
    hidden = disclosure.suppressed(answers, rows, columns)
    assert all(n == 0 or n >= LEAST for cell, n in counts.items() if cell not in hidden)
    assert not worked_out(counts, hidden, rows, columns)
    for r in rows:
        missing = sum(answers[r, c] for c in columns if (r, c) in hidden)
        assert missing == 0 or missing >= LEAST or (r, "") in hidden


def test_a_table_of_large_cells_is_shown_whole() -> None:
    assert (
        disclosure.suppressed(
            {("a", "x"): 3, ("a", "y"): 4, ("b", "x"): 5, ("b", "y"): 9}, ["a", "b"], ["x", "y"]
        )
        == set()
    )


def test_a_single_small_cell_takes_three_others_with_it() -> None:
    hidden = disclosure.suppressed(
        {("a", "x"): 1, ("a", "y"): 4, ("b", "x"): 5, ("b", "y"): 9}, ["a", "b"], ["x", "y"]
    )
    assert ("a", "x") in hidden and len(hidden) == 4
