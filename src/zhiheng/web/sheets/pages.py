"""The page that takes a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import (
    FormPage,
    Link,
    Table,
)


@dataclass(frozen=True, slots=True)
class ImportPage:
    """import.html: at the start `form` with `blanks` and the columns in `rows`; else the preview,
    `confirm` where nothing is `bad`.
    """

    title: str
    lead: str
    tabs: tuple[Link, ...]
    form: FormPage | None
    rows: Table
    blanks: tuple[Link, ...] = ()
    bad: Table | None = None
    confirm: FormPage | None = None
    back: Link | None = None
