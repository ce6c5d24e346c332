"""The expert's pages: what stands on them, what is kept from whom, and how many questions they ask the
database.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest

from tests.web.test_table import client_of
from zhiheng.law import scoring
from zhiheng.web.expert import due, guide, heat

ITEMS = scoring.load("gbt19580_2012").items


def signed_in(play: Any, login: str) -> Any:
    from zhiheng.access import viewer

    return client_of(viewer.of(play.user(login)))


def book(play: Any, login: str, **filters: Any) -> Any:
    from zhiheng.stages.review.models import Book

    return (
        Book.objects.filter(case__edition=play.edition, user=play.user(login), **filters)
        .select_related("case")
        .order_by("case__no")
        .first()
    )


def score_all(play: Any, case: Any, apart: str = "") -> list[Any]:
    """Every book of an application filled and locked; on `apart` the first expert stands far from the
    others.
    """
    from zhiheng.access.models import User
    from zhiheng.stages.review.models import Book

    books = list(Book.objects.filter(case=case).order_by("user__login"))
    for n, b in enumerate(books):
        login = User.objects.get(pk=b.user_id).login.removesuffix("-books")
        percent = {i.id: 90 if i.id == apart and n == 0 else 55 for i in ITEMS}
        notes = {
            "4.1.2": {
                "strengths": f"第{n}人的话〔自评4.1.2第1段〕",
                "visits": "抽查台账〔E-01〕\n请说明分支机构",
            }
        }
        play.do(login, "score", b.ref, percent=percent, notes=notes)
        play.do(login, "lock", b.ref)
    return books


def sheet_of(html: str) -> dict[str, Any]:
    found = re.search(r'data-sheet="([^"]*)"', html)
    assert found
    sheet: dict[str, Any] = json.loads(unescape(found[1]))
    return sheet


# the task list


def test_what_is_to_be_declared_stands_first(books: Any) -> None:
    from zhiheng.stages.review.models import Declaration

    open_ = (
        Declaration.objects.filter(user=books.user("e2"), case__edition=books.edition)
        .order_by("case__no")
        .first()
    )
    assert open_ is not None
    Declaration.objects.filter(pk=open_.pk).update(state="open")
    html = signed_in(books, "e2").get("/expert/").content.decode()
    assert "还有1家单位待申报利害关系" in html and "<details" not in html
    assert html.index(f"/act/declare_interest/declaration/{open_.pk}/") < html.index('href="/book/')


def test_the_next_book_with_what_is_left_of_it(books: Any) -> None:
    first = book(books, "e2")
    books.do("e2", "score", first.ref, percent={"4.1.2": 50, "4.1.3": 50})
    html = signed_in(books, "e2").get("/expert/").content.decode()
    assert "已评 2／23" in html and "继续评分" in html
    assert f'<a class="zh-btn" href="/book/{first.pk}/">继续评分</a>' in html
    assert "利害关系" in html and "已全部申报" in html


def test_only_the_leader_is_shown_what_the_leader_does(books: Any) -> None:
    assert "/lead/" in signed_in(books, "e1").get("/expert/").content.decode()
    assert "/lead/" not in signed_in(books, "e2").get("/expert/").content.decode()
    assert signed_in(books, "office").get("/expert/").status_code == 404


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (timedelta(days=9, hours=13, minutes=5), "还有9天13小时"),
        (timedelta(days=4), "还有4天"),
        (timedelta(hours=47, minutes=59), "还有47小时"),
        (timedelta(minutes=59), "不到1小时"),
        (timedelta(0), "已过截止日"),
        (-timedelta(seconds=1), "已过截止日"),
    ],
)
def test_time_left_in_words(rest: timedelta, said: str) -> None:
    assert due.left(rest) == said


def test_scoring_ends_before_the_next_planned_stage(books: Any) -> None:
    """The plan's day of the next stage sets the end; a plan without one sets none."""
    first = book(books, "e2")
    first.case.edition.plan["dates"] = {"material": "2026-07-06", "onsite": "2026-08-03"}
    found = due.of(first, datetime(2026, 8, 1, 16, 0, tzinfo=UTC))
    assert (found.text, found.soon) == ("还有24小时 · 8月2日 24:00 截止", True)
    first.case.edition.plan["dates"] = {"onsite": "八月上旬"}
    assert due.of(first, datetime(2026, 8, 1, tzinfo=UTC)).at is None


# the scorebook


def test_the_guide_knows_every_item_and_the_law_s_bands() -> None:
    said = guide.load()
    assert set(said.gists) == {i.id for i in ITEMS}
    assert {i.kind for i in ITEMS} == set(said.bands)
    assert all(len(bands) == 6 and all(b.text for b in bands) for bands in said.bands.values())
    assert all(gist and 3 <= len(asks) <= 4 for gist, asks in said.gists.values())


def test_the_sheet_and_the_plain_form_stand_in_one_page(books: Any) -> None:
    first = book(books, "e2")
    html = signed_in(books, "e2").get(f"/book/{first.pk}/").content.decode()
    sheet = sheet_of(html)
    assert (sheet["object"], sheet["version"], len(sheet["items"])) == (first.ref, first.version, 23)
    assert [f["mark"] for f in sheet["files"]] == ["E-01", "E-02", "E-03"]
    assert html.count('name="percent-') == 23 and html.count('data-paper="4.') == 23
    assert 'id="p-4.1.2-1"' in html and "营业收入" in html
    plain = signed_in(books, "e2").get(f"/book/{first.pk}/?plain=1").content.decode()
    assert "data-sheet" not in plain and plain.count('name="percent-') == 23


def test_opening_a_book_is_in_the_read_log_and_a_foreign_one_shows_no_material(books: Any) -> None:
    from zhiheng.ledger.models import Reading

    first = book(books, "e2")
    before = Reading.objects.count()
    assert signed_in(books, "e2").get(f"/book/{first.pk}/").status_code == 200
    assert Reading.objects.count() == before + 1
    score_all(books, first.case)
    html = signed_in(books, "e3").get(f"/book/{first.pk}/").content.decode()
    assert "data-paper" not in html and "data-sheet" not in html and "第1人的话" in html


def test_a_comment_is_kept_without_a_score_and_can_be_taken_back(books: Any) -> None:
    first, client = book(books, "e2"), signed_in(books, "e2")
    assert (
        client.post(
            f"/book/{first.pk}/", {"strengths-4.1.2": "甲\r\n乙〔E-01〕", "visits-4.1.2": ""}
        ).status_code
        == 302
    )
    first.refresh_from_db()
    assert first.notes["4.1.2"] == {"strengths": "甲\n乙〔E-01〕", "visits": ""} and first.percent == {}
    assert client.post(f"/book/{first.pk}/", {"strengths-4.1.2": ""}).status_code == 302
    first.refresh_from_db()
    assert first.notes["4.1.2"]["strengths"] == ""


def test_a_form_that_came_too_late_shows_both_texts(books: Any) -> None:
    first, client = book(books, "e2"), signed_in(books, "e2")
    old = first.version
    books.do("e2", "score", first.ref, percent={"4.1.2": 60}, notes={"4.1.2": {"strengths": "先保存的"}})
    answer = client.post(
        f"/book/{first.pk}/", {"version": str(old), "percent-4.1.2": "30", "strengths-4.1.2": "后填的"}
    )
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "先保存的" in html and "得分率60%" in html and "后填的" in html and "data-sheet" not in html
    first.refresh_from_db()
    assert first.notes["4.1.2"]["strengths"] == "先保存的"


def test_locking_alone_saves_nothing_and_needs_a_whole_book(books: Any) -> None:
    first, client = book(books, "e2"), signed_in(books, "e2")
    answer = client.post(f"/book/{first.pk}/", {"act": "lock", "version": str(first.version)})
    first.refresh_from_db()
    assert (answer.status_code, first.state, first.version) == (409, "open", 1) or first.state == "open"
    books.do("e2", "score", first.ref, percent={i.id: 55 for i in ITEMS})
    first.refresh_from_db()
    stale = client.post(f"/book/{first.pk}/", {"act": "lock", "version": str(first.version - 1)})
    assert stale.status_code == 409
    assert (
        client.post(f"/book/{first.pk}/", {"act": "lock", "version": str(first.version)}).status_code == 302
    )
    first.refresh_from_db()
    assert first.state == "locked"


# the panel's pages


def test_nothing_of_others_before_one_s_own_book_is_locked(books: Any) -> None:
    mine = book(books, "e3")
    others = score_all(books, mine.case)
    from zhiheng.stages.review.models import Book

    Book.objects.filter(pk=mine.pk).update(state="open")
    for path in (f"/lead/{mine.case_id}/", f"/lead/{mine.case_id}/visit/"):
        html = signed_in(books, "e3").get(path).content.decode()
        assert "第0人的话" not in html and "抽查台账" not in html and 'class="h ' not in html, path
    assert "您自己的评分表还没有锁定" in signed_in(books, "e3").get(f"/lead/{mine.case_id}/").content.decode()
    Book.objects.filter(pk=mine.pk).update(state="locked")
    assert "第0人的话" in signed_in(books, "e3").get(f"/lead/{mine.case_id}/").content.decode()
    assert len(others) >= 5


def test_the_panel_s_pages_are_closed_to_the_applicant(books: Any) -> None:
    case = books.case("A1")
    for login in ("a1", "c1", "government"):
        assert signed_in(books, login).get(f"/lead/{case.pk}/").status_code == 404, login
    assert signed_in(books, "office").get(f"/lead/{case.pk}/").status_code == 200


def test_the_map_names_what_is_apart_and_starts_from_the_median(books: Any) -> None:
    case = book(books, "e1").case
    score_all(books, case, apart="4.6.3")
    html = signed_in(books, "e1").get(f"/lead/{case.pk}/").content.decode()
    assert "1条须合议，已合议0条" in html and "须合议：4.6.3 改进与创新" in html
    body = html[html.index("<tbody") :]
    assert body.index("4.6.3") < body.index("4.1.2"), "widest first"
    assert (
        '<td role="cell" class="h h6" data-l="甲">90<sup role="img" aria-label="高于中位数35">▲</sup></td>'
        in html
    )
    assert html.count('<option value="55" selected>') == 23
    by_item = (
        signed_in(books, "e1").get(f"/lead/{case.pk}/?sort=item&mode=deviation&item=4.1.2").content.decode()
    )
    body = by_item[by_item.index("<tbody") :]
    assert body.index("4.1.2") < body.index("4.6.3") and ">+35<" in by_item and "第0人的话" in by_item


def test_the_leader_reconciles_from_the_map(books: Any) -> None:
    from zhiheng.stages.review.models import Consensus

    case = book(books, "e1").case
    score_all(books, case, apart="4.6.3")
    row = Consensus.objects.get(case=case)
    client = signed_in(books, "e1")
    sent = {f"percent-{i.id}": "55" for i in ITEMS}
    refused = client.post(
        f"/act/reconcile/{row.ref}/", {**sent, "version": str(row.version), "idempotency_key": "k1"}
    )
    assert refused.status_code == 409, "a note is owed on what is apart"
    assert (
        client.post(
            f"/act/reconcile/{row.ref}/",
            {**sent, "notes-4.6.3": "已讨论", "version": str(row.version), "idempotency_key": "k2"},
        ).status_code
        == 302
    )
    html = client.get(f"/lead/{case.pk}/").content.decode()
    assert "1条须合议，已合议1条" in html and "合议55%" in html and "已讨论" in html
    assert "合议得分率" not in signed_in(books, "e2").get(f"/lead/{case.pk}/").content.decode(), (
        "others do not reconcile"
    )


def test_the_visit_sheet_tells_what_to_verify_and_what_to_clarify(books: Any) -> None:
    case = book(books, "e1").case
    count = len(score_all(books, case))
    html = signed_in(books, "e1").get(f"/lead/{case.pk}/visit/").content.decode()
    assert html.count("抽查台账") == 1 and html.count("请说明分支机构") == 1, (
        f"asked by {count}, written once"
    )
    assert html.count(">待核实<") == 1 and html.count(">待澄清<") == 1 and ">E-01<" in html
    assert "/act/record_visit/" not in html, "the stage on paper has no visit"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("抽查台账〔E-01〕", ("抽查台账", ["E-01"])),
        ("依据国办发〔2023〕3号", ("依据国办发〔2023〕3号", [])),
        ("甲〔自评4.1.2第1段〕〔三年数据〕", ("甲", ["自评4.1.2第1段", "三年数据"])),
    ],
)
def test_evidence_is_read_from_the_end_of_a_comment(line: str, parts: tuple[str, list[str]]) -> None:
    assert heat.parted(line) == parts


@pytest.mark.parametrize(
    ("apart", "shade"),
    [(0, "h1"), (5, "h2"), (-10, "h3"), (15, "h4"), (-20, "h5"), (25, "h5"), (30, "h6"), (-60, "h6")],
)
def test_shades_of_deviation_are_those_of_the_legend(apart: int, shade: str) -> None:
    assert heat._shade(50, apart, "deviation") == shade


def test_queries_do_not_grow_with_books(books: Any) -> None:
    """One application locked or all of them: the same number of questions on every page of the panel."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from zhiheng.editions.models import Case
    from zhiheng.stages.review.models import Book

    cases = list(
        Case.objects.filter(pk__in=Book.objects.filter(case__edition=books.edition).values("case")).order_by(
            "no"
        )
    )
    client, counts = signed_in(books, "e1"), []

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    def pages() -> list[int]:
        return [asked(p) for p in ("/expert/", f"/lead/{cases[0].pk}/", f"/lead/{cases[0].pk}/visit/")]

    score_all(books, cases[0])
    pages()
    counts.append(pages())
    for case in cases[1:-1]:
        score_all(books, case)
    counts.append(pages())
    assert len(cases) > 3 and counts[1] == counts[0], counts


def test_site_visits_and_reports_to_write_are_listed_beside_the_books(books: Any) -> None:
    from zhiheng.editions.models import Edition
    from zhiheng.stages.review.models import Consensus

    case = book(books, "e1").case
    experts = [b.user.login.removesuffix("-books") for b in score_all(books, case)]
    row = Consensus.objects.get(case=case)
    books.do("e1", "reconcile", row.ref, percent={i.id: 55 for i in ITEMS}, notes={})
    for login in experts:
        books.do(login, "sign_consensus", row.ref)
    html = signed_in(books, "e1").get("/expert/").content.decode()
    assert f"/act/submit_report/{row.ref}/" in html
    assert "现场评审与报告" in html and "待提交" in html and "/act/record_visit/" not in html
    Edition.objects.filter(pk=books.edition.pk).update(stage="onsite")
    html = signed_in(books, "e1").get("/expert/").content.decode()
    assert f"/act/record_visit/{case.ref}/" in html and "待记录" in html and "现场评审记录或报告要写" in html
    assert "/act/record_visit/" not in signed_in(books, "e2").get("/expert/").content.decode(), (
        "the leader records the visit"
    )
