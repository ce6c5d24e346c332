"""One edition from the last day of applying to certificates and prizes, in a browser, by all its actors."""

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

    def __init__(self, at: Installation, actor: Callable[..., Page]) -> None:
        self.at, self.actor, self.pages = at, actor, dict[str, Page]()

    def __getitem__(self, user: str) -> Page:
        if user not in self.pages:
            self.pages[user] = self.actor(user, at=self.at)
        return self.pages[user]

    def forward(self, span: str) -> None:
        self.at.command("clock", "award", "--forward", span)

    @property
    def edition(self) -> str:
        return str(self.at.ask("status")["editions"][0]["id"])

    @property
    def stage(self) -> str:
        return str(self.at.ask("status")["editions"][0]["stage"])


def test_the_main_path(serve: Callable[..., Installation], actor: Callable[..., Page], leave_dossier: Callable[..., Path]) -> None:
    at = serve("--instrument", "jinshui_2023", "--applicants", "4", "--seed", "2", "--until", "application")
    cast = Cast(at, actor)
    apply(cast)
    qualify(cast)
    review(cast)
    visit(cast)
    deliberate(cast)
    publish(cast)
    decide(cast)
    public = actor("supervision", at=at)
    public.goto(f"{at.url}/award/winners/")
    assert public.locator("main table tbody tr").count() == 3
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


def deliberate(cast: Cast) -> None:
    office, chair = cast["office"], cast["c1"]
    on = today_of(cast).isoformat()
    work_off(office, cast.at, {"convene": lambda p: {"on": on, "place": "第一会议室", "agenda": "审议、表决"}}, rounds=1)
    for member in MEMBERS:
        assert work_off(cast[member], cast.at, {"sign_in": lambda p: {}}, rounds=1) == 1
    work_off(chair, cast.at, {"open_ballot": lambda p: {"sort": "first_time"}}, rounds=1)
    for member in MEMBERS:
        vote(cast, member, 3)
    work_off(chair, cast.at, {"close_ballot": lambda p: {}}, rounds=1)
    said = {"minutes": "会议纪要", "order_reason": "得分相同，兼顾行业代表性", "vacancy_reason": "名额已满"}
    work_off(chair, cast.at, {"conclude": lambda p: said}, rounds=1)
    assert cast.stage == "notice"


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


def publish(cast: Cast) -> None:
    ask(cast, "notice")
    answer_all(cast)
    said = {"medium": "区政府门户网站", "link": "https://example.invalid/notice", "proof": PROOF, "document": "公示1号"}
    work_off(cast["office"], cast.at, {"publish_notice": lambda p: said}, rounds=1)
    cast.forward("30d")
    work_off(cast["office"], cast.at, {"close_notice": lambda p: {}}, rounds=1)
    assert cast.stage == "decision"


def decide(cast: Cast) -> None:
    work_off(cast["office"], cast.at, {"request_decision": lambda p: {"request": "提请审定", "legality": "程序合法"}}, rounds=1)
    ask(cast, "decision")
    answer_all(cast)
    on = today_of(cast).isoformat()
    work_off(cast["government"], cast.at, {"decide": lambda p: {"on": on, "meeting_on": on, "document": "金政通报〔2026〕1号"}}, rounds=1)
    assert work_off(cast["office"], cast.at, {"issue_certificate": lambda p: {}}, rounds=1) == 3
    numbers = iter(range(1, 10))

    def order(page: Page) -> dict[str, Any]:
        line = page.locator("main select[name=line] option:not([value=''])").first.get_attribute("value")
        return {"line": line or "", "amount": "50万元", "order_no": f"BF-{next(numbers)}"}

    assert work_off(cast["office"], cast.at, {"order_prize": order}, rounds=1) == 3
    assert work_off(cast["office2"], cast.at, {"release_prize": lambda p: {"proof": PROOF}}, rounds=1) == 3
    do(cast["supervision"], cast.at, f"/act/note_finding/edition/{cast.edition}/", {"text": "抽查无异常"})
