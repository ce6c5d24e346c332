"""Pictures of the screens at a desk's and a phone's width, and what axe says of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.installation import Installation

SCREENS = (
    ("supervision", "/", "public_home"), ("supervision", "/jinshui/call/", "public_call"), ("supervision", "/jinshui/notice/", "public_notice"),
    ("supervision", "/jinshui/winners/", "winners"), ("supervision", "/verify/", "verify"), ("supervision", "/help/", "help"),
    ("a1", "/application/", "application"), ("office", "/desk/", "desk"), ("office", "/cases/", "cases"), ("office", "/queries/", "queries"),
    ("office", "/lists/", "lists"), ("office", "/people/", "people"), ("office", "/award/", "award"), ("office", "/objections/", "objections"),
    ("e1", "/expert/", "expert"), ("c1", "/meeting/", "meeting"), ("supervision", "/ledger/", "ledger"), ("government", "/desk/", "government_desk"),
    ("market", "/desk/", "department_desk"), ("recommender1", "/desk/", "recommender_desk"), ("a1", "/outbox/", "outbox"),
)


@pytest.mark.parametrize(("user", "path", "name"), SCREENS, ids=[s[2] for s in SCREENS])
def test_a_screen(
    server: Installation, actor: Callable[..., Page], shoot: Callable[[Page, str], list[Path]],
    examine: Callable[[Page, str], list[dict[str, Any]]], user: str, path: str, name: str,
) -> None:
    page = actor(user)
    answer = page.goto(server.url + path)
    assert answer is not None and answer.ok
    assert page.locator("h1").count() == 1
    shoot(page, name)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, "nothing scrolls sideways"
    assert examine(page, name) == []


def test_a_case_to_those_who_may_see_it(
    server: Installation, actor: Callable[..., Page], shoot: Callable[[Page, str], list[Path]],
    examine: Callable[[Page, str], list[dict[str, Any]]],
) -> None:
    case = next(p["case"] for p in server.ask("people")["people"] if p["alias"] == "A1")
    for user in ("office", "a1", "e1", "c1"):
        page = actor(user)
        answer = page.goto(f"{server.url}/{case}/")
        assert answer is not None and answer.ok, user
        shoot(page, f"case-{user}")
        assert examine(page, f"case-{user}") == []
