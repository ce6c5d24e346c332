"""Pages of the registers: departments' answers, the record, people."""

from dataclasses import dataclass

from zhiheng.web.frame.parts import Cells, Cite, Field, Link, State, Table


@dataclass(frozen=True, slots=True)
class Pager:
    """Where we are in a long list: `text` in words, the page before and the page after where there is one."""

    text: str
    before: Link | None = None
    after: Link | None = None


@dataclass(frozen=True, slots=True)
class KeptView:
    """A list as its reader narrowed it: the link by the reader's own name, and the key by which it is
    forgotten.
    """

    link: Link
    key: str


@dataclass(frozen=True, slots=True)
class KeptViews:
    """A reader's own views of the list at `place`. `query` is the present one, "" where nothing is narrowed.

    `fresh`: the present one is not kept yet; `full` says why there cannot be one more, "" where there can.
    """

    action: str
    place: str
    query: str
    views: tuple[KeptView, ...]
    fresh: bool
    full: str = ""


@dataclass(frozen=True, slots=True)
class QueryLine:
    """One department asked about one applicant. `said` is what it answered, `day` when."""

    link: Link
    due: str
    left: State | None
    telephone: Link | None
    said: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class QueryGroup:
    """One applicant: departments that owe an answer, and those that gave one, folded under `done_text`."""

    link: Link
    note: str
    open: tuple[QueryLine, ...]
    done: tuple[QueryLine, ...]
    done_text: str
    result: State | None = None


@dataclass(frozen=True, slots=True)
class QueriesPage:
    """queries.html: who owes an answer, then applicant by applicant; those fully answered folded at the end.

    `empty` says why there is nothing, `then` what comes next and where.
    """

    title: str
    lead: str
    editions: tuple[Link, ...]
    rounds: tuple[Link, ...]
    owing: Table | None
    groups: tuple[QueryGroup, ...]
    settled: tuple[QueryGroup, ...]
    settled_text: str
    pager: Pager | None
    empty: str
    then: Link | None = None
    kept: KeptViews | None = None
    whose: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the record: when, who in which office, what, about what, under which article, by which
    way.
    """

    time: str
    who: str
    office: str
    what: str
    about: Cells
    cite: Cite | None
    way: str
    behalf: str
    mark: str


@dataclass(frozen=True, slots=True)
class EntryDay:
    """The entries of one day, newest first."""

    day: str
    count: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """ledger.html.

    `state` is the check of the whole chain made now, `head` its head, `hint` how to check it oneself.
    """

    title: str
    lead: str
    action: str
    filters: tuple[Field, ...]
    state: State
    head: str
    hint: tuple[str, ...]
    days: tuple[EntryDay, ...]
    pager: Pager | None
    empty: str
    reset: Link | None = None
    kept: KeptViews | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in an office or a pool: `about` are post and body, `since` document and day, `entry` their
    way in.
    """

    link: Link
    state: State
    about: str
    since: str
    entry: Link | str


@dataclass(frozen=True, slots=True)
class PersonGroup:
    """Everybody in one office or pool."""

    id: str
    title: str
    count: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """people.html: offices with who holds them, pools with who is in them, bodies."""

    title: str
    lead: str
    jumps: tuple[Link, ...]
    offices: tuple[PersonGroup, ...]
    pools: tuple[PersonGroup, ...]
    bodies: tuple[str, ...]
    empty: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingRound:
    """A round of waiting: who owes what, and `words` to paste into the group that `label` names."""

    id: str
    table: Table
    label: str
    words: str
    rows: str = "7"


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """waiting.html: `chips` lead to one round each, `exports` take out the telephone list."""

    title: str
    lead: str
    chips: tuple[Link, ...]
    rounds: tuple[WaitingRound, ...]
    exports: tuple[Link, ...]
    empty: str
