"""A winner's yearly duties inside the validity (Art 28; reading 21)."""

from __future__ import annotations

from datetime import date

from . import validity
from .instrument import Instrument


def annual_due(instrument: Instrument, awarded: date) -> list[date]:
    """Days on which the yearly self-assessment is due: the first in the year after, none outside the validity."""
    through = validity.of(instrument, awarded).through
    if through is None:
        return []
    month, day = instrument.annual_due
    days = (date(year, month, day) for year in range(awarded.year + 1, through.year + 1))
    return [d for d in days if awarded < d <= through]
