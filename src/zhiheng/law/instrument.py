"""An award's regulation as data: one table is one sentence with its article. Data selects named rules,
never logic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from . import spans

STAGE_KINDS = ("call", "screening", "review", "list", "meeting", "notice", "decision")


REVIEW_MODES = ("paper", "hearing", "visit")


COMBINES = ("consensus", "mean")


TAGS = ("first_time", "re_award", "specialised", "ordinary", "budget_funded", "self_funded")


class InstrumentError(ValueError):
    """A regulation's data that cannot be used: the place, and what is wrong with it."""


@dataclass(frozen=True)
class Tier:
    id: str
    name: str
    floor: Fraction
    art: str


@dataclass(frozen=True)
class Quota:
    """``count(where) <= max`` over the tiers named."""

    max: int
    tiers: tuple[str, ...]
    where: tuple[str, ...]
    art: str


@dataclass(frozen=True)
class Prize:
    tier: str
    fen: int
    where: tuple[str, ...]
    art: str


@dataclass(frozen=True)
class Rule:
    """One condition or bar: a named rule with its values."""

    rule: str
    art: str
    kind: str = "computed"
    title: str = ""
    span: spans.Span | None = None
    date: str = ""
    reading: int | None = None
    competent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stage:
    """One step of the procedure: takes one name list and gives the next."""

    id: str
    kind: str
    title: str
    takes: str
    gives: str
    list_title: str
    art: str
    mode: str = ""
    days: int = 0
    unit: str = ""


@dataclass(frozen=True)
class Share:
    """``value`` of a base; ``strict`` means more than, not at least."""

    value: Fraction
    of: str
    strict: bool
    art: str
    reading: int | None = None

    def needed(self, base: int) -> int:
        """How many of ``base`` are enough; never nobody, so that an empty room decides nothing."""
        exact = self.value * base
        if self.strict:
            return int(exact) + 1
        return max(1, -int(-exact // 1))


@dataclass(frozen=True)
class Panel:
    min: int
    max: int
    on_site_min: int
    pools: tuple[str, ...]
    art: str
    reading: int


@dataclass(frozen=True)
class Ground:
    id: str
    title: str
    art: str
    within_validity: bool = False
    severity: str = ""
    legal_review_after_expiry: bool = False


@dataclass(frozen=True)
class Revocation:
    art: str
    bar: spans.Span
    grounds: tuple[Ground, ...]
    recovers: bool


@dataclass(frozen=True)
class Reading:
    no: int
    sentence: str
    reading: str
    reason: str
    restricts: bool = False


@dataclass(frozen=True)
class Post:
    """An ex officio seat of the committee."""

    post: str
    role: str
    cls: str
    art: str


@dataclass(frozen=True)
class Instrument:
    """A regulation, whole.

    ``cites`` says which article a duty comes from; ``unverified`` names recalled values. ``issuer`` is the
    government in full, ``government`` what it is called for short (区政府), ``area`` its level as in 本区,
    ``place`` its short name, ``slug`` the name of its award in addresses.
    """

    id: str
    title: str
    document: str
    issuer: str
    government: str
    area: str
    place: str
    slug: str
    issued: date
    in_force: date
    award: str
    honour: str
    praise: str
    article: str
    default: bool
    criteria: str
    articles: int
    cycle_years: int
    cites: Mapping[str, str]
    tiers: tuple[Tier, ...]
    quotas: tuple[Quota, ...]
    prizes: tuple[Prize, ...]
    validity: spans.Span
    validity_art: str
    conditions: tuple[Rule, ...]
    bars: tuple[Rule, ...]
    stages: tuple[Stage, ...]
    panel: Panel
    quorum: Share
    majority: Share
    gate: Fraction
    final_stage: str
    combine: str
    revocation: Revocation
    annual_due: tuple[int, int]
    purposes: tuple[str, ...]
    posts: tuple[Post, ...]
    readings: tuple[Reading, ...]
    unverified: tuple[str, ...]

    def cite(self, duty: str) -> str:
        """The article a duty comes from, or "" where this regulation has no sentence for it."""
        return self.cites.get(duty, "")

    def stage(self, id: str) -> Stage:
        return next(s for s in self.stages if s.id == id)

    def of_kind(self, kind: str) -> Stage:
        return next(s for s in self.stages if s.kind == kind)

    @property
    def reviews(self) -> tuple[Stage, ...]:
        return tuple(s for s in self.stages if s.kind == "review")

    def tier(self, id: str) -> Tier:
        return next(t for t in self.tiers if t.id == id)

    def rule(self, name: str) -> Rule:
        return next(r for r in (*self.conditions, *self.bars) if r.rule == name)


TABLES = (
    "instrument cites tier quota prize validity condition bar panel scoring stage meeting "
    "revocation ground annual "
    "purposes post"
)


RULE_KEYS = "kind title span date reading competent"


LISTS = ("tiers", "where", "competent", "pools", "list", "unverified")


WHOLE = ("max", "min", "on_site_min", "fen", "days", "articles", "cycle_years", "month", "day", "reading")


FLAGS = ("default", "strict", "recovers", "within_validity", "legal_review_after_expiry")
