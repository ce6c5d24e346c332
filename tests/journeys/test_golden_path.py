"""The golden edition from the meeting to the prizes in a browser: its votes, its objection on the last evening."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.journeys.hands import PROOF, do, duties, fill, send, work_off
from tests.journeys.installation import Installation
from tests.journeys.test_main_path import MEMBERS, Cast, answer_all, ask, today_of

SLIPS = (
    ("A1", "A2", "A6"), ("A1", "A2", "A6"), ("A1", "A2", "A6"), ("A1", "A2", "A8"), ("A1", "A2", "A8"), ("A1", "A2", "A8"),
    ("A1", "A6", "A8"), ("A1", "A3", "A6"),
)


def test_the_golden_edition_from_the_meeting_on(
    serve: Callable[..., Installation], actor: Callable[..., Page], leave_dossier: Callable[..., Path]
) -> None:
    at = serve("--golden", "--until", "deliberation")
    cast = Cast(at, actor, "jinshui")
    firms = {p["alias"]: p["name"].removesuffix("联系人") for p in at.ask("people")["people"] if p["alias"]}
    meet(cast, firms)
    publish(cast)
    object_on_the_last_evening(cast, firms)
    conclude(cast)
    finish(cast)
    assert len(cast.pages) >= 8
    archive = zipfile.ZipFile(leave_dossier("golden-path", at))
    alias = {c["no"]: c["alias"] for c in (json.loads(archive.read(n)) for n in archive.namelist() if n.endswith("/case.json"))}
    named = {n: {alias[c] for c in json.loads(archive.read(f"lists/{n}.json"))["cases"]} for n in ("6-nominated", "7-for-decision", "8-winners")}
    assert named == {"6-nominated": {"A1", "A2", "A6", "A10"}, "7-for-decision": {"A1", "A6", "A10"}, "8-winners": {"A1", "A6", "A10"}}
    paid = json.loads(archive.read("payments.json"))
    assert sorted((alias[p["case"]], p["fen"]) for p in paid["payments"]) == [("A1", 50_000_000), ("A6", 50_000_000)]


def meet(cast: Cast, firms: dict[str, str]) -> None:
    on = today_of(cast).isoformat()
    work_off(cast["office"], cast.at, {"convene": lambda p: {"on": on, "place": "第一会议室", "agenda": "审议、表决"}}, rounds=1)
    for member in MEMBERS:
        work_off(cast[member], cast.at, {"sign_in": lambda p: {}}, rounds=1)
    recuse(cast, firms)
    chair = cast["c1"]
    work_off(chair, cast.at, {"open_ballot": lambda p: {"sort": "first_time"}}, rounds=1)
    for member, names in zip(MEMBERS, SLIPS, strict=True):
        vote(cast, member, [firms[a] for a in names])
    work_off(chair, cast.at, {"close_ballot": lambda p: {}}, rounds=1)
    work_off(chair, cast.at, {"open_ballot": lambda p: {"sort": "re_award"}}, rounds=1)
    for member in MEMBERS[:-1]:
        vote(cast, member, [firms["A10"]])
    work_off(chair, cast.at, {"close_ballot": lambda p: {}}, rounds=1)
    said = {"minutes": "会议纪要", "order_reason": "兼顾医疗卫生行业代表性"}
    work_off(chair, cast.at, {"conclude": lambda p: said}, rounds=1)
    assert cast.stage == "notice"


def recuse(cast: Cast, firms: dict[str, str]) -> None:
    """C9's firm supplies A10: no slip and no papers for it."""
    case = next(p["case"] for p in cast.at.ask("people")["people"] if p["alias"] == "A10")
    page = cast["c9"]
    page.goto(f"{cast.at.url}/act/recuse/{case}/")
    fill(page, {"ground": "所在企业是该公司的供应商"})
    with page.expect_navigation():
        page.locator("main form[method=post] button[type=submit]").last.click()
    answer = page.goto(f"{cast.at.url}/{case}/")
    assert answer is not None and answer.status == 404


def vote(cast: Cast, member: str, names: list[str]) -> None:
    page = cast[member]
    page.goto(f"{cast.at.url}/meeting/")
    page.locator("main a[href^='/ballot/']").first.click()
    for name in names:
        page.get_by_role("checkbox", name=name, exact=False).first.check()
    for _ in range(2):
        with page.expect_navigation():
            page.locator("main form[method=post] button[type=submit]").last.click()
    assert "已收到您的选票" in page.locator("main").inner_text()


def publish(cast: Cast) -> None:
    ask(cast, "notice")
    answer_all(cast)
    said = {"medium": "区政府门户网站", "link": "https://example.invalid/notice", "proof": PROOF, "document": "公示1号"}
    work_off(cast["office"], cast.at, {"publish_notice": lambda p: said}, rounds=1)


def object_on_the_last_evening(cast: Cast, firms: dict[str, str]) -> None:
    """Forward to a quarter to midnight of the last day, then object without a name on a phone."""
    public = cast.actor("supervision", at=cast.at, phone=True)
    public.context.clear_cookies()
    last = last_evening(cast, public)
    cast.forward(f"{last}m")
    public.goto(f"{cast.at.url}/jinshui/notice/")
    public.locator("main a[href$='/notice/object/']").first.click()
    options = public.locator("main select[name=case] option").evaluate_all("o => o.map(x => [x.value, x.textContent])")
    number = next(str(v) for v, text in options if firms["A2"] in text)
    fill(public, {"case": number, "facts": "2025年11月6日因环境违法被罚款，申报时隐瞒"})
    send(public, f"{cast.at.url}/jinshui/notice/object/?")
    assert "23:4" in public.locator("main").inner_text() or "23:5" in public.locator("main").inner_text()


def last_evening(cast: Cast, page: Page) -> int:
    """Minutes from now to 23:45 of the notice's last day."""
    page.goto(f"{cast.at.url}/jinshui/notice/")
    text = page.locator("main").inner_text()
    banner = page.locator("aside.zh-rehearsal").inner_text()
    ends = re.search(r"至 (\d{4})年(\d{1,2})月(\d{1,2})日 止", text)
    now = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日 (\d{2}):(\d{2})", banner)
    assert ends and now
    year, month, day = (int(x) for x in ends.groups())
    y, m, d, hour, minute = (int(x) for x in now.groups())
    return int((datetime(year, month, day, 23, 45) - datetime(y, m, d, hour, minute)).total_seconds() // 60)


def conclude(cast: Cast) -> None:
    office = cast["office"]
    cast.forward("10h")
    assert not [a for a in duties(office, cast.at) if "/close_notice/" in a], "an open objection keeps the notice open"
    work_off(office, cast.at, {"take_up": lambda p: {"checkable": "是"}}, rounds=1)
    work_off(office, cast.at, {"investigate": lambda p: {"record": "调阅处罚决定书，情况属实"}}, rounds=1)
    case = next(p["case"] for p in cast.at.ask("people")["people"] if p["alias"] == "A2")
    do(office, cast.at, f"/act/tell/{case}/", {"matter": "cancellation", "grounds": "隐瞒环境行政处罚", "article": "17(6)", "days": "3"})
    work_off(cast["a2"], cast.at, {"respond": lambda p: {"answer": "情况属实"}}, rounds=1)
    uphold = next(a for a in duties(office, cast.at) if "/uphold/" in a)
    do(office, cast.at, uphold, {"reason": "查实隐瞒处罚，属弄虚作假", "fraud": "是"})
    work_off(office, cast.at, {"close_notice": lambda p: {}}, rounds=1)
    assert cast.stage == "decision"


def finish(cast: Cast) -> None:
    work_off(cast["office"], cast.at, {"request_decision": lambda p: {"request": "提请审定", "legality": "程序合法"}}, rounds=1)
    ask(cast, "decision")
    answer_all(cast)
    on = today_of(cast).isoformat()
    work_off(cast["government"], cast.at, {"decide": lambda p: {"on": on, "meeting_on": on, "document": "金政通报〔2026〕1号"}}, rounds=1)
    work_off(cast["office"], cast.at, {"issue_certificate": lambda p: {}}, rounds=1)
    numbers = iter(range(1, 10))

    def order(page: Page) -> dict[str, Any]:
        line = page.locator("main select[name=line] option:not([value=''])").first.get_attribute("value")
        return {"line": line or "", "amount": "50万元", "order_no": f"BF-{next(numbers)}"}

    assert work_off(cast["office"], cast.at, {"order_prize": order}, rounds=1) == 2, "none for the re-award"
    assert work_off(cast["office2"], cast.at, {"release_prize": lambda p: {"proof": PROOF}}, rounds=1) == 2
