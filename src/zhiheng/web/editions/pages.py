"""Pages of an edition: itself, figures, weights, calendar, plan."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import (
    Action,
    Cite,
    Event,
    Fact,
    FormPage,
    Link,
    Picture,
    Step,
    Table,
)


@dataclass(frozen=True, slots=True)
class Legal:
    """The next date with its arithmetic."""

    title: str
    day: str
    left: str
    steps: tuple[str, ...]
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class Fold:
    """Long tables behind one line that says what and how many they are; opened on demand, always printed."""

    text: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a long page: `id` and `count` are for the contents."""

    id: str
    table: Table
    count: str = ""
    fold: Fold | None = None


@dataclass(frozen=True, slots=True)
class EditionPage:
    """edition.html: `stands` says where it stands, `actions` what is open, `contents` leads to parts here
    and elsewhere.
    """

    title: str
    identity: tuple[Fact, ...]
    back: Link
    course: tuple[Step, ...]
    stands: str
    legal: Legal | None
    actions: tuple[Action, ...]
    contents: tuple[Link, ...]
    plan: tuple[Fact, ...]
    parts: tuple[Part, ...]
    progress: Part | None = None
    acts: tuple[Event, ...] = ()
    older: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """figures.html: pictures of an edition, each with its table beside it, then one more table."""

    title: str
    back: Link
    pictures: tuple[Picture, ...]
    table: Table | None
    empty: str


@dataclass(frozen=True, slots=True)
class WeightsPage:
    """weights.html: `changes` in short where a sector has any, `matrix` criteria × sectors."""

    title: str
    lead: str
    back: Link
    cite: Cite
    changes: Table | None
    matrix: Table


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the month's grid; an empty number fills the first week."""

    number: str
    kinds: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month from Monday on."""

    title: str
    days: tuple[CalendarDay, ...]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """calendar.html: pictures of months, and the same as a table."""

    title: str
    lead: str
    months: tuple[Month, ...]
    table: Table
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """plan.html: everything of the plan once more, with what is wrong beside it, and the button that saves
    it.
    """

    title: str
    lead: str
    back: Link
    table: Table
    error: str
    form: FormPage
