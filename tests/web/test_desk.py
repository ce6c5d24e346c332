"""The office's desk: the first screen, the queue, lists with files out, the matrix, the calendar, the
guide, search.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from tests.web.test_table import client_of

pytestmark = pytest.mark.django_db


def of(play: Any, login: str) -> Any:
    from zhiheng.access import viewer

    return client_of(viewer.of(play.user(login)))


def test_the_first_screen_has_at_most_five_things_and_no_list(draft: Any) -> None:
    page = of(draft, "office").get("/desk/").content.decode()
    assert page.count('class="zh-todo__t"') <= 5
    assert "等谁回复" in page and "下一个期限" in page and "申报截止" in page
    assert "导出" not in page and "<table" in page.split("以表格查看")[1]


def test_departments_that_owe_answers_are_named_with_telephone_and_days(draft: Any) -> None:
    from datetime import timedelta

    draft.do("a1", "submit", draft.case("A1").ref)
    late = timedelta(days=(draft.edition.deadline - draft.now().date()).days + 1)
    draft.do("office", "close_call", draft.edition.ref, later=late)
    due = draft.now().date() + late + timedelta(days=5)
    draft.do("office", "ask_departments", draft.edition.ref, later=late, due=due, round="qualification")
    page = of(draft, "office").get("/desk/").content.decode()
    assert "区应急管理局" in page and "0371-00000000" in page and "还有" in page


def test_supervision_begins_with_exceptions(golden: Any) -> None:
    page = of(golden, "supervision").get("/desk/").content.decode()
    assert page.index("例外事项") < page.index("要办的事")
    assert "/ledger/?act=judge" in page
    only = of(golden, "supervision").get("/ledger/?act=substitute").content.decode()
    only = only.split("<tbody")[1]
    assert "候补递补" in only and "提交申报" not in only


def test_the_list_is_filtered_and_taken_out_as_it_is_shown(golden: Any) -> None:
    office = of(golden, "office")
    page = office.get("/cases/?state=awarded").content.decode()
    assert "云杉软件" in page and "育才里小学" not in page
    sheet = office.get("/cases/?state=awarded&as=csv").content.decode("utf-8-sig")
    assert sheet.count("\r\n") == 4 and "云杉软件" in sheet
    book = office.get("/cases/?q=豫川&as=xlsx")
    text = zipfile.ZipFile(io.BytesIO(book.content)).read("xl/sharedStrings.xml").decode()
    assert "豫川水利" in text and "云杉软件" not in text
    ranked = office.get("/cases/?order=score").content.decode()
    assert ranked.index("澄衡信息安全") < ranked.index("豫川水利") < ranked.index("鼎固建设")


def test_a_cell_is_never_a_formula() -> None:
    from zhiheng.web.frame.parts import Table
    from zhiheng.web.sheets import writing

    table = Table("表", ("名称", "数"), (("=1+1", "-5"), ("@x", "3")), numeric=(1,))
    assert writing.answer(table, "表", "csv").content.decode("utf-8-sig").splitlines()[1:] == [
        "'=1+1,-5",
        "'@x,3",
    ]
    inside = (
        zipfile.ZipFile(io.BytesIO(writing.answer(table, "表", "xlsx").content))
        .read("xl/worksheets/sheet1.xml")
        .decode()
    )
    assert "<f>" not in inside


def test_the_matrix_shows_every_finding_of_every_applicant(golden: Any) -> None:
    office = of(golden, "office")
    page = office.get("/matrix/").content.decode()
    assert page.count('<tr><th scope="row">') == 12
    open_ = office.get(f"/matrix/?edition={golden.edition.pk}&only=open").content.decode()
    assert open_.count('<tr><th scope="row">') == 4 and "博雅检测" in open_
    assert "不符合" in office.get(f"/matrix/?edition={golden.edition.pk}&only=open&as=csv").content.decode(
        "utf-8-sig"
    )


def test_lists_ask_the_database_no_more_for_more_rows(
    golden: Any, django_assert_max_num_queries: Any
) -> None:
    office = of(golden, "office")
    for path in ("/cases/", "/matrix/", "/calendar/", "/search/?q=公司"):
        office.get(path)
        with django_assert_max_num_queries(16):
            office.get(path)


def test_one_form_for_several_objects(draft: Any) -> None:
    from datetime import timedelta

    from zhiheng.editions.models import Case

    for alias in ("a1", "a2"):
        draft.do(alias, "submit", draft.case(alias.upper()).ref)
    late = timedelta(days=(draft.edition.deadline - draft.now().date()).days + 1)
    draft.do("office", "close_call", draft.edition.ref, later=late)
    office = of(draft, "office")
    queue = office.get("/work/?act=state_district").content.decode()
    refs = [draft.case(a).ref for a in ("A1", "A2")]
    assert "办理所选" in queue and "全部办理（2件）" in queue
    assert queue.index(refs[0]) < queue.index(refs[1]), "in the order of the applicants' numbers"
    every = office.get("/bulk/state_district/", {"all": "1"}).content.decode()
    assert every.count('name="object"') == 2 and all(r in every for r in refs)
    asked = office.get("/bulk/state_district/", {"object": refs})
    assert asked.content.decode().count('name="object"') == 2
    bad = office.post(
        "/bulk/state_district/",
        {"object": refs, "in_district": "", "reason": "核对登记", "idempotency_key": "k1"},
    )
    assert bad.status_code == 422 and "核对登记" in bad.content.decode()
    assert (
        not Case.objects.filter(pk__in=[r.partition("/")[2] for r in refs])
        .exclude(facts={})
        .filter(facts__organisation__in_district=True)
        .exists()
    )
    done = office.post(
        "/bulk/state_district/",
        {"object": refs, "in_district": "是", "reason": "核对登记", "idempotency_key": "k2"},
    )
    assert "已办理2件，没有办理0件" in done.content.decode()
    mixed = office.post("/bulk/admit/", {"object": refs, "idempotency_key": "k3"}).content.decode()
    assert "没有办理" in mixed and "第" in mixed, "what is refused names its article"


def test_a_bulk_act_is_for_its_offices_and_for_listed_acts(golden: Any) -> None:
    assert of(golden, "market").get("/bulk/admit/").status_code == 403
    assert of(golden, "office").get("/bulk/refuse/").status_code == 404


def test_a_department_answers_line_by_line(draft: Any) -> None:
    from datetime import timedelta

    from zhiheng.stages.screening.models import Query

    for alias in ("a1", "a2"):
        draft.do(alias, "submit", draft.case(alias.upper()).ref)
    late = timedelta(days=(draft.edition.deadline - draft.now().date()).days + 1)
    draft.do("office", "close_call", draft.edition.ref, later=late)
    draft.do(
        "office",
        "ask_departments",
        draft.edition.ref,
        later=late,
        due=draft.now().date() + late + timedelta(days=5),
        round="qualification",
    )
    market = of(draft, "market")
    one, two = Query.objects.filter(case__edition=draft.edition, body__competence="市场监管").order_by(
        "case__no"
    )
    filled = market.post("/answers/", {"fill": "1"}).content.decode()
    assert 'value="无" selected' in filled and Query.objects.get(pk=one.pk).state == "asked", (
        "filling saves nothing"
    )
    given = {f"answers-{one.pk}-{r}": "无" for r in one.rules} | {f"answers-{two.pk}-{two.rules[0]}": "有"}
    answer = market.post("/answers/", given | {"idempotency_key": "g1"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "还有没选的项目" in page and 'value="有" selected' in page
    assert [Query.objects.get(pk=q.pk).state for q in (one, two)] == ["answered", "asked"]
    assert of(draft, "office").get("/answers/").status_code == 404


def test_search_finds_only_what_one_may_know_of(golden: Any) -> None:
    found = of(golden, "office").get("/search/?q=豫川").content.decode()
    assert "豫川水利" in found
    assert "没有找到" in of(golden, "a1").get("/search/?q=豫川").content.decode()


def test_the_calendar_hatches_the_notice(golden: Any) -> None:
    page = of(golden, "office").get("/calendar/").content.decode()
    assert page.count("is-legal") == 13, "28 September to 10 October"
    assert "申报截止" in page


def test_the_guide_names_what_is_missing(golden: Any) -> None:
    page = of(golden, "office").get("/start/").content.decode()
    assert "开办向导" in page and "登记预算" in page
    assert of(golden, "a1").get("/start/").status_code == 403


def test_an_objection_of_somebody_signed_in_stays_without_a_name(public: Any) -> None:
    from zhiheng.ledger.models import Entry
    from zhiheng.stages.notice.models import Notice, Objection

    notice = Notice.objects.get(edition=public.edition)
    from zhiheng.editions.models import Case

    number = Case.objects.get(pk=notice.cases[0]).no
    client = of(public, "a1")
    path = f"/{public.award.slug}/notice/object/"
    long = client.post(path, {"case": number, "facts": "事实", "name": "字" * 201, "idempotency_key": "o0"})
    assert long.status_code == 422 and not Objection.objects.filter(case__edition=public.edition).exists()
    client.post(
        path, {"case": number, "facts": "处罚决定书可查", "name": "", "contact": "", "idempotency_key": "o1"}
    )
    assert Objection.objects.filter(case__edition=public.edition, signed=False).count() == 1
    assert '"by":"public"' in Entry.objects.get(act="object", chain=f"edition/{public.edition.pk}").body


def asked(play: Any) -> Any:
    """Two applicants handed in, every department asked, the answers due in five days; the day after the
    deadline.
    """
    from datetime import timedelta

    for alias in ("a1", "a2"):
        play.do(alias, "submit", play.case(alias.upper()).ref)
    late = timedelta(days=(play.edition.deadline - play.now().date()).days + 1)
    play.do("office", "close_call", play.edition.ref, later=late)
    play.do(
        "office",
        "ask_departments",
        play.edition.ref,
        later=late,
        due=play.now().date() + late + timedelta(days=5),
        round="qualification",
    )
    return late


def test_departments_answers_stand_under_their_applicant_and_what_is_answered_is_folded(draft: Any) -> None:
    from zhiheng.stages.screening.models import Query

    office = of(draft, "office")
    empty = office.get("/queries/").content.decode()
    assert "还没有征求部门意见" in empty and "截止之后一并征求" in empty
    late = asked(draft)
    query = Query.objects.filter(case=draft.case("A1"), body__competence="市场监管").get()
    draft.do("market", "attest", query.ref, later=late, answers=dict.fromkeys(query.rules, "无"))
    page = office.get("/queries/").content.decode()
    assert page.count('scope="rowgroup"') == 2 and "0371-00000000" in page and "还有" in page
    open_, folded = page.split("<details")[0], page.split("<details")[1]
    assert f"/o/query/{query.pk}/" not in open_ and f"/o/query/{query.pk}/" in folded and "均无情形" in folded


def test_the_record_is_filtered_by_act_person_and_object(golden: Any) -> None:
    office = of(golden, "office")
    page = office.get("/ledger/").content.decode()
    assert page.count('<tr role="row"><td') == 50 and "下一页" in page and "完整，刚刚核验" in page
    assert (
        "page=2" in page and office.get("/ledger/?page=2").content.decode().count('<tr role="row"><td') == 50
    )
    body = office.get("/ledger/?object=2026-06&act=attest").content.decode().split("<tbody", 1)[1]
    assert "2026-06" in body and "2026-02" not in body
    assert "没有符合筛选条件" in office.get("/ledger/?who=查无此人").content.decode()
    mine = office.get("/ledger/?who=王敬之").content.decode().split("<tbody", 1)[1]
    assert "王敬之" in mine and "李慎独" not in mine


def test_pages_of_the_record_ask_no_more_for_more_rows(
    golden: Any, django_assert_max_num_queries: Any
) -> None:
    office = of(golden, "office")
    for path in ("/ledger/", "/queries/?round=qualification", "/people/"):
        office.get(path)
        with django_assert_max_num_queries(40 if path == "/ledger/" else 16):
            office.get(path)


def test_people_stand_under_their_office_in_words(golden: Any) -> None:
    page = of(golden, "office").get("/people/").content.decode()
    assert 'id="office-committee"' in page and "评委会" in page and "<table" not in page
    assert page.count("在任") >= 20 and ">committee<" not in page


def test_every_kind_of_object_says_its_facts_and_no_score_of_a_book(golden: Any) -> None:
    from zhiheng.stages.notice.models import Objection
    from zhiheng.stages.review.models import Book
    from zhiheng.stages.screening.models import Query

    office, watcher = of(golden, "office"), of(golden, "supervision")
    book = Book.objects.filter(case__edition=golden.edition, state="locked").first()
    assert book is not None
    page = office.get(f"/o/book/{book.pk}/").content.decode()
    assert "打开评分表" in page and book.total not in page
    signed = Objection.objects.filter(case__edition=golden.edition, signed=True).first()
    assert signed is not None
    assert signed.name in office.get(f"/o/objection/{signed.pk}/").content.decode()
    other = watcher.get(f"/o/objection/{signed.pk}/").content.decode()
    assert signed.name not in other and "作出结论" in other
    query = next(q for q in Query.objects.filter(case__edition=golden.edition) if q.events)
    found = office.get(f"/o/query/{query.pk}/").content.decode()
    assert (
        "所问事项与答复" in found and query.events[0]["text"] in found and f"/case/{query.case_id}/" in found
    )


def test_a_list_names_who_left_with_reason_and_article(golden: Any) -> None:
    page = of(golden, "office").get(f"/edition/{golden.edition.pk}/").content.decode()
    assert page.count('data-l="增减"') > 12 and "第十四条" in page
    assert page.count("减少</span>") >= 4, "who left stands on the list with the rest"
    assert "2026年3月20日—5月29日" in page


def test_an_edition_says_where_it_stands_before_its_long_parts_and_folds_them_with_their_number(
    golden: Any,
) -> None:
    path = f"/edition/{golden.edition.pk}/"
    page = of(golden, "office").get(path).content.decode()
    order = [
        page.index(x)
        for x in (
            'class="zh-course"',
            "已归档，",
            'id="contents"',
            'id="plan"',
            'id="lists"',
            "逐张查看8张名单",
            'id="budget"',
            'id="findings"',
        )
    ]
    assert order == sorted(order)
    contents = page.split('id="contents"')[1].split("</nav>")[0]
    for anchor in ("plan", "lists", "budget", "findings", "progress"):
        assert f'href="#{anchor}"' in contents and f'id="{anchor}"' in page
    assert "8张" in contents and f"/queries/?edition={golden.edition.pk}" in contents
    assert page.index("更早的") > page.index('id="past"') and page.count("zh-more--prints") == 2
    assert 'class="zh-btn "' not in page, "what waits for nobody is no primary button"
    member = of(golden, "c2").get(path).content.decode()
    assert (
        'id="lists"' in member
        and 'id="budget"' not in member
        and 'id="progress"' not in member
        and "/queries/" not in member
    )


def test_an_edition_under_way_shows_the_next_date_and_asks_no_more_for_more_rows(
    golden: Any, draft: Any, django_assert_max_num_queries: Any
) -> None:
    assert (
        "申报截止"
        in of(draft, "office").get(f"/edition/{draft.edition.pk}/").content.decode().split('id="legal"')[1]
    )
    office = of(golden, "office")
    office.get(f"/edition/{golden.edition.pk}/")
    with django_assert_max_num_queries(24):
        office.get(f"/edition/{golden.edition.pk}/")


def test_the_matrix_has_pages_and_counts_over_all(golden: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhiheng.web.screening import matrix

    monkeypatch.setattr(matrix, "MOST", 5)
    page = of(golden, "office").get("/matrix/?page=3").content.decode()
    assert page.count('<tr><th scope="row">') == 2 and "第11—12家，共12家" in page and "上一页" in page
    assert "12</span>" in page.split("zh-matrix__all")[1].split("</tr>")[0]


def test_a_visitor_chooses_the_award_then_a_person_by_office(golden: Any) -> None:
    client = of(golden, "office")
    page = client.get(f"/rehearsal/?award={golden.award.slug}").content.decode()
    order = [
        page.index(f'<h2 id="as-{o}">')
        for o in (
            "office",
            "applicant",
            "recommender",
            "department",
            "expert",
            "committee",
            "leading",
            "government",
            "supervision",
        )
    ]
    assert order == sorted(order) and "<select" not in page
    panel = page.split('<h2 id="as-expert">')[1].split("</section>")[0]
    assert panel.index("组长") < panel.index("副组长") < panel.index("候补")
    assert "主任</span>" in page.split('<h2 id="as-committee">')[1].split("</section>")[0]
    before = golden.award.offset_ms
    moved = client.post("/rehearsal/clock/", {"award": golden.award.slug, "span": "7d"})
    golden.award.refresh_from_db()
    assert moved["Location"].endswith(golden.award.slug) and golden.award.offset_ms - before == 7 * 86_400_000
    assert client.get("/rehearsal/?award=none").status_code == 404


def test_figures_count_who_left_by_reason_and_money_to_the_fen(golden: Any) -> None:
    import re

    from zhiheng.editions.models import BudgetLine

    path = f"/edition/{golden.edition.pk}/figures/"
    page = of(golden, "office").get(path).content.decode()
    funnel = page.split("<figure")[1]
    widths = [
        (a, float(w))
        for a, w in re.findall(r'<rect class="(doing|plan)" x="[\d.]+" y="\d+" width="([\d.]+)"', funnel)
    ]
    assert [round(w / 40) for a, w in widths if a == "doing"] == [12, 8, 7, 6, 6, 4, 3, 3]
    assert [round(w / 40) for a, w in widths if a == "plan"] == [0, 4, 1, 1, 0, 2, 1, 0]
    assert (
        "不符合申报条件1家；有不得申报的情形3家" in funnel
        and "表决未获通过2家" in funnel
        and "公示期间取消候选资格1家" in funnel
    )
    left = page.split('id="left"')[1]
    assert left.count('href="/case/') == 9 and "第十四条（五）" in left and "第十七条（六）" in left
    line = BudgetLine.objects.get(edition=golden.edition, sort="prize")
    BudgetLine.objects.filter(pk=line.pk).update(fen=line.fen + 1)
    money = of(golden, "office").get(path).content.decode().split("<figure")[2]
    assert (
        "1,500,000.01" in money
        and "1,000,000.00" in money
        and "500,000.01" in money
        and "1,800,000.01" in money
    )
    assert "<figure" in of(golden, "supervision").get(path).content.decode()
    for login, status in (("c2", 403), ("a1", 403)):
        assert of(golden, login).get(path).status_code == status
    assert of(golden, "office").get(f"/edition/{'0' * 32}/figures/").status_code == 404


def test_an_order_not_yet_paid_is_shown_beside_what_is_paid(golden: Any) -> None:
    from django.db.models import F

    from zhiheng.editions.models import BudgetLine
    from zhiheng.stages.decision.models import Payment

    one = Payment.objects.filter(case__edition=golden.edition).order_by("pk").first()
    assert one is not None
    Payment.objects.filter(pk=one.pk).update(state="ordered")
    BudgetLine.objects.filter(pk=one.line_id).update(spent_fen=F("spent_fen") - one.fen)
    row = (
        of(golden, "office")
        .get(f"/edition/{golden.edition.pk}/figures/")
        .content.decode()
        .split('data-l="批复">1,500,000.00')[1]
        .split("</tr>")[0]
    )
    assert row.count("500,000.00") == 3, "paid, ordered and left"


def test_before_the_first_list_figures_say_what_comes(draft: Any) -> None:
    page = of(draft, "office").get(f"/edition/{draft.edition.pk}/figures/").content.decode()
    assert "各张名单的家数" not in page and "预算的使用" in page


def test_a_sectors_points_stand_beside_the_base_with_what_differs_marked(golden: Any) -> None:
    from zhiheng.editions.models import Edition

    path = f"/edition/{golden.edition.pk}/weights/"
    assert "没有行业分值调整" in of(golden, "office").get(path).content.decode()
    from zhiheng.editions import pinned

    points = pinned.criteria(golden.edition.criteria).points
    items = list(points)[:2]
    overlay = {items[0]: points[items[0]] + 15, items[1]: points[items[1]] - 15}
    Edition.objects.filter(pk=golden.edition.pk).update(
        plan={**golden.edition.plan, "overlays": {"6510": overlay}}
    )
    page = of(golden, "e1").get(path).content.decode()
    assert "1个行业有分值调整" in page and "第十六条" in page
    matrix = page.split('id="matrix"')[1]
    assert matrix.count("▲多15") == 1 and matrix.count("▼少15") == 1, (
        "items of one category; their sum does not differ"
    )
    assert f"▲多15　{overlay[items[0]]}" in matrix and matrix.count('data-l="行业6510">1000') == 1
    assert "1个行业" in of(golden, "office").get(f"/edition/{golden.edition.pk}/").content.decode()
    assert of(golden, "a1").get(path).status_code == 403


def test_objections_are_a_queue_with_last_day_and_next_act_and_the_informant_is_for_the_case_officer(
    public: Any,
) -> None:
    from datetime import timedelta

    from zhiheng.editions.models import Case
    from zhiheng.stages.notice.models import Notice, Objection

    office, watcher = of(public, "office"), of(public, "supervision")
    assert "没有收到异议" in office.get("/objections/").content.decode()
    notice = Notice.objects.get(edition=public.edition)
    number = Case.objects.get(pk=notice.cases[0]).no
    path = f"/{public.award.slug}/notice/object/"
    of(public, "a1").post(
        path,
        {
            "case": number,
            "facts": "处罚决定书可查",
            "name": "赵反映",
            "contact": "13800000000",
            "idempotency_key": "q1",
        },
    )
    of(public, "a1").post(
        path, {"case": number, "facts": "处罚决定书可查", "name": "", "contact": "", "idempotency_key": "q2"}
    )
    one, two = Objection.objects.filter(case__edition=public.edition).order_by("received_at", "number")
    public.do("office", "take_up", one.ref, checkable=True)
    page = office.get("/objections/").content.decode()
    assert page.index(f"/o/objection/{one.pk}/") < page.index(f"/o/objection/{two.pk}/")
    assert f"/act/take_up/objection/{two.pk}/" in page and f"/act/investigate/objection/{one.pk}/" in page
    assert (
        "署名：赵反映" in page
        and "匿名" in page
        and "还有2件没有办结" in page
        and "第十七条（六）" in page
        and "还有" in page.split('data-l="公示期满"')[1][:400]
    )
    seen = watcher.get("/objections/").content.decode()
    assert "赵反映" not in seen and "署名" in seen and "/act/take_up/" not in seen
    public.do("office", "set_aside", two.ref, reason="没有具体事实")
    page = office.get("/objections/").content.decode()
    assert (
        page.index(f"/o/objection/{one.pk}/")
        < page.index("已办结</h2>")
        < page.index(f"/o/objection/{two.pk}/")
    )
    Notice.objects.filter(pk=notice.pk).update(last_day=public.now().date() - timedelta(days=3))
    assert "逾期3天" in office.get("/objections/").content.decode()


def test_the_form_of_the_proposal_says_who_falls_below_the_floor(golden: Any) -> None:
    from zhiheng.editions.models import Edition, NameList
    from zhiheng.stages.review.models import Member

    NameList.objects.filter(edition=golden.edition, position__gt=3).delete()
    Edition.objects.filter(pk=golden.edition.pk).update(state="running", stage="onsite")
    leader = (
        Member.objects.select_related("user")
        .get(edition=golden.edition, role="leader", state="sworn")
        .user.login
    )
    page = of(golden, leader).get(f"/act/propose/{golden.edition.ref}/").content.decode()
    said = page.split('id="before"')[1].split("</section>")[0]
    assert (
        "2026-12" in said and "得分 499.75，未达到 500.00 分，不列入建议名单" in said and "第十五条" in said
    )
    assert said.count("不列入建议名单") == 1 and page.index('id="before"') < page.index(
        '<form class="zh-form'
    )


def test_a_filed_edition_takes_no_more_budget(golden: Any, draft: Any) -> None:
    assert (
        "/act/add_budget_line/"
        not in of(golden, "office").get(f"/edition/{golden.edition.pk}/").content.decode()
    )
    assert (
        "/act/add_budget_line/" in of(draft, "office").get(f"/edition/{draft.edition.pk}/").content.decode()
    )


def test_another_award_shows_one_clock(golden: Any, draft: Any) -> None:
    import re

    draft.do("system", "move_clock", draft.award.ref, milliseconds=40 * 86_400_000)
    page = of(golden, "office").get(f"/rehearsal/?award={draft.award.slug}").content.decode()
    banner, clock = page.split("演练时钟")[1], page.split("演练时钟")[2]
    days = [re.search(r"\d{4}年\d+月\d+日", part) for part in (banner, clock)]
    assert days[0] and days[1] and days[0][0] == days[1][0]


def test_closed_is_filed_for_an_edition_and_over_for_a_ballot_and_a_notice() -> None:
    from zhiheng.web.frame import objects

    assert [objects.state("closed", k).text for k in ("edition", "question", "notice")] == [
        "已归档",
        "已结束",
        "已结束",
    ]


def test_the_register_of_readings_says_who_adopted_each_and_when(golden: Any) -> None:
    from zhiheng.editions import selectors as editions

    path, rules = f"/edition/{golden.edition.pk}/readings/", editions.rules_of(golden.edition)
    page = of(golden, "office").get(path).content.decode()
    assert page.count(">评审委员会通过<") == sum(not r.restricts for r in rules.readings)
    assert page.count(">区政府确认<") == sum(r.restricts for r in rules.readings)
    assert "评委会会议纪要1号" in page and "区政府批复1号" in page
    assert of(golden, "e1").get(path).status_code == 200 and of(golden, "a1").get(path).status_code == 403


def test_a_change_of_the_plan_stands_on_the_editions_page(draft: Any) -> None:
    path = f"/edition/{draft.edition.pk}/"
    assert "方案的变更" not in of(draft, "office").get(path).content.decode()
    draft.do(
        "c1",
        "amend_plan",
        draft.edition.ref,
        item="voting",
        value="记名",
        reason="委员会决定公开表决",
        document="评委会纪要9号",
    )
    page = of(draft, "office").get(path).content.decode()
    row = page.split("方案的变更")[-1]
    assert "无记名" in row and "记名" in row and "评委会纪要9号" in row and "委员会决定公开表决" in row


def test_a_running_edition_stands_in_the_frame_beside_a_later_plan(books: Any) -> None:
    """The edition that runs comes first, whether the page knows it or asks."""
    books.do("office", "open_edition", books.award.ref, number=9, year=2034)
    for path in (f"/case/{books.case('A1').pk}/", "/desk/", "/cases/"):
        assert (
            f'<span class="zh-head__edition">{books.edition.title}</span>'
            in of(books, "office").get(path).content.decode()
        ), path
