"""Pages of the demonstration: whom a visitor may become, and every part in every state."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import (
    Action,
    Cite,
    Document,
    Event,
    Fact,
    FindingRow,
    FormPage,
    Link,
    Option,
    Picture,
    State,
    Step,
    Table,
)
from zhiheng.web.public.pages import Day


@dataclass(frozen=True, slots=True)
class CastPerson:
    """One whom a visitor may become: `mark` is 组长, 副组长, 候补, 主任 or 副主任; `note` the post, body
    or number.
    """

    login: str
    name: str
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class CastGroup:
    """Everybody in one office."""

    id: str
    title: str
    people: tuple[CastPerson, ...]


@dataclass(frozen=True, slots=True)
class ClockForm:
    """The clock of one award (its slug): what it says now, and how far each button moves it on."""

    action: str
    award: str
    now: str
    spans: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class RehearsalPage:
    """cast.html: `tabs` choose the award, `become` is where a person's button sends; `forward` None
    without a rehearsal clock.
    """

    title: str
    lead: str
    tabs: tuple[Link, ...]
    jumps: tuple[Link, ...]
    become: str
    groups: tuple[CastGroup, ...]
    forward: ClockForm | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ComponentsPage:
    """components.html. `identity` and `state` make the identity bar, `forms` are asked, wrong and grave."""

    title: str
    lead: str
    identity: tuple[Fact, ...]
    state: State
    states: tuple[State, ...]
    cites: tuple[Cite, ...]
    course: tuple[Step, ...]
    findings: tuple[FindingRow, ...]
    tables: tuple[Table, ...]
    queue: Table
    empty: Table
    asked: FormPage
    wrong: FormPage
    grave: FormPage
    actions: tuple[Action, ...]
    closed: tuple[Action, ...]
    reasons: tuple[tuple[str, str], ...]
    computation: tuple[Fact, ...]
    chips: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    events: tuple[Event, ...]
    days: tuple[Day, ...]
    document: Document
    candidates: tuple[tuple[str, str, bool], ...]
    messages: tuple[State, ...]
