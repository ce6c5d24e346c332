"""Promotion on its pages: the library for anybody, a report with its receipt, the office's lists and their
files.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from tests.house import client_of, take_away

pytestmark = pytest.mark.django_db

CASE = {
    "name": "班组质量日清",
    "sector": "key",
    "method": "卓越绩效模式",
    "text": "先找短板。\n\n再立标准。",
    "figures": "合格率99.1%\n返工下降三成",
    "year": 2025,
}


def honour_of(play: Any, alias: str = "A1") -> Any:
    from zhiheng.registry.models import Honour

    return Honour.objects.get(case=play.case(alias).pk)


def published(play: Any, alias: str = "A1", **said: Any) -> Any:
    from zhiheng.aftercare.promotion.models import Practice

    ref = play.do(alias.lower(), "draft_practice", honour_of(play, alias).ref, **CASE | said).object
    play.do(alias.lower(), "consent_practice", ref, confirmed=True)
    play.do("office", "publish_practice", ref)
    return Practice.objects.get(pk=ref.partition("/")[2])


def read(path: str, status: int = 200, **data: Any) -> str:
    answer = Client(headers={"host": "127.0.0.1"}).get(path, data)
    assert answer.status_code == status, answer.status_code
    return str(answer.content.decode())


def staff(play: Any, query: str = "", login: str = "office") -> Any:
    return client_of(play.user(login)).get(f"/promotion/{query}")


def test_the_library_appears_with_its_first_case_and_goes_with_its_last(golden: Any) -> None:
    assert "/golden/practice/" not in read("/golden/") and "还没有公开的案例" in read("/golden/practice/")
    row = published(golden)
    assert "/golden/practice/" in read("/golden/") and "班组质量日清" in read("/golden/practice/")
    golden.do("office", "withdraw_practice", row.ref, reason="单位来函")
    assert "班组质量日清" not in read("/golden/practice/")
    read(f"/golden/practice/{row.pk}/", 404)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 2),
        ({"q": "日清"}, 1),
        ({"q": "　短板　卓越 "}, 2),
        ({"q": "六西格玛"}, 0),
        ({"q": "ＱＣ"}, 1),
        ({"q": "100%"}, 0),
        ({"sector": "medical"}, 1),
        ({"year": "2025"}, 1),
        ({"year": "２０２５"}, 0),
        ({"year": "x"}, 0),
        ({"sector": "key", "year": "2024"}, 0),
        ({"q": "qc", "sector": "medical", "year": "2024"}, 1),
    ],
)
def test_the_library_is_searched_by_its_address(golden: Any, asked: dict[str, str], found: int) -> None:
    published(golden)
    published(golden, "A6", name="QC小组进病房", sector="medical", year=2024)
    page = read("/golden/practice/", **asked)
    assert page.count('role="rowheader"') == found
    assert "没有符合这些条件的案例" in page if not found else f"{found}个案例" in page


def test_a_case_says_its_words_and_when_the_title_was_won(golden: Any) -> None:
    row, honour = published(golden, text="先找短板。\n\n<b>再立标准</b>"), honour_of(golden)
    page = read(f"/golden/practice/{row.pk}/")
    assert "<p>先找短板。</p>" in page and "<b>再立标准</b>" not in page and "<li>返工下降三成</li>" in page
    assert (
        f"{honour.awarded.year}年{honour.awarded.month}月" in page
        and f"/verify/{honour.pk}/" in page
        and "第二十条" in page
    )
    read(f"/draft/practice/{row.pk}/", 404)
    read(f"/golden/practice/{'0' * 32}/", 404)


def test_a_case_of_a_revoked_honour_is_as_if_it_had_never_been(golden: Any) -> None:
    from zhiheng.web.public import export, standing

    row = published(golden)
    assert f"practice/{row.pk}.html" in export.build(standing.at("golden"), "https://x")
    take_away(honour_of(golden), golden.now().date())
    assert "班组质量日清" not in read("/golden/practice/") and "/golden/practice/" not in read("/golden/")
    read(f"/golden/practice/{row.pk}/", 404)
    assert not [f for f in export.build(standing.at("golden"), "https://x") if f.startswith("practice")]
    assert "网站不再显示" in client_of(golden.user("office")).get(f"/o/practice/{row.pk}/").content.decode()


def test_the_library_asks_no_more_for_more_cases(golden: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            read("/golden/practice/")
        return len(seen)

    published(golden)
    queries()
    before = queries()
    for n in range(8):
        published(golden, "A6", name=f"案例{n}")
    assert queries() == before


def test_a_report_gives_a_number_that_tells_the_state_and_nothing_else(golden: Any) -> None:
    from zhiheng.aftercare.promotion.models import Misuse

    honour = honour_of(golden)
    assert f"/golden/report/?about={quote(honour.number)}" in read(f"/verify/{honour.pk}/")
    visitor = Client(headers={"host": "127.0.0.1"})
    assert (
        f'value="{honour.number}"'
        in visitor.get("/golden/report/", {"about": honour.number}).content.decode()
    )
    typed = {
        "sort": "misused",
        "about": honour.number,
        "facts": "展会海报冒用",
        "contact": "13900000000",
        "idempotency_key": "k1",
    }
    page = visitor.post("/golden/report/", typed).content.decode()
    again = visitor.post("/golden/report/", typed).content.decode()
    number = re.search(r'zh-slip__no">([0-9A-F-]{19})<', page)
    assert number and number[1] in again and Misuse.objects.count() == 1
    answer = read("/golden/report/receipt/", number=number[1].lower())
    assert "已收到，等待核查" in answer and "海报" not in answer and "13900000000" not in answer
    assert "没有查到" in read("/golden/report/receipt/", 404, number="0" * 16)
    assert "没有查到" in read("/draft/report/receipt/", 404, number=number[1])


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"facts": ""}, "facts"),
        ({"about": " "}, "about"),
        ({"facts": "字" * 5001}, "facts"),
        ({"sort": "x"}, "sort"),
    ],
)
def test_a_bad_report_is_told_at_its_field_and_kept(golden: Any, typed: dict[str, str], field: str) -> None:
    from zhiheng.aftercare.promotion.models import Misuse

    said = {"sort": "forged", "about": "证2026-09", "facts": "伪造"} | typed
    answer = Client(headers={"host": "127.0.0.1"}).post("/golden/report/", said)
    page = answer.content.decode()
    assert answer.status_code == 422 and f'href="#f-{field}"' in page and not Misuse.objects.exists()
    assert field == "about" or 'value="证2026-09"' in page


def test_the_informant_is_for_the_case_officer(golden: Any) -> None:
    ref = golden.do(
        "public",
        "report_misuse",
        golden.award.ref,
        sort="forged",
        about="并无此号",
        facts="伪造证书",
        name="王某",
    ).object
    path = f"/o/{ref}/"
    assert "王某" in client_of(golden.user("office")).get(path).content.decode()
    watched = client_of(golden.user("supervision")).get(path)
    assert (
        watched.status_code == 200
        and "王某" not in watched.content.decode()
        and "伪造证书" in watched.content.decode()
    )
    assert (
        client_of(golden.user("leading")).get(path).status_code == 404
        and client_of(golden.user("a1")).get(path).status_code == 404
    )
    assert (
        "M1" in staff(golden).content.decode()
        and "冒用伪造线索" not in staff(golden, login="leading").content.decode()
    )


def test_every_list_is_taken_out_as_it_is_shown(golden: Any) -> None:
    published(golden)
    golden.do(
        "office",
        "enter_measure",
        golden.award.ref,
        name="区工信局",
        sort="funding",
        on=golden.now().date(),
        text="=技改补助",
    )
    golden.do("public", "report_misuse", golden.award.ref, sort="forged", about="并无此号", facts="x")
    for name, word in (("practice", "班组质量日清"), ("measure", "区工信局"), ("misuse", "M1")):
        page = staff(golden, f"?list={name}").content.decode()
        assert word in page and f"list={name}&amp;as=xlsx" in page
        assert word in staff(golden, f"?list={name}&as=csv").content.decode("utf-8-sig")
        book = zipfile.ZipFile(io.BytesIO(staff(golden, f"?list={name}&as=xlsx").content))
        assert word in book.read("xl/sharedStrings.xml").decode()
    assert "'=技改补助" in staff(golden, "?list=measure&as=csv").content.decode("utf-8-sig")
    assert client_of(golden.user("a1")).get("/promotion/").status_code == 403


def test_the_plan_its_activities_and_a_winners_task_have_their_pages(golden: Any) -> None:
    from datetime import date

    from zhiheng.aftercare.promotion.models import Part

    year = golden.now().year
    assert "先编制今年的推广计划" in staff(golden).content.decode()
    plan = golden.do(
        "office", "draft_promotion_plan", golden.award.ref, year=year, text="重点行业先行"
    ).object
    activity = golden.do(
        "office",
        "add_activity",
        plan,
        name="开放日",
        sort="open_day",
        sector="key",
        on=date(year, 12, 31),
        place="一号厂房",
        hosts=[honour_of(golden).pk],
    ).object
    golden.do("office", "adopt_promotion_plan", plan, document="金质推〔2026〕1号")
    golden.do("office", "ask_winners", activity, due=date(year, 12, 30))
    part = Part.objects.get(honour=honour_of(golden))
    page = staff(golden).content.decode()
    assert f"/o/{activity}/" in page and "开放日" in page and f"邀请{Part.objects.count()}家，报名0家" in page
    office, winner = client_of(golden.user("office")), client_of(golden.user("a1"))
    assert (
        "一号厂房" in office.get(f"/o/{plan}/").content.decode()
        and honour_of(golden).name in office.get(f"/o/{activity}/").content.decode()
    )
    assert (
        "报名参加推广活动" in winner.get("/desk/").content.decode()
        and "12月30日" in winner.get(f"/o/{part.ref}/").content.decode()
    )
    assert f"/o/{part.ref}/" in winner.get(f"/o/honour/{part.honour_id}/").content.decode()
    answer = winner.post(f"/act/sign_up/{part.ref}/", {"people": "2", "contact": "张三", "version": "0"})
    assert answer.status_code == 302 and "已报名" in winner.get(f"/o/{part.ref}/").content.decode()
    assert f"/o/honour/{part.honour_id}/" in winner.get("/application/").content.decode()


def test_a_text_opens_for_change_as_it_stands(golden: Any) -> None:
    ref = golden.do("a1", "draft_practice", honour_of(golden).ref, **CASE).object
    page = client_of(golden.user("a1")).get(f"/act/save_practice/{ref}/").content.decode()
    assert "先找短板。" in page and 'value="班组质量日清"' in page and '<option value="key" selected' in page


def test_promotion_asks_no_more_for_more_rows(golden: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    office = client_of(golden.user("office"))

    def queries(path: str) -> int:
        office.get(path)
        with CaptureQueriesContext(connection) as seen:
            office.get(path)
        return len(seen)

    paths = ("/promotion/", "/promotion/?list=practice", "/promotion/?list=misuse")
    published(golden)
    golden.do(
        "public", "report_misuse", golden.award.ref, sort="forged", about=honour_of(golden).number, facts="x"
    )
    before = {p: queries(p) for p in paths}
    for n in range(6):
        published(golden, "A6", name=f"案例{n}")
        golden.do(
            "public",
            "report_misuse",
            golden.award.ref,
            sort="forged",
            about=honour_of(golden).number,
            facts="x",
        )
    assert {p: queries(p) for p in paths} == before
