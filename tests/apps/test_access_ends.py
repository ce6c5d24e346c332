"""Access ends with the task: the next request to an address of yesterday finds nothing (Art 25)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.house import client_of

pytestmark = pytest.mark.django_db


def addresses(play: Any, login: str) -> tuple[str, ...]:
    """What an expert works with: the book, the application, its text, a file, the panel's pages, the
    objects behind them.
    """
    from zhiheng.applications.models import Evidence
    from zhiheng.stages.review.models import Book

    rows = Book.objects.filter(case__edition=play.edition, user=play.user(login)).exclude(state="void")
    book = rows.order_by("case__no").first()
    assert book is not None
    file = Evidence.objects.filter(case=book.case_id).first()
    assert file is not None
    case = f"/case/{book.case_id}/"
    return (
        f"/book/{book.pk}/",
        case,
        f"{case}material/",
        f"{case}files/{file.blob_id}/",
        f"/lead/{book.case_id}/",
        f"/o/book/{book.pk}/",
        f"/o/evidence/{file.pk}/",
    )


def codes(play: Any, login: str, paths: tuple[str, ...]) -> set[int]:
    client = client_of(play.user(login))
    return {client.get(path).status_code for path in paths}


def test_an_experts_addresses_end_with_the_filing(golden: Any, books: Any) -> None:
    from zhiheng.editions.models import Edition

    assert codes(books, "e3", addresses(books, "e3")) == {200}
    assert codes(golden, "e3", addresses(golden, "e3")) == {404}
    Edition.objects.filter(pk=golden.edition.pk).update(state="concluded")
    assert codes(golden, "e3", addresses(golden, "e3")) == {200}, "it is the filing that ends it"


def test_a_members_and_a_recommenders_addresses_end_with_the_filing(golden: Any) -> None:
    from zhiheng.applications.models import Recommendation
    from zhiheng.editions.models import Edition

    case = golden.case("A1").pk
    asked = Recommendation.objects.filter(case=case).select_related("body").first()
    assert asked is not None
    from zhiheng.access.models import Appointment

    recommender = Appointment.objects.filter(
        office="recommender", scope=asked.body.ref, state="running"
    ).first()
    assert recommender is not None
    paths = (f"/case/{case}/", f"/case/{case}/material/")
    for user in (golden.user("c1"), golden.user("government"), recommender.user_id):
        client = client_of(user)
        assert {client.get(p).status_code for p in paths} == {404}
    Edition.objects.filter(pk=golden.edition.pk).update(state="concluded")
    assert {client_of(golden.user("c1")).get(p).status_code for p in paths} == {200}


def test_the_office_and_the_applicant_itself_go_on_reading(golden: Any) -> None:
    case = golden.case("A1").pk
    for login in ("office", "supervision", "a1"):
        assert client_of(golden.user(login)).get(f"/case/{case}/").status_code == 200


def test_a_session_of_yesterday_opens_nothing_new(books: Any) -> None:
    """A session begun before the exclusion from the office finds nothing at its next request."""
    from zhiheng.access.models import Appointment

    client, paths = client_of(books.user("e3")), addresses(books, "e3")
    assert client.get(paths[0]).status_code == 200
    held = Appointment.objects.get(award=books.award, user=books.user("e3"), office="expert", state="running")
    books.do("office", "end_appointment", held.ref, reason="任期届满", document="金质评办〔2026〕9号")
    assert {client.get(p).status_code for p in paths} == {404}
