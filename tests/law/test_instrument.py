"""The loader refuses what no regulation can mean, table by table; the shipped awards load and say their
numbers.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction

import pytest

from zhiheng.law import (
    ballot,
    bars,
    duties,
    instrument,
    judge,
    loader,
    notice,
    prize,
    questions,
    quota,
    revocation,
    rulebook,
    scoring,
    spans,
    validity,
)
from zhiheng.law.facts import Facts, Registered
from zhiheng.law.finding import Value, failing
from zhiheng.law.instrument import InstrumentError, Share
from zhiheng.law.quota import Candidate

FOLDER = loader.DATA / "instruments"
SHIPPED = sorted(p.name for p in FOLDER.iterdir())
TEXT = (FOLDER / "jinshui_2023" / "instrument.toml").read_text(encoding="utf-8")
READINGS = (FOLDER / "jinshui_2023" / "readings.toml").read_text(encoding="utf-8")

TABLES = (
    "instrument",
    "tier",
    "quota",
    "prize",
    "validity",
    "condition",
    "bar",
    "panel",
    "scoring",
    "stage",
    "meeting",
    "revocation",
    "ground",
    "annual",
    "purposes",
    "post",
)


# The same numbers with little text: the loader is asked many times.
SHORT = "".join(
    f"[[reading]]\nno = {n}\nsentence = 'a'\nreading = 'b'\nreason = 'c'\n" for n in range(1, 43) if n != 24
)


def parse(text: str, readings: str = SHORT) -> instrument.Instrument:
    return loader.parse({"instrument.toml": text, "readings.toml": readings})


def header(table: str) -> str:
    """The first header of a table, single or repeated."""
    found = re.search(rf"^\[\[?{table}\]\]?$", TEXT, re.M)
    assert found, table
    return found[0]


def within(table: str, old: str, new: str) -> str:
    """The text with a change in the first of a table; fails where the change would change nothing."""
    start = TEXT.index(header(table))
    end = TEXT.find("\n[", start + 1)
    body = TEXT[start : end if end > 0 else None]
    changed = re.sub(old, lambda _: new, body, count=1, flags=re.M)
    assert changed != body, (table, old)
    return TEXT.replace(body, changed, 1)


def test_the_text_itself_is_good() -> None:
    assert parse(TEXT).id == "jinshui_2023"


@pytest.mark.parametrize("table", TABLES)
def test_an_unknown_key_is_refused(table: str) -> None:
    with pytest.raises(InstrumentError, match="unknown key"):
        parse(TEXT.replace(header(table), f"{header(table)}\nsurprise = 1", 1))


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_article_is_refused(table: str) -> None:
    with pytest.raises(InstrumentError, match="missing"):
        parse(within(table, r"^art = .*$", ""))


@pytest.mark.parametrize("written", ["", " "])
@pytest.mark.parametrize("table", TABLES)
def test_an_empty_article_is_refused(table: str, written: str) -> None:
    with pytest.raises(InstrumentError, match="article is needed"):
        parse(within(table, r"^art = .*$", f'art = "{written}"'))


@pytest.mark.parametrize("written", ["31", "0", "17(", "17(0)", "abc", "17(1)(2)"])
@pytest.mark.parametrize("table", ["tier", "bar", "stage", "annual"])
def test_an_article_that_the_regulation_has_not_is_refused(table: str, written: str) -> None:
    with pytest.raises(InstrumentError, match="no article"):
        parse(within(table, r"^art = .*$", f'art = "{written}"'))


def test_a_cited_article_must_be_there_too() -> None:
    with pytest.raises(InstrumentError, match="no article"):
        parse(TEXT.replace('budget = "5"', 'budget = "55"'))


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(InstrumentError, match="unknown table"):
        parse(TEXT + "\n[hooks]\npython = 1\n")


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("instrument", r"^issued = .*$", 'issued = "2023-02-30"'),
        ("instrument", r"^in_force = .*$", "in_force = 2023-10-19"),
        ("instrument", r"^articles = .*$", "articles = 0"),
        ("instrument", r"^cycle_years = .*$", "cycle_years = 0"),
        ("instrument", r"^cycle_years = .*$", "cycle_years = 2.0"),
        ("instrument", r"^default = .*$", 'default = "yes"'),
        ("instrument", r"^unverified = .*$", 'unverified = "scoring.gate"'),
        ("instrument", r"^id = .*$", "id = 5"),
        ("tier", r"^floor = .*$", 'floor = "1000.01"'),
        ("tier", r"^floor = .*$", 'floor = "-1"'),
        ("tier", r"^floor = .*$", "floor = 500.5"),
        ("tier", r"^floor = .*$", 'floor = "1/0"'),
        ("tier", r"^floor = .*$", 'floor = "五百"'),
        ("tier", r"^reading = .*$", "reading = 99"),
        ("quota", r"^max = .*$", "max = -1"),
        ("quota", r"^max = .*$", 'max = "3"'),
        ("quota", r"^max = .*$", "max = true"),
        ("quota", r"^tiers = .*$", 'tiers = ["silver"]'),
        ("quota", r"^tiers = .*$", 'tiers = "award"'),
        ("quota", r"^where = .*$", 'where = ["friends"]'),
        ("prize", r"^fen = .*$", "fen = -1"),
        ("prize", r"^fen = .*$", "fen = 0.5"),
        ("prize", r"^tier = .*$", 'tier = "silver"'),
        ("prize", r"^where = .*$", 'where = ["rich"]'),
        ("validity", r"^span = .*$", 'span = "4 years"'),
        ("validity", r"^span = .*$", 'span = "P0Y"'),
        ("condition", r"^rule = .*$", 'rule = "os_system"'),
        ("condition", r"^kind = .*$", 'kind = "guessed"'),
        ("bar", r"^rule = .*$", 'rule = "no_bad_luck"'),
        ("bar", r"^span = .*$", ""),
        ("bar", r"^span = .*$", 'span = "E2"'),
        ("bar", r"^span = .*$", 'span = "P0Y"'),
        ("bar", r"^date = .*$", ""),
        ("bar", r"^date = .*$", 'date = "heard"'),
        ("bar", r"^competent = .*$", 'competent = "税务"'),
        ("panel", r"^min = .*$", "min = 8"),
        ("panel", r"^min = .*$", "min = 0"),
        ("panel", r"^on_site_min = .*$", "on_site_min = 8"),
        ("panel", r"^pools = .*$", 'pools = "district"'),
        ("scoring", r"^gate = .*$", 'gate = "1001"'),
        ("scoring", r"^final_stage = .*$", 'final_stage = "notice"'),
        ("scoring", r"^combine = .*$", 'combine = "best"'),
        ("stage", r"^kind = .*$", 'kind = "party"'),
        ("stage", r"^takes = .*$", 'takes = "winners"'),
        ("stage", r"^gives = .*$", 'gives = "nothing"'),
        ("meeting", r'value = "2/3"', 'value = "4/3"'),
        ("meeting", r'value = "1/2"', 'value = "1"'),
        ("meeting", r'value = "2/3"', 'value = "0"'),
        ("meeting", r'of = "appointed"', 'of = "friends"'),
        ("meeting", r"strict = true", "sharp = true"),
        ("revocation", r"^bar = .*$", 'bar = "P0Y"'),
        ("revocation", r"^recovers = .*$", "recovers = 1"),
        ("ground", r"^id = .*$", 'id = "accident"'),
        ("annual", r"^day = .*$", "day = 32"),
        ("annual", r"^month = .*$", "month = 2"),
        ("purposes", r"^list = .*$", 'list = "all"'),
        ("purposes", r"^list = .*$", "list = [1]"),
        ("post", r"^role = .*$", "role = 1"),
    ],
)
def test_an_impossible_value_is_refused(table: str, old: str, new: str) -> None:
    with pytest.raises(InstrumentError):
        parse(within(table, old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("days = 5", "days = 0"),
        ('unit = "working"', 'unit = "lunar"'),
        ('mode = "paper"', 'mode = "telepathy"'),
        ('id = "onsite"', 'id = "material"'),
        ('rule = "no_accident"', 'rule = "no_missing_licence"'),
        ('date = "listed"', 'date = "found"'),
        ('gives = "visited"', 'gives = "qualified"'),
    ],
)
def test_an_impossible_value_anywhere_is_refused(old: str, new: str) -> None:
    assert old in TEXT
    with pytest.raises(InstrumentError):
        parse(TEXT.replace(old, new))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_must_be_there(table: str) -> None:
    """Only lists may be empty, and neither tiers nor stages; a span, a panel or a meeting is never left
    out.
    """
    start = TEXT.index(header(table))
    parts = re.split(r"(?m)^(?=\[)", TEXT[start:])
    rest = "".join(p for p in parts if not p.startswith((f"[{table}]", f"[[{table}]]")))
    without = TEXT[:start] + rest
    if table in ("quota", "prize", "condition", "bar", "ground", "post"):
        assert parse(without).id == "jinshui_2023"
    else:
        with pytest.raises(InstrumentError):
            parse(without)


@pytest.mark.parametrize(
    "row",
    [
        "[[reading]]\nno = 1\nsentence = 'a'\nreading = 'b'\nreason = 'c'\nmood = 'd'\n",
        "[[reading]]\nno = 50\nsentence = 'a'\nreading = 'b'\n",
        "[[reading]]\nno = 50\nsentence = 'a'\nreading = 'b'\nreason = ' '\n",
        "[[reading]]\nno = 1\nsentence = 'a'\nreading = 'b'\nreason = 'twice'\n",
        "[[opinion]]\nno = 50\n",
        "[[reading",
    ],
)
def test_a_bad_reading_is_refused(row: str) -> None:
    with pytest.raises(InstrumentError):
        parse(TEXT, READINGS + "\n" + row)


def test_a_rule_on_a_reading_that_is_not_written_down_is_refused() -> None:
    with pytest.raises(InstrumentError, match="no reading"):
        parse(TEXT, "")


@pytest.mark.parametrize(
    "files", [{}, {"instrument.toml": ""}, {"instrument.toml": "x = "}, {"instrument.toml": "instrument = 1"}]
)
def test_what_is_no_instrument(files: dict[str, str]) -> None:
    with pytest.raises(InstrumentError):
        loader.parse(files)


@pytest.mark.parametrize("name", ["", "nowhere", "../../secrets"])
def test_an_instrument_that_is_not_there(name: str) -> None:
    with pytest.raises(InstrumentError, match="no instrument"):
        loader.load(name)


def test_the_rulebook_names_exactly_the_rules_that_exist() -> None:
    assert set(rulebook.RULES) == set(judge.RULES)


def test_a_rule_put_past_the_loader_is_still_refused() -> None:
    jinshui = loader.load("jinshui_2023")
    strange = replace(jinshui, bars=(replace(jinshui.bars[0], rule="eval"),))
    with pytest.raises(InstrumentError, match="no rule named"):
        judge.judge(strange, Facts())


# Criteria

CRITERIA = (loader.DATA / "criteria" / "gbt19580_2012.toml").read_text(encoding="utf-8")


def test_the_criteria_are_23_items_of_a_thousand_points() -> None:
    criteria = scoring.parse(CRITERIA)
    assert (len(criteria.items), sum(i.points for i in criteria.items)) == (23, 1000)
    by_category = {
        c: sum(i.points for i in criteria.items if i.id.startswith(c + ".")) for c in criteria.categories
    }
    assert list(by_category.values()) == [110, 90, 90, 130, 100, 80, 400]
    assert sum(i.kind == "process" for i in criteria.items) == 17


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("points = 50", "points = 51"),
        ("total = 1000", "total = 999"),
        ('id = "4.1.3"', 'id = "4.1.4"'),
        ('id = "4.1.2"', 'id = "9.1.2"'),
    ],
)
def test_criteria_that_do_not_add_up_are_refused(old: str, new: str) -> None:
    assert old in CRITERIA
    with pytest.raises(InstrumentError):
        scoring.parse(CRITERIA.replace(old, new, 1))


def test_an_overlay_keeps_the_tree_and_the_total() -> None:
    criteria = scoring.parse(CRITERIA)
    shifted = scoring.overlay(criteria, {"4.7.4": 60, "4.4.5": 35})
    assert shifted.points["4.4.5"] == 35
    assert sum(shifted.points.values()) == 1000
    for wrong in ({"4.7.4": 60}, {"4.7.9": 0}, {"4.7.4": -20, "4.4.5": 115}):
        with pytest.raises(InstrumentError):
            scoring.overlay(criteria, wrong)


# Shipped awards


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_awards_load_under_their_own_name(name: str) -> None:
    made = loader.load(name)
    assert made.id == name
    assert scoring.load(made.criteria).total == 1000
    assert made.reviews[-1].id == made.final_stage
    assert all(made.rule(r) for r in ("no_fraud_in_award", "no_revocation_bar", "no_valid_honour"))
    assert "表彰" not in "".join(str(getattr(made, f.name)) for f in fields(made))


def test_exactly_one_award_is_the_default() -> None:
    assert [n for n in SHIPPED if loader.load(n).default] == ["jinshui_2023"]
    assert SHIPPED == ["jinshui_2023", "lakeside_2026", "zhengzhou_2022"]


def test_all_awards_cite_the_same_duties() -> None:
    jinshui = set(loader.load("jinshui_2023").cites)
    for name in SHIPPED:
        made = loader.load(name)
        assert set(made.cites) == jinshui
        assert all(made.cite(duty) for duty in jinshui)
        assert made.cite("dancing") == ""


def test_the_districts_register_of_readings() -> None:
    readings = loader.load("jinshui_2023").readings
    assert [r.no for r in readings] == [n for n in range(1, 43) if n != 24]
    assert [r.no for r in readings if r.restricts] == [5, 6, 17, 18, 28, 29, 32]


def test_the_districts_numbers() -> None:
    made = loader.load("jinshui_2023")
    assert (made.document, made.issued, made.articles, made.cycle_years) == (
        "金政〔2023〕30号",
        date(2023, 10, 19),
        30,
        2,
    )
    assert [(q.max, q.where, q.art) for q in made.quotas] == [(3, ("first_time",), "4")]
    assert [(p.fen, p.where, p.art) for p in made.prizes] == [
        (50_000_000, ("first_time",), "4"),
        (0, ("re_award",), "27"),
    ]
    assert (made.tiers[0].floor, made.gate) == (Fraction(500), Fraction(450))
    assert made.validity == spans.Years(4)
    assert (made.panel.min, made.panel.max, made.panel.on_site_min) == (5, 7, 5)
    assert (made.stage("notice").days, made.stage("notice").unit) == (5, "working")
    assert made.revocation.bar == spans.Years(4)
    assert [g.art for g in made.revocation.grounds] == ["24(1)", "24(2)", "24(3)", "24(4)"]
    assert made.stage("qualification") is made.of_kind("screening")
    assert len(made.purposes) == 8


@pytest.mark.parametrize(
    ("rule", "years", "day"),
    [
        ("operated_years", 3, ""),
        ("model_years", 1, ""),
        ("data_years", 3, ""),
        ("no_policy_breach", 3, "found"),
        ("no_missing_licence", 3, "found"),
        ("no_quality_failure", 3, "found"),
        ("no_accident", 3, "happened"),
        ("no_loss", 3, ""),
        ("not_listed", 3, "listed"),
        ("no_fraud_in_award", 3, ""),
        ("no_other_breach", 3, "dealt"),
        ("no_revocation_bar", 4, ""),
        ("no_valid_honour", 4, ""),
    ],
)
def test_the_districts_spans_and_dates(rule: str, years: int, day: str) -> None:
    made = loader.load("jinshui_2023").rule(rule)
    assert (made.span, made.date) == (spans.Years(years), day)


# The city's award: eight places, three of them kept for 专精特新


def city(*kinds: str) -> list[Candidate]:
    words = {
        "s": {"first_time", "specialised"},
        "o": {"first_time", "ordinary"},
        "r": {"re_award", "ordinary"},
    }
    return [Candidate(f"{i}", "award", frozenset(words[k])) for i, k in enumerate("".join(kinds))]


@pytest.mark.parametrize(
    ("kinds", "broken"),
    [
        ("ooooosss", []),
        ("oooooo", [5]),
        ("ssssssss", []),
        ("sssssssss", [8]),
        ("ooooossss", [8]),
        ("ooooooss", [5]),
        ("ooooosssrrr", []),
    ],
)
def test_the_citys_places(kinds: str, broken: list[int]) -> None:
    made = loader.load("zhengzhou_2022")
    assert [f.facts["max"] for f in failing(quota.check(made, city(kinds)))] == broken


def test_the_citys_numbers() -> None:
    made = loader.load("zhengzhou_2022")
    assert (made.document, made.issued, made.cycle_years) == ("郑政〔2022〕26号", date(2022, 9, 9), 2)
    assert prize.due(made, city("o")[0]) == 100_000_000
    assert prize.due(made, city("r")[0]) == 0
    assert made.validity == made.rule("no_valid_honour").span == spans.Years(4)
    assert [s.id for s in made.stages] == [s.id for s in loader.load("jinshui_2023").stages]
    assert {"tier.floor", "scoring", "cites", "instrument.articles"} <= set(made.unverified)


# The invented award: two tiers, a defence, the notice after the decision, a bar for ever

LAKE = loader.load("lakeside_2026")


def test_the_lakes_order_of_stages() -> None:
    ids = [s.id for s in LAKE.stages]
    assert ids == [
        "call",
        "qualification",
        "material",
        "defence",
        "transmission",
        "deliberation",
        "decision",
        "notice",
    ]
    assert (LAKE.stage("decision").gives, LAKE.stage("notice").takes, LAKE.stages[-1].gives) == (
        "decided",
        "decided",
        "winners",
    )
    assert [(s.id, s.mode) for s in LAKE.reviews] == [("material", "paper"), ("defence", "hearing")]


def test_the_lakes_notice_counts_every_day() -> None:
    count = notice.clock(LAKE.stage("notice"), date(2026, 9, 28), questions.official_calendar())
    assert count.end == date(2026, 10, 5)
    far = notice.clock(LAKE.stage("notice"), date(2040, 1, 1), questions.official_calendar())
    assert far.end == date(2040, 1, 8)
    prolonged = notice.clock(LAKE.stage("notice"), date(2040, 1, 1), questions.official_calendar(), lost=2)
    assert prolonged.end == date(2040, 1, 10)


def lake(tier: str, *tags: str) -> Candidate:
    return Candidate(f"{tier}{tags}", tier, frozenset(tags))


def test_the_lakes_places_over_two_tiers() -> None:
    gold, new = lake("gold", "first_time", "specialised"), lake("innovation", "first_time", "ordinary")
    again = lake("innovation", "re_award", "ordinary")
    assert not failing(quota.check(LAKE, [gold, gold, new, new]))
    assert [f.facts["max"] for f in failing(quota.check(LAKE, [gold, gold, gold]))] == [2]
    assert [f.facts["max"] for f in failing(quota.check(LAKE, [gold, gold, new, new, new]))] == [4]
    assert [f.facts["max"] for f in failing(quota.check(LAKE, [new] * 4))] == [3]
    assert quota.places_left(LAKE, [gold, gold], "innovation", new.tags) == 2
    assert quota.places_left(LAKE, [gold], "gold", gold.tags) == 1
    assert not failing(quota.check(LAKE, [gold, gold, new, new, again, again]))


def test_the_lakes_prizes() -> None:
    assert prize.due(LAKE, lake("gold", "first_time", "self_funded")) == 30_000_000
    assert prize.due(LAKE, lake("innovation", "first_time", "self_funded")) == 10_000_000
    for tier in ("gold", "innovation"):
        assert prize.due(LAKE, lake(tier, "first_time", "budget_funded")) == 0
        assert prize.due(LAKE, lake(tier, "re_award", "self_funded")) == 0
    assert prize.whole(LAKE, lake("gold", "first_time", "budget_funded"), 0).value is Value.NOT_MET


def test_the_lakes_floors() -> None:
    total = Fraction("599.75")
    assert scoring.floor(total, LAKE.tier("gold").floor, "11").value is Value.NOT_MET
    assert scoring.floor(total, LAKE.tier("innovation").floor, "11").value is Value.MET


def test_the_lakes_meeting() -> None:
    assert ballot.quorum(LAKE, 9, 7).value is Value.MET
    assert ballot.quorum(LAKE, 9, 6).value is Value.NOT_MET
    assert ballot.needed(LAKE, 9, 9, recused=3) == 6
    assert ballot.vote(LAKE, 9, 9, 3, 6)[0] is Value.MET


def test_the_lakes_bars() -> None:
    day = date(2026, 6, 1)
    revoked = Facts(deadline=day, register=(Registered(revoked=date(1999, 1, 1)),))
    for_ever = bars.no_revocation_bar(LAKE.rule("no_revocation_bar"), revoked)
    assert (for_ever.value, for_ever.met_from, for_ever.article) == (Value.NOT_MET, None, "24")
    assert revocation.effect(LAKE, day, 5).barred_through is None
    for passed, value in ((2, Value.NOT_MET), (3, Value.MET)):
        fraud = Facts(
            deadline=day, register=(Registered(fraud_found=date(2023, 1, 1), editions_since=passed),)
        )
        assert bars.no_fraud_in_award(LAKE.rule("no_fraud_in_award"), fraud).value is value
    assert revocation.fraud_bar(LAKE, day) is None


def test_the_lakes_years() -> None:
    got = validity.of(LAKE, date(2026, 10, 26))
    assert (got.through, got.may_apply_from) == (date(2029, 10, 26), date(2029, 10, 27))
    assert duties.annual_due(LAKE, date(2026, 10, 26)) == [date(y, 4, 30) for y in (2027, 2028, 2029)]
    assert LAKE.rule("no_accident").span == spans.Years(5)


def test_shares() -> None:
    at_least, more = Share(Fraction(2, 3), "appointed", False, ""), Share(Fraction(1, 2), "present", True, "")
    assert [at_least.needed(n) for n in (1, 3, 4, 9, 10)] == [1, 2, 3, 6, 7]
    assert [more.needed(n) for n in (1, 2, 7, 8)] == [1, 2, 4, 5]
