"""The rules that an instrument may name, and what each needs, so that data naming another is refused when
it is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from . import spans

DATES = ("happened", "found", "dealt", "listed")
KINDS = ("computed", "attested", "judged")


@dataclass(frozen=True)
class Needs:
    """``years``: a span of years; ``span``: any span; ``date``: which date of an event counts."""

    years: bool = False
    span: bool = False
    date: tuple[str, ...] = ()


_PLAIN, _YEARS, _SPAN = Needs(), Needs(years=True), Needs(span=True)
_EVENT = Needs(years=True, date=DATES)

RULES: Mapping[str, Needs] = {
    "in_district": _PLAIN,
    "operated_years": _YEARS,
    "licences_held": _YEARS,
    "quality_system": _PLAIN,
    "model_years": _YEARS,
    "model_results": _PLAIN,
    "data_years": _YEARS,
    "sector_front": _PLAIN,
    "quality_foundation": _PLAIN,
    "recommended": _PLAIN,
    "no_policy_breach": _EVENT,
    "no_missing_licence": _EVENT,
    "no_quality_failure": _EVENT,
    "no_accident": _EVENT,
    "no_loss": _YEARS,
    "not_listed": Needs(years=True, date=("listed",)),
    "no_fraud_in_award": _SPAN,
    "no_other_breach": _EVENT,
    "no_revocation_bar": _SPAN,
    "no_valid_honour": _SPAN,
}


def problems(name: str, span: spans.Span | None, date: str, kind: str) -> list[str]:
    """What is wrong with one rule as the data states it; empty where nothing is."""
    if name not in RULES:
        return [f"no rule named {name!r}"]
    needs, found = RULES[name], []
    if needs.years and not (isinstance(span, spans.Years) and span.n > 0):
        found.append(f"{name}: a span of years is needed")
    if needs.span and span is None:
        found.append(f"{name}: a span is needed")
    if (needs.date and date not in needs.date) or (not needs.date and date):
        found.append(f"{name}: date {date!r}")
    if kind not in KINDS:
        found.append(f"{name}: kind {kind!r}")
    return found
