"""What must hold for every value: round trips, exactness, order, and agreement with two oracles."""

from __future__ import annotations

import random
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as oracle

from zhiheng.law import (
    ballot,
    instrument,
    loader,
    money,
    notice,
    panel,
    points,
    questions,
    quota,
    scoring,
    spans,
    uscc,
    validity,
    workdays,
)
from zhiheng.law.finding import Value, failing
from zhiheng.law.quota import Candidate

JINSHUI, ZHENGZHOU = loader.load("jinshui_2023"), loader.load("zhengzhou_2022")
CRITERIA = scoring.load(JINSHUI.criteria)
CALENDAR = questions.official_calendar()
FIRST_DAY, LAST_DAY = date(2004, 1, 1), date(2026, 12, 31)

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
percents = st.integers(0, 20).map(lambda n: n * 5)
N = len(CRITERIA.items)
books = st.binary(min_size=N, max_size=N).map(
    lambda raw: dict(zip(CRITERIA.points, (b % 21 * 5 for b in raw), strict=True))
)
quarters = st.integers(0, 4000).map(lambda n: Fraction(n, 4))
totals = st.tuples(quarters, st.integers(1, 9)).map(lambda t: t[0] / t[1])
letters = st.sampled_from(uscc.ALPHABET)


# points


@given(st.fractions())
def test_points_are_written_and_read_back(value: Fraction) -> None:
    assert points.parse(points.text(value)) == value


@given(st.integers(-(10**6), 10**6), st.integers(0, 6), st.integers(0, 6))
def test_a_finite_decimal_is_written_as_one_without_idle_noughts(n: int, twos: int, fives: int) -> None:
    written = points.text(Fraction(n, 2**twos * 5**fives))
    assert "/" not in written
    assert not ("." in written and written.endswith("0"))


@pytest.mark.parametrize(
    "wrong", ["", " 5", "5 ", "1e3", "1_000", "+5", ".5", "5.", "1/0", "1/00", "0x5", "５", "NaN", "5/2/1"]
)
def test_points_have_one_written_form(wrong: str) -> None:
    with pytest.raises(ValueError, match="no points"):
        points.parse(wrong)


@given(totals, quarters)
def test_shown_never_shows_the_floor_for_a_value_below(value: Fraction, floor: Fraction) -> None:
    shown = Fraction(points.shown(value, floor))
    assert (shown >= floor) == (value >= floor)


@given(totals)
def test_shown_is_within_half_a_cent_and_has_two_decimals(value: Fraction) -> None:
    shown = points.shown(value)
    assert abs(Fraction(shown) - value) <= Fraction(1, 200)
    assert shown.partition(".")[2].isdigit()
    assert len(shown.partition(".")[2]) == 2


def test_half_a_cent_goes_up() -> None:
    assert points.shown(Fraction("0.005")) == "0.01"
    assert points.shown(Fraction("671.25")) == "671.25"


# scores


@given(st.lists(books, min_size=1, max_size=7))
def test_the_mean_is_exact(many: list[dict[str, int]]) -> None:
    in_hundredths = sum(percent * CRITERIA.points[item] for book in many for item, percent in book.items())
    assert scoring.mean_total(CRITERIA, many) * 100 * len(many) == in_hundredths


@given(books)
def test_a_books_total_is_a_quarter_and_the_sum_of_its_categories(book: dict[str, int]) -> None:
    total = scoring.book_total(CRITERIA, book)
    assert (total * 4).denominator == 1
    assert 0 <= total <= 1000
    assert sum(scoring.category_totals(CRITERIA, book).values()) == total


@given(st.lists(percents, min_size=1, max_size=7))
def test_reconciliation_starts_on_the_grid_between_the_members(values: list[int]) -> None:
    start = scoring.default_consensus(values)
    assert start % 5 == 0
    assert min(values) <= start <= max(values)
    assert scoring.discuss(values) == scoring.discuss(values[::-1])
    if max(values) - min(values) >= 20:
        assert scoring.discuss(values)


@given(percents)
def test_every_grid_value_has_one_band(value: int) -> None:
    low, high = scoring.BANDS[scoring.band(value)]
    assert low <= value <= high


@given(st.dictionaries(st.text("ABC123", min_size=1), totals))
def test_rank_order_descends(by_case: dict[str, Fraction]) -> None:
    order = scoring.rank_order(by_case)
    assert sorted(order) == sorted(by_case)
    assert all(by_case[a] >= by_case[b] for a, b in pairwise(order))


@given(st.lists(st.integers(0, 60), min_size=len(CRITERIA.items), max_size=len(CRITERIA.items)))
def test_an_overlay_totals_a_thousand_or_is_refused(weights: list[int]) -> None:
    chosen = dict(zip(CRITERIA.points, weights, strict=True))
    chosen["4.7.7"] = 1000 - sum(weights[:-1])
    if chosen["4.7.7"] < 0:
        with pytest.raises(instrument.InstrumentError):
            scoring.overlay(CRITERIA, chosen)
        return
    made = scoring.overlay(CRITERIA, chosen)
    assert sum(i.points for i in made.items) == 1000
    with pytest.raises(instrument.InstrumentError):
        scoring.overlay(CRITERIA, {**chosen, "4.7.7": chosen["4.7.7"] + 1})


# working days


def test_every_day_of_every_year_agrees_with_the_oracle() -> None:
    day = FIRST_DAY
    while day <= LAST_DAY:
        assert CALENDAR.is_working(day) is chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_a_year_without_a_notice_is_unknown() -> None:
    assert CALENDAR.is_working(FIRST_DAY - timedelta(days=1)) is None
    assert CALENDAR.is_working(LAST_DAY + timedelta(days=1)) is None


def test_the_official_calendar_has_no_invented_year() -> None:
    assert not any(year.provisional for year in CALENDAR.years.values())
    invented = set(questions.rehearsal_calendar().years) - set(CALENDAR.years)
    assert invented == set(range(2027, 2034))
    assert all(questions.rehearsal_calendar().years[y].provisional for y in invented)


known_days = st.dates(FIRST_DAY, date(2026, 9, 1))


@given(known_days, st.integers(1, 30))
def test_working_days_count_only_working_days_after_the_first(start: date, n: int) -> None:
    count = workdays.working_days(CALENDAR, start, n)
    assert count.end is not None
    assert len(count.days) == n
    assert count.days[0] > start
    assert all(CALENDAR.is_working(d) for d in count.days)
    between = (count.end - start).days
    assert sum(bool(CALENDAR.is_working(start + timedelta(days=i))) for i in range(1, between + 1)) == n


@given(known_days, st.integers(1, 29))
def test_more_working_days_and_a_later_start_never_end_earlier(start: date, n: int) -> None:
    end = workdays.working_days(CALENDAR, start, n).end
    more = workdays.working_days(CALENDAR, start, n + 1).end
    later = workdays.working_days(CALENDAR, start + timedelta(days=1), n).end
    assert end is not None
    assert more is not None
    assert later is not None
    assert end < more
    assert end <= later


@given(known_days, st.integers(0, 5))
def test_a_notice_is_over_exactly_after_its_last_day(published: date, lost: int) -> None:
    stage = JINSHUI.stage("notice")
    count = notice.clock(stage, published, CALENDAR, lost)
    assert count.end is not None
    assert notice.may_close(stage, count, count.end).value is Value.NOT_MET
    assert notice.may_close(stage, count, count.end + timedelta(days=1)).value is Value.MET


@given(days, st.integers(1, 60))
def test_calendar_days_count_every_day(start: date, n: int) -> None:
    assert workdays.calendar_days(start, n).end == start + timedelta(days=n)


# spans


@given(days, st.integers(0, 10))
def test_years_keep_the_date_but_for_the_leap_day(day: date, n: int) -> None:
    later = spans.add_years(day, n)
    assert later.year == day.year + n
    assert (later.month, later.day) in ((day.month, day.day), (2, 28))
    assert later.day == day.day or (day.month, day.day) == (2, 29)


@given(days, days, st.integers(0, 10))
def test_years_keep_the_order(a: date, b: date, n: int) -> None:
    first, second = sorted((a, b))
    assert spans.add_years(first, n) <= spans.add_years(second, n)


@given(days, st.integers(1, 5), st.integers(-400, 2500))
def test_the_look_back_ends_on_the_day_it_says(event: date, years: int, offset: int) -> None:
    anchor = event + timedelta(days=offset)
    inside = spans.inside_lookback(event, anchor, years)
    assert inside is (event <= anchor < spans.clear_from(event, years))


@given(days)
def test_an_honour_stands_through_its_last_day(awarded: date) -> None:
    got = validity.of(JINSHUI, awarded)
    assert got.through is not None
    assert got.may_apply_from == got.through + timedelta(days=1)
    assert validity.status(got.through, None, got.through) is validity.Status.VALID
    assert validity.status(got.through, None, got.may_apply_from) is validity.Status.EXPIRED


@given(st.integers(0, 99))
def test_spans_are_read(n: int) -> None:
    assert spans.parse(f"P{n}Y") == spans.Years(n)
    assert spans.parse(f"E{n}") == spans.Editions(n)


@pytest.mark.parametrize("wrong", ["", "4", "P4", "4Y", "P-4Y", "P4M", "E", "Forever", "P4Y "])
def test_no_other_span_is_read(wrong: str) -> None:
    with pytest.raises(ValueError, match="no span"):
        spans.parse(wrong)


def test_for_ever_has_no_last_day() -> None:
    assert spans.parse("forever") == spans.Forever()
    assert spans.through(date(2026, 1, 1), spans.Forever()) is None
    assert spans.through(date(2026, 1, 1), spans.Editions(2)) is None


# codes


@given(st.text("0123456789", min_size=8, max_size=8), st.lists(letters, min_size=9, max_size=9), letters)
def test_codes_that_begin_with_digits_agree_with_the_oracle(head: str, rest: list[str], last: str) -> None:
    first17 = head + "".join(rest)
    assert uscc.check_digit(first17) == oracle.calc_check_digit(first17)
    assert uscc.valid(first17 + last) is oracle.is_valid(first17 + last)


@given(st.lists(letters, min_size=17, max_size=17))
def test_any_code_with_its_check_digit_sums_to_nothing(first17: list[str]) -> None:
    """Letters may stand first (A1, N2, Y1): the whole weighted sum is a multiple of 31."""
    code = "".join(first17) + uscc.check_digit("".join(first17))
    weighted = sum(uscc.ALPHABET.index(c) * 3**i for i, c in enumerate(first17))
    assert (weighted + uscc.ALPHABET.index(code[17])) % 31 == 0
    assert uscc.valid(code)


@given(st.lists(letters, min_size=17, max_size=17), st.integers(0, 17), letters)
def test_one_wrong_character_is_noticed(first17: list[str], place: int, other: str) -> None:
    code = "".join(first17) + uscc.check_digit("".join(first17))
    spoilt = code[:place] + other + code[place + 1 :]
    assert uscc.valid(spoilt) is (spoilt == code)


@pytest.mark.parametrize(
    "wrong", ["", "9" * 17, "9" * 19, "91999999MA260000IJ", "91999999ma2600001j", "91999999MA2600001Ｊ"]
)
def test_what_is_no_code(wrong: str) -> None:
    assert not uscc.valid(wrong)


def test_a_code_as_people_type_it() -> None:
    assert uscc.valid(uscc.normalise(" 91999999-ma26 00001ｊ"))


# ballot


@st.composite
def votes(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, int], int]:
    counts = draw(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 9)))
    need = {c: draw(st.integers(1, 6)) for c in counts}
    return counts, need, draw(st.integers(0, 4))


@given(votes())
def test_nobody_passes_without_the_votes_or_beyond_the_places(
    given_votes: tuple[dict[str, int], dict[str, int], int],
) -> None:
    counts, need, places = given_votes
    out = ballot.outcome(counts, need, places)
    assert len(out.passed) + out.left == places
    assert not set(out.passed) & set(out.tied)
    assert all(counts[c] >= need[c] for c in (*out.passed, *out.tied))
    assert not out.tied or len(out.tied) > out.left > 0
    out_of_it = [c for c in counts if counts[c] >= need[c] and c not in (*out.passed, *out.tied)]
    assert all(counts[c] < min((counts[x] for x in (*out.passed, *out.tied)), default=10) for c in out_of_it)


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.integers(0, 9), quarters), min_size=1),
    st.integers(0, 6),
)
def test_a_run_off_never_fills_more_than_the_places_and_never_by_chance(
    rows: dict[str, tuple[int, Fraction]], left: int
) -> None:
    counts, by_case = {c: r[0] for c, r in rows.items()}, {c: r[1] for c, r in rows.items()}
    won = ballot.run_off(counts, by_case, left)
    assert len(won) <= left
    lost = [rows[c] for c in rows if c not in won]
    assert all(rows[c] > worst for c in won for worst in lost)


@given(st.integers(1, 30), st.integers(0, 30), st.integers(0, 30))
def test_a_majority_is_more_than_half_and_a_quorum_two_thirds(
    appointed: int, absent: int, recused: int
) -> None:
    present = max(0, appointed - absent)
    entitled = max(0, present - recused)
    need = ballot.needed(JINSHUI, appointed, present, present - entitled)
    assert 2 * need > entitled >= 2 * (need - 1)
    assert (ballot.quorum(JINSHUI, appointed, present).value is Value.MET) is (3 * present >= 2 * appointed)


def test_an_empty_room_decides_nothing() -> None:
    nobody = instrument.Share(Fraction(1, 2), "present", False, "17")
    assert nobody.needed(0) == 1
    assert ballot.quorum(JINSHUI, 0, 0).value is Value.NOT_MET


@given(st.lists(st.lists(st.sampled_from("abc"), unique=True)))
def test_a_recount_adds_up(slips: list[list[str]]) -> None:
    counts = ballot.count(slips, ["a", "b", "c", "d"])
    assert sum(counts.values()) == sum(len(s) for s in slips)
    assert counts["d"] == 0


# quota, panel

kinds = st.sampled_from(
    [frozenset({a, b}) for a in ("first_time", "re_award") for b in ("specialised", "ordinary")]
)


@given(st.lists(kinds, max_size=14), kinds, st.sampled_from([JINSHUI, ZHENGZHOU]))
def test_places_left_and_the_quota_say_the_same(
    chosen: list[frozenset[str]], one: frozenset[str], award: instrument.Instrument
) -> None:
    have = [Candidate(str(i), "award", tags) for i, tags in enumerate(chosen)]
    if failing(quota.check(award, have)):
        return
    more = [*have, Candidate("one", "award", one)]
    assert quota.fits(award, have, more[-1]) is not bool(failing(quota.check(award, more)))


@given(st.lists(st.sampled_from(["leader", "deputy", "member", "reserve"]), max_size=10))
def test_a_panel_stands_exactly_with_five_to_seven_and_one_leader(roles: list[str]) -> None:
    members = [panel.Member(f"E{i}", role, "city") for i, role in enumerate(roles)]
    sitting = len([r for r in roles if r != "reserve"])
    good = 5 <= sitting <= 7 and roles.count("leader") == 1
    assert good is not bool(failing(panel.check(JINSHUI.panel, members)))


@given(st.sets(st.sampled_from([f"E{i}" for i in range(9)])))
def test_who_is_recused_neither_scores_nor_leads(recused: set[str]) -> None:
    roles = ["leader", "deputy", *["member"] * 5, "reserve", "reserve"]
    members = [panel.Member(f"E{i}", role, "city") for i, role in enumerate(roles)]
    scoring_them = panel.scorers(members, frozenset(recused))
    assert not set(scoring_them) & recused
    assert not {"E7", "E8"} & set(scoring_them)
    assert panel.leader_for(members, frozenset(recused)) == next(
        (e for e in ("E0", "E1") if e not in recused), None
    )


# money


@given(st.integers(-(10**15), 10**15))
def test_money_is_written_and_read_back(fen: int) -> None:
    assert money.parse(money.yuan(fen), "元") == fen
    assert money.parse(money.wan(fen)) == fen


@given(st.integers(0, 10**9), st.sampled_from(["元", "万", "万元", "亿", "亿元"]))
def test_a_named_unit_wins_over_the_forms(n: int, unit: str) -> None:
    assert money.parse(f"{n}{unit}", "元") == money.parse(f"{n} {unit}", "万元") == n * money.UNITS[unit]


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("50", 50_000_000),
        ("５０万元", 50_000_000),
        ("1,234.5678", 1_234_567_800),
        ("0.01元", 1),
        ("-120", -120_000_000),
        ("1.5亿", 15_000_000_000),
        ("500，000元", 50_000_000),
    ],
)
def test_money_as_people_type_it(written: str, fen: int) -> None:
    assert money.parse(written) == fen


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "五十",
        "1,2万3",
        "1,23",
        "12,34元",
        "0.001元",
        "0.0000001",
        "1.",
        ".5",
        "1千元",
        "1e3",
        "--1",
        "5万5元",
    ],
)
def test_what_is_no_amount(wrong: str) -> None:
    with pytest.raises(ValueError):
        money.parse(wrong)


def test_ten_thousand_votes_agree_with_a_naive_count() -> None:
    """Slips of random committees counted one by one, and who passes found by asking every candidate in
    turn.
    """
    draw, cast = random.Random(2026), 0  # noqa: S311  reason: the same votes every time
    while cast < 10_000:
        cases, most, voters = (
            [f"A{n}" for n in range(1, draw.randint(2, 8))],
            draw.randint(1, 3),
            draw.randint(5, 25),
        )
        slips = [draw.sample(cases, draw.randint(0, min(most, len(cases)))) for _ in range(voters)]
        naive: dict[str, int] = dict.fromkeys(cases, 0)
        for slip in slips:
            for name in slip:
                naive[name] += 1
        counts, need = ballot.count(slips, cases), dict.fromkeys(cases, voters // 2 + 1)
        found = ballot.outcome(counts, need, most)
        able = [c for c in cases if naive[c] * 2 > voters]
        assert counts == naive
        assert set(found.passed) | set(found.tied) <= set(able)
        assert all(sum(naive[o] > naive[c] for o in able) < most for c in (*found.passed, *found.tied))
        assert all(sum(naive[o] >= naive[c] for o in able) > most for c in able if c not in found.passed)
        assert (
            ballot.sheet(voters, voters, voters, naive, dict.fromkeys(cases, voters), most, "17(5)")[3].value
            is Value.MET
        )
        cast += voters


@given(st.integers(5, 30), st.integers(0, 30), st.integers(0, 30))
def test_a_count_on_paper_never_has_more_votes_than_slips(issued: int, returned: int, valid: int) -> None:
    found = {
        f.rule: f.value
        for f in ballot.sheet(
            issued, returned, valid, {"A1": valid, "A2": valid + 1}, {"A1": 30, "A2": 30}, 3, "17(5)"
        )
    }
    assert (found["sheet_slips"] is Value.MET) == (valid <= returned <= issued)
    assert found["sheet_votes"] is Value.NOT_MET


def test_needed_votes_are_told_for_every_attendance() -> None:
    rules = loader.load("jinshui_2023")
    assert ballot.thresholds(rules, 9) == [(6, 4), (7, 4), (8, 5), (9, 5)]
    assert [ballot.secrecy(n, "17(5)").value for n in (4, 5)] == [Value.NOT_MET, Value.MET]
