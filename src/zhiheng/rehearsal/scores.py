"""Scorebooks with a wanted total: the grid's arithmetic backwards."""

from __future__ import annotations

from fractions import Fraction

from zhiheng.law.scoring import Criteria

STEPS = (0, 1, -1, 2, -2)


def vector(criteria: Criteria, total: Fraction) -> dict[str, int]:
    """Per cent on the grid whose points are exactly ``total``. Raises ValueError where the grid has none."""
    base = int(total * 100 / criteria.total) // criteria.step * criteria.step
    base = min(max(base, 2 * criteria.step), 100 - 2 * criteria.step)
    unit = Fraction(criteria.step, 100)
    left = (total - Fraction(base * criteria.total, 100)) / unit
    if left.denominator != 1:
        raise ValueError(f"{total} is off the grid")
    chosen = _choose([i.points for i in criteria.items], int(left))
    return {i.id: base + step * criteria.step for i, step in zip(criteria.items, chosen, strict=True)}


def _choose(weights: list[int], wanted: int) -> list[int]:
    """One step for each weight so that the weighted sum is ``wanted``, small steps first."""
    layers: list[dict[int, int]] = [{0: 0}]
    for weight in weights:
        reached: dict[int, int] = {}
        for step in STEPS:
            for total in layers[-1]:
                reached.setdefault(total + step * weight, step)
        layers.append(reached)
    if wanted not in layers[-1]:
        raise ValueError(f"no combination gives {wanted}")
    steps: list[int] = []
    for weight, layer in zip(reversed(weights), reversed(layers[1:]), strict=True):
        step = _step_back(layer, layers[len(weights) - len(steps) - 1], wanted, weight)
        steps.append(step)
        wanted -= step * weight
    return steps[::-1]


def _step_back(layer: dict[int, int], before: dict[int, int], wanted: int, weight: int) -> int:
    return next(s for s in STEPS if wanted - s * weight in before)


def around(criteria: Criteria, middle: dict[str, int], expert: int) -> dict[str, int]:
    """One expert's own book: near the middle, different from the others', never a step outside the grid."""
    book = {}
    for n, item in enumerate(criteria.items):
        shift = ((n * 7 + expert * 5) % 3 - 1) * criteria.step
        book[item.id] = min(100, max(0, middle[item.id] + shift))
    return book
