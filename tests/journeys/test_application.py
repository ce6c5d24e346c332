"""An organisation registers itself, fills in its form, is returned once, recommended, and hands in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.hands import PROOF, do, fill, send, work_off
from tests.journeys.installation import Installation

PHRASE = "质衡演练-correct-horse"
TEXTS = {
    "organisation": {
        "organisation.kind": "企业",
        "organisation.non_profit": "否",
        "organisation.established": "2015-03-01",
        "organisation.industry": "6513",
        "organisation.staff": "120",
        "organisation.specialised": "是",
        "organisation.budget_funded": "否",
    },
    "licence": {"licence.main.from": "2015-03-01"},
    "model": {"model.adopted": "2020-01-01"},
    "standing": {"standing.rank": "省内前列", "standing.foundation": "体系认证齐全"},
    "declaration": {"declaration.bars": "无", "declaration.truth": "是"},
}


def test_from_registration_to_receipt(
    serve: Callable[..., Installation], actor: Callable[..., Page], leave_dossier: Callable[..., Path]
) -> None:
    at = serve("--instrument", "jinshui_2023", "--applicants", "4", "--seed", "2", "--until", "application")
    page = actor("supervision", at=at)
    page.context.clear_cookies()
    register(page, at)
    sign_in(page, at)
    page.goto(f"{at.url}/application/")
    page.locator("main a[href^='/act/open_application/']").click()
    send(page, f"{at.url}/act/open_application/?")
    write(page, at)
    ask_and_recommend(page, at, actor)
    page.goto(f"{at.url}/application/check/")
    assert "没有缺项" in page.locator("main").inner_text()
    page.locator("main a[href^='/act/submit/']").click()
    send(page, f"{at.url}/act/submit/?")
    page.goto(f"{at.url}/application/")
    assert "已提交" in page.locator("main").inner_text()
    receipt(page, at)
    leave_dossier("application", at)


def register(page: Page, at: Installation) -> None:
    """A wrong code is refused at its field and everything typed is kept, the passwords apart."""
    page.goto(f"{at.url}/award/register/")
    typed = {
        "uscc": "91350100M000100Y44",
        "name": "榕城试验有限公司",
        "login": "rong@example.invalid",
        "contact": "林某",
    }
    fill(page, {**typed, "password": PHRASE, "again": PHRASE})
    page.locator("main form[method=post] button[type=submit]").last.click()
    assert "校验不通过" in page.locator("main").inner_text()
    assert page.locator("[name=name]").input_value() == "榕城试验有限公司"
    fill(page, {"uscc": "91350100M000100Y43", "password": PHRASE, "again": PHRASE})
    send(page, f"{at.url}/award/register/?")


def sign_in(page: Page, at: Installation) -> None:
    page.goto(f"{at.url}/sign-in/?next=/application/")
    page.locator("[name=login]").fill("rong@example.invalid")
    page.locator("[name=password]").fill("wrong password")
    page.locator("main button[type=submit]").last.click()
    assert "不对" in page.locator("main").inner_text()
    page.locator("[name=password]").fill(PHRASE)
    with page.expect_navigation():
        page.locator("main button[type=submit]").last.click()


def write(page: Page, at: Installation) -> None:
    """Sections by hand; figures and one item save themselves, a figure with mixed units is told."""
    for section, answers in TEXTS.items():
        page.goto(f"{at.url}/application/{section}/")
        fill(page, answers)
        page.locator("main form[method=post] button[type=submit]").last.click()
        page.wait_for_url("**/application/")
    years(page, at)
    page.goto(f"{at.url}/application/self_assessment/?plain=1")
    page.locator("main form textarea").evaluate_all(
        "all => all.forEach(t => { t.value = '方法系统，展开充分，数据支持。'; "
        "t.dispatchEvent(new Event('input', {bubbles: true})) })"
    )
    page.locator("main form[method=post] button[type=submit]").last.click()
    page.wait_for_url("**/application/")


def years(page: Page, at: Installation) -> None:
    page.goto(f"{at.url}/application/years/")
    inputs = page.locator("main form input[type=text], main form input:not([type])")
    for n in range(inputs.count()):
        inputs.nth(n).fill("1,2万3" if n == 0 else "1200")
    page.locator("main form[method=post] button[type=submit]").last.click()
    expect(page.locator(".zh-errors")).to_contain_text("不是有效的金额")
    field = page.locator("main form input[name^='years.']").first
    assert field.input_value() == "1,2万3", "what was typed is kept"
    field.fill("1.5亿元")
    expect(page.locator("main")).to_contain_text(re.compile("已保存"), timeout=10_000)
    page.locator("main form[method=post] button[type=submit]").last.click()
    page.wait_for_url("**/application/")


def ask_and_recommend(page: Page, at: Installation, actor: Callable[..., Page]) -> None:
    page.goto(f"{at.url}/application/")
    ask = page.locator("main a[href^='/act/ask_recommendation/']").first.get_attribute("href")
    assert ask
    page.goto(at.url + ask)
    body = page.locator("main select[name=body] option", has_text="科教园区").get_attribute("value")
    do(page, at, ask, {"body": body})
    recommender = actor("recommender1", at=at)
    assert (
        work_off(recommender, at, {"return_application": lambda p: {"reason": "请补充社会贡献"}}, rounds=1)
        == 1
    )
    do(page, at, ask, {"body": body})
    assert work_off(recommender, at, {"recommend": lambda p: {"reason": "属实，同意推荐"}}, rounds=1) == 1


def receipt(page: Page, at: Installation) -> None:
    href = page.locator("main a[href$='receipt.pdf']").first.get_attribute("href")
    answer = page.request.get(at.url + str(href))
    assert answer.ok and answer.body().startswith(b"%PDF")
    text = page.request.get(at.url + str(href).replace(".pdf", ".txt")).text()
    assert re.search(r"\d+:[0-9a-f]{64}", text), "the receipt carries the ledger's head"


def test_a_file_is_taken_and_shown(serve: Callable[..., Installation], actor: Callable[..., Page]) -> None:
    at = serve("--instrument", "jinshui_2023", "--applicants", "4", "--seed", "2", "--until", "application")
    page = actor("a1", at=at)
    page.goto(f"{at.url}/application/evidence/")
    before = page.locator("main tbody tr").count()
    page.locator("main a[href^='/act/attach/']").click()
    fill(page, {"file": PROOF, "name": "行业证明.pdf", "sort": "rank"})
    send(page, f"{at.url}/act/attach/?")
    page.goto(f"{at.url}/application/evidence/")
    assert page.locator("main tbody tr").count() == before + 1
    link = page.locator("main a[href*='/files/']").last.get_attribute("href")
    answer = page.request.get(at.url + str(link))
    assert (
        answer.ok
        and "attachment" in answer.headers["content-disposition"]
        and "sandbox" in answer.headers["content-security-policy"]
    )
