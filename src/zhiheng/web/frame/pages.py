"""Pages that more than one room shows: a refusal, an act, an object, facts, lists.

One frozen dataclass per template; views fill them with strings and nothing else. What one room alone shows
stands in the `pages` of that room.
"""

from dataclasses import dataclass

from .parts import (
    Action,
    Cite,
    Event,
    Fact,
    FindingRow,
    FormPage,
    Link,
    Picture,
    Reason,
    State,
    Step,
    Table,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """refusal.html. `status` is the HTTP status; `findings` name the articles that refuse.

    `kept` says what was not lost, `computation` shows the arithmetic, `versions` the two texts of a
    conflict, `reference` is the number to quote to `contact`.
    """

    status: str
    title: str
    findings: tuple[Reason | tuple[str, str], ...] = ()
    cure: str = ""
    back_href: str = ""
    kept: str = ""
    when: str = ""
    computation: tuple[Fact, ...] = ()
    versions: tuple[Fact, ...] = ()
    contact: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class ActPage:
    """act.html: one act on one object. `form` is absent when the act is closed; `before` says what the law
    does of itself.
    """

    title: str
    object_title: str
    object_href: str
    facts: tuple[Fact, ...]
    cites: tuple[Cite, ...]
    allowed: bool
    why: str = ""
    reasons: tuple[Reason | tuple[str, str], ...] = ()
    cure: str = ""
    findings: tuple[FindingRow, ...] = ()
    consequences: tuple[str, ...] = ()
    form: FormPage | None = None
    before: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectPage:
    """object.html: identity bar (`identity`, `state`), then everything this actor may know of the object.

    `scan` is the address of the original behind an entry on somebody's behalf, shown beside what was entered.
    """

    title: str
    identity: tuple[Fact, ...] = ()
    state: State | None = None
    course: tuple[Step, ...] = ()
    lead: str = ""
    summary: tuple[Fact, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    findings_title: str = "条件认定"
    tables: tuple[Table, ...] = ()
    actions: tuple[Action, ...] = ()
    files: tuple[Link, ...] = ()
    acts: tuple[Event, ...] = ()
    back: Link | None = None
    scan: str = ""


@dataclass(frozen=True, slots=True)
class PlainPage:
    """plain.html: facts and tables with nothing to decide."""

    title: str
    lead: str
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """desk.html: where we are, what is due today, then the actor's lists."""

    title: str
    lead: str
    course: tuple[Step, ...]
    due: Table
    tables: tuple[Table, ...] = ()
    actions: tuple[Action, ...] = ()
    filters: tuple[Link, ...] = ()
    acts: tuple[Event, ...] = ()
    picture: Picture | None = None
