"""What is sent after a session has ended comes back after signing in, and is sent by a press of a button
alone.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from zhiheng.access.tokens import User

FIELD = "self_assessment.4.3.3"
ADDRESS = "/application/self_assessment/4.3.3/"
PASSWORD = "一段足够长的口令-2026"  # noqa: S105  reason: a test's own


@pytest.fixture
def ended(draft: Any) -> Any:
    """A browser whose session has ended; its user can sign in again with a password."""
    from django.test import Client

    user = User.objects.get(pk=draft.user("a1"))
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return Client(headers={"host": "127.0.0.1"})


def kept_in(page: str) -> str:
    found = re.search(r'name="kept" value="([^"]*)"', page)
    assert found, page
    return html.unescape(found[1])


def test_the_text_travels_with_the_sign_in_and_is_offered_again(draft: Any, ended: Any) -> None:
    from zhiheng.applications import selectors

    said = "写到一半，登录结束了。\n第二段“引号”与 <标签>。"
    answer = ended.post(
        f"{ADDRESS}?from=check", {FIELD: said, "version-" + FIELD: "1", "password": "不该留下"}
    )
    assert answer.status_code == 401 and "不必重新填写" in answer.content.decode()
    kept = kept_in(answer.content.decode())
    assert said in json.loads(kept)[1][0] and "不该留下" not in kept

    login = User.objects.get(pk=draft.user("a1")).login
    wrong = ended.post("/sign-in/", {"login": login, "password": "错误的口令", "kept": kept})
    assert kept_in(wrong.content.decode()) == kept
    offered = ended.post("/sign-in/", {"login": login, "password": PASSWORD, "kept": kept})
    page = offered.content.decode()
    assert offered.status_code == 200 and f'action="{ADDRESS}?from=check"' in page and "接着提交" in page
    assert said not in selectors.answers(draft.case("A1").pk).get(FIELD, ("", 0))[0]
    fields = {
        html.unescape(k): html.unescape(v)
        for k, v in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)
    }
    fields.pop("csrfmiddlewaretoken", "")
    assert fields == {FIELD: said, "version-" + FIELD: "1"}
    assert ended.post(f"{ADDRESS}?from=check", fields).status_code == 302
    assert selectors.answers(draft.case("A1").pk)[FIELD][0] == said


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "x",
        "[]",
        "[1, []]",
        '["https://example.org/", []]',
        '["//example.org/", []]',
        '["/desk/", [["a"]]]',
        '["/desk/", [["a", 1]]]',
        "[" * 5000,
    ],
)
def test_nothing_but_what_this_house_wrote_is_offered(draft: Any, ended: Any, kept: str) -> None:
    login = User.objects.get(pk=draft.user("a1")).login
    answer = ended.post("/sign-in/", {"login": login, "password": PASSWORD, "kept": kept})
    assert answer.status_code == 302 and answer.headers["Location"] == "/desk/"


def test_what_is_too_long_is_said_to_be(ended: Any) -> None:
    page = ended.post(ADDRESS, {FIELD: "长" * 601_000}).content.decode()
    assert 'name="kept"' not in page and "内容太长" in page
    assert ended.get(ADDRESS).status_code == 302
