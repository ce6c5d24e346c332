"""Inspecting how a winner uses prize and honour: who is drawn, what is found, by when it is put right (Art
10(9), 23).

Whoever is inspected and whoever inspects are drawn from lists that were sealed before, or named with a
reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from .finding import Finding, holds

INSPECTORS = 2
LEAST_SOURCES = 3


def may_seal(article: str, honours: int, inspectors: int, n: int) -> list[Finding]:
    """A draw needs more on the list than are wanted, else nothing is drawn."""
    return [
        holds(0 < n <= honours, "draw_enough", article, pool=honours, n=n, argument="n"),
        holds(
            inspectors >= INSPECTORS,
            "inspectors_enough",
            article,
            pool=inspectors,
            n=INSPECTORS,
            argument="inspectors",
        ),
    ]


def may_draw(
    article: str, numbers: Sequence[int], sealed_on: date, published_on: date, today: date
) -> list[Finding]:
    """The numbers became known after the lists were sealed, so nobody could choose a list to fit them."""
    return [
        holds(
            len(numbers) >= LEAST_SOURCES and all(n >= 0 for n in numbers),
            "draw_numbers",
            article,
            n=LEAST_SOURCES,
            argument="numbers",
        ),
        holds(
            sealed_on <= published_on,
            "draw_after_seal",
            article,
            sealed=sealed_on,
            on=published_on,
            argument="published_on",
        ),
        holds(published_on <= today, "not_future", article, day=published_on, argument="published_on"),
    ]


def may_name(article: str, inspectors: Sequence[str], reason: str) -> list[Finding]:
    """Two different persons inspect; a winner named without a draw needs a reason."""
    return [
        holds(
            len(set(inspectors)) >= INSPECTORS,
            "inspectors_enough",
            article,
            pool=len(set(inspectors)),
            n=INSPECTORS,
            argument="inspectors",
        ),
        holds(bool(reason.strip()), "named_reason", article, argument="reason"),
    ]


def may_record(article: str, visited_on: date, ordered_on: date, today: date) -> list[Finding]:
    return [
        holds(
            ordered_on <= visited_on,
            "visit_after_order",
            article,
            ordered=ordered_on,
            on=visited_on,
            argument="on",
        ),
        holds(visited_on <= today, "not_future", article, day=visited_on, argument="on"),
    ]


def may_demand(article: str, due: date, today: date) -> Finding:
    """What is to be put right has a day by which, ahead."""
    return holds(due > today, "rectify_ahead", article, due=due, argument="due")


def may_close(article: str, open_findings: Iterable[str]) -> Finding:
    """An inspection ends when each finding was put right and checked, or became a lead for revocation."""
    left = sorted(open_findings)
    return holds(not left, "findings_settled", article, open=left)


def another(article: str, recorded_by: str, checked_by: str, inspectors: Sequence[str]) -> Finding:
    """What a winner put right is checked by one of the inspectors."""
    return holds(
        checked_by in inspectors or checked_by == recorded_by,
        "inspector",
        article,
        inspectors=list(inspectors),
    )
