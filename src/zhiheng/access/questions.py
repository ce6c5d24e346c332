"""Questions that an app asks and an app to its left answers: the one way in which knowledge flows back.

The app on the right declares the question beside the code that asks it; the app on the left answers with a
function, found when it is installed. There is one answer or there are several; where there is none, whoever
asks says what that means. A question is a value with a docstring, so that both sides are found by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


class Question(Generic[F]):
    """A question with at most one answer. Raises ValueError for a second."""

    def __init__(self) -> None:
        self._answer: F | None = None

    def answered_by(self, fn: F) -> F:
        """Answer it, as a decorator."""
        if self._answer not in (None, fn):
            raise ValueError(f"{fn.__qualname__}: the question is answered by {self._answer}")
        self._answer = fn
        return fn

    def __bool__(self) -> bool:
        return self._answer is not None

    @property
    def ask(self) -> F:
        """The answer. Raises LookupError where no app gives one."""
        if self._answer is None:
            raise LookupError("no installed app answers")
        return self._answer


class Poll(Generic[F]):
    """A question that several apps may answer, in the order in which they are installed."""

    def __init__(self) -> None:
        self._answers: list[F] = []

    def answered_by(self, fn: F) -> F:
        """Add an answer, as a decorator."""
        if fn not in self._answers:
            self._answers.append(fn)
        return fn

    def __iter__(self) -> Iterator[F]:
        return iter(self._answers)
