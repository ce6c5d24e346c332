"""Pages of the desks: the first screen, the queue, the matrix, the calendar."""

from dataclasses import dataclass
from typing import NamedTuple

from zhiheng.web.frame.parts import (
    Action,
    Cite,
    Event,
    Fact,
    Field,
    FormPage,
    Link,
    Option,
    Picture,
    State,
    Step,
    Table,
)
from zhiheng.web.frame.registers import KeptViews, Pager


@dataclass(frozen=True, slots=True)
class Due:
    """A line of what is to be done today: one link, whose, when, under which article."""

    link: Link
    about: str
    due: str
    state: State | None
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class Legal:
    """The next date with its arithmetic."""

    title: str
    day: str
    left: str
    steps: tuple[str, ...]
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class TodayPage:
    """today.html: the course, at most five things to do, who owes an answer, the next date, what is
    missing.
    """

    title: str
    lead: str
    picture: Picture | None
    course: tuple[Step, ...]
    due: tuple[Due, ...]
    more: Link | None
    idle: str
    waiting: Table | None
    legal: Legal | None
    missing: tuple[Action, ...]
    tables: tuple[Table, ...] = ()
    paper: tuple[Link, ...] = ()
    waiting_more: Link | None = None


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
class Row:
    """A line of the queue; `value` is the reference that a bulk act gets, "" where it has none."""

    value: str
    link: Link
    about: str
    due: str
    state: State | None
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class QueuePage:
    """queue.html: everything that is mine to do, filtered by act; `bulk` opens one form for all that are
    marked.
    """

    title: str
    lead: str
    filters: tuple[Link, ...]
    rows: tuple[Row, ...]
    bulk: Link | None
    empty: str
    kept: KeptViews | None = None


@dataclass(frozen=True, slots=True)
class BulkPage:
    """bulk.html: one act on several objects; after sending, what became of each."""

    title: str
    lead: str
    about: Table
    form: FormPage | None
    done: Table | None = None
    back: Link | None = None


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


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One finding: shape and word, where it is explained, and for whom it speaks."""

    kind: str
    text: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One applicant."""

    pk: str
    no: str
    link: Link
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """matrix.html; `columns` are (condition, article), `counts` (met, not met, open) of each over all
    applicants.
    """

    title: str
    lead: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    filters: tuple[Link, ...]
    exports: tuple[Link, ...]
    counts: tuple[tuple[str, str, str], ...] = ()
    pager: Pager | None = None
    kept: KeptViews | None = None


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
class SearchPage:
    """search.html."""

    title: str
    text: str
    tables: tuple[Table, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class StartStep:
    """A step of the guide: what it is for, where it stands, what is missing, where it is done."""

    title: str
    text: str
    state: State
    missing: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """start.html."""

    title: str
    lead: str
    house: tuple[StartStep, ...]
    edition: tuple[StartStep, ...]
    edition_title: str


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
    """rehearsal.html: `tabs` choose the award, `become` is where a person's button sends; `forward` None
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
class ImportPage:
    """import.html: at the start `form` with `blanks` and the columns in `rows`; else the preview,
    `confirm` where nothing is `bad`.
    """

    title: str
    lead: str
    tabs: tuple[Link, ...]
    form: FormPage | None
    rows: Table
    blanks: tuple[Link, ...] = ()
    bad: Table | None = None
    confirm: FormPage | None = None
    back: Link | None = None
