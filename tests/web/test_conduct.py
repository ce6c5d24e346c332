"""Pages of complaints, cases, appraisals and access: who sees what, and who complained nobody but the
office.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from tests.house import client_of
from tests.web.test_public import text_of, visitor

pytestmark = pytest.mark.django_db
TYPED = {
    "sort": "expert",
    "about_name": "某评审员",
    "facts": "2026年7月2日，饭店有记录",
    "idempotency_key": "k-complain",
}


def page(play: Any, login: str, path: str, status: int = 200) -> str:
    answer = client_of(play.user(login)).get(path)
    assert answer.status_code == status, (login, path, answer.status_code)
    return str(answer.content.decode())


def complained(play: Any, **typed: str) -> Any:
    return visitor().post(f"/{play.award.slug}/complain/", {**TYPED, **typed})


def received(play: Any) -> Any:
    from zhiheng.conduct.models import Complaint

    return Complaint.objects.get(award=play.award, facts=TYPED["facts"])


def test_anybody_complains_and_follows_it_by_a_number(books: Any) -> None:
    assert 'href="/books/complain/"' in text_of("/books/")
    html = complained(books, identity="named", name="钱某", contact="010-0000").content.decode()
    number = re.search(r"[0-9A-F]{4}(-[0-9A-F]{4}){3}", html)
    row = received(books)
    assert number and number[0].replace("-", "").lower() == row.pk[:16] and "投诉已收到" in html
    said = text_of(f"/books/complain/receipt/?number={number[0]}")
    assert "已收到，等待受理" in said
    for secret in ("钱某", "010-0000", TYPED["facts"], TYPED["about_name"]):
        assert secret not in said
    text_of(f"/draft/complain/receipt/?number={number[0]}", 404)


def test_an_anonymous_complaint_keeps_no_name_and_sending_twice_is_one(books: Any) -> None:
    for _ in range(2):
        complained(books, identity="anonymous", name="赵某", contact="0371")
    row = received(books)
    assert (row.signed, row.name, row.contact) == (False, "", "")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"sort": ""}, "sort"),
        ({"about_name": " "}, "about_name"),
        ({"facts": ""}, "facts"),
        ({"identity": "named"}, "name"),
        ({"facts": "长" * 5001}, "facts"),
    ],
)
def test_a_bad_complaint_is_told_at_its_field(books: Any, typed: dict[str, str], field: str) -> None:
    answer = complained(books, **typed)
    html = answer.content.decode()
    assert answer.status_code == 422 and f'href="#f-{field}"' in html and f'id="f-{field}-e"' in html


def test_the_complainant_is_seen_by_the_office_alone(books: Any) -> None:
    from zhiheng.access.models import User

    name = User.objects.get(pk=books.user("office2")).name
    complained(books, sort="staff", about_name=name, identity="named", name="钱某某", contact="010-9999")
    row = received(books)
    for path in ("/conduct/", f"/o/{row.ref}/"):
        assert "钱某某" in page(books, "office", path)
        assert "钱某某" not in page(books, "supervision", path) and "010-9999" not in page(
            books, "supervision", path
        )
    assert row.number not in page(books, "office2", "/conduct/").split("<main")[1].split("失职案件")[0]
    page(books, "office2", f"/o/{row.ref}/", 404)
    page(books, "office2", f"/act/take_up_complaint/{row.ref}/", 404)
    for login in ("e1", "a1", "c1"):
        page(books, login, f"/o/{row.ref}/", 404)
        page(books, login, "/conduct/", 403)
        page(books, login, "/access/", 403)


def test_complaints_open_too_long_are_an_exception(books: Any) -> None:
    complained(books, identity="anonymous")
    assert "超过10个工作日" not in page(books, "supervision", "/desk/")
    from zhiheng.conduct.models import Complaint

    Complaint.objects.update(received_at=books.now() - timedelta(days=40))
    assert "投诉超过10个工作日没有办结" in page(books, "supervision", "/desk/")
    assert "超过10个工作日" in page(books, "office", "/conduct/")


def test_an_exclusion_flags_the_scores_and_a_case_is_read_by_its_expert(books: Any) -> None:
    from tests.apps.test_conduct import DECIDED, lock_all, opened

    done, row = lock_all(books, "e2"), opened(books)
    page(books, "e2", f"/o/{row.ref}/", 404)
    books.do("office", "tell_misconduct", row.ref)
    assert f"/act/answer_misconduct/{row.ref}/" in page(books, "e2", "/expert/")
    assert "涉嫌的事实" in page(books, "e2", f"/o/{row.ref}/")
    books.do("e2", "answer_misconduct", row.ref, statement="已说明")
    lead = f"/lead/{done.case_id}/?stage={done.stage}"
    assert "须复核" not in page(books, "office", lead) + page(books, "office", f"/case/{done.case_id}/")
    books.do("office", "exclude_expert", row.ref, **DECIDED)
    assert "须复核" in page(books, "office", lead)
    assert "须复核的评分" in page(books, "office", f"/case/{done.case_id}/")
    exceptions = page(books, "supervision", "/desk/")
    assert "评分须复核" in exceptions and "处理决定没有登记送达" in exceptions
    assert "救济途径" in page(books, "e2", f"/o/{row.ref}/"), "who was excluded still reads why"
    page(books, "e2", "/expert/", 404)


def test_the_leader_sees_the_flag_and_other_members_do_not(books: Any) -> None:
    from tests.apps.test_conduct import excluded, lock_all
    from zhiheng.stages.review import panels

    done = lock_all(books, "e2")
    logins = {books.user(f"e{n}"): f"e{n}" for n in range(1, 8)}
    leader = logins[str(panels.leader_of(done.case))]
    other = next(logins[u] for u in panels.scorers(done.case) if logins[u] not in (leader, "e2"))
    for login in (leader, other):
        lock_all(books, login)
    excluded(books)
    lead = f"/lead/{done.case_id}/?stage={done.stage}"
    assert "须复核" in page(books, leader, lead) and "须复核" not in page(books, other, lead)


def test_appraisals_show_figures_and_are_read_by_the_expert(golden: Any) -> None:
    from zhiheng.conduct.models import Appraisal

    assert "待考核" in page(golden, "office", "/conduct/") and "平均差" in page(golden, "office", "/conduct/")
    golden.do(
        "office",
        "appraise_expert",
        golden.edition.ref,
        expert=golden.user("e2"),
        rating="合格",
        reason="按时完成",
    )
    row = Appraisal.objects.get(edition=golden.edition)
    mine = page(golden, "e2", "/expert/")
    assert f"/o/{row.ref}/" in mine and "合格" in mine
    assert "按时完成" in page(golden, "e2", f"/o/{row.ref}/") and "与合议之差" in page(
        golden, "e2", f"/o/{row.ref}/"
    )
    page(golden, "e1", f"/o/{row.ref}/", 404)


def test_access_is_read_only_and_tells_who_opened_what(golden: Any, books: Any) -> None:
    from zhiheng.access.models import User
    from zhiheng.editions.models import Case

    case = Case.objects.filter(edition=books.edition).exclude(state="draft").order_by("no").first()
    assert case is not None
    page(books, "office2", f"/case/{case.pk}/material/")
    said = page(books, "supervision", "/access/")
    assert (
        User.objects.get(pk=books.user("office2")).name in said
        and "申报材料全文" in said
        and "还能查看材料的评审员" in said
    )
    assert "<form" not in said.split("<main")[1].split("</main>")[0]
    assert "候补评审员递补" in page(golden, "supervision", "/desk/") and "利害关系回避" in page(
        golden, "supervision", "/desk/"
    )


def test_more_rows_ask_no_more_questions(books: Any, django_assert_max_num_queries: Any) -> None:
    from zhiheng.access import ids
    from zhiheng.conduct.models import Complaint
    from zhiheng.ledger.models import Reading

    Complaint.objects.bulk_create(
        Complaint(
            id=ids.new_id(),
            award=books.award,
            number=f"X{n}",
            received_at=books.now(),
            channel="web",
            signed=False,
            sort="staff",
            about_name="某",
            facts="x",
            state="received",
            about_id=books.user("c1"),
        )
        for n in range(40)
    )
    Reading.objects.bulk_create(
        Reading(edition=books.edition.pk, by=books.user("e1"), case="x", what="material", at=books.now())
        for _ in range(150)
    )
    office = client_of(books.user("office"))
    for path in ("/conduct/", "/access/", "/access/?page=2"):
        office.get(path)
        with django_assert_max_num_queries(26):
            assert office.get(path).status_code == 200
