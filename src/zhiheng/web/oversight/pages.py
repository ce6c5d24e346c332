"""The page of the record."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import Cells, Cite, Field, Link, State
from zhiheng.web.lists.pages import KeptViews, Pager


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
