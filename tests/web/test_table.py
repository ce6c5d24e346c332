"""Every address × every kind of user, expectations by hand; a new address without a row fails."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.django_db
KINDS = (
    "applicant",
    "recommender",
    "department",
    "expert",
    "committee",
    "office",
    "leading",
    "government",
    "supervision",
)


def client_of(by: Any) -> Any:
    from django.test import Client

    from zhiheng.access import clock
    from zhiheng.access.models import User

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(pk=by.user), backend="zhiheng.access.sessions.Backend")
    session = client.session
    session["proven_at"] = session["born_at"] = session["seen_at"] = clock.real().timestamp()
    session.save()
    return client


def test_every_address_has_a_row_and_every_row_an_address(golden: Any) -> None:
    from zhiheng.web.routes import TABLE, patterns

    assert set(patterns()) == set(TABLE)


def test_every_sample_gives_each_kind_of_user_what_is_written(golden: Any) -> None:
    from django.test import Client

    from zhiheng.web import routes, samples

    users = {k: client_of(v) for k, v in samples.first_users().items()}
    assert set(users) == set(KINDS)
    anybody, wrong, asked = Client(headers={"host": "127.0.0.1"}), [], 0
    for route in routes.listed(True):
        for sample in route.get("samples", []):
            if "GET" not in route["methods"]:
                continue
            got = anybody.get(sample["path"]).status_code
            if not (got in (302, 401, 404) or route["open"]):
                wrong.append(("anybody", sample["path"], got))
            for kind, client in users.items():
                got, expected = client.get(sample["path"]).status_code, sample["expect"].get(kind)
                asked += 1
                if got >= 500 or (expected is not None and got != expected):
                    wrong.append((kind, sample["path"], got, expected))
    assert wrong == []
    assert asked > 500


def test_pages_carry_the_headers_and_no_inline_script(golden: Any) -> None:
    from zhiheng.web import samples

    client = client_of(samples.first_users()["office"])
    for path in ("/desk/", "/cases/", "/ledger/", "/sign-in/"):
        response = client.get(path)
        policy = response.headers["Content-Security-Policy"]
        assert "object-src 'none'" in policy and "unsafe" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in response.headers["Cache-Control"]
        assert not re.search(rb"<script(?![^>]*\ssrc=)|\son\w+=[\"']|style=[\"']", response.content)


def test_reading_changes_nothing(golden: Any) -> None:
    from zhiheng.cli.installation import domain_digest
    from zhiheng.web import routes, samples

    client = client_of(samples.first_users()["office"])
    before = domain_digest()
    for route in routes.listed(True):
        for sample in route.get("samples", [])[:2]:
            client.get(sample["path"])
    assert domain_digest() == before


def test_a_foreign_and_an_invented_id_look_alike(golden: Any) -> None:
    from zhiheng.web import samples

    client = client_of(samples.first_users()["applicant"])
    foreign, invented = golden.case("A2").pk, "0" * 32
    for path in ("/case/{}/", "/api/v1/case/{}/answers/organisation.uscc", "/act/submit/case/{}/"):
        a, b = client.get(path.format(foreign)), client.get(path.format(invented))
        assert a.status_code == b.status_code == 404
        assert abs(len(a.content) - len(b.content)) <= 64


def test_the_rehearsal_says_so_on_every_page(golden: Any) -> None:
    from zhiheng.web import samples

    for kind, by in samples.first_users().items():
        assert "演练" in client_of(by).get("/desk/").content.decode(), kind


@pytest.mark.parametrize("path", ["/desk/", "/cases/", "/queries/", "/lists/", "/objections/"])
def test_queries_do_not_grow_with_rows(golden: Any, draft: Any, path: str) -> None:
    """The finished edition has twelve applications and 210 queries, the draft one none that the office
    sees.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from zhiheng.access import viewer

    counts = {}
    for play in (golden, draft):
        client = client_of(viewer.of(play.user("office")))
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        counts[play.award.slug] = len(caught)
    assert counts["golden"] <= counts["draft"] + 12, counts


def test_an_act_is_done_on_its_page_and_said(draft: Any) -> None:
    from zhiheng.access import viewer

    client = client_of(viewer.of(draft.user("a1")))
    case = draft.case("A1")
    page = client.get(f"/act/submit/{case.ref}/").content.decode()
    key = re.search(r'name="idempotency_key" value="([0-9a-f]+)"', page)
    assert key
    answer = client.post(
        f"/act/submit/{case.ref}/", {"idempotency_key": key[1], "version": str(case.version)}
    )
    assert answer.status_code == 302
    assert draft.case("A1").state == "submitted"
    again = client.post(f"/act/submit/{case.ref}/", {"idempotency_key": key[1], "version": str(case.version)})
    assert again.status_code == 302, "the back button repeats nothing"


def test_a_refused_form_keeps_what_was_typed(draft: Any) -> None:
    from zhiheng.access import viewer

    client = client_of(viewer.of(draft.user("office")))
    answer = client.post(
        f"/act/found_body/{draft.award.ref}/",
        {"name": "某某街道办事处", "sort": "nonsense", "document": "文件"},
    )
    assert answer.status_code == 422
    assert "某某街道办事处" in answer.content.decode()


def test_a_grave_act_asks_for_the_password_again(draft: Any) -> None:
    from zhiheng.access import viewer

    client = client_of(viewer.of(draft.user("a1")))
    session = client.session
    session["proven_at"] = 0
    session.save()
    answer = client.post(f"/act/submit/{draft.case('A1').ref}/", {"idempotency_key": "k1"})
    assert answer.status_code == 422
    assert 'type="password"' in answer.content.decode()
    assert draft.case("A1").state == "draft"


def test_an_idle_session_ends(draft: Any) -> None:
    from zhiheng.access import viewer

    client = client_of(viewer.of(draft.user("a1")))
    session = client.session
    session["seen_at"] = session["seen_at"] - 31 * 60
    session.save()
    assert client.get("/desk/").status_code == 302


def test_a_post_without_a_token_is_refused(draft: Any) -> None:
    from django.test import Client

    from zhiheng.access.models import User

    client = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(login="office-draft"), backend="zhiheng.access.sessions.Backend")
    assert (
        client.post(f"/act/open_edition/{draft.award.ref}/", {"number": "7", "year": "2030"}).status_code
        == 403
    )
    assert client.post("/api/v1/acts/open_edition", b"{}", content_type="application/json").status_code == 403


def test_the_api_document_names_every_act(golden: Any) -> None:
    from django.test import Client

    from zhiheng.access import acts

    document = Client(headers={"host": "127.0.0.1"}).get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert {p.rsplit("/", 1)[1] for p in document["paths"] if "/acts/" in p} == set(acts.table())


@pytest.mark.parametrize("typed", ["--5", "9" * 5000, "-5", "５０", "52"])
def test_a_scorebook_typed_wrongly_is_refused_and_kept(books: Any, typed: str) -> None:
    from zhiheng.access import viewer
    from zhiheng.stages.review.models import Book

    client = client_of(viewer.of(books.user("e1")))
    book = Book.objects.filter(case__edition=books.edition, user=books.user("e1")).first()
    assert book is not None
    answer = client.post(f"/book/{book.pk}/", {"percent-4.1.2": typed, "strengths-4.1.3": "写好的意见"})
    assert answer.status_code == 422
    assert "写好的意见" in answer.content.decode()
    book.refresh_from_db()
    assert book.percent == {}


def test_a_password_is_in_no_digest(golden: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.test import Client

    from zhiheng.access import idempotency

    hashed: list[str] = []
    digest = idempotency.canonical.digest

    def watched(raw: bytes) -> str:
        hashed.append(raw.decode(errors="replace"))
        return str(digest(raw))

    monkeypatch.setattr(idempotency.canonical, "digest", watched)
    said = {
        "uscc": "91350100M000100Y43",
        "name": "甲",
        "login": "x@example.invalid",
        "contact": "乙",
        "idempotency_key": "k",
    }
    phrase = "a-long-phrase-42"
    answer = Client(headers={"host": "127.0.0.1"}).post(
        "/golden/register/", {**said, "password": phrase, "again": phrase}
    )
    assert answer.status_code == 302
    assert any("91350100M000100Y43" in h for h in hashed)
    assert not any(phrase in h for h in hashed)
