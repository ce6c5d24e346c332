"""Promotion of what winners do, and how they may use the title (Art 19-22, 29).

Each award numbers these articles in its own way, so the caller tells the article that a finding rests on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from . import validity
from .finding import Finding, holds

DIGITS = ("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九")


def may_plan(article: str, year: int, today: date) -> Finding:
    """A plan is made for the year that runs or for the next, never for one that is over."""
    return holds(
        today.year <= year <= today.year + 1,
        "plan_year",
        article,
        year=year,
        first=today.year,
        last=today.year + 1,
        argument="year",
    )


def may_adopt(article: str, activities: int) -> Finding:
    """A plan without any activity plans nothing."""
    return holds(activities > 0, "plan_activities", article)


def in_year(article: str, year: int, on: date) -> Finding:
    """An activity stands in the plan of its own year."""
    return holds(on.year == year, "activity_in_year", article, year=year, on=on, argument="on")


def may_ask(article: str, due: date, on: date, today: date) -> list[Finding]:
    """Winners are asked before the day, with time left to sign up."""
    return [
        holds(today <= due, "due_ahead", article, due=due, argument="due"),
        holds(due <= on, "due_before_activity", article, due=due, on=on, argument="due"),
    ]


def standing(through: date | None, revoked_on: date | None, on: date) -> bool:
    """Does an honour stand on a day, so that its holder takes part?"""
    return validity.status(through, revoked_on, on) is validity.Status.VALID


def may_sign_up(article: str, due: date, today: date) -> Finding:
    return holds(today <= due, "sign_up_open", article, due=due)


def may_record(article: str, on: date, today: date) -> Finding:
    """Who came is recorded from the day itself on."""
    return holds(on <= today, "activity_over", article, on=on)


def attended_asked(article: str, asked: Iterable[str], attended: Iterable[str]) -> Finding:
    """Attendance is recorded of those who were asked."""
    strangers = sorted(set(attended) - set(asked))
    return holds(not strangers, "attended_asked", article, strangers=strangers, argument="attended")


def may_publish(article: str, consented: bool, revoked: bool) -> list[Finding]:
    """A winner's practice is published with its consent, and while its honour is not revoked."""
    return [
        holds(consented, "practice_consented", article),
        holds(not revoked, "honour_not_revoked", article),
    ]


def shown(state: str, honour: str) -> bool:
    """Is a case of practice public? It follows from the two states and is kept nowhere."""
    return state == "published" and honour != "revoked"


def secrets_removed(article: str, confirmed: bool) -> Finding:
    """The winner itself confirms that no business or technical secret is left in the text."""
    return holds(confirmed, "secrets_removed", article, argument="confirmed")


def shows_year(article: str, text: str, awarded: date) -> Finding:
    """Publicity says when the title was won: the year in figures or in Chinese numerals."""
    plain = unicodedata.normalize("NFKC", text)
    return holds(
        any(re.search(p, plain) for p in _written(awarded.year)),
        "award_year_shown",
        article,
        year=awarded.year,
        argument="text",
    )


def _written(year: int) -> Sequence[str]:
    chinese = "".join(f"[{DIGITS[int(d)]}]" for d in str(year))
    return (rf"(?<!\d){year}(?!\d)", chinese)
