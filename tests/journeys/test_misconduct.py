"""A complaint about an expert, from a phone to the exclusion; and what supervision sees, verifies, takes
out and says.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import act_of, do, duties, fill, follow, send, today, work_off
from tests.journeys.installation import Installation, command

Shoot = Callable[[Page, str], list[Path]]
OPTIONS = ("--instrument", "jinshui_2023", "--applicants", "4", "--seed", "2", "--until", "onsite")
TOLD = {"reason": "证据确凿，属徇私舞弊", "document": "金质评办〔2026〕7号"}


@pytest.fixture
def at(serve: Callable[..., Installation]) -> Installation:
    return serve(*OPTIONS)


def named(at: Installation, user: str) -> str:
    return str(next(p["name"] for p in at.ask("people")["people"] if p["alias"] == user or p["user"] == user))


def complain(page: Page, at: Installation, about: str) -> str:
    """Complain on a phone without an account; the number that the informant keeps."""
    page.goto(f"{at.url}/award/")
    page.goto(f"{at.url}/award/complain/")
    page.locator("main form input[name=sort][value=expert]").check()
    page.locator("main form input[name=identity]").last.check()
    fill(page, {"about_name": about, "facts": "2026年7月2日收受申报单位礼品，饭店有记录"})
    send(page, page.url + "?")
    expect(page.locator("main")).to_contain_text("投诉已收到")
    return page.locator(".zh-slip__no").inner_text()


def asked(page: Page, at: Installation, number: str) -> str:
    page.goto(f"{at.url}/award/complain/receipt/")
    fill(page, {"number": number})
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()
    return page.locator("main").inner_text()


def offered(page: Page, act: str) -> str:
    return str(page.locator(f"main a[href^='/act/{act}/']").first.get_attribute("href"))


def test_a_complaint_ends_in_an_exclusion(
    at: Installation, actor: Callable[..., Page], shoot: Shoot, tmp_path: Path
) -> None:
    informant, office, expert = (
        actor("supervision", at=at, phone=True),
        actor("office", at=at),
        actor("e2", at=at),
    )
    informant.context.clear_cookies()
    name = named(at, "e2")
    number = complain(informant, at, name)
    assert "等待受理" in asked(informant, at, number)
    old = seen_by(expert, at)
    office.goto(f"{at.url}/conduct/")
    shoot(office, "conduct-complaint")
    assert (
        work_off(office, at, {"take_up_complaint": lambda p: {"about": option(p, "about", name)}}, rounds=1)
        == 1
    )
    case = opened(office, at, name)
    closed(office, at, case, "没有告知拟作出的决定")
    do(office, at, f"/act/tell_misconduct/misconduct/{case}/", {"days": "5"})
    closed(office, at, case, "没有听取陈述")
    assert work_off(expert, at, {"answer_misconduct": lambda p: {"statement": "确有此事"}}, rounds=1) == 1
    do(office, at, f"/act/exclude_expert/misconduct/{case}/", TOLD)
    assert {status(expert, at.url + path) for path in old} == {404}, (
        "what was open to the expert is gone at once"
    )
    day = today(office).isoformat()
    do(
        office,
        at,
        f"/act/deliver_misconduct/misconduct/{case}/",
        {"on": day, "delivery": "直接送达，回证3号"},
    )
    do(
        office,
        at,
        f"/act/refer_misconduct/misconduct/{case}/",
        {"body": "所在单位", "document": "金质评办移〔2026〕1号", "reason": "依法追究", "on": day},
    )
    office.goto(f"{at.url}/o/misconduct/{case}/")
    shoot(office, "misconduct-decided")
    office.goto(at.url + next(p for p in old if p.startswith("/case/")))
    expect(office.locator("main")).to_contain_text("须复核的评分")
    assert "反映的问题成立" in asked(informant, at, number)
    supervise(actor("supervision", at=at), office, at, shoot, tmp_path)


def status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def seen_by(expert: Page, at: Installation) -> list[str]:
    """Addresses of an application and of books that are open to the expert now."""
    expert.goto(f"{at.url}/expert/")
    links = expert.locator("main a[href^='/book/'], main a[href^='/case/']").evaluate_all(
        "l => l.map(a => a.getAttribute('href'))"
    )
    book = next(str(h) for h in links if h.startswith("/book/"))
    expert.goto(at.url + book)
    case = expert.locator("a[href^='/case/']").first.get_attribute("href")
    found = [book, "/".join(str(case).split("/")[:3]) + "/"]
    assert {status(expert, at.url + p) for p in found} == {200}
    return [*found, "/expert/"]


def option(page: Page, field: str, words: str) -> str:
    rows: list[list[str]] = page.locator(f"main form [name={field}] option").evaluate_all(
        "o => o.map(x => [x.value, x.textContent])"
    )
    return next(value for value, text in rows if words in text)


def opened(office: Page, at: Installation, name: str) -> str:
    """The case against the expert, opened from the pool of experts on the complaint; its id."""
    office.goto(f"{at.url}/people/")
    follow(office.locator("main a[href^='/o/expert/']", has_text=name).first)
    address = offered(office, "open_misconduct")
    office.goto(at.url + address)
    complaint: Any = office.locator("main form select[name=complaint] option").evaluate_all(
        "o => o.map(x => x.value).filter(x => x)"
    )
    fill(office, {"ground": "favour", "facts": "2026年7月2日收受申报单位礼品", "complaint": complaint[0]})
    send(office, address)
    return next(a for a in duties(office, at) if act_of(a) == "tell_misconduct").split("/")[-2]


def closed(office: Page, at: Installation, case: str, says: str) -> None:
    """The decision stays closed and names the beat that is missing, with its article."""
    office.goto(f"{at.url}/act/exclude_expert/misconduct/{case}/")
    expect(office.locator("main")).to_contain_text(says)
    expect(office.locator("main")).to_contain_text("第二十六条")
    assert office.locator("main form[method=post] button[type=submit]").count() == 0


def supervise(page: Page, office: Page, at: Installation, shoot: Shoot, tmp_path: Path) -> None:
    """Exceptions first; one thing's course; every ledger verified; a finding and its answer; nothing else
    can be done.
    """
    page.goto(f"{at.url}/desk/")
    expect(page.get_by_role("table", name="例外事项")).to_contain_text("评分须复核")
    shoot(page, "supervision-exceptions")
    page.goto(f"{at.url}/conduct/")
    follow(page.locator("main a[href^='/o/misconduct/']").first)
    expect(page.locator("main")).to_contain_text("认定失职，取消评审资格")
    page.goto(f"{at.url}/ledger/")
    expect(page.locator("main")).to_contain_text("完整")
    shoot(page, "supervision-record")
    answer = page.goto(f"{at.url}/act/open_edition/award/{'0' * 32}/")
    assert answer is not None and answer.status in (403, 404), "supervision reads"
    edition = str(at.ask("status")["editions"][0]["id"])
    do(
        page,
        at,
        f"/act/note_finding/edition/{edition}/",
        {"text": "请说明评分复核的安排", "about": "评分复核"},
    )
    assert work_off(office, at, {"answer_finding": lambda p: {"answer": "由候补评审员复评"}}, rounds=1) == 1
    at.command("dossier", "export", "latest", "-o", tmp_path / "dossier.zip")
    assert json.loads(command("dossier", "verify", tmp_path / "dossier.zip", "--json"))["ok"]
