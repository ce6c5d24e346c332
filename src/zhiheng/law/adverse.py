"""The one shape of an act against a party: told, heard, decided with reasons, remedy named, delivered.

General administrative law stands behind every refusal, cancellation, exclusion, revocation and recovery; the
instrument's
own article is cited by the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .finding import Finding, holds


@dataclass(frozen=True)
class Beats:
    """What was done of it. Days are civil days in Shanghai; None where it was not done."""

    told_on: date | None
    answer_by: date | None
    answered: bool
    decided_on: date | None
    reasoned: bool
    remedy: bool
    delivered_on: date | None


def beats(done: Beats, article: str) -> list[Finding]:
    """Each beat, in its order; a later one never makes up for an earlier one that is missing."""
    heard = done.answered or (
        done.answer_by is not None and done.decided_on is not None and done.decided_on > done.answer_by
    )
    told = done.told_on is not None and (done.decided_on is None or done.told_on <= done.decided_on)
    after = (
        done.delivered_on is not None and done.decided_on is not None and done.delivered_on >= done.decided_on
    )
    return [
        holds(told, "adverse_told", article),
        holds(told and heard, "adverse_heard", article),
        holds(done.decided_on is not None and done.reasoned, "adverse_reasoned", article),
        holds(done.remedy, "adverse_remedy", article),
        holds(after, "adverse_delivered", article),
    ]
