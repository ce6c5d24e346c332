"""Yearly duties (Art 28): what is owed follows from the register; reports and surveys with every refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.house import take_away

Refused = Callable[..., None]
LINES = ["顾客满意度｜%｜必填｜0｜100", "专利授权｜件｜选填"]


def honour_of(play: Any, alias: str = "A1") -> Any:
    from zhiheng.registry.models import Honour

    return Honour.objects.get(case=play.case(alias).pk)


def until(play: Any, year: int, month: int = 1, day: int = 5) -> timedelta:
    return timedelta(days=(date(year, month, day) - play.now().date()).days)


def begun(play: Any, alias: str = "A1") -> Any:
    """A report of the first year, begun in January of it."""
    from zhiheng.aftercare.duties.models import AnnualReport

    done = play.do(
        alias.lower(), "open_annual_report", honour_of(play, alias).ref, year=2027, later=until(play, 2027)
    )
    return AnnualReport.objects.get(pk=done.object.partition("/")[2])


def save(play: Any, row: Any, field: str, text: str, version: int = 0, who: str = "a1") -> Any:
    return play.do(
        who, "save_annual", row.ref, field=field, text=text, version=version, later=until(play, 2027)
    )


def filled(play: Any, row: Any) -> None:
    from zhiheng.aftercare.duties import selectors

    for f in selectors.form_of(row).fields.values():
        save(play, row, f.id, {"money": "20000", "number": "65"}.get(f.kind, "持续改进"))


def filed(play: Any) -> Any:
    row = begun(play)
    filled(play, row)
    play.do("a1", "file_annual", row.ref, later=until(play, 2027, 4, 2))
    row.refresh_from_db()
    return row


def test_a_year_that_is_not_owed(golden: Any, refused: Refused) -> None:
    honour = honour_of(golden)
    refused(409, "report_due", "28", lambda: golden.do("a1", "open_annual_report", honour.ref, year=2027))
    refused(
        422,
        "year_owed",
        "28",
        lambda: golden.do("a1", "open_annual_report", honour.ref, year=2026, later=until(golden, 2027)),
    )
    refused(
        422,
        "year_owed",
        "28",
        lambda: golden.do("a1", "open_annual_report", honour.ref, year=2031, later=until(golden, 2027)),
    )


def test_a_year_is_begun_once_and_by_its_holder_alone(golden: Any, refused: Refused) -> None:
    from zhiheng.access.refusals import Unknown

    row = begun(golden)
    assert (row.due, row.criteria) == (date(2027, 3, 31), golden.edition.criteria)
    refused(
        409,
        "report_once",
        "28",
        lambda: golden.do(
            "a1", "open_annual_report", honour_of(golden).ref, year=2027, later=until(golden, 2028)
        ),
    )
    with pytest.raises(Unknown):
        golden.do("a6", "open_annual_report", honour_of(golden).ref, year=2028, later=until(golden, 2028))


def test_saving_keeps_both_texts_and_refuses_what_does_not_fit(golden: Any) -> None:
    from zhiheng.access.refusals import Invalid, Stale, Unknown

    row = begun(golden)
    assert save(golden, row, "keep_up.improved", "一").version == 1
    with pytest.raises(Stale) as caught:
        save(golden, row, "keep_up.improved", "二")
    assert (caught.value.facts["theirs"], caught.value.facts["version"]) == ("一", 1)
    save(golden, row, "keep_up.improved", "二", 1)
    for field, text, rule in (("nothing", "x", "field_unknown"), ("figures.revenue", "很多", "field_money")):
        with pytest.raises(Invalid) as bad:
            save(golden, row, field, text)
        assert [f.rule for f in bad.value.findings] == [rule]
    with pytest.raises(Unknown):
        save(golden, row, "keep_up.improved", "别人", 2, who="a6")
    with pytest.raises(Unknown):
        save(golden, row, "keep_up.improved", "办公室代写", 2, who="office")


def test_what_is_missing_holds_it_back_and_a_report_stands_for_the_items(
    golden: Any, refused: Refused
) -> None:
    row = begun(golden)
    late = until(golden, 2027)
    refused(409, "field_missing", "28", lambda: golden.do("a1", "file_annual", row.ref, later=late))
    for f in ("revenue", "profit_total", "profit_operating", "staff"):
        save(golden, row, f"figures.{f}", "300")
    for f in ("improved", "changed"):
        save(golden, row, f"keep_up.{f}", "无")
    from zhiheng.aftercare.duties import selectors

    items = selectors.criteria_of(row).items
    for i in items:
        save(golden, row, f"rating.{i.id}", "61" if i is items[0] else "60")
    golden.do("a1", "attach_annual", row.ref, file=golden.paper("a1"), later=late)
    refused(409, "rating_grid", "28", lambda: golden.do("a1", "file_annual", row.ref, later=late))
    save(golden, row, f"rating.{items[0].id}", "60", 1)
    golden.do("a1", "file_annual", row.ref, later=late)
    row.refresh_from_db()
    assert (row.state, len(row.digest)) == ("filed", 64)


def test_filed_late_read_and_returned(golden: Any, refused: Refused) -> None:
    from zhiheng.access.refusals import Refused as Closed
    from zhiheng.aftercare.duties import obligations

    row = filed(golden)
    today = date(2027, 6, 1)

    def owed() -> Any:
        return next(o for o in obligations.owed([honour_of(golden)], today) if o.duty == "annual")

    assert (owed().done_on, owed().days_late(today), owed().overdue(today)) == (date(2027, 4, 2), 2, False)
    golden.do("office", "read_annual", row.ref, note="已阅", later=until(golden, 2027, 4, 3))
    golden.do(
        "office", "return_annual", row.ref, reason="营业收入与审计不一致", later=until(golden, 2027, 4, 4)
    )
    assert (owed().done_on, owed().days_late(today), owed().overdue(today)) == (None, 62, True)
    with pytest.raises(Closed):
        golden.do("office", "read_annual", row.ref, note="x", later=until(golden, 2027, 4, 5))
    golden.do("a1", "file_annual", row.ref, later=until(golden, 2027, 4, 6))
    assert owed().done_on == date(2027, 4, 6)


def test_this_year_stands_beside_the_year_of_the_award(golden: Any) -> None:
    from zhiheng.aftercare.duties import selectors

    row = filed(golden)
    figures = {b.label: b for b in selectors.figures_beside(row)}
    assert (figures["营业收入"].then, figures["营业收入"].now, figures["营业收入"].went) == (
        "26000",
        "20000",
        "down",
    )
    ratings = selectors.ratings_beside(row)
    assert {(b.then, b.now, b.went) for b in ratings} == {("", "65", "")}
    assert selectors.own_total(row) == 650


def test_a_revoked_honour_owes_nothing_later(golden: Any) -> None:
    from zhiheng.aftercare.duties import obligations

    honour = honour_of(golden)
    take_away(honour, date(2028, 3, 30))
    honour.refresh_from_db()
    assert [o.due.year for o in obligations.owed([honour], date(2030, 6, 1))] == [2027]
    assert obligations.unbegun(honour) == []


def drafted(play: Any, **more: Any) -> Any:
    from zhiheng.aftercare.duties.models import Survey

    given = {
        "year": play.now().year,
        "name": "绩效调查",
        "due": play.now().date() + timedelta(days=20),
        "indicators": LINES,
    } | more
    done = play.do("office", "draft_survey", play.award.ref, **given)
    return Survey.objects.get(pk=done.object.partition("/")[2])


def answer_of(play: Any, survey: Any, alias: str) -> Any:
    from zhiheng.aftercare.duties.models import SurveyAnswer

    return SurveyAnswer.objects.get(survey=survey, honour=honour_of(play, alias))


def test_a_survey_is_drafted_from_lines(golden: Any, refused: Refused) -> None:
    drafted(golden)
    refused(422, "indicator_line", "28", lambda: drafted(golden, name="二", indicators=["满意度"]))
    refused(422, "survey_year", "28", lambda: drafted(golden, name="二", year=2019))
    refused(422, "due_ahead", "28", lambda: drafted(golden, name="二", due=date(2026, 1, 1)))
    refused(409, "survey_once", "28", lambda: drafted(golden))


def test_winners_are_asked_answer_and_correct_until_it_is_closed(golden: Any, refused: Refused) -> None:
    from zhiheng.access.refusals import Unknown
    from zhiheng.aftercare.duties import selectors
    from zhiheng.outbox.models import Message

    survey = drafted(golden)
    golden.do("leading", "open_survey", survey.ref)
    survey.refresh_from_db()
    assert Message.objects.filter(key="survey_opened").count() == 3
    mine = answer_of(golden, survey, "A1")
    for values, rule in (
        ({}, "indicator_missing"),
        ({"i01": "101"}, "indicator_range"),
        ({"i01": "满意"}, "indicator_number"),
        ({"i01": "9", "i07": "1"}, "indicator_known"),
    ):
        refused(
            422, rule, "28", lambda values=values: golden.do("a1", "answer_survey", mine.ref, values=values)
        )
    golden.do("a1", "answer_survey", mine.ref, values={"i01": "90"})
    golden.do("a1", "answer_survey", mine.ref, values={"i01": "91.5", "i02": " "})
    golden.do("a6", "answer_survey", answer_of(golden, survey, "A6").ref, values={"i01": "80", "i02": "3"})
    with pytest.raises(Unknown):
        golden.do("a6", "answer_survey", mine.ref, values={"i01": "1"})
    lines = selectors.summed(survey, list(selectors.SurveyAnswer.objects.filter(survey=survey)))
    assert [(x.summary.n, str(x.summary.total)) for x in lines] == [(2, "343/2"), (1, "3")]
    golden.do("office", "close_survey", survey.ref)
    refused(409, "survey_open", "28", lambda: golden.do("a1", "answer_survey", mine.ref, values={"i01": "1"}))


def test_nobody_is_asked_after_the_day_or_when_nobody_stands(golden: Any, refused: Refused) -> None:
    from zhiheng.registry.models import Honour

    survey = drafted(golden)
    refused(
        409,
        "due_ahead",
        "28",
        lambda: golden.do("office", "open_survey", survey.ref, later=timedelta(days=21)),
    )
    Honour.objects.filter(award=golden.award).update(valid_through=golden.now().date())
    refused(409, "winners_standing", "28", lambda: golden.do("office", "open_survey", survey.ref))


def test_in_public_nothing_rests_on_fewer_than_three(golden: Any) -> None:
    from zhiheng.aftercare.duties import selectors

    survey = drafted(golden)
    golden.do("office", "open_survey", survey.ref)
    for alias in ("A1", "A6", "A10"):
        golden.do(alias.lower(), "answer_survey", answer_of(golden, survey, alias).ref, values={"i01": "90"})
    assert selectors.public(golden.award.pk) == []
    golden.do("office", "close_survey", survey.ref)
    (table,) = selectors.public(golden.award.pk)
    assert {c: n for c, n in table.cells.items() if n is not None and c[0]} == {}
    assert table.cells["", ""] == 270


def test_who_may_know(golden: Any) -> None:
    from zhiheng.access import todo, viewer

    row, survey = begun(golden), drafted(golden)

    def knows(login: str, ref: str) -> bool:
        return todo.knows(viewer.of(golden.user(login)), ref)

    assert [knows(x, row.ref) for x in ("a1", "a6", "office", "e1")] == [True, False, False, False]
    assert [knows(x, survey.ref) for x in ("a1", "office", "supervision", "leading", "e1")] == [
        False,
        True,
        True,
        True,
        False,
    ]
    golden.do("office", "open_survey", survey.ref)
    assert [knows(x, survey.ref) for x in ("a1", "a3")] == [True, False]
    assert [knows(x, answer_of(golden, survey, "A1").ref) for x in ("a1", "a6", "office")] == [
        True,
        False,
        True,
    ]
