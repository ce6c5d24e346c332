"""Twelve groups of cases at the edge: leap days, midnight, ties, empty rooms, late discoveries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from zhiheng.law import (
    ballot,
    bars,
    budget,
    call,
    conditions,
    duties,
    loader,
    notice,
    points,
    prize,
    questions,
    quota,
    revocation,
    scoring,
    spans,
    validity,
    workdays,
)
from zhiheng.law.facts import Facts, Organisation, Registered
from zhiheng.law.finding import Finding, Value, failing
from zhiheng.law.quota import Candidate

JINSHUI = loader.load("jinshui_2023")
CALENDAR = questions.official_calendar()
NOTICE = JINSHUI.stage("notice")
FIRST, AGAIN = frozenset({"first_time"}), frozenset({"re_award"})
FLOOR = Fraction(500)


# 1: three years to the day


def operated(established: date, deadline: date) -> Finding:
    facts = Facts(deadline=deadline, organisation=Organisation(established=established))
    return conditions.operated_years(JINSHUI.rule("operated_years"), facts)


def test_1_founded_three_years_before_the_deadline() -> None:
    assert operated(date(2023, 5, 29), date(2026, 5, 29)).value is Value.MET
    late = operated(date(2023, 5, 30), date(2026, 5, 29))
    assert (late.value, late.met_from) == (Value.NOT_MET, date(2026, 5, 30))


def test_1_founded_on_a_leap_day() -> None:
    assert operated(date(2024, 2, 29), date(2027, 2, 28)).value is Value.MET
    early = operated(date(2024, 2, 29), date(2027, 2, 27))
    assert (early.value, early.met_from) == (Value.NOT_MET, date(2027, 2, 28))


# 2: leap days in validity and look-back


def test_2_an_award_of_a_leap_day() -> None:
    got = validity.of(JINSHUI, date(2024, 2, 29))
    assert (got.through, got.may_apply_from) == (date(2028, 2, 29), date(2028, 3, 1))
    assert spans.add_years(date(2024, 2, 29), 3) == date(2027, 2, 28)


def test_2_an_event_of_a_leap_day() -> None:
    assert spans.inside_lookback(date(2024, 2, 29), date(2027, 2, 28), 3)
    assert not spans.inside_lookback(date(2024, 2, 29), date(2027, 3, 1), 3)


# 3: midnight


@pytest.mark.parametrize(
    ("arrived", "value"),
    [
        (datetime(2026, 5, 29, 23, 59, 59, 900_000, call.SHANGHAI), Value.MET),
        (datetime(2026, 5, 30, 0, 0, 0, 0, call.SHANGHAI), Value.NOT_MET),
        (datetime(2026, 5, 29, 23, 59, 59, 999_999, call.SHANGHAI), Value.MET),
    ],
)
def test_3_what_counts_is_when_it_had_arrived(arrived: datetime, value: Value) -> None:
    found = call.in_time(arrived, date(2026, 5, 29), "17(1)")
    assert (found.value, found.reading) == (value, 42)


def test_3_the_zone_of_the_clock_does_not_matter() -> None:
    utc = call.closes_at(date(2026, 5, 29)).astimezone(UTC)
    assert utc.isoformat() == "2026-05-29T16:00:00+00:00"
    assert call.in_time(utc - timedelta(microseconds=1), date(2026, 5, 29), "").value is Value.MET
    assert call.in_time(utc, date(2026, 5, 29), "").value is Value.NOT_MET


def test_3_a_time_without_a_zone_is_an_error() -> None:
    with pytest.raises(TypeError):
        call.in_time(datetime(2026, 5, 29, 12), date(2026, 5, 29), "")


# 4: the notice


@pytest.mark.parametrize(
    ("published", "last"),
    [
        ("2026-09-28", "2026-10-10"),
        ("2026-09-30", "2026-10-13"),
        ("2024-02-05", "2024-02-18"),
        ("2026-02-13", "2026-02-27"),
    ],
)
def test_4_the_last_day_of_a_notice(published: str, last: str) -> None:
    count = notice.clock(NOTICE, date.fromisoformat(published), CALENDAR)
    end = date.fromisoformat(last)
    assert (count.value, count.end) == (Value.MET, end)
    assert notice.may_close(NOTICE, count, end).value is Value.NOT_MET
    assert notice.may_close(NOTICE, count, end + timedelta(days=1)).value is Value.MET


def test_4_2024_02_18_is_a_working_sunday() -> None:
    assert date(2024, 2, 18).isoweekday() == 7
    assert CALENDAR.is_working(date(2024, 2, 18)) is True


def test_4_a_notice_into_an_unpublished_year_waits() -> None:
    published = date(2026, 12, 25)
    count = notice.clock(NOTICE, published, CALENDAR)
    assert (count.value, count.end, count.missing) == (Value.UNKNOWN, None, ("calendar:2027",))
    blocked = notice.may_close(NOTICE, count, date(2027, 3, 1))
    assert (blocked.value, blocked.missing) == (Value.UNKNOWN, ("calendar:2027",))
    loaded = workdays.parse(
        '[[year]]\nyear = 2027\nsource = "某号通知"\noff = ["2027-01-01/2027-01-03"]\nmakeup = []\n'
    )
    again = notice.clock(NOTICE, published, CALENDAR.merged(loaded))
    assert again.end == date(2027, 1, 4)
    assert again.sources[-1] == "某号通知"


def test_4_lost_days_prolong_it() -> None:
    assert notice.clock(NOTICE, date(2026, 9, 28), CALENDAR, lost=2).end == date(2026, 10, 13)


# 5: what came after the deadline


def test_5_a_later_fact_is_for_another_duty() -> None:
    deadline, published, awarded = date(2026, 5, 29), date(2026, 9, 28), date(2026, 10, 26)
    expected = {
        date(2026, 5, 29): bars.LaterGround.BAR,
        date(2026, 5, 30): bars.LaterGround.COMMITTEE,
        date(2026, 9, 27): bars.LaterGround.COMMITTEE,
        date(2026, 9, 28): bars.LaterGround.CANCEL,
        date(2026, 10, 25): bars.LaterGround.CANCEL,
        date(2026, 10, 26): bars.LaterGround.REVOKE,
    }
    assert {d: bars.later_ground(d, deadline, published, awarded) for d in expected} == expected
    assert bars.later_ground(date(2026, 7, 1), deadline, None, None) is bars.LaterGround.COMMITTEE


# 6: the floor, unrounded


@pytest.mark.parametrize(
    ("total", "value", "shown"),
    [
        (Fraction(3500, 7), Value.MET, "500.00"),
        (Fraction(3499, 7), Value.NOT_MET, "499.86"),
        (Fraction("3499.75") / 7, Value.NOT_MET, "499.96"),
        (Fraction("3499.99") / 7, Value.NOT_MET, "499.99"),
        (Fraction("499.75"), Value.NOT_MET, "499.75"),
    ],
)
def test_6_a_mean_below_the_floor_never_reads_as_the_floor(total: Fraction, value: Value, shown: str) -> None:
    assert scoring.floor(total, FLOOR, "15").value is value
    assert points.shown(total, FLOOR) == shown


def test_6_the_question_says_the_same() -> None:
    items = scoring.load("gbt19580_2012").points
    even, low = dict.fromkeys(items, 50), dict.fromkeys(items, 50) | {"4.4.6": 40}
    assert questions.ask("score", {"books": [even] * 7}, JINSHUI)["floor"] == {
        "value": "MET",
        "article": "15",
    }
    got = questions.ask("score", {"books": [even] * 6 + [low]}, JINSHUI)
    assert got == {"total": "3499/7", "shown": "499.86", "floor": {"value": "NOT_MET", "article": "15"}}


# 7: places and money


def winners(first: int, again: int) -> list[Candidate]:
    return [Candidate(f"F{i}", "award", FIRST) for i in range(first)] + [
        Candidate(f"R{i}", "award", AGAIN) for i in range(again)
    ]


def test_7_a_fourth_first_time_winner_is_refused() -> None:
    assert quota.fits(JINSHUI, winners(2, 1), Candidate("x", "award", FIRST))
    assert not quota.fits(JINSHUI, winners(3, 1), Candidate("x", "award", FIRST))
    assert len(failing(quota.check(JINSHUI, winners(4, 0)))) == 1


def test_7_three_and_one_make_four_certificates_and_one_and_a_half_million() -> None:
    all_four = winners(3, 1)
    assert not failing(quota.check(JINSHUI, all_four))
    assert quota.fits(JINSHUI, all_four, Candidate("y", "award", AGAIN))
    assert sum(prize.due(JINSHUI, w) for w in all_four) == 150_000_000


def test_7_an_edition_may_close_empty() -> None:
    assert not failing(quota.check(JINSHUI, []))
    assert ballot.outcome({}, {}, 3) == ballot.Outcome((), (), 3)


# 8: ties


def test_8_a_tie_for_the_last_place_goes_to_a_run_off() -> None:
    counts = {"a": 8, "b": 6, "c": 5, "d": 5}
    assert ballot.outcome(counts, dict.fromkeys(counts, 5), 3) == ballot.Outcome(("a", "b"), ("c", "d"), 1)
    assert ballot.run_off({"c": 5, "d": 3}, {"c": Fraction(1), "d": Fraction(2)}, 1) == ("c",)
    assert ballot.run_off({"c": 4, "d": 4}, {"c": Fraction(600), "d": Fraction("600.25")}, 1) == ("d",)
    assert ballot.run_off({"c": 4, "d": 4}, {"c": Fraction(600), "d": Fraction(600)}, 1) == ()


def test_8_the_chair_has_one_vote() -> None:
    assert ballot.count([("a",), ("b",)], ["a", "b"]) == {"a": 1, "b": 1}
    assert ballot.vote(JINSHUI, 9, 8, 0, 4)[0] is Value.NOT_MET


def test_8_a_slip_names_each_once_and_no_more_than_the_places() -> None:
    cases = ["a", "b", "c", "d"]
    assert not failing(ballot.valid_slip(["a", "b", "c"], cases, 3, ""))
    assert not failing(ballot.valid_slip([], cases, 3, ""))
    for slip in (["a", "b", "c", "d"], ["a", "a"], ["x"]):
        assert failing(ballot.valid_slip(slip, cases, 3, ""))


# 9: quorum


def test_9_six_of_nine_are_a_meeting_and_recusals_lower_the_majority_alone() -> None:
    assert ballot.quorum(JINSHUI, 9, 6).value is Value.MET
    assert ballot.needed(JINSHUI, 9, 6, recused=2) == 3
    assert ballot.vote(JINSHUI, 9, 6, 2, 3) == (Value.MET, 3)
    assert ballot.vote(JINSHUI, 9, 6, 2, 2) == (Value.NOT_MET, 3)


def test_9_five_are_none() -> None:
    assert ballot.quorum(JINSHUI, 9, 5).value is Value.NOT_MET
    assert ballot.vote(JINSHUI, 9, 5, 0, 5) == (Value.NOT_MET, None)
    assert questions.ask("vote", {"appointed": 9, "present": 5, "yes": 5}, JINSHUI)["needed"] is None


# 10: revocation

AWARDED = date(2026, 10, 26)
REVOKED = date(2031, 5, 12)


def accident(happened: date, severity: str = "serious", heard: bool = True) -> list[Finding]:
    case = revocation.Case("accident", happened, severity, heard, False, REVOKED)
    return failing(revocation.may_revoke(JINSHUI, case, AWARDED))


def test_10_found_after_expiry_but_happened_within() -> None:
    assert accident(date(2030, 10, 20)) == []
    got = revocation.effect(JINSHUI, REVOKED, 50_000_000)
    assert got == revocation.Effect(50_000_000, "treasury", date(2035, 5, 12), date(2035, 5, 13))


def test_10_the_last_and_the_first_day_of_validity() -> None:
    assert accident(date(2030, 10, 26)) == []
    assert accident(AWARDED) == []
    assert [(f.rule, f.article) for f in accident(date(2030, 10, 27))] == [("within_validity", "24(2)")]
    assert [f.rule for f in accident(AWARDED - timedelta(days=1))] == ["within_validity"]


def test_10_an_ordinary_accident_or_no_hearing_is_refused() -> None:
    assert [f.rule for f in accident(date(2028, 3, 1), severity="ordinary")] == ["severity"]
    assert [f.rule for f in accident(date(2030, 10, 20), heard=False)] == ["heard"]
    no_date = revocation.Case("accident", None, "serious", True, False, REVOKED)
    assert failing(revocation.may_revoke(JINSHUI, no_date, AWARDED))[0].value is Value.UNKNOWN


def test_10_other_grounds_after_expiry_need_a_legal_review() -> None:
    def ask(ground: str, review: bool, decided: date) -> list[str]:
        case = revocation.Case(ground, None, "", True, review, decided)
        return [f.rule for f in failing(revocation.may_revoke(JINSHUI, case, AWARDED))]

    assert ask("fraud", False, REVOKED) == []
    for ground in ("influence", "breach"):
        assert ask(ground, False, REVOKED) == ["legal_review"]
        assert ask(ground, True, REVOKED) == []
        assert ask(ground, False, date(2030, 10, 26)) == []


def test_10_may_apply_again_on_the_day_after_the_bar() -> None:
    rule = JINSHUI.rule("no_revocation_bar")
    last = Facts(deadline=date(2035, 5, 12), register=(Registered(awarded=AWARDED, revoked=REVOKED),))
    found = bars.no_revocation_bar(rule, last)
    assert (found.value, found.met_from) == (Value.NOT_MET, date(2035, 5, 13))
    after = Facts(deadline=date(2035, 5, 13), register=last.register)
    assert bars.no_revocation_bar(rule, after).value is Value.MET


# 11: a winner's years


def test_11_three_reports_and_no_fourth() -> None:
    awarded = date(2027, 2, 10)
    assert validity.of(JINSHUI, awarded).through == date(2031, 2, 10)
    assert duties.annual_due(JINSHUI, awarded) == [date(2028, 3, 31), date(2029, 3, 31), date(2030, 3, 31)]


def test_11_the_prize_is_paid_whole_and_once() -> None:
    winner = Candidate("a", "award", FIRST)
    assert prize.whole(JINSHUI, winner, 25_000_000).value is Value.NOT_MET
    assert prize.whole(JINSHUI, winner, 50_000_000).value is Value.MET
    assert prize.once(False, "17(7)").value is Value.MET
    assert prize.once(True, "17(7)").value is Value.NOT_MET


def test_11_the_line_is_never_exceeded_and_never_refilled() -> None:
    assert budget.within(100, [60], 40, "5").value is Value.MET
    assert budget.within(100, [60], 41, "5").value is Value.NOT_MET
    assert budget.within(100, [100], 0, "5").value is Value.NOT_MET
    assert budget.within(100, [], -1, "5").value is Value.NOT_MET
    assert revocation.effect(JINSHUI, REVOKED, 7).to == "treasury"
    assert budget.two_persons("a", "a", "5").value is Value.NOT_MET
    assert budget.two_persons("a", "b", "5").value is Value.MET


# 12: a winner that changes


def test_12_absorbed_waits_for_the_government_and_split_has_none() -> None:
    change, holder = validity.Change, validity.Holder
    assert validity.holder(change.ABSORBED, confirmed=False) is holder.PENDING
    assert validity.holder(change.RENAMED, confirmed=False) is holder.PENDING
    assert validity.holder(change.SPLIT, confirmed=False) is holder.NONE
    for any_change in change:
        assert validity.holder(any_change, confirmed=True) is holder.SUCCESSOR


def test_12_the_title_keeps_its_days() -> None:
    through = validity.of(JINSHUI, AWARDED).through
    assert validity.status(through, None, date(2030, 10, 26)) is validity.Status.VALID
    assert validity.status(through, None, date(2030, 10, 27)) is validity.Status.EXPIRED
    assert validity.status(through, date(2028, 1, 1), date(2027, 12, 31)) is validity.Status.VALID
    assert validity.status(through, date(2028, 1, 1), date(2028, 1, 1)) is validity.Status.REVOKED
    assert validity.status(None, None, date(2999, 1, 1)) is validity.Status.VALID
