"""An objection on the last evening of the notice is investigated and upheld; the place stays empty."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.hands import do, duties, fill, send, work_off
from tests.journeys.installation import Installation


def test_an_objection_on_the_last_evening(
    serve: Callable[..., Installation], actor: Callable[..., Page], leave_dossier: Callable[..., Path]
) -> None:
    at = serve("--instrument", "jinshui_2023", "--applicants", "4", "--seed", "2", "--until", "notice")
    at.command("clock", "award", "--forward", "12d")
    at.command("clock", "award", "--forward", "14h")
    at.command("clock", "award", "--forward", "45m")
    anybody, office = actor("supervision", at=at, phone=True), actor("office", at=at)
    anybody.context.clear_cookies()
    number = object_(anybody, at)
    at.command("clock", "award", "--forward", "12h")
    assert not [a for a in duties(office, at) if "/close_notice/" in a], (
        "an open objection keeps the notice open"
    )
    work_off(office, at, {"take_up": lambda p: {"checkable": "是"}}, rounds=1)
    work_off(office, at, {"investigate": lambda p: {"record": "调阅处罚决定书，情况属实"}}, rounds=1)
    case = next(p["case"] for p in at.ask("people")["people"] if p["alias"] == "A1")
    grounds = {"matter": "cancellation", "grounds": "隐瞒行政处罚", "article": "17(6)", "days": "3"}
    do(office, at, f"/act/tell/{case}/", grounds)
    assert work_off(actor("a1", at=at), at, {"respond": lambda p: {"answer": "情况属实"}}, rounds=1) == 1
    uphold = next(a for a in duties(office, at) if "/uphold/" in a)
    do(office, at, uphold, {"reason": "经查证属实，弄虚作假", "fraud": "是"})
    work_off(office, at, {"close_notice": lambda p: {}}, rounds=1)
    lists = zipfile.ZipFile(leave_dossier("objection", at))
    before, after = (
        json.loads(lists.read(f"lists/{n}.json"))["cases"] for n in ("6-nominated", "7-for-decision")
    )
    assert number in before and number not in after and len(after) == 2


def object_(page: Page, at: Installation) -> str:
    """Fill in the form on a phone, anonymously; the case objected to is the first applicant's."""
    page.goto(f"{at.url}/award/notice/")
    with page.expect_navigation():
        page.locator("main a[href$='/notice/object/']").first.click()
    options = page.locator("main select[name=case] option").evaluate_all(
        "o => o.map(x => [x.value, x.textContent])"
    )
    people = at.ask("people")["people"]
    name = next(p["name"] for p in people if p["alias"] == "A1").removesuffix("联系人")
    number = next(str(v) for v, text in options if name in text)
    fill(page, {"case": number, "facts": "2025年11月被行政处罚，申报时隐瞒，处罚决定书可查"})
    send(page, f"{at.url}/award/notice/object/?")
    assert "异议已收到" in page.locator("main").inner_text()
    return number
