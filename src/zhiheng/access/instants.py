"""Instants as the law and the papers read them: the date in Asia/Shanghai, ISO form in milliseconds."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def day(at: datetime) -> date:
    """The date at an instant, in Asia/Shanghai."""
    return at.astimezone(SHANGHAI).date()


def iso(at: datetime) -> str:
    """ISO form in milliseconds with +08:00, as the ledger and the dossier print it."""
    return at.astimezone(SHANGHAI).isoformat(timespec="milliseconds")
