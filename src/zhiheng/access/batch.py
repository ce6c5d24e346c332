"""Several acts as one: all of them or none, or tried and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction

from .refusals import Refusal

Step = tuple[int, Callable[[], object]]
Refusals = list[tuple[int, Refusal]]


class Undone(Exception):
    """Something was refused, so nothing was done; ``refused`` tells what, by number."""

    def __init__(self, refused: Refusals) -> None:
        super().__init__(f"{len(refused)} refused")
        self.refused = refused


def all_or_nothing(steps: Iterable[Step]) -> None:
    """Do every step in one transaction. Raises Undone, and then nothing was done."""
    with transaction.atomic():
        refused = _each(steps)
        if refused:
            raise Undone(refused)


def rehearsed(steps: Iterable[Step]) -> Refusals:
    """What would be refused: every step is tried under the same law and everything is taken back."""
    with transaction.atomic():
        refused = _each(steps)
        transaction.set_rollback(True)
    return refused


def _each(steps: Iterable[Step]) -> Refusals:
    """A refused step leaves nothing behind, and those after it are tried all the same."""
    refused: Refusals = []
    for no, step in steps:
        try:
            with transaction.atomic():
                step()
        except Refusal as refusal:
            refused.append((no, refusal))
    return refused
