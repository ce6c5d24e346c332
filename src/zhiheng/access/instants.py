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


def words(on: date) -> str:
    """A day as a letter writes it."""
    return f"{on.year}年{on.month}月{on.day}日"


def moment(at: datetime) -> str:
    """An instant as a letter writes it, to the second, in Asia/Shanghai."""
    local = at.astimezone(SHANGHAI)
    return f"{words(local.date())} {local:%H:%M:%S}"
