"""The committee passes fewer than the places: a vacancy with its reason, and a fourth name refused on the
slip.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.cast import MEMBERS, Cast
from tests.journeys.golden.concluding import cast_slip
from tests.journeys.hands import do, duties, work_off
from tests.journeys.installation import Installation


def test_a_vacancy_needs_its_reason(
    serve: Callable[..., Installation], actor: Callable[..., Page], leave_dossier: Callable[..., Path]
) -> None:
    at = serve("--instrument", "jinshui_2023", "--applicants", "4", "--seed", "2", "--until", "deliberation")
    cast = Cast(at, actor)
    on = cast.today().isoformat()
    work_off(
        cast["office"], at, {"convene": lambda p: {"on": on, "place": "会议室", "agenda": "审议"}}, rounds=1
    )
    chair = cast["c1"]
    for member in MEMBERS[:5]:
        work_off(cast[member], at, {"sign_in": lambda p: {}}, rounds=1)
    assert not [a for a in duties(chair, at) if "/open_ballot/" in a and _open(chair, at, a)], (
        "five of nine are no quorum"
    )
    for member in MEMBERS[5:]:
        work_off(cast[member], at, {"sign_in": lambda p: {}}, rounds=1)
    work_off(chair, at, {"open_ballot": lambda p: {"sort": "first_time"}}, rounds=1)
    four_names(cast, MEMBERS[0])
    for member in MEMBERS:
        vote(cast, member, 2)
    work_off(chair, at, {"close_ballot": lambda p: {}}, rounds=1)
    address = next(a for a in duties(chair, at) if "/conclude/" in a)
    chair.goto(at.url + address)
    chair.locator("main [name=minutes]").fill("会议纪要")
    chair.locator("main form[method=post] button[type=submit]").last.click()
    assert "空缺" in chair.locator("main").inner_text(), (
        "without a reason the vacancy is refused, the minutes are kept"
    )
    assert chair.locator("main [name=minutes]").input_value() == "会议纪要"
    do(
        chair,
        at,
        address,
        {"minutes": "会议纪要", "vacancy_reason": "其余单位未过半数", "order_reason": "按票数"},
    )
    names = json.loads(zipfile.ZipFile(leave_dossier("vacancy", at)).read("lists/6-nominated.json"))["cases"]
    assert len(names) == 2


def vote(cast: Cast, member: str, names: int) -> None:
    """Mark the first names on the slip, check, cast."""
    page = cast[member]
    page.goto(f"{cast.at.url}/meeting/")
    page.locator("main a[href^='/ballot/']").first.click()
    boxes = page.locator("main input[name=candidate]")
    for n in range(names):
        boxes.nth(n).check()
    cast_slip(page)


def _open(page: Page, at: Installation, address: str) -> bool:
    page.goto(at.url + address)
    return page.locator("main form[method=post] button[type=submit]").count() > 0


def four_names(cast: Cast, member: str) -> None:
    """One name too many: told at once, the marks stay."""
    page = cast[member]
    page.goto(f"{cast.at.url}/meeting/")
    page.locator("main a[href^='/ballot/']").first.click()
    boxes = page.locator("main input[name=candidate]")
    assert boxes.count() == 4
    boxes.evaluate_all("all => all.forEach(b => { b.disabled = false; b.checked = true })")
    page.locator("main form[method=post]").evaluate("f => f.submit()")
    page.wait_for_load_state()
    assert "最多只能选3个" in page.locator("main").inner_text()
