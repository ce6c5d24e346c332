"""How long what is kept, and when the contact data of an applicant that won nothing goes.

An authority keeps what its duty needs (PIPL Art 13(3), 34) and no longer (Art 19); a person may ask for it to
go
earlier once the purpose is reached (Art 47). Periods of records follow 国家档案局令第8号. The data stand in
``data/retention.toml``; days are days in Shanghai.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from . import spans
from .finding import Finding, holds

FILE = Path(__file__).parent / "data" / "retention.toml"


@dataclass(frozen=True)
class Period:
    """A class of retention, its name and what is kept so long."""

    id: str
    name: str
    text: str


@dataclass(frozen=True)
class Notice:
    """One version of the privacy notice: (what, what for, how long) of each kind of personal data."""

    version: int
    since: date
    purposes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Retention:
    contact_years: int
    periods: tuple[Period, ...]
    notices: tuple[Notice, ...]

    @property
    def notice(self) -> Notice:
        """The one in force: the newest."""
        return self.notices[-1]


@cache
def load() -> Retention:
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    notices = tuple(
        Notice(n["version"], n["from"], tuple((a, b, c) for a, b, c in n["purposes"])) for n in raw["notice"]
    )
    if [n.version for n in notices] != list(range(1, len(notices) + 1)):
        raise ValueError("notices are numbered from one, the newest last")
    return Retention(raw["contact_years"], tuple(Period(**c) for c in raw["class"]), notices)


def goes_on(filed: Sequence[date | None]) -> date | None:
    """The first day on which contact data are kept no longer; None while an edition of theirs is not filed.

    ``filed`` are the days on which the editions were filed in which the organisation applied.
    """
    days = [d for d in filed if d is not None]
    return spans.add_years(max(days), load().contact_years) if days and len(days) == len(filed) else None


def may_erase(
    filed: Sequence[date | None], won: bool, asked: bool, today: date, article: str
) -> list[Finding]:
    """Nothing of the organisation runs, it never won, and the period is over or the person asked."""
    kept = goes_on(filed)
    running = holds(bool(filed) and None not in filed, "contact_in_use", article)
    due = asked or (kept is not None and today >= kept)
    return [
        holds(not won, "contact_of_winner", article),
        running,
        *([holds(due, "contact_kept_until", article, until=kept.isoformat())] if kept else []),
    ]
