"""Who is waited for: round by round, and what a group may read of it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest

from tests.house import client_of

pytestmark = pytest.mark.django_db


def page_of(play: Any, login: str = "office", query: str = "") -> str:
    answer = client_of(play.user(login)).get(f"/waiting/{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def words(page: str, round: str) -> str:
    """The text for a group, as it is copied."""
    found = re.search(rf'id="words-{round}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert found, round
    return html.unescape(found[1])


def asked(draft: Any) -> None:
    """Two applications in, the call closed, the departments asked."""
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


def names_of(play: Any) -> list[str]:
    from zhiheng.editions.models import Case

    return list(Case.objects.filter(edition=play.edition).values_list("organisation__name", flat=True))


def test_an_applicant_is_waited_for_until_it_has_handed_in(draft: Any) -> None:
    first, second = (draft.case(a).organisation.name for a in ("A1", "A2"))
    before = page_of(draft)
    assert "还没有提交的单位" in before and first in before and second in before
    draft.do("a1", "submit", draft.case("A1").ref)
    after = page_of(draft)
    assert first not in after and second in after
    assert not any(n in words(after, "submit") for n in names_of(draft)), (
        "applicants do not read who else applies"
    )
    assert "24:00 截止" in words(after, "submit")


def test_no_application_is_seen_before_it_is_handed_in(draft: Any) -> None:
    from zhiheng.editions.models import Case

    page = page_of(draft)
    assert not any(
        pk in page for pk in Case.objects.filter(edition=draft.edition).values_list("pk", flat=True)
    )


def test_recommenders_are_named_to_each_other_and_their_applicants_are_not(draft: Any) -> None:
    from zhiheng.applications.models import Recommendation

    row = (
        Recommendation.objects.filter(case__edition=draft.edition)
        .select_related("body", "case__organisation")
        .first()
    )
    assert row is not None
    Recommendation.objects.filter(pk=row.pk).update(state="asked")
    page = page_of(draft)
    assert f"对{row.case.organisation.name}的推荐意见" in page
    assert row.body.name in words(page, "recommend") and row.case.organisation.name not in words(
        page, "recommend"
    )


def test_departments_stand_with_telephone_day_and_what_is_left(draft: Any) -> None:
    asked(draft)
    page = page_of(draft)
    assert "区应急管理局" in page and 'href="tel:037100000000"' in page and "2家申报单位的核查答复" in page
    said = words(page, "attest")
    assert "区应急管理局（" in said and "到期）" in said and said.rstrip().endswith("日")
    assert not any(n in said for n in names_of(draft))


def test_the_experts_group_reads_names_and_nothing_of_applications(books: Any) -> None:
    from zhiheng.access.models import User
    from zhiheng.stages.review.models import Book

    page = page_of(books)
    open_ = Book.objects.filter(case__edition=books.edition, state="open")
    said = words(page, "book")
    for pk in set(open_.values_list("user", flat=True)):
        assert User.objects.get(pk=pk).name in said
    assert not any(n in said for n in names_of(books)) and "件）" not in said and "分）" not in said
    assert "材料评审评分并锁定" in page
    Book.objects.filter(case__edition=books.edition).update(state="locked")
    assert "words-book" not in page_of(books)


def test_who_has_not_signed_in_is_listed_and_who_voted_is_not(sitting: Any) -> None:
    members = words(page_of(sitting), "sign_in")
    first = sitting.user("c1")
    from zhiheng.access.models import User

    name = User.objects.get(pk=first).name
    assert name in members and "第三会议室" in members
    sitting.do("c1", "sign_in", f"meeting/{_meeting(sitting).pk}")
    page = page_of(sitting)
    assert name not in words(page, "sign_in") and "只有本人能看到" in page
    assert "未投" not in page and "已投票" not in page


def _meeting(play: Any) -> Any:
    from zhiheng.stages.meeting.models import Meeting

    return Meeting.objects.get(edition=play.edition)


def test_what_one_applicant_was_told_is_in_no_group(draft: Any) -> None:
    from zhiheng.editions.models import Hearing
    from zhiheng.stages.screening.models import Supplement

    case, today = draft.case("A1"), draft.now().date()
    Hearing.objects.create(
        id="1" * 32,
        state="told",
        case=case,
        matter="refuse",
        grounds="不宣的理由",
        article="13(1)",
        told_at=draft.now(),
        answer_by=today - timedelta(days=2),
    )
    Supplement.objects.create(
        id="2" * 32, state="asked", case=case, asked="缺的材料", due=today + timedelta(days=2)
    )
    page = page_of(draft)
    for round in ("hearing", "supplement"):
        assert case.organisation.name not in words(page, round)
    assert "逾期2天" in page and "不宣的理由" not in page and "缺的材料" not in page


def test_the_telephone_list_holds_what_the_page_shows(draft: Any) -> None:
    asked(draft)
    office = client_of(draft.user("office"))
    lines = office.get("/waiting/?round=attest&as=csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("事项,谁,等什么,自,期限,逾期天数,联系人,电话或邮箱")
    assert any("区应急管理局" in x and "0371-00000000" in x for x in lines[1:]) and all(
        "还没有答复的部门" in x for x in lines[1:]
    )
    book = office.get("/waiting/?as=xlsx")
    assert "区应急管理局" in zipfile.ZipFile(io.BytesIO(book.content)).read("xl/sharedStrings.xml").decode()


def test_the_first_screen_leads_there_and_only_some_may_look(draft: Any) -> None:
    assert (
        f'href="/waiting/?edition={draft.edition.pk}"'
        in client_of(draft.user("office")).get("/desk/").content.decode()
    )
    assert client_of(draft.user("a1")).get("/waiting/").status_code == 403
    page_of(draft, "supervision")


def test_more_rows_ask_no_more_questions(draft: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from zhiheng.people.models import Organisation
    from zhiheng.stages.screening.models import Query

    asked(draft)
    client = client_of(draft.user("office"))

    def questions() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get("/waiting/")
        return len(caught)

    draft.edition.__class__.objects.filter(pk=draft.edition.pk).update(stage="call")
    questions()
    Query.objects.filter(case__edition=draft.edition).exclude(body__competence="市场监管").update(
        state="answered"
    )
    few = questions()
    Query.objects.filter(case__edition=draft.edition).update(state="asked")
    Organisation.objects.bulk_create(
        Organisation(
            id=f"{n:032x}",
            award=draft.award,
            uscc=f"{n:018d}",
            name=f"新单位{n}",
            state="registered",
            made_at=draft.now(),
        )
        for n in range(60)
    )
    assert questions() <= few
