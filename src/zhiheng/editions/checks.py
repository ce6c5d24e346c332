"""What stages on the left tell each other through the edition: are all departments' second checks in?"""

from __future__ import annotations

from collections.abc import Callable

from zhiheng.access.acting import cite
from zhiheng.law.finding import Finding, not_met

from .models import Edition

Asked = Callable[[Edition, str], Finding]
_asked: list[Asked] = []


def asked_again_by(fn: Asked) -> Asked:
    """Register who tells whether a round of queries is answered: the screening app."""
    _asked[:] = [fn]
    return fn


def asked_again(edition: Edition, round: str) -> Finding:
    """Were the departments asked again about everybody on the list, and have all answered (Art 14)?"""
    if not _asked:
        return not_met("asked_again", cite(edition, "bars"), round=round)
    return _asked[0](edition, round)
