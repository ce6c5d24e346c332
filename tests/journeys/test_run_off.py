"""A secret vote of nine on their phones with one recusal: a tie across the last place goes to a run-off;
codes are found again.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.cast import Cast
from tests.journeys.golden.concluding import cast_slip
from tests.journeys.hands import PROOF, fill, send, work_off
from tests.journeys.installation import Installation

NINE = tuple(f"c{n}" for n in range(1, 10))
SLIPS = ((0, 1, 2),) * 4 + ((0, 1, 3),) * 4 + ((0, 2, 3),)
"""Nine and eight votes pass; the third and the fourth candidate have five each, and one place is left."""


def test_a_tie_goes_to_a_run_off(
    serve: Callable[..., Installation], actor: Callable[..., Page], leave_dossier: Callable[..., Path]
) -> None:
    at = serve("--instrument", "jinshui_2023", "--applicants", "4", "--seed", "2", "--until", "deliberation")
    cast = Cast(at, actor)
    on = cast.today().isoformat()
    work_off(
        cast["office"], at, {"convene": lambda p: {"on": on, "place": "会议室", "agenda": "审议"}}, rounds=1
    )
    for member in NINE[:-1]:
        work_off(cast[member], at, {"sign_in": lambda p: {}}, rounds=1)
    signed_on_paper(cast)
    names = recuse(cast, NINE[-1], 1)
    chair = cast["c1"]
    work_off(chair, at, {"open_ballot": lambda p: {"sort": "first_time"}}, rounds=1)
    codes = [vote(cast, member, [names[n] for n in marks]) for member, marks in zip(NINE, SLIPS, strict=True)]
    work_off(chair, at, {"close_ballot": lambda p: {}}, rounds=1)
    chair.goto(f"{at.url}/meeting/result/")
    sheet = chair.locator("main").inner_text()
    assert len(set(codes)) == len(NINE) and all(code in sheet for code in codes), (
        "every voter finds their slip counted"
    )
    assert sheet.count("票数相同") == 2
    work_off(chair, at, {"open_ballot": lambda p: {"sort": "run_off"}}, rounds=1)
    for member in NINE:
        vote(cast, member, [names[3] if member == "c9" else names[2]])
    work_off(chair, at, {"close_ballot": lambda p: {}}, rounds=1)
    work_off(chair, at, {"conclude": lambda p: {"minutes": "会议纪要", "order_reason": "按票数"}}, rounds=1)
    dossier = zipfile.ZipFile(leave_dossier("run_off", at))
    first, run_off = json.loads(dossier.read("meetings/1.json"))["questions"]
    assert sorted(first["count"].values()) == [5, 5, 8, 9] and sorted(run_off["count"].values()) == [1, 8]
    assert sorted(first["codes"]) == sorted(codes)


def signed_on_paper(cast: Cast) -> None:
    """The last member signed the sheet in the room; one clerk enters it, another verifies it."""
    page, at = cast["office"], cast.at
    page.goto(f"{at.url}/meeting/teller/")
    address = str(page.locator("main a[href^='/act/enter_sign_in/']").first.get_attribute("href"))
    page.goto(at.url + address)
    page.locator("main form [name=members]").first.check()
    fill(page, {"document": "签到表1号", "scan": PROOF})
    send(page, address)
    assert work_off(cast["office2"], at, {"verify_sign_in": lambda p: {}}, rounds=1) == 1


def recuse(cast: Cast, member: str, nth: int) -> list[str]:
    """A member declares an interest in one candidate; the names of all as the chair reads them."""
    chair, at = cast["c1"], cast.at
    chair.goto(f"{at.url}/meeting/")
    links = chair.locator("main a[href^='/meeting/brief/']")
    names = [str(n).strip() for n in links.all_text_contents()]
    case = str(links.nth(nth).get_attribute("href")).split("/")[3]
    page = cast[member]
    page.goto(f"{at.url}/act/recuse/case/{case}/")
    fill(page, {"ground": "任职于该单位"})
    with page.expect_navigation():
        page.locator("main form[method=post] button[type=submit]").last.click()
    return names


def vote(cast: Cast, member: str, names: list[str]) -> str:
    """Mark, check, cast; the code that the receipt shows."""
    page = cast[member]
    page.goto(f"{cast.at.url}/meeting/")
    page.locator("main a[href^='/ballot/']").first.click()
    for name in names:
        page.get_by_role("checkbox", name=name, exact=False).first.check()
    cast_slip(page)
    return page.locator(".zh-code").inner_text().strip()
