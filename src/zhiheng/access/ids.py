"""The random source.

The system's own, but where a rehearsal seeds it so that its dossier can be made again.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, MutableSequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_source: ContextVar[random.Random | None] = ContextVar("source", default=None)
_system = random.SystemRandom()


def _random() -> random.Random:
    return _source.get() or _system


def new_id() -> str:
    """128 random bits as 32 hexadecimal digits."""
    return f"{_random().getrandbits(128):032x}"


def salt() -> bytes:
    return _random().getrandbits(256).to_bytes(32, "big")


def shuffle(items: MutableSequence[Any]) -> None:
    _random().shuffle(items)


@contextmanager
def seeded(seed: str) -> Iterator[None]:
    """Only for rehearsals: everything random inside follows from ``seed``."""
    token = _source.set(random.Random(seed))  # noqa: S311 — reproducible on purpose
    try:
        yield
    finally:
        _source.reset(token)
