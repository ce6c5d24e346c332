"""What apps tell each other through the edition: are the departments' second checks in, may it be filed?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from zhiheng.access.acting import cite
from zhiheng.access.viewer import Viewer
from zhiheng.law.finding import Finding, not_met

from .models import Edition

Asked = Callable[[Edition, str], Finding]
Closing = Callable[[Edition], list[Finding]]
Settled = Callable[[Edition], bool]
_asked: list[Asked] = []
_closing: list[Closing] = []
_settled: list[Settled] = []


def closing_by(fn: Closing) -> Closing:
    """Register what must be done before an edition is filed: the documents app, for papers that were never
    delivered.
    """
    if fn not in _closing:
        _closing.append(fn)
    return fn


def may_close(edition: Edition, at: datetime) -> list[Finding]:
    return [f for ask in _closing for f in ask(edition)]


def settled_by(fn: Settled) -> Settled:
    """Register what is usually done before anybody thinks of filing: the decision app, for prizes that
    were not paid yet.
    """
    if fn not in _settled:
        _settled.append(fn)
    return fn


def settled(edition: Edition, by: Viewer) -> bool:
    """Does filing wait to be done, or is something else first? It can be done all the same."""
    return all(done(edition) for done in _settled)


def asked_again_by(fn: Asked) -> Asked:
    """Register who tells whether a round of queries is answered: the screening app."""
    _asked[:] = [fn]
    return fn


def asked_again(edition: Edition, round: str) -> Finding:
    """Were the departments asked again about everybody on the list, and have all answered (Art 14)?"""
    if not _asked:
        return not_met("asked_again", cite(edition, "bars"), round=round)
    return _asked[0](edition, round)
