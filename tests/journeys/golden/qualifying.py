"""Departments answer in the system or by letter; the office judges, tells, refuses and admits."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.journeys.cast import Cast
from tests.journeys.hands import PROOF, choose_all, do, duties, fill, send, work_off

from .cast import FIRMS, FOUND, NAMES, NOT_CHECKED, OFFLINE, ONLINE, REFUSED, alias_in

WHY = "依据材料、部门答复与核查结果认定"


def ask(cast: Cast, round: str, due: str) -> None:
    do(cast["office"], cast.at, f"/act/ask_departments/edition/{cast.edition}/", {"due": due, "round": round})


def attest(cast: Cast, round: str) -> None:
    """Departments in the system: nothing found, but for what the story has them find."""
    for login in ONLINE:
        page = cast[login]
        for address in [a for a in duties(page, cast.at) if "/attest/" in a]:
            page.goto(cast.at.url + address)
            answer(page, login, alias_in(page.locator("body").inner_text()), round)
            send(page, address)


def answer(page: Page, login: str, alias: str, round: str, default: str = "无") -> None:
    choose_all(page, "answers-", default)
    answers, events = FOUND.get((login, alias), ({}, [])) if round == "qualification" else ({}, [])
    said: dict[str, Any] = {f"answers-{rule}": value for rule, value in answers.items()}
    for n, event in enumerate(events, 1):
        said |= {f"events-{n}-{key}": value for key, value in event.items() if value != "是"}
    fill(page, said)
    for n, event in enumerate(events, 1):
        for key in [k for k, v in event.items() if v == "是"]:
            page.locator(f"main form [name='events-{n}-{key}']").check()


def letters(cast: Cast, round: str, only: str = "", default: str = "无") -> None:
    """Sealed letters: one clerk enters each, a second one compares and verifies."""
    office = cast["office"]
    on = cast.today().isoformat()
    for body, login in OFFLINE.items():
        for address, alias in queries(cast, office, body, round, answered=bool(only)):
            if only and (login, alias) != (NOT_CHECKED[0], only):
                continue
            office.goto(cast.at.url + address)
            unsure = (login, alias) == NOT_CHECKED and round == "qualification" and not only
            answer(office, login, alias, round, "未查" if unsure else default)
            fill(office, {"on": on, "document": "复函1号", "scan": PROOF})
            send(office, address)
    work_off(cast["office2"], cast.at, {"verify_letter": lambda p: {}}, rounds=1)


def queries(cast: Cast, office: Page, body: str, round: str, answered: bool) -> list[tuple[str, str]]:
    """Questions to one department, open ones or also those answered: the address of the entry and whom it
    is about.
    """
    office.goto(f"{cast.at.url}/queries/?round={round}")
    found = office.locator("main a[href^='/o/query/']").evaluate_all(QUERIES)
    mine = [q for q in found if q["body"] == body and (answered or not q["answered"])]
    return [(f"/act/enter_letter/query/{q['id']}/", alias_in(q["about"])) for q in mine]


QUERIES = """links => links.map(a => ({
    id: a.getAttribute('href').split('/')[3], body: a.textContent.trim(), answered: !!a.closest('details'),
    about: a.closest('tbody, .zh-settled > li').querySelector("a[href^='/case/']").textContent,
}))"""


def judge(cast: Cast) -> None:
    """Every open point of every applicant, each with a reason."""
    office = cast["office"]
    work_off(
        office,
        cast.at,
        {"state_district": lambda p: {"in_district": "是", "reason": "核对登记住所与实际经营地"}},
        rounds=1,
    )
    for address in [a for a in duties(office, cast.at) if "/judge/" in a]:
        while True:
            office.goto(cast.at.url + address)
            rules = office.locator("main select[name=rule] option:not([value=''])")
            if rules.count() == 0:
                break
            fill(office, {"rule": rules.first.get_attribute("value"), "value": "MET", "reason": WHY})
            send(office, address)


def decide(cast: Cast) -> None:
    """Tell and hear those who fail, then refuse them; admit the others; publish the list of the qualified."""
    office = cast["office"]
    cases = case_addresses(cast)
    for alias in REFUSED:
        do(
            office,
            cast.at,
            f"/act/tell{cases[alias]}",
            {"matter": "refusal", "grounds": "拟不予通过，详见认定", "article": "14", "days": "3"},
        )
        assert (
            work_off(cast[alias], cast.at, {"respond": lambda p: {"answer": "已知悉，无补充"}}, rounds=1) == 1
        )
    cast.go("2026-06-24")
    for firm in FIRMS:
        act, said = (
            ("refuse", {"reason": "存在不符合条件的情形，详见认定"})
            if firm.alias in REFUSED
            else ("admit", {})
        )
        do(office, cast.at, f"/act/{act}{cases[firm.alias]}", said)
    cast.go("2026-06-26", "16:00")
    work_off(office, cast.at, {"list_qualified": lambda p: {}}, rounds=1)
    assert cast.stage == "material"


def case_addresses(cast: Cast) -> dict[str, str]:
    """Applicant → "/case/ID/", from the office's list."""
    office = cast["office"]
    office.goto(f"{cast.at.url}/cases/")
    links = office.locator("main a[href^='/case/']").evaluate_all(
        "all => all.map(a => [a.textContent, a.getAttribute('href')])"
    )
    return {alias: href for alias, name in NAMES.items() for text, href in links if name in text}
