"""A request over the limits, or torn on its way, is answered in words: the limit, the cure, and nothing
changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, override_settings

FIELD = "self_assessment.4.3.3"
ADDRESS = "/application/self_assessment/4.3.3/"
SECRET = "这是我的秘密文字"  # noqa: S105  reason: a word to look for, not a password
MULTIPART = "multipart/form-data; boundary=zh"
FILE = b'--zh\r\nContent-Disposition: form-data; name="f%d"; filename="a.pdf"\r\n\r\nx\r\n'


@pytest.fixture(params=[True, False], ids=["csrf first", "view first"])
def applicant(draft: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A signed-in applicant, whose body is read by the check of the token or by the view."""
    from zhiheng.access.models import User

    client = Client(enforce_csrf_checks=request.param, headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(pk=draft.user("a1")), backend="zhiheng.access.sessions.Backend")
    client.get("/desk/")
    yield client


def large() -> dict[str, Any]:
    return {"data": {FIELD: SECRET + "长" * (3 << 20)}}


def fields() -> dict[str, Any]:
    body = "&".join(f"{SECRET}{n}=1" for n in range(1001))
    return {"data": body, "content_type": "application/x-www-form-urlencoded"}


def files() -> dict[str, Any]:
    return {"data": b"".join(FILE % n for n in range(101)) + b"--zh--\r\n", "content_type": MULTIPART}


def torn() -> dict[str, Any]:
    return {"data": SECRET.encode(), "content_type": "multipart/form-data"}


WRONG = {
    "large": (413, large, "超过2 MB"),
    "fields": (413, fields, "超过1000栏"),
    "files": (413, files, "超过100个文件"),
    "torn": (400, torn, "传送中残缺"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_page_says_the_limit_and_the_cure(draft: Any, applicant: Any, kind: str) -> None:
    from zhiheng.cli.installation import domain_digest

    status, made, says = WRONG[kind]
    before = domain_digest()
    answer = applicant.post(ADDRESS, **made())
    page = answer.content.decode()
    assert answer.status_code == status and says in page
    assert "任何内容都没有改动" in page and "怎样补救" in page and "后退" in page
    assert '<main id="main"' in page and "zh-nav" in page and SECRET not in page
    assert answer.headers["Cache-Control"] == "no-store" and "Content-Security-Policy" in answer.headers
    assert domain_digest() == before


@pytest.mark.parametrize("kind", ["large", "torn"])
def test_nobody_signed_in_hears_it_too(house: Any, db: Any, kind: str) -> None:
    status, made, says = WRONG[kind]
    client = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    client.get("/sign-in/")
    answer = client.post("/public/notice/object/", **made())
    assert answer.status_code == status and says in answer.content.decode()


def test_the_api_answers_with_a_problem(draft: Any, applicant: Any) -> None:
    body = json.dumps({"object": draft.case("A1").ref, "args": {"text": SECRET + "长" * (1 << 20)}})
    answer = applicant.post(
        "/api/v1/acts/save_answer",
        data=body,
        content_type="application/json",
        headers={"x-csrftoken": token(applicant)},
    )
    assert answer.status_code == 413 and answer.headers["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == 413 and "超过2 MB" in told["title"] and told["cure"] and told["detail"]
    assert told["findings"][0]["rule"] == "body_large" and told["findings"][0]["facts"] == {"limit": 2}
    assert SECRET not in answer.content.decode()


def test_a_torn_form_at_the_api_is_a_problem(draft: Any, applicant: Any) -> None:
    answer = applicant.post("/api/v1/acts/save_answer", **torn())
    told = answer.json()
    assert (
        answer.status_code in (400, 415)
        and told["status"] == answer.status_code
        and SECRET not in answer.content.decode()
    )


def token(client: Any) -> str:
    return str(client.get("/api/v1/me").json()["csrf"])


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1 << 20)
def test_the_limit_said_is_the_limit_set(applicant: Any) -> None:
    page = applicant.post(ADDRESS, **large()).content.decode()
    assert "超过1 MB" in page, page[:2000]


def test_a_strange_host_gets_the_bare_answer(house: Any, db: Any) -> None:
    answer = Client(headers={"host": "example.org"}).get("/")
    assert answer.status_code == 400 and b"zh-" not in answer.content
