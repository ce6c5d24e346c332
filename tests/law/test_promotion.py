"""Promotion: when a plan stands, who is asked, what may be public, what publicity must show (Art 19-22,
29).
"""

from __future__ import annotations

from datetime import date

import pytest

from zhiheng.law import promotion
from zhiheng.law.finding import failing

WON = date(2026, 10, 20)
TODAY = date(2027, 3, 1)


@pytest.mark.parametrize(("year", "holds"), [(2026, False), (2027, True), (2028, True), (2029, False)])
def test_a_plan_is_for_this_year_or_the_next(year: int, holds: bool) -> None:
    found = promotion.may_plan("19", year, TODAY)
    assert (found.holds, found.rule, found.article) == (holds, "plan_year", "19")


def test_a_plan_has_activities_in_its_year() -> None:
    assert not promotion.may_adopt("19", 0).holds and promotion.may_adopt("19", 1).holds
    assert promotion.in_year("19", 2027, date(2027, 12, 31)).holds
    assert not promotion.in_year("19", 2027, date(2028, 1, 1)).holds


@pytest.mark.parametrize(
    ("due", "on", "broken"),
    [
        (TODAY, TODAY, []),
        (date(2027, 2, 28), TODAY, ["due_ahead"]),
        (date(2027, 3, 2), TODAY, ["due_before_activity"]),
        (date(2027, 2, 28), date(2027, 2, 27), ["due_ahead", "due_before_activity"]),
    ],
)
def test_winners_are_asked_with_time_left(due: date, on: date, broken: list[str]) -> None:
    assert [f.rule for f in failing(promotion.may_ask("22", due, on, TODAY))] == broken


def test_the_last_day_of_signing_up_and_the_day_itself_count() -> None:
    assert (
        promotion.may_sign_up("22", TODAY, TODAY).holds
        and not promotion.may_sign_up("22", date(2027, 2, 28), TODAY).holds
    )
    assert (
        promotion.may_record("22", TODAY, TODAY).holds
        and not promotion.may_record("22", date(2027, 3, 2), TODAY).holds
    )


@pytest.mark.parametrize(
    ("through", "revoked", "on", "stands"),
    [
        (date(2030, 10, 20), None, date(2030, 10, 20), True),
        (date(2030, 10, 20), None, date(2030, 10, 21), False),
        (None, None, date(2099, 1, 1), True),
        (date(2030, 10, 20), date(2028, 1, 1), date(2028, 1, 1), False),
        (date(2030, 10, 20), date(2028, 1, 1), date(2027, 12, 31), True),
    ],
)
def test_whoever_holds_an_honour_on_the_day_takes_part(
    through: date | None, revoked: date | None, on: date, stands: bool
) -> None:
    assert promotion.standing(through, revoked, on) is stands


def test_attendance_is_of_those_who_were_asked() -> None:
    assert (
        promotion.attended_asked("22", ["a", "b"], []).holds
        and promotion.attended_asked("22", ["a", "b"], ["b"]).holds
    )
    found = promotion.attended_asked("22", ["a", "b"], ["c"])
    assert not found.holds and found.facts["strangers"] == ["c"]


@pytest.mark.parametrize(
    ("consented", "revoked", "broken"),
    [
        (True, False, []),
        (False, False, ["practice_consented"]),
        (True, True, ["honour_not_revoked"]),
        (False, True, ["practice_consented", "honour_not_revoked"]),
    ],
)
def test_practice_is_published_with_consent_alone(consented: bool, revoked: bool, broken: list[str]) -> None:
    found = failing(promotion.may_publish("20", consented, revoked))
    assert [f.rule for f in found] == broken and {f.article for f in found} <= {"20"}


@pytest.mark.parametrize(
    ("state", "honour", "shown"),
    [
        ("published", "standing", True),
        ("published", "revoked", False),
        ("consented", "standing", False),
        ("withdrawn", "standing", False),
    ],
)
def test_what_is_public_follows_from_two_states(state: str, honour: str, shown: bool) -> None:
    assert promotion.shown(state, honour) is shown


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("2026年荣获金水区区长质量奖", True),
        ("荣获金水区区长质量奖（２０２６年）", True),
        ("二〇二六年金水区区长质量奖", True),
        ("二零二六年获奖", True),
        ("金水区区长质量奖获奖单位", False),
        ("2025年荣获金水区区长质量奖", False),
        ("电话 12026345", False),
        ("", False),
    ],
)
def test_publicity_shows_the_year_of_the_award(text: str, shows: bool) -> None:
    found = promotion.shows_year("29", text, WON)
    assert (found.holds, found.article, found.facts["argument"]) == (shows, "29", "text")
