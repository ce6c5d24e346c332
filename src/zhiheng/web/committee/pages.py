"""Pages of the committee: meeting, briefs, slips, the chair's table, the result sheet."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import (
    Action,
    Cite,
    Event,
    Fact,
    FindingRow,
    FormPage,
    Link,
    Picture,
    State,
    Step,
    Table,
)


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the committee and whether they are present."""

    name: str
    state: State


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """meeting.html. `here_*` says what is the reader's to do now, `links` lead there, the first as the
    button.

    `order` is the order of business as a course, `candidates` leads to the briefs, `more` to the chair's
    table and
    the result sheet.
    """

    title: str
    meta: str
    here_title: str
    here_text: str
    links: tuple[Link, ...] = ()
    order: tuple[Step, ...] = ()
    quorum: State | None = None
    counts: tuple[Fact, ...] = ()
    people: tuple[Person, ...] = ()
    guests: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    candidates: Table | None = None
    thresholds: Table | None = None
    recused: str = ""
    ballots: Table | None = None
    more: tuple[Link, ...] = ()
    minutes: tuple[str, ...] = ()
    head: str = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefPage:
    """brief.html: one of the three pages on a candidate; what does not belong to it is left empty.

    `pages` are the three with the present one marked; `recuse` declares an interest, with its article.
    """

    title: str
    meta: str
    pages: tuple[Link, ...]
    back: Link
    heading: str
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    verdict: State | None = None
    bars: Picture | None = None
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    says: tuple[Event, ...] = ()
    missing: str = ""
    recuse: Link | None = None
    recuse_cite: Cite | None = None
    on: Link | None = None
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TellerPage:
    """teller.html: the chair's table. Slips issued and returned, never how they fall before the end."""

    title: str
    meta: str
    quorum: State
    counts: tuple[Fact, ...]
    ballots: Table
    actions: tuple[Action, ...]
    note: str
    back: Link
    result: Link | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One ballot on the result sheet.

    `named` who chose what in a ballot by name; `codes` of a secret one; `behalf` who entered a count on
    paper.
    """

    title: str
    facts: tuple[Fact, ...]
    table: Table
    digest: str
    named: Table | None = None
    codes: tuple[str, ...] = ()
    behalf: str = ""


@dataclass(frozen=True, slots=True)
class ResultPage:
    """result.html: a sheet to print and sign once ballots are closed."""

    title: str
    award: str
    meta: str
    quorum: str
    sheets: tuple[Sheet, ...]
    head: str
    signers: tuple[str, ...]
    back: Link
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class SlipReceiptPage:
    """ballot_receipt.html: that a slip was cast, and nothing of what it says."""

    title: str
    meta: str
    lead: str
    facts: tuple[Fact, ...]
    secrecy: tuple[str, ...]
    back: Link
    code: str = ""
    others: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line of the slip; `figures` follow the page's `columns`, `chosen` keeps a mark after an error."""

    value: str
    name: str
    note: str = ""
    figures: tuple[str, ...] = ()
    brief: Link | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class BallotPage:
    """ballot.html in two stages: mark the slip, confirm it (names repeated).

    Marks travel as repeated `candidate`; the confirming form sends `confirm=1`. `limit` is the most that
    may be marked. `form.submit` names the button of the stage.
    """

    title: str
    meta: str
    slip_title: str
    slip_meta: str
    limit: int
    rule: str
    candidates: tuple[Candidate, ...]
    form: FormPage
    columns: tuple[str, ...] = ()
    confirm: bool = False
    cites: tuple[Cite, ...] = ()
    secrecy: tuple[str, ...] = ()
    back: Link | None = None
