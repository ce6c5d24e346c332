"""Seven categories as a radar: always per cent of each maximum, with the cohort's median as a dashed line."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from .svg import drawing, element

WIDTH, HEIGHT, RADIUS = 520.0, 330.0, 124.0
X, Y = WIDTH / 2, HEIGHT / 2 + 8


def radar(rows: Sequence[tuple[str, float, float | None]], says: str) -> Markup:
    """``rows`` are (category, per cent, median per cent or None), clockwise from the top."""
    n = len(rows)
    parts: list[Markup] = [
        element("path", cls="grid", d=_ring(n, ring / 100), fill="none") for ring in (25, 50, 75, 100)
    ]
    for k, (label, _, _) in enumerate(rows):
        x, y = _at(n, k, 1.12)
        parts.append(element("path", cls="grid", d=f"M{X:.1f} {Y:.1f}L{_point(n, k, 1.0)}"))
        parts.append(
            element(
                "text",
                label,
                x=x,
                y=y + 4,
                text_anchor="middle" if abs(x - X) < 8 else "start" if x > X else "end",
            )
        )
    medians = [m for _, _, m in rows]
    if all(m is not None for m in medians):
        parts.append(element("path", cls="ideal", d=_shape(n, [(m or 0) / 100 for m in medians])))
    parts.append(element("path", cls="step", d=_shape(n, [v / 100 for _, v, _ in rows])))
    parts += [
        element("circle", cls="dot", cx=_at(n, k, v / 100)[0], cy=_at(n, k, v / 100)[1], r=3.5)
        for k, (_, v, _) in enumerate(rows)
    ]
    return drawing(WIDTH, HEIGHT, says, parts, "round")


def _at(n: int, k: int, share: float) -> tuple[float, float]:
    angle = 2 * math.pi * k / n - math.pi / 2
    return X + RADIUS * share * math.cos(angle), Y + RADIUS * share * math.sin(angle)


def _point(n: int, k: int, share: float) -> str:
    x, y = _at(n, k, share)
    return f"{x:.1f} {y:.1f}"


def _shape(n: int, shares: Sequence[float]) -> str:
    return "M" + "L".join(_point(n, k, s) for k, s in enumerate(shares)) + "Z"


def _ring(n: int, share: float) -> str:
    return _shape(n, [share] * n)
