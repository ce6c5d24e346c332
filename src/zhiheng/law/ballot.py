"""The committee's vote: quorum, majority, slips, ties (Art 17(5); readings 12, 13, 36)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .finding import Finding, Value, holds
from .instrument import Instrument, Share


def base(share: Share, appointed: int, present: int, entitled: int) -> int:
    return {"appointed": appointed, "present": present, "present_entitled": entitled}[share.of]


def quorum(instrument: Instrument, appointed: int, present: int) -> Finding:
    """Are enough of the appointed present? Recusals never lower this base."""
    share = instrument.quorum
    needed = share.needed(base(share, appointed, present, present))
    found = holds(present >= needed, "quorum", share.art, appointed=appointed, present=present, needed=needed)
    return Finding(found.rule, found.article, found.value, facts=found.facts, reading=share.reading)


def needed(instrument: Instrument, appointed: int, present: int, recused: int = 0) -> int:
    """Votes needed on one candidate by those present and entitled."""
    share = instrument.majority
    return share.needed(base(share, appointed, present, present - recused))


def vote(
    instrument: Instrument, appointed: int, present: int, recused: int, yes: int
) -> tuple[Value, int | None]:
    """Does one candidate pass? (NOT_MET, None) where there is no meeting."""
    if quorum(instrument, appointed, present).value is not Value.MET:
        return Value.NOT_MET, None
    need = needed(instrument, appointed, present, recused)
    return (Value.MET if yes >= need else Value.NOT_MET), need


SECRET_LEAST = 5


def secrecy(voters: int, article: str) -> Finding:
    """A secret ballot hides nobody among fewer than five: whoever knows some slips then knows the rest."""
    return holds(voters >= SECRET_LEAST, "secret_five", article, n=voters, least=SECRET_LEAST)


def thresholds(instrument: Instrument, appointed: int) -> list[tuple[int, int]]:
    """(present, votes needed) for every attendance with which the committee can vote, nobody recused."""
    least = instrument.quorum.needed(base(instrument.quorum, appointed, appointed, appointed))
    return [(n, needed(instrument, appointed, n)) for n in range(least, appointed + 1)]


def sheet(
    issued: int,
    returned: int,
    valid: int,
    votes: Mapping[str, int],
    entitled: Mapping[str, int],
    most: int,
    article: str,
) -> list[Finding]:
    """A count on paper agrees with itself: slips issued, returned, valid, and votes that so many slips can
    carry.

    ``entitled`` are those present and not recused, by candidate.
    """
    over = sorted(c for c, n in votes.items() if not 0 <= n <= min(valid, entitled.get(c, 0)))
    return [
        holds(
            0 <= valid <= returned <= issued,
            "sheet_slips",
            article,
            issued=issued,
            returned=returned,
            valid=valid,
        ),
        holds(
            set(votes) == set(entitled),
            "sheet_candidates",
            article,
            strangers=sorted(set(votes) ^ set(entitled)),
        ),
        holds(not over, "sheet_votes", article, over=over),
        holds(
            sum(votes.values()) <= valid * most,
            "sheet_total",
            article,
            n=sum(votes.values()),
            most=valid * most,
        ),
    ]


@dataclass(frozen=True)
class Outcome:
    """``passed`` in order of votes; ``tied`` are those a run-off decides for ``left`` places."""

    passed: tuple[str, ...]
    tied: tuple[str, ...]
    left: int


def outcome(counts: Mapping[str, int], need: Mapping[str, int], places: int) -> Outcome:
    """Those with enough votes, up to the places; a tie across the last place goes to a run-off (reading
    13).
    """
    able = sorted((c for c in counts if counts[c] >= need[c]), key=lambda c: (-counts[c], c))
    if len(able) <= places:
        return Outcome(tuple(able), (), places - len(able))
    line = counts[able[places - 1]] if places else 0
    sure = tuple(c for c in able if counts[c] > line) if places else ()
    tied = tuple(c for c in able if counts[c] == line) if places else ()
    if len(sure) + len(tied) == places:
        return Outcome(sure + tied, (), 0)
    return Outcome(sure, tied, places - len(sure))


def run_off(counts: Mapping[str, int], totals: Mapping[str, Fraction], left: int) -> tuple[str, ...]:
    """The run-off: more votes, then the higher on-site total; still equal leaves the place vacant (reading
    13).
    """
    order = sorted(counts, key=lambda c: (-counts[c], -totals[c], c))
    if len(order) <= left:
        return tuple(order)
    key = {c: (counts[c], totals[c]) for c in order}
    last = key[order[left - 1]]
    if key[order[left]] == last:
        return tuple(c for c in order[:left] if key[c] != last)
    return tuple(order[:left])


def count(slips: Sequence[Sequence[str]], cases: Sequence[str]) -> dict[str, int]:
    """Recount of slips; every candidate appears, with nought where nobody named it."""
    return {c: sum(c in slip for slip in slips) for c in cases}


def valid_slip(slip: Sequence[str], cases: Sequence[str], most: int, article: str) -> list[Finding]:
    """A slip names at most the places left, each candidate once, and only candidates."""
    strangers = [c for c in slip if c not in cases]
    return [
        holds(len(slip) <= most, "slip_names", article, n=len(slip), most=most),
        holds(not strangers and len(set(slip)) == len(slip), "slip_candidates", article, strangers=strangers),
    ]
