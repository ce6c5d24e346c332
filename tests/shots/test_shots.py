"""A picture of every page at a desk's and a phone's width, and what must hold of each.

The pages are those of the table of routes; each is looked at once, as somebody who may see it, and the tests
below judge what was seen. `make shots` runs this file and copies the documents' pictures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import DESK, _listen
from tests.journeys.hands import act_of, do, duties, work_off
from tests.journeys.installation import Installation, Rehearsals
from tests.journeys.looking import Seen, look

NOT_PAGES = {  # answers that are not pages, and why they have no picture
    "healthz": "JSON for a machine",
    "readyz": "JSON for a machine",
    "openapi": "JSON for a machine",
    "api_me": "JSON for a machine",
    "certificate_keys": "JSON to download",
    "certificate_status": "JSON to download",
    "api_answer": "JSON for a machine",
    "receipt_pdf": "PDF, looked at by the tests of documents",
    "receipt_text": "plain text to download",
    "certificate": "PDF, looked at by the tests of documents",
    "case_file": "the bytes that were uploaded",
    "scan": "the bytes that were uploaded",
    "edition_archive": "a package to download",
    "paper_draft": "PDF and Word, looked at by the tests of documents",
    "paper_file": "PDF and Word, looked at by the tests of documents",
    "rehearsal_enter": "signs in and leads on",
}
MEMBERS = ("c1", "c2", "c3", "c4", "c6", "c7", "c8")
WIDE = {"office", "supervision"}  # of several who may see a page, who sees most of it
ALSO = (  # the same address looks different to others, and these acts show what acts look like
    *(
        ("desk", kind)
        for kind in (
            "applicant",
            "recommender",
            "department",
            "expert",
            "committee",
            "leading",
            "government",
            "supervision",
        )
    ),
    ("case", "applicant"),
    ("case", "expert"),
    ("case", "committee"),
    ("book", "office"),
    ("work", "recommender"),
    ("outbox", "applicant"),
)
ACTS = (
    "open_edition",
    "appoint",
    "set_plan",
    "revoke",
    "attest",
    "handle_objection",
    "propose_revocation",
    "enter_letter",
    "pay",
    "load_holidays",
)


class Stop(NamedTuple):
    """A page to look at: the name of its picture, who looks, where."""

    name: str
    who: str
    path: str


def kinds(at: Installation) -> dict[str, str]:
    """The first user of each kind, by alias."""

    def order(person: dict[str, Any]) -> tuple[str, int]:
        name = str(person["alias"] or person["user"])
        return name.rstrip("0123456789"), int("0" + re.sub(r"\D", "", name))

    people = sorted(at.ask("people")["people"], key=order)
    return {office: str(p["user"]) for p in reversed(people) for office in p["offices"]}


def stops(routes: list[dict[str, Any]]) -> Iterator[Stop]:
    """One page of each route that has pages, and the further ones of ALSO and ACTS."""
    for route in routes:
        name, samples = route["name"], route.get("samples", [])
        if "GET" not in route["methods"] or name in NOT_PAGES or not samples:
            continue
        if route["open"]:
            yield Stop(name, "", samples[0]["path"])
            continue
        seen = [(s["path"], [k for k, v in s["expect"].items() if v == 200]) for s in samples]
        path, may = next(((p, m) for p, m in seen if m), ("", []))
        if path:
            yield Stop(name, next((k for k in may if k in WIDE), may[0]), path)
        for kind in (k for n, k in ALSO if n == name):
            yield from (Stop(f"{name}-{kind}", kind, p) for p, m in seen[:1] if kind in m)
        if name == "act":
            yield from (
                Stop(f"act-{p.split('/')[2]}", m[0], p) for p, m in seen if m and p.split("/")[2] in ACTS
            )
        if name == "object_page":
            yield from {
                p.split("/")[2]: Stop(f"object_page-{p.split('/')[2]}", m[0], p) for p, m in seen if m
            }.values()


class Rooms:
    """One browser context for each person at an installation; complaints of all their pages."""

    def __init__(self, browser: Browser) -> None:
        self.browser, self.pages, self.complaints = browser, dict[tuple[str, str], Page](), list[str]()

    def page(self, at: Installation, user: str) -> Page:
        if (at.url, user) not in self.pages:
            context = self.browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport=DESK)
            context.on("page", lambda page: _listen(page, self.complaints))
            page = self.pages[at.url, user] = context.new_page()
            if user:
                page.goto(at.entrance(user))
        return self.pages[at.url, user]


@pytest.fixture(scope="module")
def meeting(rehearsals: Rehearsals) -> Generator[Installation]:
    """The golden edition before its meeting, for what no finished edition has: an open ballot, a fresh
    invitation.
    """
    installation = rehearsals.copy("--golden", "--until", "deliberation")
    installation.start()
    yield installation
    installation.stop()


@pytest.fixture(scope="module")
def deciding(rehearsals: Rehearsals) -> Generator[Installation]:
    """The golden edition after its notice, when the government is asked."""
    installation = rehearsals.copy("--golden", "--until", "decision")
    installation.start()
    yield installation
    installation.stop()


@pytest.fixture(scope="module")
def rooms(browser: Browser) -> Generator[Rooms]:
    made = Rooms(browser)
    yield made
    for page in made.pages.values():
        page.context.close()


Shoot = Callable[[Page, str], list[Path]]
Examine = Callable[[Page, str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def seen(
    server: Installation,
    meeting: Installation,
    deciding: Installation,
    rooms: Rooms,
    shoot: Shoot,
    examine: Examine,
) -> dict[str, Seen]:
    """Every page looked at, by the name of its picture."""
    found: dict[str, Seen] = {}
    people = kinds(server)
    for stop in stops(server.ask("routes", "--samples")["routes"]):
        page = rooms.page(server, people[stop.who] if stop.who else "")
        answer = page.goto(server.url + stop.path)
        found[stop.name] = look(page, stop.name, shoot, examine, answer.status if answer else 0)
    for name, page in unfinished(meeting, rooms):
        found[name] = look(page, name, shoot, examine)
    office = rooms.page(deciding, "office")
    office.goto(deciding.url + next(a for a in duties(office, deciding) if act_of(a) == "request_decision"))
    found["act-request_decision"] = look(office, "act-request_decision", shoot, examine)
    return found


def unfinished(at: Installation, rooms: Rooms) -> Iterator[tuple[str, Page]]:
    """Pages of an edition under way: the desk, a refusal, an invitation and its page, an act just done,
    the ballot open.
    """
    office = rooms.page(at, "office")
    office.goto(f"{at.url}/desk/")
    yield "desk-under-way", office
    office.goto(f"{at.url}/case/{'0' * 32}/")
    yield "refusal", office
    on = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", office.locator("aside.zh-rehearsal").inner_text())
    assert on
    day = f"{on[1]}-{int(on[2]):02}-{int(on[3]):02}"
    assert work_off(
        office,
        at,
        {"convene": lambda p: {"on": day, "place": "第一会议室", "agenda": "审议、表决"}},
        rounds=1,
    )
    assert office.locator(".zh-message").inner_text() == "已办理：召开综合评审会议"
    yield "act-done", office
    do(office, at, duties_of(at, "invite_expert")[0])
    yield "act-invite", office
    stranger = rooms.page(at, "")
    stranger.goto(office.locator("main .code", has_text="/invitation/").inner_text())
    yield "invitation", stranger
    for member in MEMBERS:
        work_off(rooms.page(at, member), at, {"sign_in": lambda p: {}}, rounds=1)
    chair = rooms.page(at, "c1")
    work_off(chair, at, {"open_ballot": lambda p: {"sort": "first_time"}}, rounds=1)
    chair.goto(f"{at.url}/meeting/")
    yield "meeting-open", chair
    chair.locator("main a[href^='/ballot/']").first.click()
    yield "ballot", chair
    office.goto(f"{at.url}/start/")
    do(
        office,
        at,
        str(office.locator("main a[href^='/act/open_edition/']").first.get_attribute("href")),
        {"number": "9", "year": "2028"},
    )
    office.goto(f"{at.url}/plan/{office.url.strip('/').split('/')[-1]}/1/")
    yield "plan", office
    yield "practice", practice(at, rooms)
    yield from yearly(at, rooms)
    yield "object_page-revocation", revocation(at, rooms, day)


def yearly(at: Installation, rooms: Rooms) -> Iterator[tuple[str, Page]]:
    """An earlier winner's report of the year: its parts, and one of them open."""
    winner = next(
        rooms.page(at, w)
        for w in ("a10", "a11")
        if work_off(rooms.page(at, w), at, {"open_annual_report": lambda p: {"year": "2026"}}, rounds=1)
    )
    winner.goto(f"{at.url}/duties/")
    winner.locator("main a[href^='/o/annual_report/']").first.click()
    winner.get_by_role("link", name="填写各部分").click()
    yield "annual", winner
    winner.get_by_role("link", name="4.1 领导").first.click()
    yield "annual_part", winner


def revocation(at: Installation, rooms: Rooms, day: str) -> Page:
    """A lead against an earlier winner, and the party told of it."""
    office = rooms.page(at, "office")
    do(
        office,
        at,
        duties_of(at, "open_revocation")[0],
        {"ground": "breach", "facts": "有关部门通报的行政处罚决定", "happened": day, "severity": "serious"},
    )
    assert work_off(office, at, {"tell_revocation": lambda p: {"days": 5}}, rounds=1) == 1
    office.goto(f"{at.url}/work/")
    office.locator("main a[href^='/act/serve_revocation/']").first.click()
    office.goto(office.url.replace("/act/serve_revocation/", "/o/"))
    return office


def practice(at: Installation, rooms: Rooms) -> Page:
    """An earlier winner's practice, written by the office, consented to by the winner, read by anybody."""
    office, written = (
        rooms.page(at, "office"),
        {
            "name": "班组质量日清",
            "sector": "modern_services",
            "method": "卓越绩效模式",
            "year": "2024",
            "text": (
                "每天下班前各班组对照清单核对当日质量问题，当日定责、当日整改。\n\n三个月后客户投诉减少一半。"
            ),
            "figures": "一次交验合格率由96.2%提高到99.1%",
        },
    )
    do(office, at, duties_of(at, "draft_practice")[0], written)
    assert (
        sum(
            work_off(rooms.page(at, winner), at, {"consent_practice": lambda p: {"confirmed": "1"}}, rounds=1)
            for winner in ("a10", "a11")
        )
        == 1
    )
    assert work_off(office, at, {"publish_practice": lambda p: {}}, rounds=1) == 1
    anybody = rooms.page(at, "")
    anybody.goto(f"{at.url}/jinshui/practice/")
    anybody.locator("main a", has_text="班组质量日清").first.click()
    return anybody


def duties_of(at: Installation, act: str) -> list[str]:
    """Addresses of an act, from the samples."""
    routes = at.ask("routes", "--samples")["routes"]
    return [
        s["path"]
        for r in routes
        if r["name"] == "act"
        for s in r["samples"]
        if s["path"].startswith(f"/act/{act}/")
    ]


def wrong(seen: dict[str, Seen], what: Callable[[Seen], Any]) -> str:
    """The pages of which something is found, a line for each."""
    return "".join(f"\n{name}: {found}" for name, s in seen.items() if (found := what(s)))


def test_every_page_is_pictured(server: Installation, seen: dict[str, Seen]) -> None:
    pages = {r["name"] for r in server.ask("routes")["routes"] if "GET" in r["methods"]}
    assert pages - set(NOT_PAGES) - set(seen) == set()
    assert set(NOT_PAGES) <= pages
    assert not (found := wrong(seen, lambda s: s.status != 200 and s.status)), found


def test_every_page_has_one_heading(seen: dict[str, Seen]) -> None:
    assert not (found := wrong(seen, lambda s: len(s.h1) != 1 and (s.path, s.h1))), found


def test_nothing_scrolls_sideways(seen: dict[str, Seen]) -> None:
    """At a desk, at 200 per cent, on a phone, on the narrowest; each with the large text too."""
    assert not (found := wrong(seen, lambda s: s.wide)), found


def test_every_character_has_a_glyph(seen: dict[str, Seen]) -> None:
    assert not (found := wrong(seen, lambda s: s.glyphs)), found


def test_axe_finds_nothing(seen: dict[str, Seen]) -> None:
    assert not (found := wrong(seen, lambda s: s.axe)), found


def test_targets_are_large_enough(seen: dict[str, Seen]) -> None:
    """24 px for everything that can be operated, but for links within a sentence (WCAG 2.5.8)."""
    assert not (found := wrong(seen, lambda s: s.small)), found


def test_icons_have_words(seen: dict[str, Seen]) -> None:
    assert not (found := wrong(seen, lambda s: s.wordless)), found


def test_one_primary_button_at_most(seen: dict[str, Seen]) -> None:
    assert not (
        found := wrong(seen, lambda s: s.primary > 1 and s.name != "rehearsal_components" and s.primary)
    ), found


def test_no_script_fails_and_no_policy_is_broken(seen: dict[str, Seen], rooms: Rooms) -> None:
    assert rooms.complaints == []
