"""One edition to be rehearsed: its cast, its calendar and what will happen in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .firms import Firm

STAGES = (
    "plan",
    "call",
    "application",
    "qualification",
    "material",
    "onsite",
    "deliberation",
    "notice",
    "decision",
    "award",
)


@dataclass(frozen=True)
class Days:
    """The edition's days, Asia/Shanghai."""

    setup: date
    panel: date
    call: date
    deadline: date
    ask: date
    replies: date
    second_reply: date
    qualified: date
    material: date
    material_end: date
    onsite: date
    onsite_end: date
    meeting: date
    recheck: date
    notice: date
    after_notice: date
    government: date
    decision: date


@dataclass(frozen=True)
class Objector:
    """An objection to come: case alias, day and time, what it says, how it ends."""

    alias: str
    when: tuple[date, int, int]
    facts: str
    name: str = ""
    ends: str = "dismissed"
    reason: str = ""


@dataclass(frozen=True)
class Scenario:
    """Everything a rehearsal plays; ``slips`` lists the first-time slips by alias, others are made from
    scores.
    """

    number: int
    year: int
    days: Days
    firms: tuple[Firm, ...]
    recommenders: tuple[str, ...]
    departments: tuple[tuple[str, str, str], ...]
    by_letter: tuple[str, ...]
    experts: tuple[tuple[str, str, str, str], ...]
    committee: tuple[tuple[str, str, str, str, str], ...]
    interests: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    committee_interests: dict[tuple[str, str], str] = field(default_factory=dict)
    substitution: tuple[str, str, str] | None = None
    absent: tuple[str, ...] = ()
    slips: tuple[tuple[str, ...], ...] = ()
    order_reason: str = ""
    vacancy_reason: str = ""
    objections: tuple[Objector, ...] = ()
    unsure: str = ""
    gate: str = "450"
    prize_line: str = "150万元"

    def firm(self, alias: str) -> Firm:
        return next(f for f in self.firms if f.alias == alias)
