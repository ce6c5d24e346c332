"""What apps tell each other through the edition: are the departments' second checks in, may it be filed?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from zhiheng.access.acting import cite
from zhiheng.access.questions import Poll, Question
from zhiheng.access.viewer import Viewer
from zhiheng.law.finding import Finding, not_met

from .models import Edition

CLOSING: Poll[Callable[[Edition], list[Finding]]] = Poll()
"""What must be done before an edition is filed? Documents, for papers never delivered; conduct, for cases."""
SETTLED: Poll[Callable[[Edition], bool]] = Poll()
"""Is done what is usually done before anybody thinks of filing? The decision app, for prizes not paid yet."""
ASKED_AGAIN: Question[Callable[[Edition, str], Finding]] = Question()
"""Is a round of queries answered? The screening app answers."""


def may_close(edition: Edition, at: datetime) -> list[Finding]:
    return [f for ask in CLOSING for f in ask(edition)]


def settled(edition: Edition, by: Viewer) -> bool:
    """Does filing wait to be done, or is something else first? It can be done all the same."""
    return all(done(edition) for done in SETTLED)


def asked_again(edition: Edition, round: str) -> Finding:
    """Were the departments asked again about everybody on the list, and have all answered (Art 14)?"""
    if not ASKED_AGAIN:
        return not_met("asked_again", cite(edition, "bars"), round=round)
    return ASKED_AGAIN.ask(edition, round)
