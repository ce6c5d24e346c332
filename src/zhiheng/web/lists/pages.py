"""What every long list has: where we are in it, and a reader's own views of it."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import Link


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
