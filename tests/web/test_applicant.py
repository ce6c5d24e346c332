"""The applicant's pages: states in words, faults at their fields, figures and doubts, texts that meet,
queries.
"""

from __future__ import annotations

import re
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest

from tests.web.test_table import client_of
from zhiheng.law import form as law
from zhiheng.law import scoring
from zhiheng.web.applicant import completeness, doubts, figures

ITEMS = scoring.load("gbt19580_2012").items
ITEM = "/application/self_assessment/4.3.3/"
NAME = "self_assessment.4.3.3"


def signed_in(play: Any, login: str = "a1") -> Any:
    from zhiheng.access import viewer

    return client_of(viewer.of(play.user(login)))


def html(client: Any, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def put(play: Any, field: str, text: str) -> None:
    """Write a field as another window would."""
    from zhiheng.applications.selectors import versions

    case = play.case("A1")
    play.do("a1", "save_answer", case.ref, field=field, text=text, version=versions(case.pk).get(field, 0))


# the first page


def test_a_draft_is_called_a_draft_and_says_how_long_is_left(draft: Any) -> None:
    page = html(signed_in(draft), "/application/")
    assert "<h1>草稿——尚未提交</h1>" in page and re.search(r"距截止还有\d+天", page) and "24:00）" in page
    assert "各项都已填好" in page and 'href="/application/check/"' in page and "已提交" not in page
    assert page.count('aria-current="step"') == 1 and "申报任务" in page


def test_the_next_act_is_the_first_gap(draft: Any) -> None:
    put(draft, "licence.main.from", "")
    put(draft, "standing.rank", "")
    page = html(signed_in(draft), "/application/")
    assert (
        '<a class="zh-btn " href="/application/licence/#f-licence.main.from">继续填写：'
        "主营业务证照取得日期</a>"
    ) in page
    assert "还有2处没有填好" in page and "还差1项" in page


def test_what_contradicts_is_an_issue_in_the_task_list(draft: Any) -> None:
    put(draft, "model.adopted", "2001-01-01")
    page = html(signed_in(draft), "/application/")
    assert (
        "须改正" in page
        and 'href="/application/model/?from=check#f-model.adopted">改正：' in page
        and "导入日期（2001-01-01）早于成立日期" in page
    )


def test_conditions_that_offices_decide_are_folded(draft: Any) -> None:
    page = html(signed_in(draft), "/application/")
    checks = page[page.index("系统已核对的条件") :]
    assert re.search(r"<summary>\d+项待办公室或部门认定</summary>", checks) and re.search(
        r"<summary>\d+项符合</summary>", checks
    )
    assert "没有不符合的" in checks
    put(draft, "licence.main.from", "")
    checks = html(signed_in(draft), "/application/").split("系统已核对的条件")[1]
    assert "还缺主营业务证照取得日期" in checks.split("<details")[0], "named by the words of the form"
    assert "缺少：" not in checks


def test_what_somebody_waits_for_stands_on_top(golden: Any) -> None:
    from zhiheng.editions.models import Case, Hearing

    case = Case.objects.select_related("edition").get(pk=golden.case("A1").pk)
    hearing = Hearing.objects.create(
        id="h" * 32,
        state="told",
        case=case,
        matter="refusal",
        grounds="查有行政处罚",
        article="14(8)",
        told_at=golden.now(),
        answer_by=golden.now().date(),
    )
    page = html(signed_in(golden), "/application/")
    assert (
        page.index(f"/act/respond/hearing/{hearing.pk}/") < page.index("我现在在哪一步")
        and "查有行政处罚" in page
    )


def test_after_the_award_the_honour_with_its_dates(golden: Any) -> None:
    from zhiheng.registry.models import Honour

    honour = Honour.objects.filter(edition=golden.edition.pk).exclude(case="").order_by("number").first()
    assert honour is not None
    from zhiheng.access.models import User
    from zhiheng.editions.models import Case

    alias = Case.objects.get(pk=honour.case).alias
    page = html(
        client_of(SimpleNamespace(user=User.objects.get(pk=golden.user(alias.lower())).pk)), "/application/"
    )
    assert "<h1>已提交</h1>" in page and honour.number in page and f"/verify/{honour.pk}/" in page
    assert "授予日期" in page and "有效期至" in page and "草稿" not in page.split("<main")[1]


def test_after_the_deadline_a_draft_stays_a_draft_and_says_why(draft: Any) -> None:
    from datetime import timedelta

    from zhiheng.editions.models import Edition

    Edition.objects.filter(pk=draft.edition.pk).update(deadline=draft.now().date() - timedelta(days=1))
    page = html(signed_in(draft), "/application/")
    assert (
        "<h1>草稿——尚未提交</h1>" in page
        and "已过截止时间" in page
        and "内容全部保留" in page
        and "核对并提交</a>\n" not in page
    )
    page = html(signed_in(draft), "/application/check/")
    assert 'aria-disabled="true"' in page and "暂不能办理" in page and 'href="/act/submit/' not in page
    assert "第十七条（一）" in page.split("提交</h2>")[1] and "不再受理提交" in page
    assert "请再看一遍" not in page


# sections


def test_every_section_is_one_form_with_its_button_last(draft: Any) -> None:
    client = signed_in(draft)
    for section in (
        "organisation",
        "licence",
        "model",
        "years",
        "standing",
        "declaration",
        "self_assessment",
    ):
        page = html(client, f"/application/{section}/?plain=1").split("<main")[1]
        assert page.count("novalidate") == 1 and page.count('method="post"') == 1, section
        assert page.rindex("<button") == page.rindex('<button class="zh-btn" type="submit">'), section
    assert html(client, "/application/self_assessment/?plain=1").count("<textarea") == 23


def test_a_fault_is_said_above_and_at_its_field_and_what_was_typed_is_kept(draft: Any) -> None:
    answer = signed_in(draft).post(
        "/application/organisation/", {"organisation.staff": "一百二十", "organisation.industry": "6513"}
    )
    page = unescape(answer.content.decode())
    assert answer.status_code == 422 and "<title>有1处需要改正 — " in page
    assert (
        '<a href="#f-organisation.staff">' in page
        and 'id="f-organisation.staff-e"' in page
        and 'value="一百二十"' in page
    )
    from zhiheng.applications.selectors import answers

    assert answers(draft.case("A1").pk)["organisation.industry"][0] == "6513", "the others are saved"


def test_line_ends_of_browsers_make_no_new_version(draft: Any) -> None:
    from zhiheng.applications.selectors import versions

    case, client = draft.case("A1"), signed_in(draft)
    put(draft, "standing.rank", "甲\n乙")
    before = versions(case.pk)["standing.rank"]
    assert (
        client.post(
            "/application/standing/", {"standing.rank": "甲\r\n乙", "version-standing.rank": "²"}
        ).status_code
        == 302
    )
    assert versions(case.pk)["standing.rank"] == before


@pytest.mark.parametrize(("path", "field"), [("/application/standing/", "standing.rank"), (ITEM, NAME)])
def test_two_windows_without_script_see_both_texts(draft: Any, path: str, field: str) -> None:
    from zhiheng.applications.selectors import answers

    case, client = draft.case("A1"), signed_in(draft)
    old = answers(case.pk)[field][1]
    put(draft, field, "先保存的话")
    answer = client.post(path, {field: "后写的话", f"version-{field}": str(old)})
    page = unescape(answer.content.decode())
    assert answer.status_code == 409 and "先保存的话" in page and "后写的话</textarea>" in page
    assert answers(case.pk)[field][0] == "先保存的话"
    now = re.search(rf'name="version-{field}" value="(\d+)"', page)
    assert now and int(now[1]) == old + 1
    assert client.post(path, {field: "后写的话", f"version-{field}": now[1]}).status_code == 302
    assert answers(case.pk)[field][0] == "后写的话"


def test_the_version_answered_for_is_that_of_the_text_shown() -> None:
    """Not the newest one, which may be a third text that nobody here has seen."""
    from zhiheng.web.applicant.section import question

    asked = question(law.Field("a.b", "a", "甲", "long", ""), {"a.b": ("第三份", 9)}, "我的", "", 7)
    assert (asked.version, asked.value) == ("7", "我的")
    assert question(law.Field("a.b", "a", "甲", "long", ""), {"a.b": ("现在的", 9)}, None, "").version == "9"


def test_after_the_submission_sections_are_read_only(golden: Any) -> None:
    client = signed_in(golden)
    for path in (
        "/application/organisation/",
        "/application/years/",
        ITEM,
        "/application/self_assessment/?plain=1",
    ):
        main = html(client, path).split("<main")[1]
        assert "已提交，内容不再改动" in main and "<textarea" not in main and 'type="submit"' not in main, (
            path
        )


# figures


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((100, 120, 90), ("+20.0%", "−25.0%")),
        ((3, 4, None), ("+33.3%", "——")),
        ((-5, 5, 5), ("扭亏", "0.0%")),
        ((0, 5, -5), ("不适用", "−200.0%")),
        ((1000, 1001, 1000), ("+0.1%", "−0.1%")),
    ],
)
def test_changes_are_exact_and_none_from_a_loss(row: figures.Amounts, said: tuple[str, ...]) -> None:
    assert figures.changes(row) == said


def doubts_of(**texts: list[str]) -> list[str]:
    titles = {"revenue": "营业收入", "profit_total": "利润总额"}
    amounts = {k: tuple(figures.amount(t) for t in row) for k, row in texts.items()}
    return [
        d for found in doubts.of(titles, amounts, texts, ("2023", "2024", "2025")).values() for d in found
    ]


def test_a_unit_mixed_up_is_asked_about() -> None:
    assert doubts_of(revenue=["17420", "209800000", "25310"]) == [
        "2024年营业收入约为其他年份的1万倍，单位可能填成了“元”。应为20,980万元吗？"
    ]
    found = doubts_of(revenue=["17420", "20980", "2.5"])
    assert len(found) == 1 and "2025年营业收入“2.5”" in found[0]
    assert doubts_of(revenue=["18000", "2.16亿元", "26,000万元"]) == []
    assert doubts_of(revenue=["", "21600", ""]) == [] and doubts_of(revenue=["x", "21600", "26000"]) == []


def test_a_profit_above_the_revenue_is_asked_about() -> None:
    assert doubts_of(revenue=["100", "100", "100"], profit_total=["90", "120", "-500"]) == [
        "2024年利润总额大于营业收入，请核对两个数。"
    ]


def test_the_grid_computes_shows_doubts_and_keeps_faults(draft: Any) -> None:
    client = signed_in(draft)
    page = html(client, "/application/years/")
    years = re.findall(r'<th scope="col" class="num">(\d{4})年</th>', page)
    assert len(years) == 3 and page.count('type="text" inputmode="decimal"') == 9
    put(draft, f"years.{years[1]}.revenue", "209800000")
    assert "单位可能填成了“元”" in html(client, "/application/years/")
    answer = client.post(
        "/application/years/", {f"years.{years[0]}.revenue": "1,2万3", f"years.{years[2]}.revenue": "1.5亿元"}
    )
    page = unescape(answer.content.decode())
    assert (
        answer.status_code == 422
        and 'value="1,2万3"' in page
        and "不是有效的金额" in page
        and 'value="1.5亿元"' in page
    )


def test_only_figures_of_years_make_a_grid() -> None:
    def field(name: str, kind: str) -> law.Field:
        return law.Field(name, "s", "", kind, "")

    assert figures.is_grid([field("years.2023.revenue", "money")])
    assert not figures.is_grid([]) and not figures.is_grid([field("organisation.staff", "number")])
    assert not figures.is_grid([field("years.2023.revenue", "money"), field("years.note", "long")])


# items of the report


def test_the_range_follows_the_points() -> None:
    ranges = {i.points: completeness.advised(i) for i in ITEMS}
    assert ranges[50] == (800, 1500) and ranges[10] == (300, 600) and ranges[80] == (1300, 2400)
    assert completeness.count(" 甲\u3000乙\n丙 a") == 4


def test_an_item_with_what_stands_beside_it(draft: Any) -> None:
    page = html(signed_in(draft), ITEM)
    assert "<h1>4.3.3 顾客关系与顾客满意</h1>" in page and "第7条，共23条" in page and "怎样建立关系" in page
    assert page.split('<div class="zh-dots">')[1].split("</nav>")[0].count("<a ") == 23
    assert page.split('<dl class="zh-bandlist">')[1].split("</dl>")[0].count("<dt>") == 6
    assert (
        'href="/application/self_assessment/4.3.2/"' in page
        and 'href="/application/self_assessment/4.4.2/"' in page
    )
    assert page.count("data-mark=") == 3 and 'data-low="800" data-high="1500"' in page
    assert signed_in(draft).get("/application/self_assessment/4.9.9/").status_code == 404


def test_earlier_texts_can_be_read_and_only_one_s_own(draft: Any) -> None:
    from zhiheng.applications.models import AnswerVersion

    put(draft, NAME, "第二稿")
    put(draft, NAME, "第三稿〔E-02 第3页〕")
    AnswerVersion.objects.create(
        case=draft.case("A2"), field=NAME, text="别家的话", version=99, saved_at=draft.now()
    )
    client = signed_in(draft)
    page = html(client, f"{ITEM}?version=2")
    assert "整篇恢复" in page and "第二稿" in page and "第三稿〔E-02 第3页〕</textarea>" in page
    assert 'data-used="E-02">已引用<' in page and 'data-used="E-01"><' in page
    for wrong in ("99", "0", "x", "9" * 40, "²"):
        assert "整篇恢复" not in html(client, f"{ITEM}?version={wrong}"), wrong


def test_an_item_takes_as_much_text_as_it_advises_and_more(draft: Any) -> None:
    client = signed_in(draft)
    whole = "我们按年评审过程，改进以后结果向好。" * 300
    assert client.post(ITEM, {NAME: whole}).status_code == 302
    assert f"{whole}</textarea>" in html(client, ITEM)
    too_long = client.post(ITEM, {NAME: whole * 4})
    assert too_long.status_code == 422 and "20000" in too_long.content.decode()
    assert f"{whole}</textarea>" in html(client, ITEM)


def test_an_earlier_text_comes_back_as_a_new_version(draft: Any) -> None:
    from zhiheng.applications.models import AnswerVersion

    put(draft, NAME, "第二稿")
    put(draft, NAME, "第三稿")
    client = signed_in(draft)
    page = html(client, f"{ITEM}?version=2")
    old = page.split('action="?from=old"')[1].split("</form>")[0]
    assert f'name="{NAME}" value="第二稿"' in old and f'name="version-{NAME}" value="3"' in old
    answer = client.post(f"{ITEM}?from=old", {NAME: "第二稿", f"version-{NAME}": "3"})
    assert answer.headers["Location"] == ITEM
    kept = AnswerVersion.objects.filter(case=draft.case("A1"), field=NAME).order_by("version")
    assert [v.text for v in kept][-3:] == ["第二稿", "第三稿", "第二稿"]
    assert kept.last().by == draft.user("a1")
    stale = client.post(f"{ITEM}?from=old", {NAME: "第一稿", f"version-{NAME}": "3"})
    assert stale.status_code == 409 and "第二稿" in stale.content.decode()


def test_saving_an_item_leads_to_the_next_and_the_last_back(draft: Any) -> None:
    client = signed_in(draft)
    assert client.post(ITEM, {NAME: "新的话"}).headers["Location"] == "/application/self_assessment/4.4.2/"
    last = "/application/self_assessment/4.7.7/"
    assert (
        client.post(last, {"self_assessment.4.7.7": "结果"}).headers["Location"]
        == "/application/self_assessment/"
    )
    assert client.post(f"{ITEM}?from=check", {NAME: "又一稿"}).headers["Location"] == "/application/check/"


def test_the_library_names_the_items_that_cite_a_file(draft: Any) -> None:
    put(draft, NAME, "见〔E-02〕和〔E-02 第3页〕")
    page = html(signed_in(draft), "/application/evidence/")
    row = page.split('data-l="编号">E-02')[1].split("</tr>")[0]
    assert row.count(f'href="{ITEM}"') == 1 and "/act/withdraw_evidence/evidence/" in row


# check and receipt


def test_faults_stand_first_and_lead_to_their_fields(draft: Any) -> None:
    client = signed_in(draft)
    page = html(client, "/application/check/")
    assert "没有缺项" in page and "/act/submit/case/" in page
    put(draft, "organisation.staff", "")
    put(draft, "model.adopted", "2001-01-01")
    put(draft, NAME, " ")
    page = html(client, "/application/check/")
    assert "<title>有3处需要改正 — " in page and "/act/submit/" not in page and "暂不能办理" in page
    links = re.findall(r'href="([^"]+)"', page.split('class="zh-errors"')[1].split("</div>")[0])
    assert links == [
        "/application/organisation/?from=check#f-organisation.staff",
        "/application/model/?from=check#f-model.adopted",
        f"{ITEM}?from=check#f-{NAME}",
    ]
    for link in links:
        name = link.partition("#f-")[2]
        shown = html(client, link.partition("#")[0])
        assert (
            f'id="f-{name}-e"' in shown and 'aria-invalid="true"' in shown and "<title>有1处需要改正" in shown
        )


def test_what_the_check_finds_is_what_submission_refuses(draft: Any) -> None:
    from zhiheng.access.refusals import Refusal
    from zhiheng.applications import selectors
    from zhiheng.web.applicant import faults

    for field, text in {
        "organisation.staff": "",
        "organisation.established": "2999-01-01",
        "organisation.predecessor_established": "2999-02-01",
        "licence.main.to": "2001-01-01",
        "model.adopted": "2998-01-01",
        "declaration.truth": "否",
        "organisation.uscc": "91350100M000100Y43",
    }.items():
        put(draft, field, text)
    case = draft.case("A1")
    found = faults.of(case, selectors.form_of(case.edition), selectors.answers(case.pk))
    with pytest.raises(Refusal) as refused:
        draft.do("a1", "submit", case.ref)
    assert len(found) == len([f for f in refused.value.findings if not f.holds]) >= 7


def test_the_receipt_has_number_time_digests_and_what_comes_next(draft: Any) -> None:
    client = signed_in(draft)
    assert client.get("/application/receipt/").status_code == 404
    case = draft.case("A1")
    draft.do("a1", "submit", case.ref)
    case.refresh_from_db()
    page = html(client, "/application/receipt/")
    assert case.no in page and case.receipt["head"] in page and case.receipt["submission"] in page
    assert (
        all(f["sha256"] in page for f in case.receipt["files"])
        and "资格审核" in page
        and "receipt.pdf" in page
    )
    assert re.search(r"收到时间 <b class=\"nw\">20\d\d年\d+月\d+日 \d\d:\d\d:\d\d</b>", page)


@pytest.mark.parametrize(
    "path",
    [
        "/application/",
        "/application/check/",
        "/application/evidence/",
        "/application/years/",
        ITEM,
        "/application/self_assessment/",
    ],
)
def test_queries_do_not_grow_with_files_and_versions(draft: Any, path: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(draft)
    client.get(path)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        counts.append(len(caught))
        case = draft.case("A1")
        for n in range(5):
            draft.do(
                "a1",
                "attach",
                case.ref,
                file=draft.paper("a1", f"材料{n}"),
                name=f"材料{n}.pdf",
                sort="other",
            )
            put(draft, NAME, f"第{n}稿")
    assert counts[0] == counts[1]
