"""What a winner receives: whole, once, by the most specific row (Art 4, 17(7), 27)."""

from __future__ import annotations

from .finding import Finding, holds
from .instrument import Instrument
from .quota import Candidate


def due(instrument: Instrument, winner: Candidate) -> int:
    """Fen due to a winner: the fitting row with the most particulars; a row of nought wins over a general
    one.
    """
    rows = [p for p in instrument.prizes if p.tier == winner.tier and set(p.where) <= winner.tags]
    if not rows:
        return 0
    most = max(len(p.where) for p in rows)
    return min(p.fen for p in rows if len(p.where) == most)


def whole(instrument: Instrument, winner: Candidate, fen: int) -> Finding:
    """One payment of the whole sum, never instalments."""
    owed = due(instrument, winner)
    return holds(fen == owed and owed > 0, "prize_whole", instrument.cite("decision"), fen=fen, due=owed)


def once(paid: bool, article: str) -> Finding:
    return holds(not paid, "prize_once", article)
