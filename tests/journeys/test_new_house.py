"""A real, empty installation founded by its guide alone: bodies, people by invitation, pool, first
edition, call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.hands import PROOF, do, fill, send, work_off
from tests.journeys.installation import Installation, command

PHRASE = "质衡开办-correct-horse"
BODIES = (
    ("区质量强区战略工作领导小组", "leading_group", ""),
    ("评定委员会", "committee", ""),
    ("评委会办公室", "office", ""),
    ("区人民政府", "government", ""),
    ("派驻纪检监察组", "supervision", ""),
    ("科教园区管委会", "recommender", ""),
    ("区市场监督管理局", "department", "市场监管"),
    ("区应急管理局", "department", "应急"),
    ("区住房和城乡建设局", "department", "住建"),
    ("区卫生健康委员会", "department", "卫健"),
    ("区税务局", "department", "税务"),
    ("生态环境金水分局", "department", "生态环境"),
)
PEOPLE = (
    ("second@example.invalid", "李慎独", "office", ""),
    ("chair@example.invalid", "程砚秋", "committee", "chair"),
    ("c2@example.invalid", "贺承平", "committee", "vice_chair"),
    ("c3@example.invalid", "梅咏初", "committee", "member"),
    ("gov@example.invalid", "吴公明", "government", ""),
    ("watch@example.invalid", "严自律", "supervision", ""),
)
EXPERTS = tuple((f"e{n}@example.invalid", f"专家{n}号") for n in range(1, 8))


@pytest.fixture
def house(tmp_path: Path) -> Generator[tuple[Installation, str]]:
    """A real installation under way, and the path of its one invitation."""
    data = tmp_path / "house"
    said = command("init", "--real", "--invite", "head@example.invalid", "--data", data)
    path = next(line.strip() for line in said.splitlines() if "/invitation/" in line)
    at = Installation(data)
    at.start()
    yield at, path
    at.stop()


def test_a_new_house_by_its_guide(
    house: tuple[Installation, str], browser: Browser, leave_dossier: Callable[..., Path]
) -> None:
    at, path = house
    head = enter(browser, at.url + path)
    head.goto(f"{at.url}/start/")
    assert "开办向导" in head.locator("h1").inner_text()
    assert head.locator("aside.zh-rehearsal").count() == 0
    found_bodies(head, at)
    links = appoint(head, at)
    chair, government = enter(browser, links["程砚秋"]), enter(browser, links["吴公明"])
    pool(head, at)
    holidays(head, at)
    open_edition(head, at)
    prepare(head, chair, government, at)
    head.goto(f"{at.url}/start/")
    assert head.locator("main .zh-lacks").all_inner_texts() == []
    public = browser.new_context(locale="zh-CN").new_page()
    public.goto(f"{at.url}/award/call/")
    assert "申报" in public.locator("main").inner_text()
    leave_dossier("new-house", at)


def enter(browser: Browser, link: str) -> Page:
    """Open an invitation on one's own computer and set a password; the link works once."""
    page = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1366, "height": 768}
    ).new_page()
    page.goto(link)
    fill(page, {"password": PHRASE, "again": PHRASE})
    with page.expect_navigation():
        page.locator("main button[type=submit]").last.click()
    again = page.request.get(link)
    assert again.status == 404
    return page


def step(page: Page, at: Installation, name: str) -> str:
    """The address behind a step of the guide."""
    page.goto(f"{at.url}/start/")
    href = page.locator("main a", has_text=name).first.get_attribute("href")
    assert href, name
    return href


def plan(head: Page, at: Installation, days: dict[str, str]) -> None:
    """Six pages: five that ask, the last that repeats everything and saves it."""
    address = step(head, at, "分六步编制方案")
    first, later = (
        {k: v for k, v in days.items() if k.startswith("dates-") == stage} for stage in (False, True)
    )
    for answers in (
        first,
        later,
        {"gate": "450", "engage": "appointed"},
        {},
        {"media": "区政府门户网站"},
        {},
    ):
        do(head, at, address, answers)
        address = head.url.removeprefix(at.url)
    assert address.startswith("/edition/")


def found_bodies(head: Page, at: Installation) -> None:
    address = step(head, at, "设立机构")
    for name, sort, competence in BODIES:
        answers = {"name": name, "sort": sort, "document": "成立通知"} | (
            {"competence": competence} if competence else {}
        )
        do(head, at, address, answers)
    head.goto(f"{at.url}/start/")
    assert "分管" not in head.locator("main").inner_text()


def appoint(head: Page, at: Installation) -> dict[str, str]:
    """Appoint everybody; each gets a link that is shown once."""
    address = step(head, at, "任命")
    today = date.today().isoformat()
    for login, name, office, role in PEOPLE:
        answers: dict[str, Any] = {
            "login": login,
            "name": name,
            "office": office,
            "document": "任命文件",
            "from_day": today,
            "post": "经办",
        }
        do(head, at, address, answers | ({"role": role, "cls": "government"} if role else {}))
    for n, (name, sort, _) in enumerate(b for b in BODIES if b[1] in ("recommender", "department")):
        head.goto(at.url + address)
        scope = head.locator("main select[name=scope] option", has_text=name).first.get_attribute("value")
        do(
            head,
            at,
            address,
            {
                "login": f"b{n}@example.invalid",
                "name": f"{name}经办",
                "office": sort,
                "document": "任命文件",
                "from_day": today,
                "scope": scope,
            },
        )
    return {name: invite(head, at, name) for name in ("程砚秋", "吴公明")}


def invite(head: Page, at: Installation, name: str) -> str:
    head.goto(f"{at.url}/people/")
    href = (
        head.locator("main .zh-people li", has_text=name)
        .first.locator("a[href^='/act/invite/']")
        .get_attribute("href")
    )
    assert href
    head.goto(at.url + href)
    head.locator("main form[method=post] button[type=submit]").last.click()
    text = head.locator("main").inner_text()
    link = next(word for word in text.split() if "/invitation/" in word)
    head.goto(f"{at.url}/people/")
    assert link not in head.content(), "shown once"
    return link


def pool(head: Page, at: Installation) -> None:
    address = step(head, at, "入库评审员")
    for login, name in EXPERTS:
        do(head, at, address, {"login": login, "name": name, "pool": "city", "document": "专家库公告"})


def holidays(head: Page, at: Installation) -> None:
    """Load the arrangement of each year that the guide still lacks."""
    for _ in range(2):
        head.goto(f"{at.url}/start/")
        found = re.search(r"(\d{4})年的放假安排", head.locator("main").inner_text())
        if found is None:
            return
        text = (
            f'[[year]]\nyear = {found[1]}\nsource = "年度放假通知"\noff = ["{found[1]}-01-01"]\nmakeup = []\n'
        )
        do(head, at, step(head, at, "载入年度安排"), {"text": text, "document": "放假通知"})


def open_edition(head: Page, at: Installation) -> None:
    do(head, at, step(head, at, "开设新一届"), {"number": "5", "year": "2027"})


def prepare(head: Page, chair: Page, government: Page, at: Installation) -> None:
    today = date.today()
    do(
        head,
        at,
        step(head, at, "核对办法有效性"),
        {"in_force": "有效", "document": "清理结果", "external_approval": "已批准"},
    )
    days = {
        "opens": today,
        "deadline": today + timedelta(days=40),
        "replies_due": today + timedelta(days=55),
        "dates-notice": today + timedelta(days=120),
    }
    plan(head, at, {k: v.isoformat() for k, v in days.items()})
    for sort, name in (("prize", "奖金"), ("review", "评审经费")):
        do(
            head,
            at,
            step(head, at, "登记预算"),
            {"sort": sort, "name": name, "amount": "150万元", "document": "预算批复"},
        )
    do(head, at, step(head, at, "提请审批"))
    work_off(chair, at, {"adopt_readings": lambda p: {"document": "纪要1号"}}, rounds=1)
    work_off(government, at, {"confirm_readings": lambda p: {"document": "批复1号"}}, rounds=1)
    work_off(chair, at, {"approve_plan": lambda p: {"document": "纪要2号"}}, rounds=1)
    address = step(head, at, "聘请评审组")
    head.goto(at.url + address)
    for n, (_, name) in enumerate(EXPERTS):
        head.locator("main form").get_by_label(name).select_option("leader" if n == 0 else "member")
    fill(head, {"mode": "appointed", "document": "聘请函", "reason": "按专业覆盖聘请"})
    send(head, address)
    said = {
        "medium": "区政府门户网站",
        "link": "https://example.invalid/call",
        "proof": PROOF,
        "document": "申报通知1号",
    }
    do(head, at, step(head, at, "发布申报通知"), said)
