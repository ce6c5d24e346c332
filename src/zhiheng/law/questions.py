"""Questions to the law from outside: JSON in, JSON out; no database, no settings, no clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from . import ballot, facts, judge, points, scoring, validity, workdays
from .finding import verdict
from .instrument import Instrument
from .loader import DATA


class QuestionError(ValueError):
    """Input that cannot be judged: not a question, or values outside what can be asked."""


@cache
def official_calendar() -> workdays.Calendar:
    """The published notices alone; invented years are for rehearsal installations."""
    return workdays.parse((DATA / "calendars" / "cn.toml").read_text(encoding="utf-8"))


@cache
def rehearsal_calendar() -> workdays.Calendar:
    text = (DATA / "calendars" / "rehearsal.toml").read_text(encoding="utf-8")
    return official_calendar().merged(workdays.parse(text))


def ask(question: str, raw: object, instrument: Instrument) -> dict[str, Any]:
    """Answer one question. Raises QuestionError where the input cannot be judged."""
    if question not in QUESTIONS:
        raise QuestionError(f"no question {question!r}; known: {', '.join(QUESTIONS)}")
    if not isinstance(raw, Mapping):
        raise QuestionError("an object is needed")
    try:
        return QUESTIONS[question](raw, instrument)
    except (facts.FactsError, KeyError, TypeError, ValueError, OverflowError) as wrong:
        raise QuestionError(f"{type(wrong).__name__}: {wrong}") from wrong


def _judge(raw: Mapping[str, Any], instrument: Instrument) -> dict[str, Any]:
    found = judge.judge(instrument, facts.from_json(raw))
    return {"verdict": verdict(found).value, "findings": [f.as_json() for f in found]}


def _working_days(raw: Mapping[str, Any], instrument: Instrument) -> dict[str, Any]:
    n = _count(raw, "n")
    if n > 2000:
        raise QuestionError("n: at most 2000")
    got = workdays.working_days(official_calendar(), date.fromisoformat(str(raw["from"])), n)
    return {
        "value": got.value.value,
        "end": got.end.isoformat() if got.end else None,
        "days": [d.isoformat() for d in got.days],
        "sources": list(got.sources),
        "missing": list(got.missing),
    }


def _validity(raw: Mapping[str, Any], instrument: Instrument) -> dict[str, Any]:
    got = validity.of(instrument, date.fromisoformat(str(raw["awarded"])))
    return {
        "valid_through": got.through.isoformat() if got.through else None,
        "may_apply_from": got.may_apply_from.isoformat() if got.may_apply_from else None,
        "article": instrument.validity_art,
    }


def _score(raw: Mapping[str, Any], instrument: Instrument) -> dict[str, Any]:
    if raw.get("combine", "mean") != "mean":
        raise QuestionError(f"combine: {raw['combine']!r}")
    criteria = scoring.load(instrument.criteria)
    books = raw.get("books")
    if not isinstance(books, list) or not books:
        raise QuestionError("books: at least one is needed")
    for n, book in enumerate(books):
        if not isinstance(book, Mapping):
            raise QuestionError(f"books[{n}]: an object is needed")
        wrong = scoring.check_percent(criteria, book, instrument.cite("criteria"))
        if wrong or scoring.missing_items(criteria, book):
            raise QuestionError(f"books[{n}]: off the grid or incomplete")
    total = scoring.mean_total(criteria, books)
    tier = instrument.tiers[0]
    floor = scoring.floor(total, tier.floor, tier.art)
    return {
        "total": points.text(total),
        "shown": points.shown(total, tier.floor),
        "floor": {"value": floor.value.value, "article": floor.article},
    }


def _vote(raw: Mapping[str, Any], instrument: Instrument) -> dict[str, Any]:
    appointed, present, yes = (_count(raw, k) for k in ("appointed", "present", "yes"))
    recused = _count(raw, "recused") if "recused" in raw else 0
    if present > appointed or recused > present or yes > present - recused:
        raise QuestionError(
            "more present than appointed, more recused than present, or more votes than voters"
        )
    value, need = ballot.vote(instrument, appointed, present, recused, yes)
    return {
        "value": value.value,
        "needed": need,
        "quorum": ballot.quorum(instrument, appointed, present).as_json(),
    }


def _count(raw: Mapping[str, Any], key: str) -> int:
    value = raw[key]
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise QuestionError(f"{key}: a whole number, not {value!r}")
    return value


QUESTIONS: dict[str, Callable[[Mapping[str, Any], Instrument], dict[str, Any]]] = {
    "judge": _judge,
    "working-days": _working_days,
    "validity": _validity,
    "score": _score,
    "vote": _vote,
}
