"""What of a table of sums may be made public: nothing that rests on fewer than three answers, and nothing
that subtraction gives away.

A table stands with its sums: "" as a row is the sum over rows, as a column the sum over columns. Each line
adds up, so a
hidden cell can be worked out where it is the only way between its row and its column: a bridge in the graph
whose
vertices are the lines and whose edges are the hidden cells (D. Gusfield, A graph theoretic approach to
statistical data
security, SIAM Journal on Computing 17, 1988). Cells are hidden until there is no bridge, and until what is
missing from
a line rests on three answers or more (Art 25).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LEAST = 3
Cell = tuple[str, str]


def suppressed(answers: Mapping[Cell, int], rows: Sequence[str], columns: Sequence[str]) -> set[Cell]:
    """The cells to hide, sums among them. ``answers`` says on how many answers an inner cell rests.

    A cell without answers is known to be empty and hides nothing.
    """
    counts = _with_sums(answers, rows, columns)
    hidden = {cell for cell, n in counts.items() if 0 < n < LEAST}
    while (more := _next(counts, hidden)) is not None:
        hidden.add(more)
    return hidden


def _with_sums(answers: Mapping[Cell, int], rows: Sequence[str], columns: Sequence[str]) -> dict[Cell, int]:
    counts = {(r, c): answers.get((r, c), 0) for r in rows for c in columns}
    counts |= {(r, ""): sum(counts[r, c] for c in columns) for r in rows}
    counts |= {("", c): sum(counts[r, c] for r in rows) for c in columns}
    return counts | {("", ""): sum(counts[r, ""] for r in rows)}


def _next(counts: Mapping[Cell, int], hidden: set[Cell]) -> Cell | None:
    """One further cell to hide, the one of its line that rests on the fewest answers; None where all is
    well.
    """
    for line in _lines(counts):
        small = sum(counts[cell] for cell in line if cell in hidden and all(cell))
        if 0 < small < LEAST and not any(cell in hidden for cell in line if not all(cell)):
            return _smallest(line, counts, hidden)
    for cell in sorted(hidden):
        near = _reached(cell, hidden - {cell})
        if ("column", cell[1]) not in near:
            across = [(r, c) for r, c in counts if (("row", r) in near) != (("column", c) in near)]
            found = _smallest(across, counts, hidden)
            if found is not None:
                return found
    return None


def _lines(counts: Mapping[Cell, int]) -> list[list[Cell]]:
    rows, columns = sorted({r for r, _ in counts}), sorted({c for _, c in counts})
    return [[(r, c) for c in columns] for r in rows] + [[(r, c) for r in rows] for c in columns]


def _smallest(cells: Sequence[Cell], counts: Mapping[Cell, int], hidden: set[Cell]) -> Cell | None:
    """Inner cells before sums, which readers look for first."""
    left = [cell for cell in cells if cell not in hidden and counts[cell] > 0]
    return min(left, key=lambda cell: (not all(cell), counts[cell], cell), default=None)


def _reached(cell: Cell, hidden: set[Cell]) -> set[tuple[str, str]]:
    """The lines that lead from the cell's row over hidden cells; its column is among them unless the cell
    is a bridge.
    """
    seen, todo = {("row", cell[0])}, [("row", cell[0])]
    while todo:
        side, name = todo.pop()
        near = (
            [("column", c) for r, c in hidden if r == name]
            if side == "row"
            else [("row", r) for r, c in hidden if c == name]
        )
        fresh = [v for v in near if v not in seen]
        seen.update(fresh)
        todo += fresh
    return seen
