"""Budget lines are purpose-bound and never exceeded (Art 5). Amounts in fen."""

from __future__ import annotations

from collections.abc import Sequence

from .finding import Finding, holds

SORTS = ("fees", "travel", "meeting", "announcements", "printing", "sundry")


def for_review(line_sort: str, article: str) -> Finding:
    """The prize's line pays prizes and nothing else: review costs have lines of their own (Art 4, 5)."""
    return holds(line_sort == "review", "review_line", article)


def left(line_fen: int, *spent: int) -> int:
    """What of a line is free: all that was paid, ordered or committed is not."""
    return line_fen - sum(spent)


def within(line_fen: int, paid: Sequence[int], fen: int, article: str) -> Finding:
    free = left(line_fen, *paid)
    return holds(0 < fen <= free, "budget_line", article, line=line_fen, left=free, fen=fen)


def two_persons(maker: str, checker: str, article: str) -> Finding:
    """Whoever makes a payment or enters a letter is never the one who releases or verifies it."""
    return holds(maker != checker, "two_persons", article)
