"""A finding: what a rule says of facts, with the article it rests on and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NoReturn

type_facts = Mapping[str, Any]


class Value(StrEnum):
    """Three values: a missing fact is UNKNOWN, never "met" and never "not met"."""

    MET = "MET"
    NOT_MET = "NOT_MET"
    UNKNOWN = "UNKNOWN"


class Kind(StrEnum):
    """How a finding comes about: by arithmetic, by a department's word, by a body's reasoned decision."""

    COMPUTED = "computed"
    ATTESTED = "attested"
    JUDGED = "judged"


@dataclass(frozen=True)
class Finding:
    """One rule applied to one set of facts.

    ``rule`` names the rule, ``article`` its place in the instrument ("13(1)"), ``reading`` the number of the
    adopted
    reading it rests on. ``facts`` are the parameters used; ``missing`` names what would make an UNKNOWN
    decidable;
    ``met_from`` is the day from which the rule would be met by the passing of time alone.
    """

    rule: str
    article: str
    value: Value
    kind: Kind = Kind.COMPUTED
    facts: type_facts = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    reading: int | None = None
    met_from: date | None = None

    def __bool__(self) -> NoReturn:
        """A finding has three values; asking for two of them is an error in the caller."""
        raise TypeError("a finding has three values; compare .value")

    @property
    def holds(self) -> bool:
        return self.value is Value.MET

    def as_json(self) -> dict[str, Any]:
        """The finding as the interface prints it: dates in ISO form, no floats."""
        return {
            "rule": self.rule,
            "article": self.article,
            "kind": self.kind.value,
            "value": self.value.value,
            "facts": {k: _plain(v) for k, v in self.facts.items()},
            "missing": list(self.missing),
            "reading": self.reading,
            "met_from": self.met_from.isoformat() if self.met_from else None,
        }


def met(rule: str, article: str, /, **facts: Any) -> Finding:
    return Finding(rule, article, Value.MET, facts=facts)


def not_met(rule: str, article: str, /, **facts: Any) -> Finding:
    return Finding(rule, article, Value.NOT_MET, facts=facts)


def unknown(rule: str, article: str, /, *missing: str, **facts: Any) -> Finding:
    return Finding(rule, article, Value.UNKNOWN, facts=facts, missing=missing)


def holds(condition: bool, rule: str, article: str, /, **facts: Any) -> Finding:
    """MET or NOT_MET by a plain comparison."""
    return Finding(rule, article, Value.MET if condition else Value.NOT_MET, facts=facts)


def failing(findings: Iterable[Finding]) -> list[Finding]:
    """Those that are not met, unknown ones included: neither lets an act pass."""
    return [f for f in findings if f.value is not Value.MET]


def verdict(findings: Iterable[Finding]) -> Value:
    """One value for many: a single NOT_MET decides, then a single UNKNOWN, then MET."""
    values = {f.value for f in findings}
    if Value.NOT_MET in values:
        return Value.NOT_MET
    return Value.UNKNOWN if Value.UNKNOWN in values else Value.MET


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(v) for v in value]
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)
