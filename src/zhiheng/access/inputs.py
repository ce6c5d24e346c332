"""Inputs: how an argument of an act is asked for in a form, and read from one.

Each kind of input is a small class with its own asking and its own reading, so that both floors cannot spell
it differently; one that belongs to a subject stands in the room of that subject. A page draws what is asked
and hands over what was posted; neither knows the inputs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args, get_origin

SHORT = 200
LONG = 20_000

Shape = Literal[
    "text", "textarea", "select", "radio", "checks", "checkbox", "date", "number", "file", "password"
]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Asking:
    """One argument as it is asked: its name, words, type and what an object offers for it."""

    name: str
    label: str
    hint: str
    type: Any
    required: bool
    options: Callable[[Any], list[Pair]] | None = None
    choices: Mapping[str, str] = field(default_factory=dict)

    def offered(self, obj: Any) -> list[Pair]:
        """(value, label) of what an object offers; none where nothing is offered."""
        return self.options(obj) if self.options else []

    def named(self, value: str) -> str:
        """A value of its type in words."""
        return self.choices.get(value, value) or "——"


@dataclass(frozen=True)
class Asked:
    """One question of a form; ``options`` are (value, label, chosen)."""

    name: str
    label: str
    kind: Shape = "text"
    value: str = ""
    hint: str = ""
    error: str = ""
    required: bool = True
    options: tuple[tuple[str, str, bool], ...] = ()
    rows: int = 0
    multiple: bool = False
    autocomplete: str = ""


@dataclass(frozen=True)
class Posted:
    """What came with a form: texts by name, and a way to take in the files of a name."""

    texts: Mapping[str, Sequence[str]]
    receive: Callable[[str], list[str]]

    def text(self, name: str) -> str | None:
        """The last text of a name; None where there is none."""
        found = self.texts.get(name)
        return found[-1] if found else None

    def all(self, name: str) -> list[str]:
        return list(self.texts.get(name, ()))

    def starting(self, prefix: str) -> dict[str, str]:
        """Texts whose name begins so, by what follows; empty ones are left out."""
        return {
            name[len(prefix) :]: texts[-1]
            for name, texts in self.texts.items()
            if name.startswith(prefix) and texts and texts[-1].strip()
        }


Typed = Mapping[str, Any]


def pick(choices: int) -> Shape:
    """How one of a few is picked: a single word is ticked, a few stand side by side, many in a list."""
    return "checks" if choices == 1 else "radio" if choices < 4 else "select"


def plain_options(rows: Sequence[Pair]) -> tuple[tuple[str, str, bool], ...]:
    return tuple((value, label, False) for value, label in rows)


class Input:
    """One line, or what its type and its options make of it."""

    most = SHORT
    """Characters that a text may have."""
    prefilled = True
    """May a link bring a value to the form?"""

    def asks(self, a: Asking, obj: Any, typed: Typed, error: str) -> list[Asked]:
        """The questions of a form, with what was typed before and the message at the first of them."""
        value = typed.get(a.name, "")
        return [self.one(a, obj, "" if value is None else str(value), error)]

    def one(self, a: Asking, obj: Any, value: str, error: str) -> Asked:
        rows = a.offered(obj) if a.options else self.listed(a)
        if rows is not None:
            shape: Shape = "select" if a.options else pick(len(rows))
            return self.asked(a, error, kind=shape, value=value, options=plain_options(rows))
        return self.asked(a, error, kind=self.shape(a), value=value)

    def listed(self, a: Asking) -> list[Pair] | None:
        """The values that its type lists, in words; None for any other type."""
        return [(v, a.named(v)) for v in get_args(a.type)] if get_origin(a.type) is Literal else None

    def shape(self, a: Asking) -> Shape:
        simple: dict[Any, Shape] = {date: "date", bool: "checkbox", int: "number"}
        return simple.get(a.type, "text")

    def asked(self, a: Asking, error: str, **more: Any) -> Asked:
        return Asked(a.name, a.label, hint=a.hint, error=error, required=a.required, **more)

    def reads(self, a: Asking, posted: Posted) -> Any:
        """The value as the interface would send it; None where nothing was sent."""
        text = posted.text(a.name)
        if a.type is bool:
            return text in ("on", "true", "1")
        if text is None or (text == "" and (not a.required or a.type is not str)):
            return None
        if a.type is int:
            try:
                return int(text)
            except ValueError:
                return text
        return text


class Long(Input):
    """A text of several lines."""

    most = LONG

    def shape(self, a: Asking) -> Shape:
        return "textarea"

    def asked(self, a: Asking, error: str, **more: Any) -> Asked:
        return super().asked(a, error, rows=5, **more)


class Lines(Long):
    """A list, one a line."""

    def reads(self, a: Asking, posted: Posted) -> list[str]:
        return [x.strip() for x in (posted.text(a.name) or "").splitlines() if x.strip()]


class Json(Long):
    """A value in JSON; one that is not required is not asked for."""

    def asks(self, a: Asking, obj: Any, typed: Typed, error: str) -> list[Asked]:
        return super().asks(a, obj, typed, error) if a.required else []

    def reads(self, a: Asking, posted: Posted) -> Any:
        text = (posted.text(a.name) or "").strip()
        try:
            return json.loads(text) if text else None
        except ValueError:
            return text


class File(Input):
    """One file, taken in when the form is read; its digest is the value."""

    prefilled = False

    def one(self, a: Asking, obj: Any, value: str, error: str) -> Asked:
        return self.asked(a, error, kind="file")

    def reads(self, a: Asking, posted: Posted) -> Any:
        found = posted.receive(a.name)
        return found[0] if found else posted.text(a.name) or None


class Files(File):
    """Several files."""

    def one(self, a: Asking, obj: Any, value: str, error: str) -> Asked:
        return self.asked(a, error, kind="file", multiple=True)

    def reads(self, a: Asking, posted: Posted) -> Any:
        return posted.receive(a.name)


class Password(Input):
    """A new password: never shown again, never brought by a link."""

    prefilled = False

    def one(self, a: Asking, obj: Any, value: str, error: str) -> Asked:
        return self.asked(a, error, kind="password", autocomplete="new-password")


class Money(Input):
    """An amount as people write it; the service reads it."""


class Checks(Input):
    """Any of what an object offers, ticked."""

    def asks(self, a: Asking, obj: Any, typed: Typed, error: str) -> list[Asked]:
        chosen = typed.get(a.name, [])
        options = tuple((v, label, v in chosen) for v, label in a.offered(obj))
        return [Asked(a.name, a.label, "checks", "", a.hint, error, a.required, options)]

    def reads(self, a: Asking, posted: Posted) -> list[str]:
        return posted.all(a.name)


class Table(Input):
    """One question a row, read as a value for each key: the form of most compound arguments.

    A subject's table overrides ``rows`` and, where it has them, the options of each row and what stood there
    before.
    """

    needed = True
    """Must every row be filled?"""

    def rows(self, a: Asking, obj: Any) -> list[Pair]:
        """(key, label) of each row."""
        return a.offered(obj)

    def row_options(self, a: Asking, obj: Any) -> list[Pair]:
        """What each row is picked from; none for a text."""
        return []

    def before(self, a: Asking, obj: Any) -> Mapping[str, Any]:
        """What each row held before, by key."""
        return {}

    def required(self, a: Asking, obj: Any, key: str) -> bool:
        return self.needed

    def asks(self, a: Asking, obj: Any, typed: Typed, error: str) -> list[Asked]:
        options = plain_options(self.row_options(a, obj))
        held = {f"{a.name}-{k}": v for k, v in self.before(a, obj).items()} | dict(typed)
        return [
            Asked(
                f"{a.name}-{key}",
                label,
                "select" if options else "text",
                str(held.get(f"{a.name}-{key}", "")),
                a.hint if n == 0 else "",
                error if n == 0 else "",
                self.required(a, obj, key),
                options,
            )
            for n, (key, label) in enumerate(self.rows(a, obj))
        ]

    def reads(self, a: Asking, posted: Posted) -> Any:
        return posted.starting(f"{a.name}-")


class Amounts(Table):
    """An amount for each of what is offered; those without one stay empty."""

    needed = False
