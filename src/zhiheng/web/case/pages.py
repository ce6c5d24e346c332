"""The one page of an application, and the list of applications."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from zhiheng.web.frame.parts import (
    Action,
    Cite,
    Event,
    Fact,
    Field,
    Link,
    Picture,
    State,
    Step,
    Table,
)
from zhiheng.web.lists.pages import KeptViews


@dataclass(frozen=True, slots=True)
class Ground:
    """One rule as judged: `id` is the anchor, `answers` are the departments' words, `reading` (name,
    text).
    """

    id: str
    article: Cite
    title: str
    state: State
    facts: tuple[str, ...]
    answers: tuple[tuple[str, str, str], ...]
    missing: tuple[str, ...]
    reading: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class GroundGroup:
    """The rules of one article with how many are fulfilled."""

    id: str
    title: str
    note: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """case.html: identity bar, where it stands, findings by article, scores, acts with reasons, files,
    events.
    """

    title: str
    identity: tuple[Fact, ...]
    state: State
    back: Link
    course: tuple[Step, ...]
    here: str
    groups: tuple[GroundGroup, ...]
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...]
    actions: tuple[Action, ...]
    judge: tuple[Link, ...]
    summary: tuple[Fact, ...]
    files: tuple[Link, ...]
    acts: tuple[Event, ...]
    older: tuple[Event, ...]


class CaseLine(NamedTuple):
    """A line of the list of applications, every cell a string: a thousand of them stand on one page."""

    no: str
    href: str
    name: str
    kind: str
    state: str
    tags: str
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """list.html: applications with their filters (GET) and ways to take the list out. `scores` heads the
    last columns.
    """

    title: str
    lead: str
    action: str
    filters: tuple[Field, ...]
    scores: tuple[str, ...]
    rows: tuple[CaseLine, ...]
    empty: str
    exports: tuple[Link, ...]
    links: tuple[Link, ...] = ()
    whose: tuple[Link, ...] = ()
    kept: KeptViews | None = None
