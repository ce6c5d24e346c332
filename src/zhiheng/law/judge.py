"""All conditions and bars of an instrument over one applicant's facts."""

from __future__ import annotations

from . import bars, conditions
from .facts import Facts
from .finding import Finding
from .instrument import Instrument, InstrumentError, Rule

RULES = {**conditions.RULES, **bars.RULES}


def judge(instrument: Instrument, facts: Facts) -> list[Finding]:
    """Findings in the order of the regulation.

    Raises InstrumentError where the data names an unknown rule.
    """
    return [_apply(rule, facts) for rule in (*instrument.conditions, *instrument.bars)]


def _apply(rule: Rule, facts: Facts) -> Finding:
    if rule.rule not in RULES:
        raise InstrumentError(f"no rule named {rule.rule!r}")
    return RULES[rule.rule](rule, facts)


def may_judge(instrument: Instrument, facts: Facts, rule: str) -> bool:
    """Is the rule one whose answer now waits for a body's judgement?"""
    return any(f.rule == rule and f"judgement:{rule}" in f.missing for f in judge(instrument, facts))
