"""The departments' page."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import Field, FormPage, Link


@dataclass(frozen=True, slots=True)
class GridRow:
    """One application: a choice for each rule, None where the department was not asked."""

    id: str
    link: Link
    no: str
    due: str
    cells: tuple[Field | None, ...]
    error: str = ""


@dataclass(frozen=True, slots=True)
class GridPage:
    """answers.html; `columns` are (rule, article)."""

    title: str
    lead: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[GridRow, ...]
    form: FormPage
    empty: str
