"""The page of offices, pools and bodies."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import Link, State


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in an office or a pool: `about` are post and body, `since` document and day, `entry` their
    way in.
    """

    link: Link
    state: State
    about: str
    since: str
    entry: Link | str


@dataclass(frozen=True, slots=True)
class PersonGroup:
    """Everybody in one office or pool."""

    id: str
    title: str
    count: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """people.html: offices with who holds them, pools with who is in them, bodies."""

    title: str
    lead: str
    jumps: tuple[Link, ...]
    offices: tuple[PersonGroup, ...]
    pools: tuple[PersonGroup, ...]
    bodies: tuple[str, ...]
    empty: str
    links: tuple[Link, ...] = ()
