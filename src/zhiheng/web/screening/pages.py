"""Pages of the screening: matrix, departments' answers, who owes a reply."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import (
    Link,
    State,
    Table,
)
from zhiheng.web.lists.pages import KeptViews, Pager


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
