"""Twelve organisations register, write, are recommended and hand in on the last day."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.cast import Cast
from tests.journeys.hands import PHRASE, PROOF, do, fill, send, work_off

from .cast import FIRMS, RECOMMENDERS, RETURNED_ONCE, Firm


def drafts(cast: Cast) -> None:
    cast.go("2026-03-23")
    for firm in FIRMS:
        page = cast.newcomer()
        cast[firm.alias] = page
        register(cast, page, firm)
        write(cast, page, firm)
        recommend(cast, page, firm)


def register(cast: Cast, page: Page, firm: Firm) -> None:
    page.goto(f"{cast.at.url}/{cast.award}/register/")
    fill(
        page,
        {
            "uscc": firm.code,
            "name": firm.name,
            "login": firm.login,
            "contact": f"{firm.name[:4]}联系人",
            "password": PHRASE,
            "again": PHRASE,
        },
    )
    send(page, f"{cast.at.url}/{cast.award}/register/?")
    page.goto(f"{cast.at.url}/sign-in/?next=/application/")
    fill(page, {"login": firm.login, "password": PHRASE})
    with page.expect_navigation():
        page.locator("main button[type=submit]").last.click()
    page.goto(f"{cast.at.url}/application/")
    page.locator("main a[href^='/act/open_application/']").first.click()
    send(page, f"{cast.at.url}/act/open_application/?")


def write(cast: Cast, page: Page, firm: Firm) -> None:
    for section, answers in firm.sections().items():
        page.goto(f"{cast.at.url}/application/{section}/")
        fill(page, answers)
        save(page)
    page.goto(f"{cast.at.url}/application/self_assessment/?plain=1")
    page.locator("main form textarea").evaluate_all(
        "all => all.forEach(t => { t.value = '方法系统，展开充分，近三年数据显示持续改进。' })"
    )
    save(page)
    for sort, name in (
        ("licence", "营业执照.pdf"),
        ("audit", "三年审计报告.pdf"),
        ("rank", "行业地位证明.pdf"),
    ):
        page.goto(f"{cast.at.url}/application/evidence/")
        page.locator("main a[href^='/act/attach/']").first.click()
        fill(page, {"file": PROOF, "name": name, "sort": sort})
        send(page, f"{cast.at.url}/act/attach/?")


def save(page: Page) -> None:
    page.locator("main form[method=post] button[type=submit]").last.click()
    page.wait_for_url("**/application/")


def recommend(cast: Cast, page: Page, firm: Firm) -> None:
    ask(cast, page, firm)
    recommender = cast[f"recommender{firm.recommender + 1}"]
    if firm.alias == RETURNED_ONCE:
        assert (
            work_off(
                recommender,
                cast.at,
                {"return_application": lambda p: {"reason": "自评报告缺少社会贡献数据，请补充"}},
                rounds=1,
            )
            == 1
        )
        ask(cast, page, firm)
    assert (
        work_off(
            recommender, cast.at, {"recommend": lambda p: {"reason": "经核实，材料属实，同意推荐"}}, rounds=1
        )
        == 1
    )


def ask(cast: Cast, page: Page, firm: Firm) -> None:
    page.goto(f"{cast.at.url}/application/")
    address = page.locator("main a[href^='/act/ask_recommendation/']").first.get_attribute("href")
    assert address
    page.goto(cast.at.url + address)
    body = page.locator(
        "main select[name=body] option", has_text=RECOMMENDERS[firm.recommender]
    ).get_attribute("value")
    do(page, cast.at, address, {"body": body})


def submissions(cast: Cast) -> None:
    for firm in sorted(FIRMS, key=lambda f: f.submits):
        cast.go("2026-05-29", firm.submits)
        page = cast[firm.alias]
        page.goto(f"{cast.at.url}/application/check/")
        assert "没有缺项" in page.locator("main").inner_text(), firm.alias
        page.locator("main a[href^='/act/submit/']").first.click()
        send(page, f"{cast.at.url}/act/submit/?")
        page.goto(f"{cast.at.url}/application/")
        assert "已提交" in page.locator("main").inner_text()
    cast.go("2026-05-30")
    work_off(cast["office"], cast.at, {"close_call": lambda p: {}}, rounds=1)
    assert cast.stage == "qualification"
