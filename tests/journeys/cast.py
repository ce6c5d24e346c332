"""Everybody of an installation signed in, each in a browser of their own, under one movable clock."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Page

from tests.journeys.installation import Installation

SHANGHAI = ZoneInfo("Asia/Shanghai")
# Seconds: a grave act asks for the password again some time after somebody came in, and links know none.
FRESH = 300
MEMBERS = ("c1", "c2", "c3", "c4", "c6", "c7", "c8", "c9")


class Cast:
    """``cast["office"]`` is the office's page; ``go`` moves the award's clock forward to an instant, never
    back.

    The committee's members come with their phones.
    """

    def __init__(self, at: Installation, actor: Callable[..., Page], award: str = "award") -> None:
        self.at, self.actor, self.award, self.pages = at, actor, award, dict[str, Page]()
        self.entered = dict[str, float]()

    def __getitem__(self, user: str) -> Page:
        if user not in self.pages:
            self.pages[user] = self.actor(user, at=self.at, phone=user in MEMBERS)
            self.entered[user] = time.monotonic()
        if time.monotonic() - self.entered.get(user, time.monotonic()) > FRESH:
            self.pages[user].goto(self.at.entrance(user))
            self.entered[user] = time.monotonic()
        return self.pages[user]

    def __setitem__(self, user: str, page: Page) -> None:
        self.pages[user] = page

    def newcomer(self, phone: bool = False) -> Page:
        """Somebody without an account."""
        page = self.actor("supervision", at=self.at, phone=phone)
        page.context.clear_cookies()
        return page

    def forward(self, span: str) -> None:
        self.at.command("clock", self.award, "--forward", span)

    def now(self) -> datetime:
        """The rehearsal clock as the banner shows it to the office."""
        office = self["office"]
        office.goto(f"{self.at.url}/outbox/")
        text = office.locator("aside.zh-rehearsal").inner_text()
        found = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日 (\d{2}):(\d{2})", text)
        assert found, text
        year, month, day, hour, minute = (int(x) for x in found.groups())
        return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)

    def today(self) -> date:
        return self.now().date()

    def go(self, day: str, at: str = "09:00") -> None:
        minutes = int((datetime.fromisoformat(f"{day}T{at}:00+08:00") - self.now()).total_seconds() // 60)
        if minutes > 0:
            self.forward(f"{minutes}m")

    @property
    def edition(self) -> str:
        return str(self.at.ask("status")["editions"][0]["id"])

    @property
    def stage(self) -> str:
        return str(self.at.ask("status")["editions"][0]["stage"])
