"""A reader's own views of a list: kept under a name, seen by nobody else, at most twelve; and what is
mine.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest

from tests.web.test_table import client_of

pytestmark = pytest.mark.django_db


def of(play: Any, login: str) -> Any:
    from zhiheng.access import viewer

    return client_of(viewer.of(play.user(login)))


def keep(client: Any, name: str, query: str = "state=awarded", place: str = "/cases/") -> Any:
    return client.post("/views/", {"place": place, "query": query, "name": name})


def links(page: str) -> list[tuple[str, str]]:
    """Href and name of every kept view on a page."""
    part = (
        page.split('aria-label="我的筛选"')[1].split("</section>")[0]
        if 'aria-label="我的筛选"' in page
        else ""
    )
    return re.findall(r'<li><a href="([^"]+)"[^>]*>([^<]*)</a>', part)


def test_a_narrowed_list_is_kept_shown_and_forgotten(golden: Any) -> None:
    office = of(golden, "office")
    assert "保存现在的筛选" not in office.get("/cases/").content.decode()
    narrowed = office.get("/cases/?state=awarded").content.decode()
    assert (
        "保存现在的筛选" in narrowed and 'for="kept-name"' in narrowed and 'value="state=awarded"' in narrowed
    )
    answer = keep(office, "  已 获奖 ")
    assert answer.status_code == 302 and answer["Location"] == "/cases/?state=awarded"
    page = office.get("/cases/").content.decode()
    assert links(page) == [("/cases/?state=awarded", "已 获奖")] and "已保存筛选：已 获奖" in page
    again = office.get("/cases/?state=awarded&order=no&page=2").content.decode()
    assert 'aria-current="true">已 获奖</a>' in again and "保存现在的筛选" not in again
    key = re.search(r'name="drop" value="([0-9a-f]+)"', page)
    assert key
    gone = office.post("/views/", {"place": "/cases/", "query": "", "drop": key[1]})
    assert gone.status_code == 302 and links(office.get("/cases/").content.decode()) == []
    assert office.post("/views/", {"place": "/cases/", "query": "", "drop": key[1]}).status_code == 404


def test_the_same_name_again_replaces(golden: Any) -> None:
    office = of(golden, "office")
    keep(office, "常用")
    keep(office, "常用", "tag=re_award")
    assert links(office.get("/cases/").content.decode()) == [("/cases/?tag=re_award", "常用")]


def test_nobody_else_sees_or_forgets_a_view(golden: Any) -> None:
    from zhiheng.people.models import KeptView

    office, other = of(golden, "office"), of(golden, "office2")
    keep(office, "甲的筛选")
    assert "甲的筛选" not in other.get("/cases/").content.decode()
    key = KeptView.objects.get().pk
    assert other.post("/views/", {"place": "/cases/", "query": "", "drop": key}).status_code == 404
    assert KeptView.objects.filter(pk=key).exists()


def test_a_view_belongs_to_its_list(golden: Any) -> None:
    office = of(golden, "office")
    keep(office, "待复核", "act=verify_letter", "/work/")
    assert links(office.get("/work/").content.decode()) == [("/work/?act=verify_letter", "待复核")]
    assert links(office.get("/cases/").content.decode()) == []


def test_a_name_is_escaped(golden: Any) -> None:
    office = of(golden, "office")
    keep(office, "<b>x</b>\"'")
    page = office.get("/cases/").content.decode()
    assert "<b>x</b>" not in page and "&lt;b&gt;x&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("name", "query", "says"),
    [
        ("", "state=awarded", "请填写名称"),
        ("字" * 21, "state=awarded", "名称最多20个字"),
        ("名", "", "没有筛选条件"),
        ("名", "strange=1", "没有筛选条件"),
    ],
)
def test_what_cannot_be_kept_is_said_at_the_field(golden: Any, name: str, query: str, says: str) -> None:
    from zhiheng.people.models import KeptView

    answer = keep(of(golden, "office"), name, query)
    page = answer.content.decode()
    assert (
        answer.status_code == 422
        and says in page
        and 'href="#f-name"' in page
        and 'aria-invalid="true"' in page
    )
    assert not KeptView.objects.exists()


def test_at_most_twelve_for_one_list(golden: Any) -> None:
    office = of(golden, "office")
    for n in range(12):
        assert keep(office, f"第{n}个", f"q={n}").status_code == 302
    full = keep(office, "第十三个", "q=13")
    assert (
        full.status_code == 422
        and "最多" not in links(full.content.decode())
        and "已保存12个筛选" in full.content.decode()
    )
    assert keep(office, "第3个", "q=33").status_code == 302, "a name that is there is replaced"
    page = office.get("/cases/?q=99").content.decode()
    assert len(links(page)) == 12 and "保存现在的筛选" not in page and "已保存12个筛选" in page
    assert keep(office, "别处的", "act=judge", "/work/").status_code == 302


@pytest.mark.parametrize(
    "query",
    [
        "edition=" + quote("//example.org"),
        "state=awarded&next=//example.org",
        "&".join(f"q={n}" for n in range(60)),
        "q=" + "%00" * 5,
    ],
)
def test_an_address_is_never_free(golden: Any, query: str) -> None:
    answer = keep(of(golden, "office"), "名", query)
    assert answer.status_code == 422 or re.match(r"/cases/\?(edition|state|q)=[^&]*$", answer["Location"])


def test_an_unknown_list_and_a_stranger_get_nothing(golden: Any) -> None:
    from django.test import Client

    assert keep(of(golden, "office"), "名", "q=1", "//example.org/").status_code == 404
    assert of(golden, "office").get("/views/").status_code == 405
    assert keep(Client(headers={"host": "127.0.0.1"}), "名").status_code == 401


def test_a_preference_is_no_act(golden: Any) -> None:
    from zhiheng.ledger.models import Entry

    before = Entry.objects.count()
    keep(of(golden, "office"), "常用")
    assert Entry.objects.count() == before


def test_more_views_ask_the_database_no_more(golden: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    office, counts = of(golden, "office"), []
    for n in range(0, 12, 6):
        office.get("/cases/")
        with CaptureQueriesContext(connection) as caught:
            office.get("/cases/")
        counts.append(len(caught))
        for m in range(n, n + 6):
            keep(office, f"第{m}个", f"q={m}")
    assert counts[0] == counts[1]


def screening(play: Any) -> Any:
    """Two applicants handed in; the first is judged on its district, so that only the second waits for
    that.
    """
    from datetime import timedelta

    for alias in ("a1", "a2"):
        play.do(alias, "submit", play.case(alias.upper()).ref)
    late = timedelta(days=(play.edition.deadline - play.now().date()).days + 1)
    play.do("office", "close_call", play.edition.ref, later=late)
    return late


def test_mine_is_what_waits_for_me(draft: Any) -> None:
    one, two = draft.case("A1"), draft.case("A2")
    supervision = of(draft, "supervision")
    screening(draft)
    office = of(draft, "office")
    page = office.get("/cases/?mine=1").content.decode()
    assert (
        'aria-current="true">我的</a>' in page
        and one.organisation.name in page
        and two.organisation.name in page
    )
    assert '<input type="hidden" name="mine" value="1">' in page
    none = supervision.get("/cases/?mine=1").content.decode()
    assert one.organisation.name not in none and "没有等您办理的单位" in none
    assert one.organisation.name in supervision.get("/cases/").content.decode()


def test_mine_leaves_other_filters_standing(golden: Any) -> None:
    page = of(golden, "office").get("/cases/?state=awarded&q=云").content.decode()
    assert f'href="/cases/?state=awarded&amp;q={quote("云")}&amp;mine=1"' in page


def test_letters_to_verify_are_mine_in_the_list_of_answers(draft: Any) -> None:
    from datetime import timedelta

    from zhiheng.stages.screening.models import Query

    late = screening(draft)
    draft.do(
        "office",
        "ask_departments",
        draft.edition.ref,
        later=late,
        due=draft.now().date() + late + timedelta(days=5),
        round="qualification",
    )
    query = Query.objects.filter(case=draft.case("A1")).order_by("pk").first()
    assert query is not None
    draft.do(
        "office",
        "enter_letter",
        query.ref,
        later=late,
        answers=dict.fromkeys(query.rules, "无"),
        on=draft.now().date(),
        document="函1号",
        scan=draft.paper("office"),
    )
    page = of(draft, "office2").get("/queries/?mine=1").content.decode()
    assert query.body.name in page and draft.case("A2").organisation.name not in page
    assert 'aria-current="true">我的</a>' in page
    assert "没有等您办理的答复" in of(draft, "supervision").get("/queries/?mine=1").content.decode()


@pytest.mark.parametrize("path", ["/objections/?mine=1", "/matrix/?mine=1"])
def test_registers_can_be_narrowed_to_mine(golden: Any, path: str) -> None:
    page = of(golden, "office").get(path).content.decode()
    assert 'aria-current="true">我的</a>' in page
    assert "云杉软件" not in page.split("</nav>")[-1]
