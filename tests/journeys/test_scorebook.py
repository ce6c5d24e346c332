"""The scorebook in a browser: a whole book by keyboard alone, two tabs of one book, a broken line, a slow one."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.installation import Installation

REVIEW = ("--golden", "--until", "material")
STATUS = "#said"


def book_of(page: Page, at: Installation, which: int = 0) -> str:
    """Open one of the expert's books from the task list and wait until it stands on one screen."""
    page.goto(f"{at.url}/expert/")
    books = page.locator("main a[href^='/book/']").evaluate_all("links => [...new Set(links.map(a => a.getAttribute('href')))]")
    page.goto(at.url + str(books[which]))
    expect(page.locator("#island h2.zh-item:visible")).to_be_visible()
    return str(books[which])


def item(page: Page) -> str:
    return page.locator("#island h2.zh-item:visible").inner_text().split(" ")[0]


def write(page: Page, key: str, text: str) -> None:
    """A comment by its key, then out of the field."""
    page.keyboard.press(key)
    page.keyboard.type(text)
    page.keyboard.press("Escape")


def saved(page: Page) -> None:
    expect(page.locator(STATUS)).to_have_text(re.compile(r"已保存 \d\d:\d\d:\d\d"), timeout=8000)


def tab_to(page: Page, text: str) -> None:
    for _ in range(120):
        if page.evaluate("document.activeElement?.textContent?.trim()") == text:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to {text}")


def test_a_whole_book_by_keyboard_alone(serve: Callable[..., Installation], actor: Callable[..., Page], examine: Any) -> None:
    at = serve(*REVIEW)
    page = actor("e1", at=at)
    address = book_of(page, at)
    seen = []
    for n in range(23):
        seen.append(item(page))
        write(page, "s", f"第{n + 1}条方法系统，j k 1 都是字")
        page.keyboard.press("e")
        page.keyboard.press("Enter")
        page.keyboard.press("4")
        page.keyboard.press("ArrowRight")
        if n == 4:
            write(page, "o", "对比数据少")
            write(page, "v", "抽查台账")
        if n == 7:
            assert examine(page, "/book/") == []
            assert page.evaluate("document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Control+Enter")
    assert len(set(seen)) == 23
    expect(page.locator("#island h2.zh-item:visible")).to_have_text("核对全部23条")
    saved(page)
    page.reload()
    expect(page.locator("#island")).to_contain_text("合计 600 分")
    page.goto(f"{at.url}{address}#4.2.3")
    expect(page.locator(".zh-says.is-strengths textarea:visible")).to_have_value("第5条方法系统，j k 1 都是字")
    expect(page.locator(".zh-says.is-strengths:visible")).to_contain_text("自评第1段")
    expect(page.locator(".zh-says.is-visits textarea:visible")).to_have_value("抽查台账")
    page.goto(f"{at.url}{address}#check")
    page.reload()
    tab_to(page, "锁定评分表")
    page.keyboard.press("Enter")
    expect(page.locator(".zh-scorebar")).to_contain_text("已锁定")
    assert page.locator("main select").count() == 0
    assert "第5条方法系统，j k 1 都是字〔自评4.2.3第1段〕" in page.locator("#item-4\\.2\\.3").inner_text()


def test_two_tabs_of_one_book_keep_both_texts(serve: Callable[..., Installation], actor: Callable[..., Page], examine: Any) -> None:
    at = serve(*REVIEW)
    first = actor("e2", at=at)
    address = book_of(first, at)
    second = first.context.new_page()
    second.goto(at.url + address)
    expect(second.locator("#island h2.zh-item:visible")).to_be_visible()
    write(first, "s", "第一个窗口写的")
    first.keyboard.press("3")
    saved(first)
    write(second, "s", "第二个窗口写的")
    write(second, "o", "只有这里写的")
    box = second.locator(".zh-conflict:visible")
    expect(box).to_contain_text("第一个窗口写的", timeout=8000)
    expect(box).to_contain_text("第二个窗口写的")
    expect(second.locator(".zh-says.is-strengths textarea:visible")).to_have_value("第二个窗口写的")
    assert examine(second, "/book/ conflict") == []
    second.get_by_role("button", name="评语两份都留").click()
    saved(second)
    second.reload()
    texts = second.locator(".zh-says textarea:visible").evaluate_all("fields => fields.map(f => f.value)")
    assert texts == ["第一个窗口写的", "第二个窗口写的", "只有这里写的"]
    assert second.locator(".zh-ladder input:checked").get_attribute("value") == "3"


def test_a_broken_line_keeps_the_text_and_leaving_warns(serve: Callable[..., Installation], actor: Callable[..., Page]) -> None:
    at = serve(*REVIEW)
    page = actor("e3", at=at)
    book_of(page, at)
    page.context.set_offline(True)
    write(page, "o", "断网时写的")
    expect(page.locator(STATUS)).to_contain_text("网络断开", timeout=8000)
    warned: list[str] = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    deadline = time.monotonic() + 5
    while not warned and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    assert warned == ["beforeunload"]
    page.context.set_offline(False)
    saved(page)
    expect(page.locator(".zh-says.is-improvements textarea:visible")).to_have_value("断网时写的")


def test_locking_waits_for_a_save_under_way(serve: Callable[..., Installation], actor: Callable[..., Page]) -> None:
    at = serve(*REVIEW)
    page = actor("e4", at=at)
    address = book_of(page, at)
    for _ in range(23):
        page.keyboard.press("5")
        page.keyboard.press("Control+Enter")
    saved(page)
    page.route("**/api/v1/acts/score", lambda route: (time.sleep(1.5), route.continue_()))
    page.goto(f"{at.url}{address}#4.7.7")
    write(page, "s", "锁定前一秒写的")
    page.goto(f"{at.url}{address}#check")
    page.get_by_role("button", name="锁定评分表").click()
    expect(page.locator(".zh-scorebar")).to_contain_text("已锁定", timeout=8000)
    assert "锁定前一秒写的" in page.locator("#item-4\\.7\\.7").inner_text()
    assert page.locator("main select").count() == 0


def test_on_a_phone_and_without_the_screen(serve: Callable[..., Installation], actor: Callable[..., Page], examine: Any) -> None:
    """One column on a phone; the plain form by its own address; nothing runs sideways at 320 px."""
    at = serve(*REVIEW)
    page = actor("e5", at=at, phone=True)
    address = book_of(page, at)
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert examine(page, "/book/ phone") == []
    page.goto(f"{at.url}{address}?plain=1")
    assert page.locator("#island").count() == 0
    page.locator("main [name='strengths-4.1.2']").fill("普通表单写的")
    page.locator("main select[name='percent-4.1.2']").select_option("60")
    with page.expect_navigation():
        page.get_by_role("button", name="保存", exact=True).click()
    page.locator(".zh-dots:visible a[href='#4.1.2']").click()
    expect(page.locator(".zh-says.is-strengths textarea:visible")).to_have_value("普通表单写的")
