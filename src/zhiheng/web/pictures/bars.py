"""Horizontal bars: the funnel of an edition, categories of a book against their maximum, money against its line."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from markupsafe import Markup

from .svg import drawing, element

WIDTH, LEFT, RIGHT, ROW = 620.0, 168.0, 96.0, 30.0


def bars(rows: Sequence[tuple[str, Fraction, str]], most: Fraction, says: str, marks: Sequence[Fraction] = ()) -> Markup:
    """One bar for each (label, value, words at its end); ``marks`` are thin lines on the same scale, one per row."""
    unit = Fraction(int(WIDTH - LEFT - RIGHT)) / most if most else Fraction(0)
    parts: list[Markup] = []
    for n, (label, value, words) in enumerate(rows):
        y, length = ROW * n + 8, float(value * unit)
        parts += [
            element("text", label, cls="k", x=0.0, y=y + 12),
            element("rect", cls="frame", x=LEFT, y=y, width=float(most * unit), height=14.0),
            element("rect", cls="doing", x=LEFT, y=y, width=length, height=14.0),
            element("text", words, x=WIDTH - RIGHT + 8, y=y + 12),
        ]
        if n < len(marks):
            x = LEFT + float(marks[n] * unit)
            parts.append(element("path", cls="mark", d=f"M{x:.1f} {y - 3:.1f}V{y + 17:.1f}"))
    return drawing(WIDTH, ROW * len(rows) + 8, says, parts)
