"""Pages of the desk: today, queue, search, start, messages."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.editions.pages import Legal
from zhiheng.web.frame.parts import (
    Action,
    Cite,
    FormPage,
    Link,
    Picture,
    State,
    Step,
    Table,
)
from zhiheng.web.lists.pages import KeptViews


@dataclass(frozen=True, slots=True)
class Due:
    """A line of what is to be done today: one link, whose, when, under which article."""

    link: Link
    about: str
    due: str
    state: State | None
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
class Message:
    """A letter in the outbox: when, to whom, subject, state, paragraphs, links it carries."""

    when: str
    to: str
    subject: str
    state: State
    paragraphs: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class OutboxPage:
    """messages.html: letters newest first."""

    title: str
    text: str
    messages: tuple[Message, ...]
    empty: str = "还没有发出的信"
    actions: tuple[Action, ...] = ()
