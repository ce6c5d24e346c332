"""How many members of a class the committee may have: the work plan says, and editions know it (ADR 4)."""

from __future__ import annotations

from collections.abc import Callable

from zhiheng.access.questions import Question

CAP: Question[Callable[[str, str], int | None]] = Question()
"""How many members of a class may the committee of an award have? The editions app answers."""


def cap(award: str, cls: str) -> int | None:
    """The most members of a class; None where no plan caps it."""
    return CAP.ask(award, cls) if CAP else None
