"""Interests first, blind books, reconciliation, visits, the proposal."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.cast import Cast
from tests.journeys.hands import do, duties, fill, send, today, work_off

from .cast import INTERESTS, LEADERS, PANEL, alias_in, percent

PLEDGE = "我已阅读并承诺遵守保密与廉洁要求"


def interests(cast: Cast) -> None:
    office = cast["office"]
    work_off(office, cast.at, {"open_interests": lambda p: {}}, rounds=1)
    for expert, _, _ in PANEL:
        page = cast[expert.lower()]
        work_off(page, cast.at, {"sign_undertaking": lambda p: {"agreed": PLEDGE}}, rounds=1)

        def declare(p: Page, expert: str = expert) -> dict[str, str]:
            found = INTERESTS.get((expert, alias_in(p.locator("body").inner_text())))
            return (
                {"interest": "有利害关系", "ground": found[0], "detail": found[1]}
                if found
                else {"interest": "无利害关系"}
            )

        assert work_off(page, cast.at, {"declare_interest": declare}, rounds=1) == 8, expert
    substitute(cast, "石怀瑾", "沈维舟")


def substitute(cast: Cast, out: str, reserve: str) -> None:
    """Too few are left on A3: a reserve comes in for the whole edition."""
    office, address = cast["office"], f"/act/substitute/edition/{cast.edition}/"
    office.goto(cast.at.url + address)
    chosen = {
        field: office.locator(f"main select[name={field}] option", has_text=name).get_attribute("value")
        for field, name in (("out", out), ("reserve", reserve))
    }
    fill(office, {**chosen, "reason": "A3 可评人员不足五人，由候补递补"})
    send(office, address)


def score(cast: Cast) -> None:
    """Each expert scores every open book on its page and locks it; the leaders reconcile, all sign,
    reports go in.
    """
    work_off(cast["office"], cast.at, {"open_books": lambda p: {}}, rounds=1)
    for expert, _, _ in PANEL:
        page = cast[expert.lower()]
        page.goto(f"{cast.at.url}/expert/")
        books = page.locator("main a[href^='/book/']").evaluate_all(
            "links => [...new Set(links.map(a => a.getAttribute('href')))]"
        )
        for book in books:
            fill_book(cast, page, str(book))
    for leader in LEADERS:
        page = cast[leader]
        for address in [a for a in duties(page, cast.at) if "/reconcile/" in a]:
            page.goto(cast.at.url + address)
            choose(page, alias_in(page.locator("body").inner_text()))
            send(page, address)
    for expert, _, _ in PANEL:
        page = cast[expert.lower()]
        for address in [a for a in duties(page, cast.at) if "/sign_consensus/" in a]:
            do(page, cast.at, address)
    reports = [
        work_off(
            cast[leader],
            cast.at,
            {"submit_report": lambda p: {"report": "评审报告：方法系统，结果总体良好"}},
            rounds=1,
        )
        for leader in LEADERS
    ]
    assert reports[1] == 1, "A8 is led by the deputy: the leader's sister is in its management"


def fill_book(cast: Cast, page: Page, book: str) -> None:
    page.goto(f"{cast.at.url}{book}?plain=1")
    if page.locator("main select[name^='percent-']").count() == 0:
        return
    choose(page, alias_in(page.locator("body").inner_text()))
    page.locator("main [name='strengths-4.1.2']").fill("方法系统，有数据支持")
    with page.expect_navigation():
        page.locator("main button[name=act][value=lock]").click()
    assert page.locator("main select[name^='percent-']").count() == 0, "the book is locked"


def choose(page: Page, alias: str) -> None:
    names = page.locator("main form select[name^='percent-']").evaluate_all("all => all.map(f => f.name)")
    wanted = {name: percent(alias, name.removeprefix("percent-")) for name in names}
    assert len(wanted) == 23, wanted
    page.locator("main form select[name^='percent-']").evaluate_all(
        "(all, wanted) => all.forEach(f => { f.value = wanted[f.name]; "
        "f.dispatchEvent(new Event('change', {bubbles: true})) })",
        wanted,
    )


def gate(cast: Cast) -> None:
    cast.go("2026-07-24", "16:00")
    work_off(cast["e1"], cast.at, {"pass_gate": lambda p: {}}, rounds=1)
    assert cast.stage == "onsite"


def visits(cast: Cast) -> None:
    def present(page: Page) -> dict[str, str]:
        page.locator("main input[type=checkbox][name=present]").evaluate_all(
            "boxes => boxes.forEach(b => { b.checked = true })"
        )
        return {"on": today(page).isoformat(), "log": "首次会议、查证、末次会议"}

    cast.go("2026-08-03")
    done = sum(work_off(cast[leader], cast.at, {"record_visit": present}, rounds=1) for leader in LEADERS)
    assert done == 7


def propose(cast: Cast) -> None:
    cast.go("2026-08-21", "16:00")
    work_off(
        cast["e1"], cast.at, {"propose": lambda p: {"text": "综合评价：各单位水平与差距见报告"}}, rounds=1
    )
    work_off(cast["office"], cast.at, {"transmit": lambda p: {}}, rounds=1)
    assert cast.stage == "deliberation"
