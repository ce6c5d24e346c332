"""Yearly duties on their pages: one list for winner and office, a report filled part by part, the survey
for anybody.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.house import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(golden: Any) -> Any:
    """The golden award in January after it was won."""
    days = (date(2027, 1, 5) - golden.now().date()).days
    golden.award.offset_ms += days * 86_400_000
    golden.award.save(update_fields=["offset_ms"])
    return golden


@pytest.fixture
def report(later: Any) -> Any:
    from zhiheng.aftercare.duties.models import AnnualReport
    from zhiheng.registry.models import Honour

    ref = later.do(
        "a1", "open_annual_report", Honour.objects.get(case=later.case("A1").pk).ref, year=2027
    ).object
    return AnnualReport.objects.get(pk=ref.partition("/")[2])


def read(play: Any, login: str, path: str, status: int = 200) -> str:
    answer = client_of(play.user(login)).get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return str(answer.content.decode())


def test_an_honour_from_before_owes_what_fell_due_since_the_house_knows_of_it(later: Any) -> None:
    said = read(later, "office", "/duties/?list=overdue")
    assert said.count("2026年度自评") == 2 and "2025年度自评" not in said


def test_a_winner_sees_what_it_owes_and_nobody_elses(later: Any) -> None:
    said = read(later, "a1", "/duties/")
    assert (
        "2027年度自评" in said and "还有85天" in said and "第二十八条" in said and "还有1件没有完成" in said
    )
    assert "金水仁和" not in said
    office = read(later, "office", "/duties/")
    assert "澄衡信息安全" in office and "金水仁和" in office and "还有5件没有完成" in office
    read(later, "e1", "/duties/", 403)


def test_what_is_overdue_is_counted_in_days(later: Any) -> None:
    later.award.offset_ms += 90 * 86_400_000
    later.award.save(update_fields=["offset_ms"])
    said = read(later, "office", "/duties/?list=overdue")
    assert "逾期5天" in said and "逾期（5）" in said


def test_the_list_can_be_taken_out(later: Any) -> None:
    answer = client_of(later.user("office")).get("/duties/", {"as": "csv"})
    assert "澄衡信息安全" in answer.content.decode("utf-8-sig")
    book = client_of(later.user("office")).get("/duties/", {"as": "xlsx"})
    assert "澄衡信息安全" in zipfile.ZipFile(io.BytesIO(book.content)).read("xl/sharedStrings.xml").decode()


def test_a_report_is_filled_part_by_part(later: Any, report: Any) -> None:
    client = client_of(later.user("a1"))
    first = client.get(f"/annual/{report.pk}/").content.decode()
    assert "年度数据" in first and "持续实施" in first and "未开始" in first
    assert "还有49项没有填写" in first and "申报任务" not in first
    sent = {
        "figures.revenue": "20000",
        "figures.profit_total": "很多",
        "figures.profit_operating": "",
        "figures.staff": "320",
    }
    bad = client.post(f"/annual/{report.pk}/figures/", sent)
    assert bad.status_code == 422 and "很多" in bad.content.decode()
    good = client.post(
        f"/annual/{report.pk}/figures/",
        sent | {"figures.profit_total": "1500", "version-figures.revenue": "1", "version-figures.staff": "1"},
    )
    assert (good.status_code, good.headers["Location"]) == (302, f"/annual/{report.pk}/keep_up/")
    assert "20000" in client.get(f"/annual/{report.pk}/figures/").content.decode()
    item = client.get(f"/annual/{report.pk}/4.1/").content.decode()
    assert "自评得分比例" in item and "做法、展开与结果" in item
    assert client.get(f"/annual/{report.pk}/9.9/").status_code == 404
    assert client_of(later.user("a6")).get(f"/annual/{report.pk}/").status_code == 404
    assert client_of(later.user("office")).get(f"/annual/{report.pk}/").status_code == 404


def test_the_report_stands_beside_the_award_year(later: Any, report: Any) -> None:
    later.do("a1", "save_annual", report.ref, field="figures.revenue", text="20000", version=0)
    said = read(later, "a1", f"/o/annual_report/{report.pk}/")
    assert "与获奖时对照" in said and "26000" in said and "下降" in said


def closed(play: Any) -> Any:
    from zhiheng.aftercare.duties.models import Survey, SurveyAnswer

    due = play.now().date() + timedelta(days=10)
    ref = play.do(
        "leading",
        "draft_survey",
        play.award.ref,
        year=play.now().year,
        name="绩效调查",
        due=due,
        indicators=["顾客满意度｜%｜必填｜0｜100"],
    ).object
    play.do("leading", "open_survey", ref)
    for alias, value in (("A1", "90"), ("A6", "85"), ("A10", "80")):
        row = SurveyAnswer.objects.get(survey=ref.partition("/")[2], honour__case=play.case(alias).pk)
        play.do(alias.lower(), "answer_survey", row.ref, values={"i01": value})
    play.do("leading", "close_survey", ref)
    return Survey.objects.get(pk=ref.partition("/")[2])


def test_the_survey_is_summed_for_the_office_and_held_back_in_public(golden: Any) -> None:
    survey = closed(golden)
    said = read(golden, "office", f"/o/survey/{survey.pk}/")
    assert "255" in said and "85" in said and "澄衡信息安全" in said
    public = Client(headers={"host": "127.0.0.1"}).get(f"/{golden.award.slug}/survey/").content.decode()
    assert "不公开" in public and "255" in public and "澄衡" not in public
    mine = read(golden, "a1", f"/o/survey/{survey.pk}/")
    assert "金水仁和" not in mine and "255" not in mine


def test_the_form_of_an_answer_asks_every_indicator(golden: Any) -> None:
    from zhiheng.aftercare.duties.models import SurveyAnswer

    due = golden.now().date() + timedelta(days=10)
    ref = golden.do(
        "office",
        "draft_survey",
        golden.award.ref,
        year=golden.now().year,
        name="绩效调查",
        due=due,
        indicators=["满意度｜%｜必填｜0｜100", "专利｜件｜选填"],
    ).object
    golden.do("office", "open_survey", ref)
    row = SurveyAnswer.objects.get(survey=ref.partition("/")[2], honour__case=golden.case("A1").pk)
    client, address = client_of(golden.user("a1")), f"/act/answer_survey/{row.ref}/"
    assert "满意度（%，0至100）" in client.get(address).content.decode()
    bad = client.post(address, {"values-i01": "120", "values-i02": "3"})
    assert bad.status_code == 422 and "120" in bad.content.decode() and "超出范围" in bad.content.decode()
    client.post(address, {"values-i01": "92", "values-i02": "3"})
    row.refresh_from_db()
    assert (row.state, row.values) == ("filed", {"i01": "92", "i02": "3"})
