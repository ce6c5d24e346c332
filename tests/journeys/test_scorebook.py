"""The scorebook in a browser: a whole book by keyboard alone, two tabs of one book, a broken line, a slow
one.
"""

from __future__ import annotations

import json
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.hands import choose_all
from tests.journeys.installation import Installation

REVIEW = ("--golden", "--until", "material")
STATUS = "#said"


def book_of(page: Page, at: Installation, which: int = 0) -> str:
    """Open one of the expert's books from the task list and wait until it stands on one screen."""
    page.goto(f"{at.url}/expert/")
    books = page.locator("main a[href^='/book/']").evaluate_all(
        "links => [...new Set(links.map(a => a.getAttribute('href')))]"
    )
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


def test_a_whole_book_by_keyboard_alone(
    serve: Callable[..., Installation],
    actor: Callable[..., Page],
    examine: Any,
    leave_dossier: Callable[..., Path],
) -> None:
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
            page.get_by_role("button", name="删除改进机会1").press("Enter")
            page.get_by_role("button", name="撤回").press("Enter")
        if n == 7:
            assert examine(page, "/book/") == []
            assert page.evaluate(
                "document.documentElement.scrollHeight <= innerHeight && "
                "document.documentElement.scrollWidth "
                "<= innerWidth"
            )
        page.keyboard.press("Control+Enter")
    assert len(set(seen)) == 23
    expect(page.locator("#island h2.zh-item:visible")).to_have_text("核对全部23条")
    saved(page)
    page.reload()
    expect(page.locator("#island")).to_contain_text("合计 600 分")
    page.goto(f"{at.url}{address}#4.2.3")
    expect(page.locator(".zh-says.is-strengths textarea:visible")).to_have_value(
        "第5条方法系统，j k 1 都是字"
    )
    expect(page.locator(".zh-says.is-strengths:visible")).to_contain_text("自评第1段")
    expect(page.locator(".zh-says.is-visits textarea:visible")).to_have_value("抽查台账")
    expect(page.locator(".zh-says.is-improvements textarea:visible")).to_have_value("对比数据少")
    page.goto(f"{at.url}{address}#check")
    page.reload()
    tab_to(page, "锁定评分表")
    page.keyboard.press("Enter")
    expect(page.locator(".zh-scorebar")).to_contain_text("已锁定")
    assert page.locator("main select").count() == 0
    assert "第5条方法系统，j k 1 都是字〔自评4.2.3第1段〕" in page.locator("#item-4\\.2\\.3").inner_text()
    ledger = zipfile.ZipFile(leave_dossier("scorebook", at)).read("ledger.jsonl").splitlines()
    mine = [body for line in ledger if (body := json.loads(line)["body"])["object"] == address.strip("/")]
    assert mine[-1]["act"] == "lock" and len(mine) >= 2
    assert {body["via"] for body in mine} == {"web"}


def test_two_tabs_of_one_book_keep_both_texts(
    serve: Callable[..., Installation], actor: Callable[..., Page], examine: Any
) -> None:
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


def test_a_broken_line_keeps_the_text_and_leaving_warns(
    serve: Callable[..., Installation], actor: Callable[..., Page]
) -> None:
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


def test_signed_out_while_writing_loses_nothing(
    serve: Callable[..., Installation], actor: Callable[..., Page]
) -> None:
    """The session ends; the text waits on the page, and is saved once the expert is signed in again
    elsewhere.
    """
    at = serve(*REVIEW)
    page = actor("e2", at=at)
    book_of(page, at)
    page.context.clear_cookies()
    write(page, "s", "退出以后写的")
    expect(page.locator(STATUS)).to_contain_text("已退出登录", timeout=8000)
    other = page.context.new_page()
    other.goto(at.entrance("e2"))
    expect(page.locator(STATUS)).to_have_text(re.compile("已保存"), timeout=30000)
    page.reload()
    expect(page.locator(".zh-says.is-strengths textarea:visible")).to_have_value("退出以后写的")


def test_single_keys_can_be_switched_off_and_no_key_works_in_a_field(
    serve: Callable[..., Installation], actor: Callable[..., Page]
) -> None:
    at = serve(*REVIEW)
    page = actor("e3", at=at)
    book_of(page, at)
    page.keyboard.press("/")
    page.keyboard.type("持续j4")
    assert item(page) == "4.1.2" and page.locator(".zh-ladder input:checked").count() == 0
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="使用单个字母和数字的按键").press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("4")
    assert item(page) == "4.1.2" and page.locator(".zh-ladder input:checked").count() == 0
    page.reload()
    expect(page.locator("#island h2.zh-item:visible")).to_be_visible()
    page.keyboard.press("j")
    assert item(page) == "4.1.2", "remembered"


def test_locking_waits_for_a_save_under_way(
    serve: Callable[..., Installation], actor: Callable[..., Page]
) -> None:
    at = serve(*REVIEW)
    page = actor("e4", at=at)
    address = book_of(page, at)
    for _ in range(23):
        page.keyboard.press("5")
        page.keyboard.press("Control+Enter")
    saved(page)
    page.route("**/api/v1/acts/score", lambda route: (time.sleep(1.5), route.continue_()))
    page.goto(f"{at.url}{address}#4.7.7")
    expect(page.locator(".zh-dots:visible a[href='#4.7.7'][aria-current='page']")).to_be_visible()
    write(page, "s", "锁定前一秒写的")
    page.goto(f"{at.url}{address}#check")
    page.get_by_role("button", name="锁定评分表").click()
    expect(page.locator(".zh-scorebar")).to_contain_text("已锁定", timeout=8000)
    assert "锁定前一秒写的" in page.locator("#item-4\\.7\\.7").inner_text()
    assert page.locator("main select").count() == 0


def test_on_a_phone_and_without_the_screen(
    serve: Callable[..., Installation], actor: Callable[..., Page], examine: Any
) -> None:
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


def lock_plainly(page: Page, at: Installation, firm: str, percent: str, apart: dict[str, str]) -> str:
    """One's book of a firm filled and locked on the plain form; its address."""
    page.goto(f"{at.url}/expert/")
    group = page.locator(".zh-dutygroup", has_text=firm)
    address = str(group.locator("a[href^='/book/']").first.get_attribute("href"))
    page.goto(f"{at.url}{address}?plain=1")
    choose_all(page, "percent-", percent)
    for name, value in apart.items():
        field = page.locator(f"main [name='{name}']")
        field.select_option(value) if name.startswith("percent-") else field.fill(value)
    with page.expect_navigation():
        page.locator("main button[name=act][value=lock]").click()
    return address


def test_the_panel_sees_where_it_is_apart_and_closes_it(
    serve: Callable[..., Installation], actor: Callable[..., Page], examine: Any
) -> None:
    """Nothing before one's own book is locked; then the widest item first, its comments, and a reason that
    closes it.
    """
    at = serve(*REVIEW)
    firm = "豫川水利设计院股份有限公司"
    experts = {f"e{n}": actor(f"e{n}", at=at) for n in (1, 2, 3, 4, 5, 7, 8)}
    leader = experts["e1"]
    leader.goto(f"{at.url}/expert/")
    panel = str(leader.locator("main a[href^='/lead/']", has_text=firm).get_attribute("href"))
    for n, (name, page) in enumerate(experts.items()):
        if name == "e1":
            continue
        said = {
            "percent-4.6.3": "75" if n > 3 else "55",
            "improvements-4.6.3": f"{name}的看法〔自评4.6.3第1段〕",
            "visits-4.6.3": "查改进台账",
        }
        lock_plainly(page, at, firm, "60", said)
    leader.goto(at.url + panel)
    assert (
        "您自己的评分表还没有锁定" in leader.locator("main").inner_text() and "的看法" not in leader.content()
    )
    lock_plainly(leader, at, firm, "60", {"percent-4.6.3": "95", "improvements-4.6.3": "e1的看法"})
    leader.goto(f"{at.url}/expert/")
    leader.locator("main a[href^='/lead/']", has_text=firm).click()
    assert "1条须合议" in leader.locator("main").inner_text()
    leader.locator(".zh-heat tbody tr").first.locator("a").click()
    assert "4.6.3" in leader.locator("#item-h").inner_text()
    assert leader.locator("#all .zh-said").count() == 7
    assert examine(leader, "/lead/") == []
    for width in (390, 320):
        leader.set_viewport_size({"width": width, "height": 844})
        assert leader.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    leader.set_viewport_size({"width": 1366, "height": 768})
    leader.get_by_role("link", name="合议这一条").click()
    leader.get_by_role("textbox", name="4.6.3 合议说明").fill("展开总体良好，列入现场核实")
    with leader.expect_navigation():
        leader.get_by_role("button", name="提出合议结果，请组员签署").click()
    assert leader.locator("[role=alert]").count() == 0
    peer = experts["e2"]
    peer.goto(at.url + panel)
    assert (
        "已合议1条" in peer.locator("main").inner_text()
        and peer.get_by_role("button", name="提出合议结果，请组员签署").count() == 0
    )
    peer.goto(f"{at.url}{panel}visit/")
    assert (
        peer.locator(".zh-visits tbody tr").count() == 1
        and "查改进台账" in peer.locator(".zh-visits").inner_text()
    )
    assert examine(peer, "/lead/visit/") == []
    peer.emulate_media(media="print")
    assert peer.locator(".zh-visits").is_visible() and not peer.locator(".zh-nav").is_visible()
