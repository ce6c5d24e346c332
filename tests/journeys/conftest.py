"""Fixtures of the journeys: people in a real browser before a real server, who know nothing of the product's
code.

``actor(USER)`` is a page signed in as USER; ``server`` is the finished golden edition, one for all journeys;
``serve(*OPTIONS)`` is an installation of the journey's own. A journey ends with ``leave_dossier``.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.journeys.installation import Installation, Rehearsals, command

BUILD = Path(__file__).resolve().parents[2] / "build"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


class Actor(Protocol):
    """Sign `user` in to `at` (the shared server unless told) and return the first page; on a phone if
    told.
    """

    def __call__(self, user: str, at: Installation | None = None, phone: bool = False) -> Page: ...


@pytest.fixture(scope="session")
def rehearsals(tmp_path_factory: pytest.TempPathFactory) -> Rehearsals:
    """Rehearse each set of options once for all journeys."""
    return Rehearsals(tmp_path_factory.mktemp("rehearsals"))


@pytest.fixture(scope="session")
def server(rehearsals: Rehearsals) -> Generator[Installation]:
    """Serve the golden edition to all journeys, which therefore only read there."""
    installation = rehearsals.copy()
    installation.start()
    yield installation
    installation.stop()


@pytest.fixture
def serve(rehearsals: Rehearsals) -> Generator[Callable[..., Installation]]:
    """Serve installations of the journey's own, by the options of `zhiheng rehearse`: ``serve("--until",
    "notice")``.
    """
    started: list[Installation] = []

    def start(*options: str) -> Installation:
        installation = rehearsals.copy(*options)
        started.append(installation)
        installation.start()
        return installation

    yield start
    for installation in started:
        installation.stop()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Generator[Browser]:
    """Start Chromium once, with a home of its own."""
    home = {**os.environ, "HOME": str(tmp_path_factory.mktemp("home")), "LANGUAGE": "zh_CN"}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, env=dict(home))
        yield chromium
        chromium.close()


def _listen(page: Page, complaints: list[str]) -> None:
    """Collect script errors and breaches of the content security policy, which no page of ours may have."""

    def console(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", console)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))


@pytest.fixture
def actor(browser: Browser, request: pytest.FixtureRequest) -> Generator[Actor]:
    """Give each person a browser context of their own; fail the journey whose pages had script errors."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def enter(user: str, at: Installation | None = None, phone: bool = False) -> Page:
        installation = at if at is not None else request.getfixturevalue("server")
        viewport: Any = PHONE if phone else DESK
        context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport=viewport)
        contexts.append(context)
        context.on("page", lambda page: _listen(page, complaints))
        page = context.new_page()
        answer = page.goto(installation.entrance(user))
        assert answer is not None and answer.ok, f"{user} could not sign in: {answer and answer.status}"
        return page

    yield enter
    for context in contexts:
        context.close()
    assert complaints == []


def _file_name(route: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", route).strip("-") or "root"


@pytest.fixture(scope="session")
def shoot() -> Callable[[Page, str], list[Path]]:
    """Take the whole page at the width of a desk and of a phone into build/shots/ROUTE-WIDTH.png."""

    def take(page: Page, route: str) -> list[Path]:
        before = page.viewport_size
        files = []
        for size in (DESK, PHONE):
            page.set_viewport_size({"width": size["width"], "height": size["height"]})
            file = BUILD / "shots" / f"{_file_name(route)}-{size['width']}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=file, full_page=True, animations="disabled")
            files.append(file)
        if before:
            page.set_viewport_size(before)
        return files

    return take


@pytest.fixture(scope="session")
def examine() -> Callable[[Page, str], list[dict[str, Any]]]:
    """Ask axe about a page, keep its answer in build/axe.json under the route, and return the violations.

    The file tells of one run: the one before it goes, by our hand or by that of the runner whose other
    processes write into it too.
    """
    axe = Axe()
    file = BUILD / "axe.json"
    if "ZH_RUN" not in os.environ:
        file.unlink(missing_ok=True)

    def ask(page: Page, route: str) -> list[dict[str, Any]]:
        answer = axe.run(page).response
        violations: list[dict[str, Any]] = [
            {
                **{key: found[key] for key in ("id", "impact", "help")},
                "nodes": [node["target"] for node in found["nodes"]],
            }
            for found in answer["violations"]
        ]
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a+", encoding="utf-8") as kept:
            fcntl.flock(kept, fcntl.LOCK_EX)
            kept.seek(0)
            routes = json.loads(kept.read() or "{}")
            routes[route] = {"violations": violations, "passes": len(answer["passes"])}
            kept.truncate(0)
            kept.write(json.dumps(routes, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        return violations

    return ask


@pytest.fixture(scope="session")
def leave_dossier() -> Callable[[str, Installation], Path]:
    """Export the latest edition to build/journeys/NAME/dossier.zip and assert that the verifier finds it
    whole.
    """

    def leave(name: str, installation: Installation) -> Path:
        file = BUILD / "journeys" / name / "dossier.zip"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        installation.command("dossier", "export", "latest", "-o", file)
        verdict = json.loads(command("dossier", "verify", file, "--json", codes=(0, 1)))
        assert verdict["ok"], [check for check in verdict["checks"] if not check["ok"]]
        return file

    return leave
