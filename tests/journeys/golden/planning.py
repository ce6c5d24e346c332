"""Plan, readings, money, panel, call: the office proposes, committee and government agree."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.cast import Cast
from tests.journeys.hands import PROOF, do, work_off

from .cast import PANEL


def plan(cast: Cast) -> None:
    office, edition = cast["office"], f"edition/{cast.edition}"
    do(
        office,
        cast.at,
        f"/act/check_regulation/{edition}/",
        {"in_force": "有效", "document": "规范性文件清理结果", "external_approval": "已批准"},
    )
    do(
        office,
        cast.at,
        f"/act/save_plan/{edition}/",
        {
            "opens": "2026-03-20",
            "deadline": "2026-05-29",
            "replies_due": "2026-06-12",
            "gate": "450",
            "engage": "appointed",
            "media": "区政府门户网站",
        },
    )
    for sort, name, amount in (("prize", "奖金", "150万元"), ("review", "评审经费", "30万元")):
        do(
            office,
            cast.at,
            f"/act/add_budget_line/{edition}/",
            {"sort": sort, "name": name, "amount": amount, "document": "预算批复"},
        )
    work_off(office, cast.at, {"submit_plan": lambda p: {}}, rounds=1)
    work_off(cast["c1"], cast.at, {"adopt_readings": lambda p: {"document": "评委会会议纪要1号"}}, rounds=1)
    work_off(
        cast["government"], cast.at, {"confirm_readings": lambda p: {"document": "区政府批复1号"}}, rounds=1
    )
    work_off(cast["c1"], cast.at, {"approve_plan": lambda p: {"document": "评委会会议纪要2号"}}, rounds=1)


def engage(cast: Cast) -> None:
    cast.go("2026-03-16")

    def members(page: Page) -> dict[str, str]:
        for _, name, role in PANEL:
            page.locator("main form").get_by_label(name).select_option(role)
        return {
            "mode": "appointed",
            "document": "聘请函1号",
            "reason": "按专业覆盖与回避情况从省、市、区专家库聘请",
        }

    assert work_off(cast["office"], cast.at, {"engage_panel": members}, rounds=1) == 1


def call(cast: Cast) -> None:
    cast.go("2026-03-20")
    said = {
        "medium": "区政府门户网站",
        "link": "https://example.invalid/call",
        "proof": PROOF,
        "document": "申报通知1号",
    }
    assert work_off(cast["office"], cast.at, {"publish_call": lambda p: said}, rounds=1) == 1
    public = cast.newcomer()
    public.goto(f"{cast.at.url}/{cast.award}/call/")
    assert "5月29日" in public.locator("main").inner_text()
