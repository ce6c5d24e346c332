"""Pages of the applicant: first page, sections, figures, items of the report, evidence, check, receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhiheng.web.frame.parts import Action, Cite, Fact, FindingRow, FormPage, Link, State, Step, Table


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the task list; the whole row is the link."""

    link: Link
    state: State
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """A group of tasks with its Chinese ordinal."""

    ordinal: str
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The open section of an application: questions that save themselves.

    `save_url` takes POST JSON {"object", "args": {"field", "text", "version"}}; without script `form`
    is sent whole. `rail` lists the sections, `ask` says what the section wants to know. `theirs` are the
    texts that somebody else saved meanwhile, by field.
    """

    title: str
    meta: str
    form: FormPage
    save_url: str
    object: str
    saved: str = ""
    ask: tuple[str, ...] = ()
    rail: tuple[tuple[Link, State], ...] = ()
    tips: tuple[str, ...] = ()
    theirs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """application.html: where the application stands and what is next, or one `section` to fill in.

    `waiting` is what somebody waits for, with its last day; `offices` are conditions that others decide,
    `folded` those fulfilled;
    `receipt` and `honour` are facts of what was handed in and what came of it.
    """

    title: str
    lead: str
    course: tuple[Step, ...] = ()
    soon: bool = False
    links: tuple[Link, ...] = ()
    groups: tuple[TaskGroup, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    actions: tuple[Action, ...] = ()
    next: tuple[Fact, ...] = ()
    section: Section | None = None
    home: Link | None = None
    meta: str = ""
    waiting: tuple[Task, ...] = ()
    folded: tuple[FindingRow, ...] = ()
    offices: tuple[FindingRow, ...] = ()
    receipt: tuple[Fact, ...] = ()
    honour: tuple[Fact, ...] = ()
    step_title: str = "我现在在哪一步"
    tasks_title: str = "申报任务"


@dataclass(frozen=True, slots=True)
class Amount:
    """One cell of the figures: an input, or `computed` text. `label` names it whole for those who hear the
    page.
    """

    name: str
    label: str
    value: str = ""
    version: str = ""
    error: str = ""
    computed: bool = False


@dataclass(frozen=True, slots=True)
class FigureRow:
    """An indicator: its amounts by year, the changes from year to year, what seems wrong."""

    title: str
    unit: str
    cells: tuple[Amount, ...]
    changes: tuple[str, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """figures.html: a grid of inputs in `section.form`'s place; `changes` heads the computed
    columns.
    """

    section: Section
    lead: str
    cites: tuple[Cite, ...]
    years: tuple[str, ...]
    changes: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    home: Link
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A file that a text may name by its `mark`; `used` where this text does."""

    mark: str
    link: Link
    sort: str
    used: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """A text that was saved before: when, how long, and the address that shows it."""

    link: Link
    note: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class ItemPage:
    """item.html: one criteria item. `low` and `high` are the advised range in characters, `count`
    what stands there.

    `theirs` is the text somebody else saved meanwhile, `old` an earlier text opened to be read.
    """

    section: Section
    home: Link
    place: str
    points: str
    gist: str
    bands: Table
    count: int
    low: int
    high: int
    files: tuple[Source, ...]
    versions: tuple[Version, ...]
    squares: tuple[tuple[Link, str, str], ...]
    earlier: Link | None = None
    later: Link | None = None
    old: Fact | None = None


@dataclass(frozen=True, slots=True)
class ItemsPage:
    """items.html: the items of the report by category, with the state of each."""

    title: str
    lead: str
    home: Link
    groups: tuple[TaskGroup, ...]
    links: tuple[Link, ...]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer to check: its question, its text, the address where it is changed; `missing` where it has
    to be given.
    """

    label: str
    text: str
    href: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The answers of one section; `table` in place of `lines` where they are figures, with what looks
    wrong in them.
    """

    id: str
    title: str
    lines: tuple[AnswerLine, ...]
    link: Link | None = None
    table: Table | None = None
    folded: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckPage:
    """check.html: faults first, each with a link to its very field, then all answers, then
    handing in.
    """

    title: str
    home: Link
    identity: tuple[Fact, ...]
    faults: tuple[Link, ...]
    groups: tuple[AnswerGroup, ...]
    files: tuple[tuple[Link, str], ...]
    actions: tuple[Action, ...]
    says: tuple[str, ...] = ()
    notes: tuple[FindingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A file of the draft: mark, file, kind, size, digest, the items that name it, where it is taken out."""

    mark: str
    link: Link
    sort: str
    size: str
    digest: str
    used: tuple[Link, ...]
    remove: Link | None = None


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """evidence.html: the library of files."""

    title: str
    home: Link
    lead: str
    lines: tuple[EvidenceLine, ...]
    actions: tuple[Action, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """receipt.html: what arrived, when, under which number, with which digests, and what comes
    next.
    """

    title: str
    home: Link
    number: str
    arrived: str
    facts: tuple[Fact, ...]
    files: Table
    next: tuple[Fact, ...]
    links: tuple[Link, ...]
