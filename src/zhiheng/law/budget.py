"""Budget lines are purpose-bound and never exceeded (Art 5). Amounts in fen."""

from __future__ import annotations

from collections.abc import Sequence

from .finding import Finding, holds


def within(line_fen: int, paid: Sequence[int], fen: int, article: str) -> Finding:
    left = line_fen - sum(paid)
    return holds(0 < fen <= left, "budget_line", article, line=line_fen, left=left, fen=fen)


def two_persons(maker: str, checker: str, article: str) -> Finding:
    """Whoever makes a payment or enters a letter is never the one who releases or verifies it."""
    return holds(maker != checker, "two_persons", article)
