"""What surrounds every page: help beside it, search, the message after an act, large text, the ring of
focus, paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import BUILD
from tests.journeys.hands import today
from tests.journeys.installation import Installation

RING = """() => {
  const e = document.activeElement, near = [e, e.closest("label")].filter(Boolean);
  const seen = (s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
  return { what: e.outerHTML.slice(0, 80),
    seen: near.some((n) => seen(getComputedStyle(n)) || seen(getComputedStyle(n, "::after"))),
    end: e === document.body };
}"""


def test_help_opens_beside_the_page_and_gives_the_focus_back(
    server: Installation, actor: Callable[..., Page]
) -> None:
    page = actor("office")
    page.goto(f"{server.url}/cases/")
    link = page.get_by_role("link", name="帮助", exact=True)
    link.click()
    pane = page.get_by_role("complementary", name="帮助")
    expect(pane).to_be_focused()
    assert page.url.endswith("/cases/") and pane.inner_text().strip()
    page.keyboard.press("Escape")
    expect(pane).to_have_count(0)
    expect(link).to_be_focused()


def test_help_is_a_page_without_script(server: Installation, actor: Callable[..., Page]) -> None:
    page = actor("office")
    page.goto(f"{server.url}/cases/")
    address = page.get_by_role("link", name="帮助", exact=True).get_attribute("href")
    assert address
    answer = page.goto(server.url + address)
    assert answer is not None and answer.ok and page.locator("#help-text").inner_text().strip()


def test_a_search_from_the_navigation_finds_an_applicant(
    server: Installation, actor: Callable[..., Page]
) -> None:
    page = actor("office")
    box = page.locator("nav [role=search] input[name=q]")
    box.fill("2026-02")
    box.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator("main a[href^='/case/']").count() >= 1
    assert page.locator(".zh-head__edition").inner_text().startswith("第")


def test_the_clock_goes_on_from_the_banner_and_it_is_said_once(
    serve: Callable[..., Installation], actor: Callable[..., Page]
) -> None:
    at = serve("--golden", "--until", "application")
    page = actor("office", at=at)
    before = today(page)
    page.locator("aside.zh-rehearsal a").click()
    page.get_by_role("button", name="向前7天").click()
    expect(page.locator(".zh-message")).to_have_text("时钟已经推进")
    assert (today(page) - before).days == 7
    page.reload()
    expect(page.locator(".zh-message")).to_have_count(0)


def test_another_person_from_the_banner(
    serve: Callable[..., Installation], actor: Callable[..., Page]
) -> None:
    at = serve("--golden", "--until", "application")
    page = actor("office", at=at)
    page.locator("aside.zh-rehearsal a").click()
    page.locator("main section", has_text="监督").get_by_role("button", name="严自律").click()
    expect(page.locator(".zh-head__actor")).to_contain_text("监督")


def test_large_text_grows_the_whole_page_and_goes_back(
    server: Installation, actor: Callable[..., Page]
) -> None:
    page = actor("office")
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    before = page.evaluate(size)
    with page.expect_navigation():
        page.get_by_role("button", name="大字版").click()
    assert page.locator("html").get_attribute("data-text") == "large"
    assert page.evaluate(size) == pytest.approx(before * 1.25)
    with page.expect_navigation():
        page.get_by_role("button", name="标准字号").click()
    assert page.evaluate(size) == pytest.approx(before)


@pytest.mark.parametrize("path", ["/desk/", "/cases/", "/rehearsal/components/", "/"])
def test_the_focus_is_seen_on_everything_that_tab_reaches(
    server: Installation, actor: Callable[..., Page], path: str
) -> None:
    page = actor("office")
    page.goto(server.url + path)
    unseen, reached = [], 0
    page.evaluate("document.activeElement.blur()")
    for _ in range(120):
        page.keyboard.press("Tab")
        found = page.evaluate(RING)
        if found["end"]:
            break
        reached += 1
        if not found["seen"]:
            unseen.append(found["what"])
    assert reached > 8 and unseen == []


PAPER = (
    "/desk/",
    "/cases/",
    "/queries/",
    "/lists/",
    "/people/",
    "/matrix/",
    "/calendar/",
    "/ledger/",
    "/outbox/",
)


@pytest.mark.parametrize("path", PAPER)
def test_on_paper_a_list_is_a_table_and_nothing_else(
    server: Installation, actor: Callable[..., Page], path: str
) -> None:
    page = actor("office")
    page.set_viewport_size({"width": 680, "height": 960})
    page.goto(server.url + path)
    page.emulate_media(media="print")
    for gone in (
        ".zh-nav",
        ".zh-head__actor button",
        ".zh-foot",
        ".zh-skip",
        ".zh-filter",
        ".zh-bulk",
        ".zh-chips",
    ):
        assert not any(e.is_visible() for e in page.locator(gone).all()), gone
    expect(page.locator("aside.zh-rehearsal")).to_be_visible()
    shown = [t for t in page.locator("main table.zh-stackable").all() if t.is_visible()]
    assert all(t.evaluate("t => getComputedStyle(t.tHead).display") == "table-header-group" for t in shown)
    assert all(
        t.evaluate("t => getComputedStyle(t.tBodies[0].rows[0].cells[0]).display") == "table-cell"
        for t in shown
    )
    if path != "/matrix/":
        assert page.evaluate("document.documentElement.scrollWidth") <= 680
    name = re.sub(r"\W", "", path)
    page.screenshot(path=BUILD / "shots" / f"print-{name}.png", full_page=True)
