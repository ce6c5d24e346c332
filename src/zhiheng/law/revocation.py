"""Revoking an honour: ground, hearing, recovery to the treasury, bar (Art 24; readings 17-20)."""

from __future__ import annotations

from collections.abc import Sequence
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


@dataclass(frozen=True)
class Hearing:
    """What shows that the party was heard: the notice and its delivery, then an answer, a hearing or a waiver
    on paper.

    ``opinion`` is the committee's. Days in Shanghai, None where nothing is on file.
    """

    told_on: date | None = None
    served_on: date | None = None
    answered_on: date | None = None
    hearing_on: date | None = None
    waived_on: date | None = None
    opinion_on: date | None = None


def heard(hearing: Hearing, decided: date, article: str) -> list[Finding]:
    """Every beat before the decision, each with its proof; silence alone proves nothing."""
    told, served = hearing.told_on, hearing.served_on
    said = [d for d in (hearing.answered_on, hearing.hearing_on, hearing.waived_on) if d is not None]
    return [
        holds(told is not None and told <= decided, "adverse_told", article),
        holds(
            served is not None and told is not None and told <= served <= decided,
            "notice_served",
            article,
            told=told,
            served=served,
        ),
        holds(any(served is not None and served <= d <= decided for d in said), "heard", article),
        holds(hearing.opinion_on is not None and hearing.opinion_on <= decided, "committee_opinion", article),
    ]


def may_serve(article: str, told_on: date, served_on: date, today: date) -> list[Finding]:
    """A notice is delivered on or after the day it was made, and a delivery to come proves nothing."""
    return [
        holds(told_on <= served_on, "served_after_told", article, told=told_on, on=served_on, argument="on"),
        holds(served_on <= today, "not_future", article, day=served_on, argument="on"),
    ]


def may_waive(article: str, answer_by: date | None, on: date, expired: bool) -> Finding:
    """A waiver by letting the time pass can be noted only after it has passed; one in writing at any time."""
    return holds(
        not expired or (answer_by is not None and on > answer_by),
        "answer_time_over",
        article,
        answer_by=answer_by,
        argument="on",
    )


def _within(ground: Ground, case: Case, awarded: date, through: date | None) -> Finding:
    if case.happened is None:
        return unknown("within_validity", ground.art, "happened")
    inside = awarded <= case.happened and (through is None or case.happened <= through)
    found = holds(inside, "within_validity", ground.art, happened=case.happened, through=through)
    return Finding(found.rule, found.article, found.value, facts=found.facts, reading=19)


@dataclass(frozen=True)
class Effect:
    """``recovered_fen`` goes to the treasury, never back to the edition's line; ``barred_through`` None:
    for ever.
    """

    recovered_fen: int
    to: str
    barred_through: date | None
    may_apply_from: date | None


def effect(instrument: Instrument, decided: date, paid_fen: int) -> Effect:
    through = spans.through(decided, instrument.revocation.bar)
    recovered = paid_fen if instrument.revocation.recovers else 0
    return Effect(recovered, "treasury", through, through + timedelta(days=1) if through else None)


def owing(recovered_fen: int, receipts: Sequence[int]) -> int:
    """What is still to come of the prize to be recovered, in fen."""
    return recovered_fen - sum(receipts)


def may_receive(recovered_fen: int, receipts: Sequence[int], fen: int, article: str) -> Finding:
    """A part of the prize that came in: more than nothing, never more than is still owed."""
    left = owing(recovered_fen, receipts)
    return holds(0 < fen <= left, "recovery_owed", article, fen=fen, left=left, argument="amount")


def may_settle(
    owing_fen: int, in_court: bool, certificate: str, delivered: bool, published: bool, article: str
) -> list[Finding]:
    """A case is at its end when nothing of what follows from the decision is left to do."""
    return [
        holds(delivered, "adverse_delivered", article),
        holds(published, "revocation_published", article),
        holds(certificate in ("returned", "void"), "certificate_back", article),
        holds(owing_fen == 0 or in_court, "prize_recovered", article, left=owing_fen),
    ]


def fraud_bar(instrument: Instrument, found: date) -> date | None:
    """Last day of the bar for fraud in the award's own activities (reading 28)."""
    rule = instrument.rule("no_fraud_in_award")
    return spans.through(found, rule.span) if rule.span else None


def proven(findings: list[Finding]) -> bool:
    return all(f.value is Value.MET for f in findings)
