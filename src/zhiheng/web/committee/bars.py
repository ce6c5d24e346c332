"""Scores by category as bars of per cent, with the median of the candidates and the table that says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from statistics import median

from zhiheng.law import points, scoring
from zhiheng.law.scoring import Criteria
from zhiheng.web.frame.meeting import Bar, Bars
from zhiheng.web.frame.page import Table

ROW, TOP, WIDE = 44, 22, 300


def shares(criteria: Criteria, percent: Mapping[str, int]) -> dict[str, Fraction]:
    """Per cent of the maximum by category, exact."""
    got, most = scoring.category_totals(criteria, percent), maxima(criteria)
    return {c: got[c] * 100 / most[c] for c in criteria.categories if most[c]}


def maxima(criteria: Criteria) -> dict[str, int]:
    made = dict.fromkeys(criteria.categories, 0)
    for i in criteria.items:
        made[i.id.rsplit(".", 1)[0]] += i.points
    return made


def of(criteria: Criteria, percent: Mapping[str, int], others: Sequence[Mapping[str, int]]) -> Bars:
    """Bars of one candidate; ``others`` are all candidates' percents on the same criteria, this one's among them."""
    mine, got, most = shares(criteria, percent), scoring.category_totals(criteria, percent), maxima(criteria)
    middles = [shares(criteria, p) for p in others]
    middle = {c: median([m[c] for m in middles]) if middles else mine[c] for c in mine}
    bars, rows = [], []
    for n, (c, share) in enumerate(mine.items()):
        label = f"{c} {criteria.categories[c]}"
        bars.append(Bar(label, whole(share), str(n * ROW + 14), str(n * ROW + TOP), units(share), units(Fraction(middle[c]))))
        rows.append((label, str(most[c]), points.shown(got[c]), whole(share), whole(Fraction(middle[c]))))
    said = "；".join(f"{b.label}{b.value}" for b in bars)
    table = Table("各类目得分", ("类目", "满分", "得分", "得分率", "中位数"), tuple(rows), numeric=(1, 2, 3, 4))
    return Bars(f"各类目得分率：{said}", str(len(bars) * ROW), tuple(bars), table, f"横条是得分率，竖线是{len(others)}家候选单位的中位数。")


def whole(share: Fraction) -> str:
    """A share for eyes: one decimal, half up."""
    tenths = int(share * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}%"


def units(share: Fraction) -> str:
    """Length of a share in the picture's units, to a tenth."""
    tenths = int(share * WIDE / 10)
    return f"{tenths // 10}.{tenths % 10}"
