"""The applicant's pages in a browser: what axe says of them, also where something is wrong, and no
sideways scroll.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.hands import fill
from tests.journeys.installation import Installation

Shoot = Callable[[Page, str], list[Path]]
Examine = Callable[[Page, str], list[dict[str, Any]]]
ITEM = "/application/self_assessment/4.3.3/"
PATHS = (
    "/application/",
    "/application/organisation/",
    "/application/years/",
    "/application/self_assessment/",
    ITEM,
    "/application/self_assessment/?plain=1",
    "/application/evidence/",
    "/application/check/",
)


def whole(page: Page, name: str, shoot: Shoot, examine: Examine) -> None:
    """Pictures, axe, and the width of the narrowest screen."""
    shoot(page, name)
    assert examine(page, name) == [], name
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, f"{name} scrolls sideways"
    page.set_viewport_size({"width": 1366, "height": 768})


def test_pages_of_a_draft(
    serve: Callable[..., Installation], actor: Callable[..., Page], shoot: Shoot, examine: Examine
) -> None:
    at = serve("--golden", "--until", "application")
    page = actor("a1", at=at)
    for path in PATHS:
        page.goto(at.url + path)
        assert page.locator("h1").count() == 1
        whole(page, "draft" + path, shoot, examine)
    page.goto(f"{at.url}/application/years/")
    field = page.locator("[name^='years.']").first
    field.fill("1,2万3")
    page.locator("main form[method=post] button[type=submit]").last.click()
    expect(page.locator(".zh-errors")).to_be_visible()
    whole(page, "draft-figures-wrong", shoot, examine)
    page.locator("[name^='years.']").first.fill("180000000")
    page.locator("[name^='years.']").first.press("Tab")
    expect(page.locator("#doubts")).to_contain_text("单位可能填成了“元”", timeout=15_000)
    expect(page.locator(".zh-errors, .zh-rowerr, [aria-invalid]")).to_have_count(0)
    whole(page, "draft-figures-doubt", shoot, examine)
    page.goto(f"{at.url}/application/model/")
    fill(page, {"model.adopted": "2001-01-01"})
    page.locator("main form[method=post] button[type=submit]").last.click()
    page.wait_for_url("**/application/")
    whole(page, "draft-issue", shoot, examine)
    page.goto(f"{at.url}/application/check/")
    whole(page, "draft-check-faults", shoot, examine)


def test_what_interrupts_a_writer(
    serve: Callable[..., Installation], actor: Callable[..., Page], shoot: Shoot, examine: Examine
) -> None:
    at = serve("--golden", "--until", "application")
    page = actor("a1", at=at)
    page.goto(at.url + ITEM)
    other = page.context.new_page()
    other.goto(at.url + ITEM)
    with other.expect_response(lambda r: r.url.endswith("/acts/save_answer"), timeout=10_000):
        other.locator("textarea").fill("另一位写的")
    page.locator("textarea").fill("我写的")
    expect(page.locator(".zh-conflict")).to_be_visible(timeout=10_000)
    whole(page, "conflict", shoot, examine)
    page.get_by_role("button", name="用下面另一位写的").click()
    expect(page.locator("textarea")).to_have_value("另一位写的")
    page.context.clear_cookies()
    page.locator("textarea").fill("登录已经结束")
    expect(page.locator(".zh-away")).to_be_visible(timeout=10_000)
    whole(page, "signed-out", shoot, examine)


def test_answers_that_are_picked_save_themselves(
    serve: Callable[..., Installation], actor: Callable[..., Page]
) -> None:
    at = serve("--golden", "--until", "application")
    page = actor("a1", at=at)
    page.goto(f"{at.url}/application/organisation/")
    with page.expect_response(lambda r: r.url.endswith("/acts/save_answer"), timeout=10_000):
        page.locator("[name='organisation.specialised'][value='否']").check()
    page.goto(f"{at.url}/application/organisation/")
    assert page.locator("[name='organisation.specialised'][value='否']").is_checked()


def test_without_script_two_windows_show_both_texts(
    serve: Callable[..., Installation], actor: Callable[..., Page], shoot: Shoot, examine: Examine
) -> None:
    at = serve("--golden", "--until", "application")
    page = actor("a1", at=at)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(at.url + ITEM)
    assert page.locator("[data-mark]").first.is_hidden()
    page.locator("textarea").fill("我写的")
    other = page.context.new_page()
    other.goto(at.url + ITEM)
    with other.expect_response(lambda r: r.url.endswith("/acts/save_answer"), timeout=10_000):
        other.locator("textarea").fill("另一位写的")
    page.locator("main form[method=post] button[type=submit]").last.click()
    expect(page.locator(".zh-conflict")).to_contain_text("另一位写的")
    assert page.locator("textarea").input_value() == "我写的"
    whole(page, "conflict-plain", shoot, examine)


def test_pages_after_the_award(
    server: Installation, actor: Callable[..., Page], shoot: Shoot, examine: Examine
) -> None:
    page = actor("a1")
    for path in (
        "/application/",
        "/application/receipt/",
        "/application/organisation/",
        "/application/years/",
        ITEM,
    ):
        page.goto(server.url + path)
        assert page.locator("h1").count() == 1
        whole(page, "awarded" + path, shoot, examine)
