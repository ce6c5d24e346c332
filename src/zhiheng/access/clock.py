"""The time: one clock asked once. In a rehearsal each award has an offset; in a real house it is nought."""

from __future__ import annotations

from datetime import datetime, timedelta

from .instants import SHANGHAI as SHANGHAI
from .instants import day as day
from .instants import iso as iso
from .models import Award


def real() -> datetime:
    """Real time: for sessions, tokens and rate limits."""
    return datetime.now(SHANGHAI)


def now(award: Award) -> datetime:
    return real() + timedelta(milliseconds=award.offset_ms)
