"""Pages that anyone may open, and the sign-in."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from zhiheng.web.frame.parts import Cite, Document, Fact, Link, State, Step, Table

DayKind: TypeAlias = Literal["past", "off", "today", "next"]


@dataclass(frozen=True, slots=True)
class SignInPage:
    """signin.html. `entries` are other ways in, each with one line of explanation."""

    action: str
    login: str = ""
    error: str = ""
    next: str = ""
    entries: tuple[tuple[Link, str], ...] = ()
    note: str = ""
    help: str = ""


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
    """public_home.html. `now_*` is the present step and its next acts; `verify_action` the check of a number."""

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


@dataclass(frozen=True, slots=True)
class CallPage:
    """public_call.html: the call for applications as a document, with what to prepare beside it."""

    deadline: str
    left: str
    document: Document
    links: tuple[Link, ...] = ()
    materials: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    files: tuple[tuple[Link, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day (or a run of days off) of the notice: date, weekday, what it counts for."""

    date: str
    weekday: str
    note: str
    kind: DayKind


@dataclass(frozen=True, slots=True)
class NoticePage:
    """public_notice.html. `headline` before, `figure`, `headline_after` behind: 公示期还剩 2 个工作日."""

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


@dataclass(frozen=True, slots=True)
class WinnersPage:
    """public_winners.html: one table per edition; its caption is the heading."""

    title: str
    text: str
    editions: tuple[Table, ...]
    empty: str = "还没有获奖单位"


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
