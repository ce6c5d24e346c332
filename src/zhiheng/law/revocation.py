"""Revoking an honour: ground, hearing, recovery to the treasury, bar (Art 24; readings 17-20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from . import spans
from .finding import Finding, Value, holds, unknown
from .instrument import Ground, Instrument


@dataclass(frozen=True)
class Case:
    """``happened`` is when the ground arose, whenever it was found; ``severity`` ordinary or serious."""

    ground: str
    happened: date | None
    severity: str
    heard: bool
    legal_review: bool
    decided: date


def may_revoke(instrument: Instrument, case: Case, awarded: date) -> list[Finding]:
    """All that must hold for a revocation; the party is always heard first."""
    ground = next(g for g in instrument.revocation.grounds if g.id == case.ground)
    through = spans.through(awarded, instrument.validity)
    found = [holds(case.heard, "heard", instrument.revocation.art)]
    if ground.severity:
        found.append(holds(case.severity == ground.severity, "severity", ground.art, needed=ground.severity))
    if ground.within_validity:
        found.append(_within(ground, case, awarded, through))
    if ground.legal_review_after_expiry and through is not None and case.decided > through:
        found.append(holds(case.legal_review, "legal_review", ground.art, through=through))
    return found


def _within(ground: Ground, case: Case, awarded: date, through: date | None) -> Finding:
    if case.happened is None:
        return unknown("within_validity", ground.art, "happened")
    inside = awarded <= case.happened and (through is None or case.happened <= through)
    found = holds(inside, "within_validity", ground.art, happened=case.happened, through=through)
    return Finding(found.rule, found.article, found.value, facts=found.facts, reading=19)


@dataclass(frozen=True)
class Effect:
    """``recovered_fen`` goes to the treasury, never back to the edition's line; ``barred_through`` None: for ever."""

    recovered_fen: int
    to: str
    barred_through: date | None
    may_apply_from: date | None


def effect(instrument: Instrument, decided: date, paid_fen: int) -> Effect:
    through = spans.through(decided, instrument.revocation.bar)
    recovered = paid_fen if instrument.revocation.recovers else 0
    return Effect(recovered, "treasury", through, through + timedelta(days=1) if through else None)


def fraud_bar(instrument: Instrument, found: date) -> date | None:
    """Last day of the bar for fraud in the award's own activities (reading 28)."""
    rule = instrument.rule("no_fraud_in_award")
    return spans.through(found, rule.span) if rule.span else None


def proven(findings: list[Finding]) -> bool:
    return all(f.value is Value.MET for f in findings)
