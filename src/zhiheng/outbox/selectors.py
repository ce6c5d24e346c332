"""Messages of an award, newest first."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from .models import Message


class Row(NamedTuple):
    to: str
    subject: str
    text: str
    queued_at: datetime


def messages(awards: list[str], to: str | None = None, most: int = 200) -> list[Row]:
    rows = Message.objects.filter(award__in=awards).order_by("-queued_at", "id")
    if to is not None:
        rows = rows.filter(to=to)
    return [Row(*r) for r in rows.values_list("to", "subject", "text", "queued_at")[:most]]
