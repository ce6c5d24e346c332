"""Days and instants that were written for machines, as people read them."""

from __future__ import annotations

import re

ISO = re.compile(r"(?<![\d/-])(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?(?![\d-])")


def plain(text: str) -> str:
    """The text with ``2026-06-18`` as 2026年6月18日 and ``2026-06-18 09:00:05.000`` as 2026年6月18日 09:00:05."""
    return ISO.sub(_said, text)


def _said(found: re.Match[str]) -> str:
    year, month, day, time = found.groups()
    return f"{int(year)}年{int(month)}月{int(day)}日" + (f" {time}" if time else "")
