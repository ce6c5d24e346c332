"""Quotas of one form: ``count(where) <= max`` over tiers (Art 4, 27; reading 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .finding import Finding, holds
from .instrument import Instrument, Quota


@dataclass(frozen=True)
class Candidate:
    """``tags``: first_time or re_award, specialised or ordinary, budget_funded or self_funded."""

    case: str
    tier: str
    tags: frozenset[str]


def counts_in(quota: Quota, candidate: Candidate) -> bool:
    return candidate.tier in quota.tiers and set(quota.where) <= candidate.tags


def check(instrument: Instrument, candidates: Sequence[Candidate]) -> list[Finding]:
    """One finding per quota: how many it counts and how many it allows."""
    found = []
    for quota in instrument.quotas:
        n = sum(counts_in(quota, c) for c in candidates)
        found.append(
            holds(
                n <= quota.max, "quota", quota.art, n=n, max=quota.max, tiers=quota.tiers, where=quota.where
            )
        )
    return found


def places_left(
    instrument: Instrument, chosen: Sequence[Candidate], tier: str, tags: frozenset[str]
) -> int | None:
    """How many more candidates of a kind fit; None where no quota counts them."""
    probe = Candidate("", tier, tags)
    rooms = [q.max - sum(counts_in(q, c) for c in chosen) for q in instrument.quotas if counts_in(q, probe)]
    return max(0, min(rooms)) if rooms else None


def fits(instrument: Instrument, chosen: Sequence[Candidate], one: Candidate) -> bool:
    left = places_left(instrument, chosen, one.tier, one.tags)
    return left is None or left > 0
