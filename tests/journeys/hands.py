"""What a person does with a page: read the list of what is theirs to do, fill in a form, send it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.journeys.installation import Installation

Answers = Mapping[str, Any]
PROOF = Path(__file__).with_name("proof.pdf")
PHRASE = "质衡演练-correct-horse"  # of everybody who registered during a journey


def today(page: Page) -> date:
    """The rehearsal clock as the banner shows it."""
    text = page.locator("aside.zh-rehearsal").inner_text()
    found = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    assert found, text
    return date(int(found[1]), int(found[2]), int(found[3]))


def duties(page: Page, at: Installation) -> list[str]:
    """Addresses of the acts that wait for somebody now: the whole queue behind the desk's five lines."""
    page.goto(f"{at.url}/work/")
    found = page.locator("main a[href^='/act/']").evaluate_all(
        "links => links.map(a => a.getAttribute('href'))"
    )
    return list(dict.fromkeys(str(h) for h in found))


def act_of(address: str) -> str:
    return address.split("/")[2]


def do(page: Page, at: Installation, address: str, answers: Answers | None = None) -> None:
    """Open an act, answer its questions, send it; fail with what the page says where it is refused."""
    answer = page.goto(at.url + address)
    assert answer is not None and answer.ok, f"{address}: {answer and answer.status}"
    fill(page, answers or {})
    send(page, address)


def follow(link: Locator) -> None:
    """Click a link and wait until the page behind it is there."""
    with link.page.expect_navigation():
        link.click()


def fill(page: Page, answers: Answers) -> None:
    for name, value in answers.items():
        field = page.locator(f"main form [name='{name}']")
        assert field.count(), f"{page.url} does not ask for {name}: {page.locator('body').inner_text()[:800]}"
        if isinstance(value, Path):
            field.set_input_files(str(value))
        elif field.first.evaluate("e => e.type") in ("radio", "checkbox"):
            for one in value if isinstance(value, list) else [value]:
                page.locator(f"main form [name='{name}'][value='{one}']").check()
        elif field.first.evaluate("e => e.tagName") == "SELECT":
            field.select_option(str(value))
        else:
            field.fill(str(value))


def send(page: Page, address: str) -> None:
    """Send the form, with the password where a grave act asks for it again."""
    asked = page.locator("main form[method=post] [name=password][autocomplete=current-password]")
    if asked.count() and not page.url.endswith("/sign-in/") and not asked.input_value():
        asked.fill(PHRASE)
    with page.expect_navigation():
        page.locator("main form[method=post] button[type=submit]").last.click()
    assert page.url.rstrip("/") != address.rstrip("/")
    trouble = page.locator(".zh-summary, [role=alert]")
    assert trouble.count() == 0, f"{address}: {trouble.first.inner_text()}"


def choose_all(page: Page, prefix: str, value: str) -> None:
    """Set every select whose name begins with a prefix."""
    page.locator(f"main form select[name^='{prefix}']").evaluate_all(
        "(fields, value) => fields.forEach(f => { f.value = value; "
        "f.dispatchEvent(new Event('change', {bubbles: true})) })",
        value,
    )


Policy = Mapping[str, Callable[[Page], Answers]]


def work_off(page: Page, at: Installation, policy: Policy, rounds: int = 6) -> int:
    """Do everything on the desk that the policy has answers for, until nothing of it is left; how many
    acts.
    """
    done = 0
    for _ in range(rounds):
        mine = [a for a in duties(page, at) if act_of(a) in policy]
        if not mine:
            return done
        for address in mine:
            answer = page.goto(at.url + address)
            assert answer is not None and answer.ok, address
            if page.locator("main form[method=post] button[type=submit]").count() == 0:
                continue
            fill(page, policy[act_of(address)](page))
            send(page, address)
            done += 1
    return done
