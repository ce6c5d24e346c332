"""One edition from submission to the list that the office submits to the committee, in a browser, by all its actors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.journeys.hands import PROOF, choose_all, do, duties, fill, send, today, work_off
from tests.journeys.installation import Installation

EXPERTS = [f"e{n}" for n in range(1, 8)]
RESERVES = ["e8", "e9"]
MEMBERS = ["c1", "c2", "c3", "c4", "c6", "c7", "c8", "c9"]
DEPARTMENTS = ["market", "emergency", "housing", "health", "tax", "environment"]
WHY = "依据材料与核查结果，符合要求"


class Cast:
    """Everybody signed in, each in a browser of their own."""

    def __init__(self, at: Installation, actor: Callable[..., Page], award: str = "award") -> None:
        self.at, self.actor, self.award, self.pages = at, actor, award, dict[str, Page]()

    def __getitem__(self, user: str) -> Page:
        if user not in self.pages:
            self.pages[user] = self.actor(user, at=self.at)
        return self.pages[user]

    def forward(self, span: str) -> None:
        self.at.command("clock", self.award, "--forward", span)

    @property
    def edition(self) -> str:
        return str(self.at.ask("status")["editions"][0]["id"])

    @property
    def stage(self) -> str:
        return str(self.at.ask("status")["editions"][0]["stage"])


def test_from_submission_to_the_committee(serve: Callable[..., Installation], actor: Callable[..., Page], leave_dossier: Callable[..., Path]) -> None:
    at = serve("--instrument", "jinshui_2023", "--applicants", "4", "--seed", "2", "--until", "application")
    cast = Cast(at, actor)
    apply(cast)
    qualify(cast)
    review(cast)
    visit(cast)
    assert len(cast.pages) >= 8
    leave_dossier("main-path", at)


def apply(cast: Cast) -> None:
    for firm in ("a1", "a2", "a3", "a4"):
        page = cast[firm]
        page.goto(f"{cast.at.url}/application/check/")
        assert work_off(page, cast.at, {"submit": lambda p: {}}) == 1
        page.goto(f"{cast.at.url}/application/")
        assert "已提交" in page.locator("main").inner_text()
    cast.forward("70d")
    work_off(cast["office"], cast.at, {"close_call": lambda p: {}})
    assert cast.stage == "qualification"


def ask(cast: Cast, round: str) -> None:
    office = cast["office"]
    due = (today_of(cast) + timedelta(days=5)).isoformat()
    do(office, cast.at, f"/act/ask_departments/edition/{cast.edition}/", {"due": due, "round": round})


def today_of(cast: Cast) -> Any:
    office = cast["office"]
    office.goto(f"{cast.at.url}/desk/")
    return today(office)


def answer_all(cast: Cast) -> None:
    """Departments answer each query: nothing found."""

    def none(page: Page) -> dict[str, Any]:
        choose_all(page, "answers-", "无")
        return {}

    for department in DEPARTMENTS:
        assert work_off(cast[department], cast.at, {"attest": none}, rounds=1) > 0


def qualify(cast: Cast) -> None:
    ask(cast, "qualification")
    letter(cast)
    answer_all(cast)
    office = cast["office"]
    work_off(office, cast.at, {"state_district": lambda p: {"in_district": "是", "reason": "核对登记住所"}}, rounds=1)

    def judge(page: Page) -> dict[str, Any]:
        rule = page.locator("main select[name=rule] option:not([value=''])").first.get_attribute("value")
        return {"rule": rule or "", "value": "MET", "reason": WHY}

    for _ in range(4):
        work_off(office, cast.at, {"judge": judge}, rounds=1)
    work_off(office, cast.at, {"admit": lambda p: {}}, rounds=1)
    work_off(office, cast.at, {"list_qualified": lambda p: {}}, rounds=1)
    assert cast.stage == "material"


def letter(cast: Cast) -> None:
    """One department answers by sealed letter: one clerk enters it, a second one verifies."""
    office = cast["office"]
    office.goto(f"{cast.at.url}/queries/")
    link = office.locator("main tr", has_text="区税务局").first.locator("a").first.get_attribute("href")
    assert link
    address = f"/act/enter_letter/query/{link.strip('/').split('/')[-1]}/"
    office.goto(cast.at.url + address)
    choose_all(office, "answers-", "无")
    fill(office, {"on": today_of_banner(office), "document": "税函〔2026〕1号", "scan": PROOF})
    send(office, address)
    assert work_off(cast["office2"], cast.at, {"verify_letter": lambda p: {}}, rounds=1) == 1


def today_of_banner(page: Page) -> str:
    return today(page).isoformat()


def review(cast: Cast) -> None:
    office = cast["office"]
    work_off(office, cast.at, {"open_interests": lambda p: {}}, rounds=1)
    pledge = {
        "sign_undertaking": lambda p: {"agreed": "我已阅读并承诺遵守保密与廉洁要求"},
        "declare_interest": lambda p: {"interest": "无利害关系"},
    }
    for expert in EXPERTS + RESERVES:
        work_off(cast[expert], cast.at, {"sign_undertaking": pledge["sign_undertaking"]}, rounds=1)
        assert work_off(cast[expert], cast.at, {"declare_interest": pledge["declare_interest"]}, rounds=1) == 4
    work_off(office, cast.at, {"open_books": lambda p: {}}, rounds=1)
    score(cast, "60")
    work_off(cast["e1"], cast.at, {"pass_gate": lambda p: {}}, rounds=1)
    assert cast.stage == "onsite"


def score(cast: Cast, percent: str) -> None:
    """Each expert scores every open book on its page and locks it; the leader reconciles, all sign, reports go in."""
    for expert in EXPERTS:
        page = cast[expert]
        page.goto(f"{cast.at.url}/expert/")
        books = page.locator("main a[href^='/book/']").evaluate_all("links => links.map(a => a.getAttribute('href'))")
        for book in books:
            page.goto(cast.at.url + str(book))
            if page.locator("main select[name^='percent-']").count() == 0:
                continue
            choose_all(page, "percent-", percent)
            page.locator("main [name='strengths-4.1.2']").fill("方法系统，有数据支持")
            with page.expect_navigation():
                page.locator("main button[name=act][value=lock]").click()
            assert page.locator("main select[name^='percent-']").count() == 0, "the book is locked"

    def reconcile(page: Page) -> dict[str, Any]:
        choose_all(page, "percent-", percent)
        return {}

    leader = cast["e1"]
    waiting = [a for a in duties(leader, cast.at) if "/reconcile/" in a]
    for address in waiting:
        leader.goto(cast.at.url + address)
        fill(leader, reconcile(leader))
        send(leader, address)
    for expert in EXPERTS:
        page = cast[expert]
        for address in [a for a in duties(page, cast.at) if "/sign_consensus/" in a]:
            do(page, cast.at, address)
    assert work_off(leader, cast.at, {"submit_report": lambda p: {"report": "评审报告：总体良好"}}, rounds=1) == 4


def visit(cast: Cast) -> None:
    leader = cast["e1"]

    def present(page: Page) -> dict[str, Any]:
        page.locator("main input[type=checkbox][name=present]").evaluate_all("boxes => boxes.forEach(b => { b.checked = true })")
        return {"on": today(page).isoformat(), "log": "首次会议、查证、末次会议"}

    assert work_off(leader, cast.at, {"record_visit": present}, rounds=1) == 4
    work_off(cast["office"], cast.at, {"open_books": lambda p: {}}, rounds=1)
    score(cast, "65")
    work_off(leader, cast.at, {"propose": lambda p: {"text": "综合评价：各单位均达到标准"}}, rounds=1)
    work_off(cast["office"], cast.at, {"transmit": lambda p: {}}, rounds=1)
    assert cast.stage == "deliberation"


def vote(cast: Cast, member: str, names: int) -> None:
    """Mark, check, cast; the answer never says what was chosen."""
    page = cast[member]
    page.goto(f"{cast.at.url}/meeting/")
    page.locator("main a[href^='/ballot/']").first.click()
    boxes = page.locator("main input[name=candidate]")
    for n in range(names):
        boxes.nth(n).check()
    with page.expect_navigation():
        page.locator("main form[method=post] button[type=submit]").last.click()
    with page.expect_navigation():
        page.locator("main form[method=post] button[type=submit]").last.click()
    assert "已收到您的选票" in page.locator("main").inner_text()
