"""The page of one sort of paper."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import FormPage, Link, State, Table


@dataclass(frozen=True, slots=True)
class PaperPage:
    """paper.html: the draft as the facts stand, how it differs from the last revision, revisions kept, the
    form to make one.

    `preview` is the address of the draft's first page as a picture, `pdf` of the whole; `changes` are (sign,
    line), "-" dropped and "+" added.
    """

    title: str
    meta: str
    back: Link
    standing: State
    kept: Table
    preview: str = ""
    pdf: str = ""
    word: Link | None = None
    changes: tuple[tuple[str, str], ...] = ()
    form: FormPage | None = None
