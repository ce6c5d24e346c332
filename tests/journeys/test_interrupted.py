"""An applicant stops in the middle of a sentence, goes on with a phone, is refused twice, mends both, and
hands in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import fill, send
from tests.journeys.installation import Installation

DRAFTS = ("--golden", "--until", "application")
ITEM = "/application/self_assessment/4.3.3/"
FIELD = "textarea[data-field='self_assessment.4.3.3']"
BEGUN = (
    "公司按合同额、行业影响和服务复杂度把顾客分为三类，"
    "\n2023年起由客户成功部统一管理，一客一档；投诉按“受理—定级—处置"
)
MORE = "—回访—归因”五步闭环。"


def test_interrupted_in_mid_sentence(
    serve: Callable[..., Installation], actor: Callable[..., Page], leave_dossier: Callable[..., Path]
) -> None:
    at = serve(*DRAFTS)
    desk = actor("a1", at=at)
    desk.goto(at.url + ITEM)
    write(desk, BEGUN)
    expect(desk.locator("#saved")).to_contain_text(re.compile(r"已保存 \d\d:\d\d:\d\d"), timeout=10_000)
    spoil(desk, at)
    desk.context.close()
    phone = actor("a1", at=at, phone=True)
    go_on(phone, at)
    mend(phone, at)
    hand_in(phone, at)
    leave_dossier("interrupted", at)


def write(page: Page, text: str) -> None:
    """Type a text over and wait until the page has sent it by itself."""
    with page.expect_response(lambda r: r.url.endswith("/acts/save_answer"), timeout=10_000):
        page.locator(FIELD).fill(text)


def spoil(page: Page, at: Installation) -> None:
    """One answer is taken out, one contradicts another: the two defects of this journey."""
    page.goto(f"{at.url}/application/organisation/")
    fill(page, {"organisation.staff": ""})
    page.locator("main form[method=post] button[type=submit]").last.click()
    page.wait_for_url("**/application/")
    page.goto(f"{at.url}/application/model/")
    fill(page, {"model.adopted": "2001-01-01"})
    page.locator("main form[method=post] button[type=submit]").last.click()
    page.wait_for_url("**/application/")


def go_on(page: Page, at: Installation) -> None:
    """The first page says what it is and leads on; the text is there to the letter."""
    page.goto(f"{at.url}/application/")
    expect(page.locator("h1")).to_have_text("草稿——尚未提交")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("main a", has_text="自评报告").first.click()
    page.locator("main a", has_text="4.3.3").first.click()
    area = page.locator(FIELD)
    assert area.input_value() == BEGUN
    area.press("ControlOrMeta+End")
    area.press_sequentially(MORE)
    page.locator("[data-mark='E-02']").click()
    expect(page.locator("[data-used='E-02']")).to_have_text("已引用")
    page.locator("main form[method=post] button[type=submit]").last.click()
    page.wait_for_url("**/self_assessment/4.4.2/")
    page.goto(at.url + ITEM)
    assert area.input_value() == f"{BEGUN}{MORE}〔E-02〕"


def mend(page: Page, at: Installation) -> None:
    """Each line of the summary leads to the very field, with the message beside it, and saving leads back."""
    page.goto(f"{at.url}/application/check/")
    assert page.title().startswith("有2处需要改正")
    assert page.locator("main a[href^='/act/submit/']").count() == 0
    for name, value in (("organisation.staff", "320"), ("model.adopted", "2023-09-01")):
        page.locator(".zh-errors a").first.click()
        page.wait_for_url(f"**#f-{name}")
        field = page.locator(f"[name='{name}']")
        assert field.get_attribute("aria-invalid") == "true"
        expect(page.locator(f"[id='f-{name}-e']")).to_be_visible()
        field.fill(value)
        page.locator("main form[method=post] button[type=submit]").last.click()
        page.wait_for_url("**/application/check/")
    expect(page.locator(".zh-errors")).to_have_count(0)
    assert "没有缺项" in page.locator("main").inner_text()


def hand_in(page: Page, at: Installation) -> None:
    page.locator("main a[href^='/act/submit/']").click()
    send(page, f"{at.url}/act/submit/?")
    page.goto(f"{at.url}/application/")
    expect(page.locator("h1")).to_have_text("已提交")
    page.locator("main a", has_text="查看受理回执").click()
    page.wait_for_url("**/application/receipt/")
    said = page.locator("main").inner_text()
    assert re.search(r"2026-\d\d", said) and re.search(r"[0-9a-f]{64}", said)
    href = page.locator("main a[href$='receipt.pdf']").first.get_attribute("href")
    assert page.request.get(at.url + str(href)).body().startswith(b"%PDF")


@pytest.fixture(scope="module")
def drafts(rehearsals: Any) -> Any:
    """One house with drafts for the journeys below, each with an applicant of its own."""
    installation = rehearsals.copy(*DRAFTS)
    installation.start()
    yield installation
    installation.stop()


def test_the_session_ends_while_writing(drafts: Installation, actor: Callable[..., Page]) -> None:
    """The text stays, the page says so, signing in again in another window saves it."""
    page = actor("a2", at=drafts)
    page.goto(drafts.url + ITEM)
    page.context.clear_cookies()
    page.locator(FIELD).fill("会话结束以后写的内容")
    expect(page.locator(".zh-away")).to_contain_text("您写的内容还在这一页", timeout=10_000)
    expect(page.locator("#saved")).to_contain_text("已退出登录")
    with page.expect_response("**/api/v1/me"):
        page.locator("main form[method=post] button[type=submit]").last.click()
    expect(page.locator(".zh-away")).to_be_visible()
    assert page.url == drafts.url + ITEM and page.locator(FIELD).input_value() == "会话结束以后写的内容"
    page.locator(".zh-away button").click()
    expect(page.locator(".zh-away")).to_contain_text("还没有登录")
    other = page.context.new_page()
    other.goto(drafts.entrance("a2"))
    page.bring_to_front()
    page.locator(FIELD).press("ControlOrMeta+End")
    page.locator(FIELD).press_sequentially("，登录后接着写")
    if page.locator(".zh-away button").count():
        page.locator(".zh-away button").click()
    expect(page.locator(".zh-away")).to_have_count(0)
    expect(page.locator("#saved")).to_contain_text("已保存", timeout=10_000)
    page.wait_for_function(
        "async ([path, text]) => (await (await fetch(path)).json()).text === text",
        arg=[address(page, "self_assessment.4.3.3"), "会话结束以后写的内容，登录后接着写"],
        timeout=10_000,
    )


def address(page: Page, field: str) -> str:
    """Where the server tells what it has for a field of the form that is open."""
    return f"/api/v1/{page.locator('form[data-object]').get_attribute('data-object')}/answers/{field}"


def stored(page: Page, at: Installation, field: str) -> str:
    answer: dict[str, Any] = json.loads(page.request.get(at.url + address(page, field)).text())
    return str(answer["text"])


def test_two_windows_on_one_item(drafts: Installation, actor: Callable[..., Page]) -> None:
    """Whoever is second sees both texts and chooses; nothing is overwritten unseen."""
    first = actor("a3", at=drafts)
    first.goto(drafts.url + ITEM)
    second = first.context.new_page()
    second.goto(drafts.url + ITEM)
    write(first, "第一个窗口的话")
    second.locator(FIELD).fill("第二个窗口的话")
    expect(second.locator(".zh-conflict")).to_contain_text("第一个窗口的话", timeout=10_000)
    assert second.locator(FIELD).input_value() == "第二个窗口的话"
    assert stored(first, drafts, "self_assessment.4.3.3") == "第一个窗口的话"
    with second.expect_response(lambda r: r.url.endswith("/acts/save_answer")):
        second.get_by_role("button", name="用上面我写的").click()
    expect(second.locator("#saved")).to_contain_text("已保存")
    assert stored(first, drafts, "self_assessment.4.3.3") == "第二个窗口的话"


PASTE = """([field, text, html]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  if (html) data.setData("text/html", html);
  const target = document.querySelector(field);
  target.focus();
  target.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def test_a_block_from_a_spreadsheet(drafts: Installation, actor: Callable[..., Page]) -> None:
    """Head line and names are told from figures, columns follow their years, a unit mixed up is asked
    about.
    """
    page = actor("a4", at=drafts)
    page.goto(f"{drafts.url}/application/years/")
    text = (
        "指标\t2025年\t2024年\t2023年\r\n营业收入\t26,000.00\t2.16亿元\t18,000\r\n利润总额\t3,"
        "000\t209800000\t(120)\r\n"
    )
    page.evaluate(PASTE, ["[name='years.2023.revenue']", text, ""])
    assert page.locator("[name='years.2025.revenue']").input_value() == "26,000.00"
    assert page.locator("[name='years.2024.revenue']").input_value() == "2.16亿元"
    assert page.locator("[name='years.2023.profit_total']").input_value() == "-120"
    expect(page.locator("#paste")).to_contain_text("已粘贴6格")
    expect(page.locator("#doubts")).to_contain_text("2024年利润总额", timeout=15_000)
    expect(page.locator("tr[data-row]").first).to_contain_text("+20.4%")
    page.locator("[name='years.2023.revenue']").press("ArrowDown")
    assert page.evaluate("document.activeElement.name") == "years.2023.profit_total"


def test_a_text_from_a_word_processor(drafts: Installation, actor: Callable[..., Page]) -> None:
    page = actor("a5", at=drafts)
    page.goto(drafts.url + ITEM)
    page.locator(FIELD).fill("")
    page.evaluate(
        PASTE,
        [
            FIELD,
            "\uf0b7\t第一点\u00a0甲\u200b\r\n\r\n\r\n\r\n第二\u00ad点  \r\n",
            "<table><tr><td>x</td></tr></table>",
        ],
    )
    assert page.locator(FIELD).input_value() == "· 第一点 甲\n\n第二点\n"
    expect(page.locator("#told")).to_contain_text("表格的边框没有带入")
    expect(page.locator("[data-count]")).to_have_text("8")
