"""Kinds: what an object of the house is, declared once in the room that it belongs to.

A kind has a name (in references such as ``objection/…``), a word for people, and its states, each with a
word and a shape. Models take their kind from here and keep their column to its states; acts name kinds and
states; pages, lists, help and due days ask the kind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Shape = Literal["todo", "doing", "done", "issue"]
TODO: Shape = "todo"
DOING: Shape = "doing"
DONE: Shape = "done"
ISSUE: Shape = "issue"


class State(str):
    """A state of a kind: its key as the column holds it, with its word and its shape.

    ``shape`` is one of not begun, under way, done, gone wrong. It compares as its key, as the members of a
    Django ``TextChoices`` do, so that a row read from the database is compared with it directly.
    """

    __slots__ = ("shape", "word")
    word: str
    shape: Shape

    def __new__(cls, key: str, word: str, shape: Shape = TODO) -> State:
        made = super().__new__(cls, key)
        made.word, made.shape = word, shape
        return made

    @property
    def key(self) -> str:
        """The plain text of the column."""
        return str.__str__(self)

    def __getnewargs__(self) -> tuple[str, str, Shape]:  # type: ignore[override]
        """What a copy is made from: all three, where plain text has its letters alone."""
        return self.key, self.word, self.shape


@dataclass(frozen=True)
class Kind:
    """A kind of object.

    ``list`` is the route of the list it is found on, ``page`` the address of its page, ``help`` the text
    that explains it, ``due`` the column that says by which day it waits for somebody, ``entrusted`` whether
    it holds what an applicant entrusted to the award (Art 25), ``wide`` the columns too wide to be read
    beside what belongs to it. ``readers`` says of a grade of secrecy which offices read it, among those who
    may know of the object at all; a grade that is not named is for all of these, but for secret, which is
    for nobody.
    """

    name: str
    word: str
    states: tuple[State, ...]
    list: str = ""
    page: str = "/o/{kind}/{id}/"
    help: str = ""
    due: str = ""
    entrusted: bool = False
    wide: tuple[str, ...] = ()
    readers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    _by_key: dict[str, State] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_key.update((s.key, s) for s in self.states)

    def __str__(self) -> str:
        return self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def read_by(self, grade: str) -> tuple[str, ...] | None:
        """The offices that read a grade of it; None where all do who may know of the object."""
        return dict(self.readers).get(grade, () if grade == "secret" else None)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its states, in the order of its life."""
        return tuple(s.key for s in self.states)

    def state(self, key: str) -> State:
        """One of its states. Raises KeyError for what is none."""
        return self._by_key[key]

    def ref(self, pk: object) -> str:
        """The reference of an object of this kind: "objection/…"."""
        return f"{self.name}/{pk}"

    def address(self, pk: str) -> str:
        """Where an object of this kind is shown."""
        return self.page.format(kind=self.name, id=pk)


REGISTRY: dict[str, Kind] = {}


def declare(*kinds: Kind) -> None:
    """Enter a room's kinds in the one registry. Raises ValueError where a name is taken."""
    for kind in kinds:
        if REGISTRY.setdefault(kind.name, kind) is not kind:
            raise ValueError(f"kind {kind.name} is declared twice")


def word(name: str) -> str:
    """The word for a kind by its name; the name itself for what is none."""
    return REGISTRY[name].word if name in REGISTRY else name


def state_word(name: str, key: str) -> str:
    """The word for a state of a kind; the key itself for what is none."""
    found = REGISTRY[name]._by_key.get(key) if name in REGISTRY else None
    return found.word if found else key


FOUNDING = State("founding", "筹备中", TODO)
RUNNING = State("running", "进行中", DOING)

AWARD = Kind("award", "奖项", states=(FOUNDING, RUNNING), page="/award/", help="start-an-edition")

ENDED = State("ended", "已免去", DONE)

APPOINTMENT = Kind("appointment", "任职", states=(RUNNING, ENDED), list="people", help="people")

declare(AWARD, APPOINTMENT)
