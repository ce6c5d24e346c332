"""Horizontal bars: the funnel of an edition, money against its line, categories of a book against their
maximum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from markupsafe import Markup

from zhiheng.law import points, scoring
from zhiheng.law.scoring import Criteria
from zhiheng.web.frame.parts import Picture, Table

from .svg import drawing, element

WIDTH, ROW, TOP, HEIGHT = 480, 44, 22, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar under its label: lengths by class from the left, `words` at its end, `mark` a line on the
    same scale.
    """

    label: str
    words: str
    parts: tuple[tuple[str, Fraction], ...]
    mark: Fraction | None = None


def bars(rows: Sequence[Bar], most: Fraction, says: str) -> Markup:
    """Bars on one scale; the frame of each is ``most`` long."""
    unit = Fraction(WIDTH) / most if most else Fraction(0)
    return drawing(
        WIDTH,
        ROW * len(rows),
        says,
        [p for n, row in enumerate(rows) for p in _bar(row, ROW * n, unit)],
        "bars",
    )


def _bar(row: Bar, y: int, unit: Fraction) -> list[Markup]:
    made = [
        element("text", row.label, cls="k", x=0.0, y=float(y + 14)),
        element("text", row.words, x=float(WIDTH), y=float(y + 14), text_anchor="end"),
        element("rect", cls="frame", x=0.0, y=float(y + TOP), width=float(WIDTH), height=float(HEIGHT)),
    ]
    at = Fraction(0)
    for cls, value in row.parts:
        made.append(
            element(
                "rect",
                cls=cls,
                x=float(at * unit),
                y=float(y + TOP),
                width=float(value * unit),
                height=float(HEIGHT),
            )
        )
        at += value
    if row.mark is not None:
        made.append(
            element("path", cls="mark", d=f"M{float(row.mark * unit):.1f} {y + TOP - 3}v{HEIGHT + 6}")
        )
    return made


def categories(
    title: str, criteria: Criteria, percent: Mapping[str, int], others: Sequence[Mapping[str, int]] = ()
) -> Picture:
    """Per cent of each category's maximum; ``others`` are all candidates' books on the same criteria, for
    the median.
    """
    mine, got, most = shares(criteria, percent), scoring.category_totals(criteria, percent), maxima(criteria)
    middle = {c: Fraction(median([shares(criteria, p)[c] for p in others])) for c in mine} if others else {}
    labels = {c: f"{c} {criteria.categories[c]}" for c in mine}
    says = f"{title}：{'；'.join(f'{labels[c]}{whole(share)}' for c, share in mine.items())}"
    drawn = bars(
        [Bar(labels[c], whole(share), (("doing", share),), middle.get(c)) for c, share in mine.items()],
        Fraction(100),
        says,
    )
    key = (("doing", "得分率"), ("mark", f"{len(others)}家的中位数")) if others else ()
    rows = tuple(
        (
            labels[c],
            str(most[c]),
            points.shown(got[c]),
            whole(share),
            *((whole(middle[c]),) if middle else ()),
        )
        for c, share in mine.items()
    )
    columns = ("类目", "满分", "得分", "得分率", *(("中位数",) if middle else ()))
    return Picture(
        title, says, drawn, key, Table(title, columns, rows, numeric=tuple(range(1, len(columns))))
    )


def shares(criteria: Criteria, percent: Mapping[str, int]) -> dict[str, Fraction]:
    """Per cent of the maximum by category, exact."""
    got, most = scoring.category_totals(criteria, percent), maxima(criteria)
    return {c: got[c] * 100 / most[c] for c in criteria.categories if most[c]}


def maxima(criteria: Criteria) -> dict[str, int]:
    made = dict.fromkeys(criteria.categories, 0)
    for i in criteria.items:
        made[i.id.rsplit(".", 1)[0]] += i.points
    return made


def whole(share: Fraction) -> str:
    """A share for eyes: one decimal, half up."""
    tenths = int(share * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}%"
