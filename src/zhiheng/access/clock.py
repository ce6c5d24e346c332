"""The time: one clock asked once. In a rehearsal each award has an offset; in a real house it is nought."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from .models import Award

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def real() -> datetime:
    """Real time: for sessions, tokens and rate limits."""
    return datetime.now(SHANGHAI)


def now(award: Award) -> datetime:
    return real() + timedelta(milliseconds=award.offset_ms)


def day(at: datetime) -> date:
    """The date at an instant, in Asia/Shanghai."""
    return at.astimezone(SHANGHAI).date()


def iso(at: datetime) -> str:
    """ISO form in milliseconds with +08:00, as the ledger and the dossier print it."""
    return at.astimezone(SHANGHAI).isoformat(timespec="milliseconds")
