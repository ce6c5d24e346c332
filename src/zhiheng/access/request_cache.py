"""Answers remembered while one page is made: the same question about an edition is asked of the database
once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])
_kept: ContextVar[dict[Any, Any] | None] = ContextVar("kept", default=None)


def memo(function: F) -> F:
    """Remember answers by their arguments inside ``remembering()``; outside, ask every time."""

    @wraps(function)
    def ask(*args: Any) -> Any:
        kept = _kept.get()
        if kept is None:
            return function(*args)
        key = (function, args)
        if key not in kept:
            kept[key] = function(*args)
        return kept[key]

    return cast(F, ask)


@contextmanager
def remembering() -> Iterator[None]:
    """Only around reading: nothing inside may write. What is remembered around it is remembered inside."""
    if _kept.get() is not None:
        yield
        return
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)
