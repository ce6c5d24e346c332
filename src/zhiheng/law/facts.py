"""What is known of one applicant, as the law's rules read it.

None means "not known", an empty list "known: none".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar

T = TypeVar("T")


class FactsError(ValueError):
    """Facts that cannot be judged: a wrong type, an unknown key, a date that is none."""


@dataclass(frozen=True)
class Organisation:
    """``predecessor_established`` is set where a restructured body claims continuity (reading 3)."""

    uscc: str | None = None
    kind: str | None = None
    non_profit: bool | None = None
    established: date | None = None
    in_district: bool | None = None
    predecessor_established: date | None = None


@dataclass(frozen=True)
class Licence:
    from_: date
    to: date | None = None


@dataclass(frozen=True)
class FiscalYear:
    """One closed fiscal year; amounts in fen; ``source`` grades the proof (audited, settlement,
    statement).
    """

    year: int
    revenue_fen: int | None = None
    profit_total_fen: int | None = None
    profit_operating_fen: int | None = None
    source: str | None = None


@dataclass(frozen=True)
class Recommendation:
    by: str
    on: date | None = None
    opinion: str | None = None


@dataclass(frozen=True)
class Event:
    """Something that may be a bar. Both dates are always stored; which one counts is the rule's verb (reading
    5).

    ``contested``: whether it falls under the bar is for the department or a judgement. ``minor``: simplified
    procedure (reading 32). ``own`` is False for another organisation's event (reading 35).
    """

    bar: str
    happened: date | None = None
    found: date | None = None
    dealt: date | None = None
    listed: date | None = None
    removed: date | None = None
    overturned: bool = False
    own: bool = True
    minor: bool = False
    contested: bool = False
    text: str | None = None


@dataclass(frozen=True)
class Attestation:
    rule: str
    by: str
    answer: str
    on: date | None = None


@dataclass(frozen=True)
class Judgement:
    rule: str
    value: str
    by: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Registered:
    """A line of our own register that concerns the applicant's code."""

    awarded: date | None = None
    revoked: date | None = None
    fraud_found: date | None = None
    editions_since: int | None = None


@dataclass(frozen=True)
class Facts:
    deadline: date | None = None
    arrived: date | None = None
    organisation: Organisation = Organisation()
    licences: tuple[Licence, ...] | None = None
    model_adopted: date | None = None
    years: tuple[FiscalYear, ...] | None = None
    recommendations: tuple[Recommendation, ...] | None = None
    events: tuple[Event, ...] | None = None
    attestations: tuple[Attestation, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    register: tuple[Registered, ...] | None = None

    def judgement(self, rule: str) -> Judgement | None:
        """The last judgement of a rule that says who gave it and why; one without either does not count."""
        given = [
            j for j in self.judgements if j.rule == rule and (j.by or "").strip() and (j.reason or "").strip()
        ]
        return given[-1] if given else None


def from_json(raw: object) -> Facts:
    """Facts from the interface's JSON object. Raises FactsError with the place of what is wrong."""
    if not isinstance(raw, Mapping):
        raise FactsError("facts: an object is needed")
    strange = set(raw) - {f.name for f in fields(Facts)}
    if strange:
        raise FactsError(f"facts: unknown keys {sorted(strange)}")
    return Facts(
        deadline=_day(raw.get("deadline"), "deadline"),
        arrived=_day(raw.get("arrived"), "arrived"),
        organisation=_organisation(raw.get("organisation") or {}),
        licences=_rows(raw.get("licences"), "licences", _licence),
        model_adopted=_day(raw.get("model_adopted"), "model_adopted"),
        years=_rows(raw.get("years"), "years", _fiscal_year),
        recommendations=_rows(raw.get("recommendations"), "recommendations", _recommendation),
        events=_rows(raw.get("events"), "events", _event),
        attestations=_rows(raw.get("attestations"), "attestations", _attestation) or (),
        judgements=_rows(raw.get("judgements"), "judgements", _judgement) or (),
        register=_rows(raw.get("register"), "register", _registered),
    )


def _rows(raw: object, where: str, read: Callable[[Mapping[str, Any], str], T]) -> tuple[T, ...] | None:
    if raw is None:
        return None
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        raise FactsError(f"{where}: a list is needed")
    return tuple(read(_object(r, f"{where}[{i}]"), f"{where}[{i}]") for i, r in enumerate(raw))


def _object(raw: object, where: str) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise FactsError(f"{where}: an object is needed")
    return raw


def _day(raw: object, where: str) -> date | None:
    if raw is None:
        return None
    try:
        return date.fromisoformat(str(raw))
    except ValueError as wrong:
        raise FactsError(f"{where}: no date: {raw!r}") from wrong


def _whole(raw: object, where: str) -> int | None:
    if raw is None:
        return None
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise FactsError(f"{where}: a whole number is needed, not {raw!r}")
    return raw


def _flag(raw: object, where: str) -> bool | None:
    if raw is not None and not isinstance(raw, bool):
        raise FactsError(f"{where}: true or false is needed, not {raw!r}")
    return raw


def _text(raw: object, where: str) -> str | None:
    if raw is not None and not isinstance(raw, str):
        raise FactsError(f"{where}: text is needed, not {raw!r}")
    return raw


def _needed(raw: object, where: str) -> str:
    text = _text(raw, where)
    if not text:
        raise FactsError(f"{where}: missing")
    return text


def _organisation(raw: object) -> Organisation:
    o = _object(raw, "organisation")
    return Organisation(
        uscc=_text(o.get("uscc"), "organisation.uscc"),
        kind=_text(o.get("kind"), "organisation.kind"),
        non_profit=_flag(o.get("non_profit"), "organisation.non_profit"),
        established=_day(o.get("established"), "organisation.established"),
        in_district=_flag(o.get("in_district"), "organisation.in_district"),
        predecessor_established=_day(
            o.get("predecessor_established"), "organisation.predecessor_established"
        ),
    )


def _licence(r: Mapping[str, Any], where: str) -> Licence:
    start, end = _day(r.get("from"), f"{where}.from"), _day(r.get("to"), f"{where}.to")
    if start is None:
        raise FactsError(f"{where}.from: missing")
    if end is not None and end < start:
        raise FactsError(f"{where}: ends before it begins")
    return Licence(start, end)


def _fiscal_year(r: Mapping[str, Any], where: str) -> FiscalYear:
    year = _whole(r.get("year"), f"{where}.year")
    if year is None:
        raise FactsError(f"{where}.year: missing")
    return FiscalYear(
        year,
        revenue_fen=_whole(r.get("revenue_fen"), f"{where}.revenue_fen"),
        profit_total_fen=_whole(r.get("profit_total_fen"), f"{where}.profit_total_fen"),
        profit_operating_fen=_whole(r.get("profit_operating_fen"), f"{where}.profit_operating_fen"),
        source=_text(r.get("source"), f"{where}.source"),
    )


def _recommendation(r: Mapping[str, Any], where: str) -> Recommendation:
    return Recommendation(
        _needed(r.get("by"), f"{where}.by"), _day(r.get("on"), f"{where}.on"), _text(r.get("opinion"), where)
    )


def _event(r: Mapping[str, Any], where: str) -> Event:
    happened, found, dealt, listed, removed = (
        _day(r.get(k), f"{where}.{k}") for k in ("happened", "found", "dealt", "listed", "removed")
    )
    overturned, minor, contested = (
        bool(_flag(r.get(k), f"{where}.{k}")) for k in ("overturned", "minor", "contested")
    )
    own = _flag(r.get("own"), f"{where}.own")
    bar = _needed(r.get("bar"), f"{where}.bar")
    text = _text(r.get("text"), where)
    return Event(
        bar, happened, found, dealt, listed, removed, overturned, own is not False, minor, contested, text
    )


def _attestation(r: Mapping[str, Any], where: str) -> Attestation:
    answer = _needed(r.get("answer"), f"{where}.answer")
    if answer not in ("有", "无", "未查"):
        raise FactsError(f"{where}.answer: 有, 无 or 未查, not {answer!r}")
    return Attestation(
        _needed(r.get("rule"), f"{where}.rule"),
        _needed(r.get("by"), f"{where}.by"),
        answer,
        _day(r.get("on"), where),
    )


def _judgement(r: Mapping[str, Any], where: str) -> Judgement:
    value = _needed(r.get("value"), f"{where}.value")
    if value not in ("MET", "NOT_MET"):
        raise FactsError(f"{where}.value: MET or NOT_MET, not {value!r}")
    return Judgement(
        _needed(r.get("rule"), where), value, _text(r.get("by"), where), _text(r.get("reason"), where)
    )


def _registered(r: Mapping[str, Any], where: str) -> Registered:
    return Registered(
        _day(r.get("awarded"), f"{where}.awarded"),
        _day(r.get("revoked"), f"{where}.revoked"),
        _day(r.get("fraud_found"), f"{where}.fraud_found"),
        _whole(r.get("editions_since"), f"{where}.editions_since"),
    )
