"""Public pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from zhiheng.web.frame.parts import Cite, Document, Fact, Field, FormPage, Link, State, Step, Table

DayKind: TypeAlias = Literal["past", "off", "today", "next"]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of the award with label, unit, note and article."""

    label: str
    figure: str
    unit: str
    note: str = ""
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """A step of the procedure in one sentence, with its article."""

    title: str
    text: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html. `now_*` is the present step and its next acts; `verify_action` the check of a number.

    `name` is the award's name in the parts between which a line may break.
    `open_now` lists what is open today and what comes next. In a file, which has no forms, `live` leads to
    the site.
    """

    motto: str
    cite: Cite | None
    now_meta: str
    now_title: str
    now_text: str
    now_links: tuple[Link, ...]
    course: tuple[Step, ...]
    points: tuple[Point, ...] = ()
    notices: tuple[tuple[str, Link], ...] = ()
    procedure: tuple[Procedure, ...] = ()
    verify_action: str = ""
    past: tuple[tuple[Link, str], ...] = ()
    contacts: tuple[Fact, ...] = ()
    open_now: tuple[Fact, ...] = ()
    live: Link | None = None
    name: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CallPage:
    """call.html: the call for applications as a document, with what to prepare beside it."""

    deadline: str
    left: str
    document: Document
    links: tuple[Link, ...] = ()
    materials: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    files: tuple[tuple[Link, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day of the notice: date, weekday, what it counts for; `column` 1–7 places the first in
    its week.
    """

    date: str
    weekday: str
    note: str
    kind: DayKind
    column: str = ""


@dataclass(frozen=True, slots=True)
class NoticePage:
    """notice.html. `headline` before, `figure`, `headline_after` behind: 公示期还剩 2 个工作日."""

    headline: str
    figure: str
    headline_after: str
    text: str
    days: tuple[Day, ...]
    cites: tuple[Cite, ...]
    basis: str
    document: Document
    objection: Link | None = None
    how: tuple[str, ...] = ()
    contacts: tuple[Fact, ...] = ()
    files: tuple[tuple[Link, str], ...] = ()
    check: Link | None = None
    live: Link | None = None


@dataclass(frozen=True, slots=True)
class WinnersPage:
    """winners.html: one table per edition; its caption is the heading.

    `filters` are selects and one text field, sent by GET to `action`; `count` says how many were found of how
    many.
    """

    title: str
    text: str
    editions: tuple[Table, ...]
    empty: str = "还没有获奖单位"
    action: str = ""
    filters: tuple[Field, ...] = ()
    count: str = ""
    reset: Link | None = None
    live: Link | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """A condition or a bar: its gist in our words, what it means on this edition's dates, who finds it,
    its article.
    """

    title: str
    text: str
    how: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Material:
    """One part of what has to be handed in: what it asks, how many questions, article."""

    title: str
    items: tuple[str, ...]
    note: str
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class GuideStep:
    """A step of applying: what to do, how, by when."""

    title: str
    text: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """guide.html: may we apply, what is needed, how long it takes, by when, whom to ask, where to
    begin.
    """

    title: str
    lead: str
    state: State
    deadline: str
    left: str
    links: tuple[Link, ...]
    facts: tuple[Fact, ...]
    conditions: tuple[Requirement, ...]
    bars: tuple[Requirement, ...]
    materials: tuple[Material, ...]
    attachments: tuple[str, ...]
    steps: tuple[GuideStep, ...]
    after: tuple[Step, ...]
    contacts: tuple[Fact, ...]
    cites: tuple[Cite, ...] = ()
    no_materials: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of objecting, named or not, with what follows from it."""

    value: str
    title: str
    follows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObjectionPage:
    """objection.html. `ways` are the two choices of the field `identity`, `chosen` the one typed
    before.

    `before` are the fields above the choice, `named` those that a signature needs. Without `form` the page
    says why there is none.
    """

    title: str
    lead: str
    back: Link
    facts: tuple[Fact, ...]
    cites: tuple[Cite, ...]
    then: tuple[str, ...]
    form: FormPage | None = None
    before: tuple[Field, ...] = ()
    ways: tuple[Way, ...] = ()
    chosen: str = ""
    named: tuple[Field, ...] = ()
    about: str = "这次公示"


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """receipt.html: the number of an objection once it is received, or its state when the number is
    asked.

    `number` is what was typed or given; `state` the state in words alone, never content; `error` that it is
    unknown.
    """

    title: str
    lead: str
    back: Link
    action: str
    number: str = ""
    given: bool = False
    received: str = ""
    state: State | None = None
    steps: tuple[Step, ...] = ()
    then: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class PracticePage:
    """practice.html: one winner's practice. `paragraphs` and `figures` are its own words; `award`
    says when the title was won.
    """

    title: str
    lead: str
    back: Link
    facts: tuple[Fact, ...]
    paragraphs: tuple[str, ...]
    figures: tuple[str, ...]
    award: str
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """verify.html. `verdict` is absent before a number was asked."""

    action: str
    title: str
    number: str = ""
    verdict: State | None = None
    text: str = ""
    facts: tuple[Fact, ...] = ()
    cite: Cite | None = None
    report: Link | None = None
    found: Table | None = None
    certificate: Link | None = None
    live: Link | None = None
    offline: Link | None = None


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """verify_offline.html.

    `made` is the day on which the file was made, `live` where the lists are published, `keep` the address of
    the whole as one file.
    """

    award: str
    rehearsal: bool
    made: str
    live: Link
    kinds: tuple[tuple[State, str], ...]
    keep: str = ""
