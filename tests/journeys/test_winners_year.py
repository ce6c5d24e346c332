"""A winner's year: what is owed, the report of the year part by part, the survey, an activity of the
promotion plan.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.hands import act_of, do, duties, fill, follow, send, today, work_off
from tests.journeys.installation import Installation, command

Shoot = Callable[[Page, str], list[Path]]
LATEST = ("营业收入", "利润总额", "营业利润")


def test_a_year_of_what_a_winner_owes(
    serve: Callable[..., Installation], actor: Callable[..., Page], shoot: Shoot, tmp_path: Path
) -> None:
    at = serve()
    at.command("clock", "jinshui", "--forward", "100d")
    office, leading = actor("office", at=at), actor("leading", at=at)
    winners = [page for page in (actor(f"a{n}", at=at) for n in range(1, 10)) if owes(page, at)]
    winner = winners[0]
    winner.goto(f"{at.url}/duties/")
    expect(winner.locator("main")).to_contain_text("第二十八条")
    shoot(winner, "duties-owed")
    report(winner, at, shoot)
    assert work_off(office, at, {"read_annual": lambda p: {"note": "数据与凭据一致"}}, rounds=1) == 1
    assert not owes(winner, at), "the year is met"
    surveyed(leading, winners, at, actor, shoot)
    promoted(office, winners, at, shoot)
    at.command("dossier", "export", "latest", "-o", tmp_path / "dossier.zip")
    assert json.loads(command("dossier", "verify", tmp_path / "dossier.zip", "--json"))["ok"]


def owes(page: Page, at: Installation) -> bool:
    """Does a report of the year wait for somebody?"""
    return any(act_of(a) == "open_annual_report" for a in duties(page, at))


def report(page: Page, at: Installation, shoot: Shoot) -> None:
    """Handing in is closed while a part is missing; then every part in its order, and the figures beside
    the award year's.
    """
    do(
        page,
        at,
        next(a for a in duties(page, at) if act_of(a) == "open_annual_report"),
        {"year": str(today(page).year)},
    )
    page.goto(f"{at.url}/duties/")
    follow(page.locator("main a[href^='/o/annual_report/']").first)
    own = page.url
    follow(page.get_by_role("link", name="填写各部分"))
    parts = page.url
    expect(page.locator("main")).to_contain_text("未开始")
    follow(page.locator("main a[href^='/annual/'][href$='/figures/']").first)
    while page.url.rstrip("/") != parts.rstrip("/"):
        part(page)
    shoot(page, "annual-filled")
    follow(page.locator("main a[href^='/act/file_annual/']"))
    fill(page, {})
    send(page, page.url)
    page.goto(own)
    assert all(word in page.locator("main").inner_text() for word in LATEST)
    shoot(page, "annual-trend")


def part(page: Page) -> None:
    """Fill in one part, figures with numbers, ratings with steps of five, the rest with a sentence; go on
    to the next.
    """
    for field in page.locator("main form [name]:not([type=hidden]):visible").all():
        name, kind = str(field.get_attribute("name")), field.evaluate("e => e.tagName")
        if not name.startswith(("figures.", "keep_up.", "rating.", "self_assessment.")):
            continue
        field.fill(
            "65"
            if name.startswith("rating.")
            else "与获奖时相比，改进了方法，扩大了展开，结果好于上一年。"
            if kind == "TEXTAREA"
            else "1200"
        )
    with page.expect_navigation():
        page.locator("main form[method=post] button[type=submit]").last.click()
    assert page.locator("[role=alert]").count() == 0, page.locator("[role=alert]").first.inner_text()


def surveyed(
    leading: Page, winners: list[Page], at: Installation, actor: Callable[..., Page], shoot: Shoot
) -> None:
    """The leading group's office asks; a value outside the range is refused and kept; the public reads no
    cell under three.
    """
    leading.goto(f"{at.url}/duties/")
    day = today(leading)
    asked = {
        "year": str(day.year),
        "name": "质量绩效调查",
        "due": (day + timedelta(days=20)).isoformat(),
        "indicators": "顾客满意度｜%｜必填｜0｜100",
    }
    do(leading, at, offered(leading, at, "draft_survey", "/duties/"), asked)
    assert work_off(leading, at, {"open_survey": lambda p: {}}, rounds=1) == 1
    page = winners[0]
    page.goto(at.url + next(a for a in duties(page, at) if act_of(a) == "answer_survey"))
    field = page.locator("main form input[name^=values]").first
    field.fill("140")
    page.locator("main form[method=post] button[type=submit]").last.click()
    expect(page.locator("[role=alert]")).to_contain_text("100")
    assert field.input_value() == "140"
    for n, one in enumerate(winners):
        assert (
            work_off(
                one,
                at,
                {
                    "answer_survey": lambda p, n=n: {
                        str(p.locator("main form input[name^=values]").first.get_attribute("name")): str(
                            90 + n
                        )
                    }
                },
                rounds=1,
            )
            == 1
        )
    leading.goto(f"{at.url}/duties/")
    follow(leading.locator("main a[href^='/o/survey/']").first)
    do(leading, at, offered(leading, at, "close_survey", leading.url.removeprefix(at.url)))
    leading.goto(f"{at.url}/duties/")
    follow(leading.locator("main a[href^='/o/survey/']").first)
    shoot(leading, "survey-summed")
    anybody = actor("supervision", at=at, phone=True)
    anybody.context.clear_cookies()
    anybody.goto(f"{at.url}/jinshui/survey/")
    assert (
        "90" not in anybody.locator("main").inner_text() and "91" not in anybody.locator("main").inner_text()
    )
    shoot(anybody, "survey-suppressed")


def offered(page: Page, at: Installation, act: str, path: str) -> str:
    """The address of an act that a page offers."""
    page.goto(at.url + path)
    return str(page.locator(f"main a[href^='/act/{act}/']").first.get_attribute("href"))


def promoted(office: Page, winners: list[Page], at: Installation, shoot: Shoot) -> None:
    """The year's plan and its open day: winners sign up and come, one stays away and says why; it counts
    against the plan.
    """
    day = today(office)
    do(
        office,
        at,
        offered(office, at, "draft_promotion_plan", "/promotion/"),
        {"year": str(day.year), "text": "重点行业先行"},
    )
    office.goto(f"{at.url}/promotion/")
    follow(office.locator("main a[href^='/o/promotion_plan/']").first)
    plan = office.url.removeprefix(at.url)
    open_day = {
        "name": "获奖单位开放日",
        "sort": "open_day",
        "sector": "key",
        "on": (day + timedelta(days=9)).isoformat(),
        "place": "获奖单位现场",
    }
    do(office, at, offered(office, at, "add_activity", plan), open_day)
    do(office, at, offered(office, at, "adopt_promotion_plan", plan), {"document": "金质推〔2026〕1号"})
    assert (
        work_off(
            office, at, {"ask_winners": lambda p: {"due": (day + timedelta(days=5)).isoformat()}}, rounds=1
        )
        == 1
    )
    for one in winners:
        assert (
            work_off(
                one, at, {"sign_up": lambda p: {"people": "3", "contact": "王工 0371-60000000"}}, rounds=1
            )
            == 1
        )
    office.goto(at.url + plan)
    shoot(office, "promotion-plan")
    at.command("clock", "jinshui", "--forward", "10d")
    came = office.goto(at.url + next(a for a in duties(office, at) if act_of(a) == "record_attendance"))
    assert came is not None and came.ok
    choose_some(office)
    send(office, office.url)
    absent = next(one for one in winners if [a for a in duties(one, at) if act_of(a) == "explain_absence"])
    assert (
        work_off(absent, at, {"explain_absence": lambda p: {"explanation": "当日有安全生产检查"}}, rounds=1)
        == 1
    )
    office.goto(f"{at.url}/promotion/?list=missed")
    expect(office.locator("main")).to_contain_text("当日有安全生产检查")
    shoot(office, "promotion-missed")


def choose_some(page: Page) -> None:
    """Tick the first of the winners as present."""
    page.locator("main form input[type=checkbox]").first.check()
