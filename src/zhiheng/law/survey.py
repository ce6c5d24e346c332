"""The performance survey: indicators with units and ranges, an answer checked against them (Art 28)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from .finding import Finding, holds

MOST = 40
NUMBER = re.compile(r"-?\d{1,13}(\.\d{1,4})?")


class SurveyError(ValueError):
    """A line that is no indicator; ``line`` counts from one."""

    def __init__(self, line: int, says: str) -> None:
        super().__init__(f"{line}: {says}")
        self.line, self.says = line, says


@dataclass(frozen=True)
class Indicator:
    """One question with a number as its answer; ``low`` and ``high`` "" where the range is open."""

    id: str
    label: str
    unit: str
    required: bool
    low: str = ""
    high: str = ""


def parse(lines: Sequence[str]) -> tuple[Indicator, ...]:
    """``名称｜单位｜必填或选填｜最小｜最大``, the last two may be left out. Raises SurveyError."""
    made = [_indicator(n, line) for n, line in enumerate(lines, 1)]
    if not 0 < len(made) <= MOST:
        raise SurveyError(0, f"1-{MOST}")
    labels = [i.label for i in made]
    again = next((n for n, label in enumerate(labels, 1) if label in labels[: n - 1]), 0)
    if again:
        raise SurveyError(again, labels[again - 1])
    return tuple(made)


def _indicator(n: int, line: str) -> Indicator:
    cells = [c.strip() for c in line.replace("|", "｜").split("｜")]
    if not 3 <= len(cells) <= 5 or not cells[0] or cells[2] not in ("必填", "选填"):
        raise SurveyError(n, line)
    low, high = (*cells[3:], "", "")[:2]
    if any(x and not NUMBER.fullmatch(x) for x in (low, high)) or (
        low and high and Fraction(low) > Fraction(high)
    ):
        raise SurveyError(n, line)
    return Indicator(f"i{n:02d}", cells[0], cells[1], cells[2] == "必填", low, high)


def from_json(rows: Sequence[Mapping[str, Any]]) -> tuple[Indicator, ...]:
    return tuple(Indicator(**r) for r in rows)


def as_json(indicators: Sequence[Indicator]) -> list[dict[str, Any]]:
    return [asdict(i) for i in indicators]


def check(indicators: Sequence[Indicator], values: Mapping[str, str], article: str) -> list[Finding]:
    """Every answer: there where it must be, a number, inside its range; nothing beside the questions."""
    strangers = sorted(set(values) - {i.id for i in indicators})
    found = [holds(not strangers, "indicator_known", article, names=strangers, argument="values")]
    for i in indicators:
        text = values.get(i.id, "").strip()
        shown = {
            "label": i.label,
            "unit": i.unit,
            "text": text,
            "low": i.low,
            "high": i.high,
            "argument": "values",
        }
        if not text:
            found.append(holds(not i.required, "indicator_missing", article, **shown))
        elif not NUMBER.fullmatch(text):
            found.append(holds(False, "indicator_number", article, **shown))
        else:
            inside = (not i.low or Fraction(text) >= Fraction(i.low)) and (
                not i.high or Fraction(text) <= Fraction(i.high)
            )
            found.append(holds(inside, "indicator_range", article, **shown))
    return found


@dataclass(frozen=True)
class Summary:
    """Answers to one indicator in one group: how many, their sum, mean, least and most."""

    n: int
    total: Fraction
    least: Fraction | None
    most: Fraction | None

    @property
    def mean(self) -> Fraction | None:
        return self.total / self.n if self.n else None


def summary(values: Sequence[str]) -> Summary:
    numbers = [Fraction(v) for v in values if v.strip()]
    return Summary(
        len(numbers), sum(numbers, Fraction(0)), min(numbers, default=None), max(numbers, default=None)
    )
