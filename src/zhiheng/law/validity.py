"""How long an honour stands and who holds it (Art 27; readings 15, 29)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from . import spans
from .finding import Finding, holds
from .instrument import Instrument


@dataclass(frozen=True)
class Validity:
    """Last valid day (None: for ever) and the first day on which the holder may apply again."""

    through: date | None
    may_apply_from: date | None


def of(instrument: Instrument, awarded: date) -> Validity:
    """From the date of the 通报 through the same date a span later, inclusive (29 February → 28 February)."""
    through = spans.through(awarded, instrument.validity)
    return Validity(through, through + timedelta(days=1) if through else None)


class Status(StrEnum):
    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


def status(through: date | None, revoked_on: date | None, today: date) -> Status:
    if revoked_on is not None and revoked_on <= today:
        return Status.REVOKED
    return Status.EXPIRED if through is not None and today > through else Status.VALID


class Change(StrEnum):
    RENAMED = "renamed"
    ABSORBED = "absorbed"
    SPLIT = "split"


class Holder(StrEnum):
    """Who carries the title after a change of the winner (reading 29)."""

    PENDING = "pending"
    SUCCESSOR = "successor"
    NONE = "none"


def holder(change: Change, confirmed: bool) -> Holder:
    """The government confirms; the title follows the continuing legal person; a split leaves none until
    decided.
    """
    if confirmed:
        return Holder.SUCCESSOR
    return Holder.NONE if change is Change.SPLIT else Holder.PENDING


def one_change(open_: bool, article: str) -> Finding:
    """A change of the holder waits for its answer before the next is told."""
    return holds(not open_, "holder_change_once", article)


def changed(change: Change, before: tuple[str, str], after: tuple[str, str], article: str) -> list[Finding]:
    """(name, code) before and after: something differs, and who only took another name keeps the code."""
    made = [holds(before != after, "holder_differs", article, argument="name")]
    if change is Change.RENAMED:
        made.append(holds(before[1] == after[1], "renamed_keeps_code", article, argument="uscc"))
    return made
