"""Conditions of applying: each a named rule over facts. The instrument says which apply, with what values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from . import spans
from .facts import Facts, Licence
from .finding import Finding, Kind, Value
from .instrument import Rule

RuleFn = Callable[[Rule, Facts], Finding]


def base(rule: Rule, value: Value, **facts: object) -> Finding:
    """A finding that carries the rule's name, article, kind and reading."""
    return Finding(rule.rule, rule.art, value, Kind(rule.kind), facts, reading=rule.reading)


def lacking(rule: Rule, *missing: str, **facts: object) -> Finding:
    return replace(base(rule, Value.UNKNOWN, **facts), missing=missing)


def judged(rule: Rule, facts: Facts, **shown: object) -> Finding:
    """A body's reasoned word, or UNKNOWN until there is one."""
    given = facts.judgement(rule.rule)
    if given is None:
        return replace(lacking(rule, f"judgement:{rule.rule}", **shown), kind=Kind.JUDGED)
    found = base(rule, Value(given.value), **shown, by=given.by or "", reason=given.reason or "")
    return replace(found, kind=Kind.JUDGED)


def years_of(rule: Rule) -> int:
    if not isinstance(rule.span, spans.Years):
        raise ValueError(f"{rule.rule}: a span of years is needed")
    return rule.span.n


def operated_years(rule: Rule, facts: Facts) -> Finding:
    """Full years from establishment to the deadline; continuity after a restructuring is Judged (reading
    3).
    """
    established, deadline = facts.organisation.established, facts.deadline
    if established is None or deadline is None:
        return lacking(rule, *_absent(established=established, deadline=deadline))
    met_from = spans.add_years(established, years_of(rule))
    shown = {"established": established, "deadline": deadline, "met_from": met_from}
    if met_from <= deadline:
        return base(rule, Value.MET, **shown)
    before = facts.organisation.predecessor_established
    if before is not None and spans.add_years(before, years_of(rule)) <= deadline:
        return judged(rule, facts, **shown, predecessor_established=before)
    return replace(base(rule, Value.NOT_MET, **shown), met_from=met_from)


def licences_held(rule: Rule, facts: Facts) -> Finding:
    """The main licence covers the span before the deadline without a gap; a renewal is no gap (reading 3)."""
    deadline, established = facts.deadline, facts.organisation.established
    if facts.licences is None or deadline is None or established is None:
        return lacking(rule, *_absent(licences=facts.licences, deadline=deadline, established=established))
    start = max(established, spans.add_years(deadline, -years_of(rule)))
    gap = first_gap(facts.licences, start, deadline)
    if gap is None:
        return base(rule, Value.MET, since=start, deadline=deadline)
    return base(rule, Value.NOT_MET, since=start, deadline=deadline, gap=gap)


def first_gap(licences: tuple[Licence, ...], start: date, end: date) -> date | None:
    """First day in [start, end] that no licence covers."""
    day = start
    for licence in sorted(licences, key=lambda x: x.from_):
        if licence.from_ > day:
            return day
        if licence.to is None or licence.to >= end:
            return None
        day = max(day, licence.to + timedelta(days=1))
    return day if day <= end else None


def model_years(rule: Rule, facts: Facts) -> Finding:
    """Years since the document by which the model was introduced (reading 34)."""
    adopted, deadline = facts.model_adopted, facts.deadline
    if adopted is None or deadline is None:
        return lacking(rule, *_absent(model_adopted=adopted, deadline=deadline))
    met_from = spans.add_years(adopted, years_of(rule))
    shown = {"model_adopted": adopted, "deadline": deadline, "met_from": met_from}
    if met_from <= deadline:
        return base(rule, Value.MET, **shown)
    return replace(base(rule, Value.NOT_MET, **shown), met_from=met_from)


def data_years(rule: Rule, facts: Facts) -> Finding:
    """Figures for each of the last closed fiscal years before the deadline."""
    if facts.years is None or facts.deadline is None:
        return lacking(rule, *_absent(years=facts.years, deadline=facts.deadline))
    needed = closed_years(facts.deadline, years_of(rule))
    have = {y.year for y in facts.years if y.revenue_fen is not None}
    missing = [y for y in needed if y not in have]
    if missing:
        return lacking(rule, *(f"years.{y}.revenue" for y in missing), needed=needed)
    return base(rule, Value.MET, needed=needed)


def closed_years(deadline: date, n: int) -> list[int]:
    """The last ``n`` fiscal years closed before the deadline (reading 33), oldest first."""
    return list(range(deadline.year - n, deadline.year))


def recommended(rule: Rule, facts: Facts) -> Finding:
    """At least one recommendation, at hand by the deadline (reading 37)."""
    if facts.recommendations is None or facts.deadline is None:
        return lacking(rule, *_absent(recommendations=facts.recommendations, deadline=facts.deadline))
    by = [
        r.by
        for r in facts.recommendations
        if r.opinion == "推荐" and r.on is not None and r.on <= facts.deadline
    ]
    if by:
        return base(rule, Value.MET, by=by, deadline=facts.deadline)
    if any(r.opinion is None for r in facts.recommendations):
        return lacking(rule, "recommendations.opinion")
    if any(r.on is None for r in facts.recommendations if r.opinion == "推荐"):
        return lacking(rule, "recommendations.on")
    return base(rule, Value.NOT_MET, by=by, deadline=facts.deadline)


def in_district(rule: Rule, facts: Facts) -> Finding:
    """Stated by an officer who checked it; the code's area digits are only a hint."""
    stated = facts.organisation.in_district
    if stated is None:
        return lacking(rule, "organisation.in_district")
    return base(rule, Value.MET if stated else Value.NOT_MET)


def judged_by_body(rule: Rule, facts: Facts) -> Finding:
    """A condition that only a body can decide, with a reason."""
    return judged(rule, facts)


def _absent(**known: object) -> tuple[str, ...]:
    return tuple(k for k, v in known.items() if v is None)


RULES: dict[str, RuleFn] = {
    "in_district": in_district,
    "operated_years": operated_years,
    "licences_held": licences_held,
    "quality_system": judged_by_body,
    "model_years": model_years,
    "model_results": judged_by_body,
    "data_years": data_years,
    "sector_front": judged_by_body,
    "quality_foundation": judged_by_body,
    "recommended": recommended,
}
