"""A winner enters what it spent of the prize; the office inspects it, the winner puts right what was
found, and it is closed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.hands import PROOF, act_of, do, duties, fill, follow, send, today, work_off
from tests.journeys.installation import Installation

LINES = ("account", "purposes", "balance", "title", "model")


def test_a_prize_is_spent_inspected_and_put_right(
    serve: Callable[..., Installation],
    actor: Callable[..., Page],
    leave_dossier: Callable[..., Path],
    shoot: Callable[[Page, str], list[Path]],
) -> None:
    at = serve("--instrument", "jinshui_2023", "--applicants", "4", "--seed", "2")
    office, login = actor("office", at=at), ""
    for alias in ("a1", "a2", "a3", "a4"):
        winner = actor(alias, at=at, phone=True)
        if spend(winner, at, "质量宣传", "3万元", PROOF):
            login = alias
            break
    assert login, "no winner with a prize"
    assert spend(winner, at, "质量攻关", "120000元")
    shown = winner.locator("main").inner_text()
    assert "没有凭证" in shown and "350,000.00" in shown
    winner.set_viewport_size({"width": 1366, "height": 768})
    shoot(winner, "funds-winner")
    honour = name(office, at)
    office.goto(f"{at.url}/funds/?honour={honour}")
    shoot(office, "inspection-named")
    record(office, at)
    assert not [a for a in duties(office, at) if act_of(a) == "close_inspection"], (
        "what was found keeps it open"
    )
    assert (
        work_off(
            winner, at, {"report_rectification": lambda p: {"text": "已补开发票", "file": PROOF}}, rounds=1
        )
        == 1
    )
    assert (
        work_off(
            actor("office2", at=at),
            at,
            {"accept_rectification": lambda p: {"note": "发票与付款回单一致"}},
            rounds=1,
        )
        == 1
    )
    assert work_off(office, at, {"close_inspection": lambda p: {"conclusion": "问题已整改"}}, rounds=1) == 1
    office.goto(f"{at.url}/funds/?honour={honour}")
    assert "已办结" in office.locator("main").inner_text() and not [
        a for a in duties(winner, at) if act_of(a) == "report_rectification"
    ]
    leave_dossier("inspection", at)


def spend(page: Page, at: Installation, purpose: str, amount: str, voucher: Path | None = None) -> bool:
    """Enter a spending through the page of the prize, where there is one; ends on that page."""
    page.goto(f"{at.url}/funds/")
    link = page.locator("main a[href^='/act/enter_use/']")
    if not link.count():
        return False
    follow(link.first)
    said = {"on": today(page).isoformat(), "purpose": purpose, "amount": amount, "payee": "某服务公司"}
    fill(page, said | ({"voucher": voucher} if voucher else {}))
    send(page, page.url)
    page.goto(f"{at.url}/funds/")
    return True


def name(page: Page, at: Installation) -> str:
    """Name an inspection of the winner with a flagged entry, from the office's list of prizes; the
    honour's id.
    """
    page.goto(f"{at.url}/funds/")
    row = page.locator("main tr", has_text="350,000.00").first
    href = str(row.locator("a[href*='honour=']").get_attribute("href"))
    page.goto(at.url + href)
    follow(page.locator("main a[href^='/act/name_inspection/']"))
    for box in page.locator("main form [name=inspectors]").all():
        box.check()
    fill(page, {"reason": "登记的支出没有凭证"})
    send(page, page.url)
    return href.rpartition("=")[2]


def record(page: Page, at: Installation) -> None:
    address = next(a for a in duties(page, at) if act_of(a) == "record_inspection")
    day = today(page)
    answers = {f"checklist-{k}": "met" for k in LINES} | {
        "checklist-vouchers": "not",
        "on": day.isoformat(),
        "scan": PROOF,
    }
    found = {
        "line": "vouchers",
        "facts": "质量攻关一笔支出没有凭证",
        "due": (day + timedelta(days=10)).isoformat(),
    }
    do(page, at, address, answers | {f"findings-1-{k}": v for k, v in found.items()})
