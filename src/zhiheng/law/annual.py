"""The yearly self-assessment: the criteria tree with this year's figures beside the award year's (Art 28;
reading 21).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from . import form, money
from .finding import Finding, holds
from .loader import DATA
from .scoring import Criteria

FIGURES = ("revenue", "profit_total", "profit_operating")


def form_of(criteria: Criteria, due: date) -> form.Form:
    """Figures of the year before the due day, one answer and one own rating for each item."""
    text = (DATA / "forms" / "annual.toml").read_text(encoding="utf-8")
    return form.parse(text.replace("{last}", str(due.year - 1)), due, criteria)


def missing(asked: form.Form, answers: Mapping[str, str], has_report: bool) -> list[form.Field]:
    """What is still to be answered; a report filed whole stands for the items' texts, never for figures
    and ratings.
    """
    return [
        f
        for f in asked.fields.values()
        if f.required
        and not answers.get(f.id, "").strip()
        and not (has_report and f.section == "self_assessment")
    ]


def ratings(criteria: Criteria, answers: Mapping[str, str], article: str) -> list[Finding]:
    """Own ratings stand on the grid of the criteria."""
    said = {i.id: answers.get(f"rating.{i.id}", "").strip() for i in criteria.items}
    return [
        holds(
            text.isdecimal() and int(text) <= 100 and int(text) % criteria.step == 0,
            "rating_grid",
            article,
            item=item,
            text=text,
            step=criteria.step,
            field=f"rating.{item}",
        )
        for item, text in said.items()
        if text
    ]


def own_total(criteria: Criteria, answers: Mapping[str, str]) -> Fraction | None:
    """What the winner gives itself; None while an item has no rating on the grid."""
    said = {i.id: answers.get(f"rating.{i.id}", "").strip() for i in criteria.items}
    if not all(t.isdecimal() for t in said.values()):
        return None
    return sum((Fraction(int(said[i.id]) * i.points, 100) for i in criteria.items), Fraction(0))


def change(before: int | None, after: int | None) -> str:
    """Which way something went: "up", "same", "down", or "" where one side is not known."""
    if before is None or after is None:
        return ""
    return "up" if after > before else "down" if after < before else "same"


def amount(text: str) -> int | None:
    """Fen of what stands in a field; None where nothing or no amount stands there."""
    try:
        return money.parse(text) if text.strip() else None
    except ValueError:
        return None


def rating(text: str) -> int | None:
    return int(text) if text.strip().isdecimal() else None
