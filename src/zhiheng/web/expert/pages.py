"""Pages of the expert: tasks, scorebook, heat map, visit."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import Action, Fact, FormPage, Link, State, Table


@dataclass(frozen=True, slots=True)
class Duty:
    """A line of the task list: the link names the act, `note` says how far it is and by when."""

    link: Link
    state: State
    note: str = ""


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """Lines of one application, or of all where `title` is empty."""

    title: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class DutyPart:
    """Interests, books, or what the leader puts together.

    `folded` is the summary of what is done and needs no room.
    """

    ordinal: str
    title: str
    groups: tuple[DutyGroup, ...]
    folded: str = ""


@dataclass(frozen=True, slots=True)
class TasksPage:
    """tasks.html: the next act first, then interests, then books by application, then the leader's own.

    `next` is absent when nothing waits. `soon` draws it as soon due.
    """

    title: str
    heading: str
    text: str
    next: Link | None
    parts: tuple[DutyPart, ...]
    soon: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What the applicant says to one item, paragraph by paragraph."""

    number: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """The application beside the book: the answers by item, three years' figures, the evidence with its
    marks.

    `files` are (mark, link, sort); `figures` are rows under `years`.
    """

    sources: tuple[Source, ...]
    years: tuple[str, ...]
    figures: tuple[tuple[str, ...], ...]
    files: tuple[tuple[str, Link, str], ...]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One criterion item. `number` is 4.1.2, `points` its maximum; `percent` "" when not yet scored.

    `criterion` is the gist of the item, `asks` its key points.
    """

    number: str
    title: str
    points: str
    percent: str = ""
    strengths: str = ""
    improvements: str = ""
    visits: str = ""
    criterion: str = ""
    error: str = ""
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScorebookPage:
    """scorebook.html. Field names: percent-NO, strengths-NO, improvements-NO, visits-NO; act button name
    `act`.

    `form` carries action, keys, errors and the text of the saving button; its fields are not drawn.
    `total` is the running total as saved, `maximum` the sum of points; `locked` draws text instead of inputs.
    `sheet` is the JSON from which the script builds the one-screen book over the form; "" leaves the form
    plain.
    """

    title: str
    meta: str
    back: Link
    form: FormPage
    items: tuple[ScoreItem, ...]
    total: str
    maximum: str
    done: str
    saved: str = ""
    locked: bool = False
    lock: Action | None = None
    material: Link | None = None
    percents: tuple[str, ...] = tuple(str(n) for n in range(0, 101, 5))
    paper: Submission | None = None
    sheet: str = ""
    other: Link | None = None
    due: str = ""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One expert's score on one item: the number shown, its shade (h1–h6), and whether it stands far from
    the median.
    """

    label: str
    text: str
    shade: str
    mark: str = ""
    mark_text: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One item across the experts. `dots`, `low`, `high`, `middle` are places on a line of 150."""

    number: str
    title: str
    points: str
    href: str
    cells: tuple[HeatCell, ...]
    median: str
    spread: str
    state: State
    dots: tuple[str, ...]
    low: str
    high: str
    middle: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What one expert says to the item: score, whether highest or lowest, and the comments by kind."""

    who: str
    percent: str
    note: str
    said: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class HeatItem:
    """The item looked at: its comments, highest score first, and its place among those in dispute."""

    number: str
    title: str
    place: str
    remarks: tuple[Remark, ...]
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A line of the reconciling form: `percent` is what it starts from, `note` what was written."""

    number: str
    title: str
    points: str
    scores: str
    percent: str
    note: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class HeatPage:
    """lead.html: experts × items. Without `rows` the page says in `closed` why there is nothing to see
    yet; `doubtful` names scores to be looked at again.
    """

    title: str
    meta: str
    back: Link
    heading: str
    disputed: str
    stages: tuple[Link, ...]
    sorts: tuple[Link, ...]
    modes: tuple[Link, ...]
    legend: tuple[tuple[str, str], ...]
    legend_note: str
    experts: tuple[tuple[str, str], ...]
    rows: tuple[HeatRow, ...]
    totals: tuple[str, ...]
    item: HeatItem | None
    actions: tuple[Action, ...] = ()
    form: FormPage | None = None
    agreements: tuple[Agreement, ...] = ()
    steps: tuple[str, ...] = ()
    visit: Link | None = None
    closed: str = ""
    cure: Link | None = None
    doubtful: str = ""


@dataclass(frozen=True, slots=True)
class VisitPage:
    """visit.html: what to clarify or verify on site, one table, with room to write in print."""

    title: str
    meta: str
    back: Link
    issues: Table
    facts: tuple[Fact, ...]
    log: str = ""
    actions: tuple[Action, ...] = ()
    closed: str = ""
