"""Where an award stands for somebody who may know nothing but what is public: read once for every public
page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.http import Http404

from zhiheng.access import clock, selectors
from zhiheng.access.acting import Award
from zhiheng.aftercare.promotion import selectors as promotion
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import RUNNING
from zhiheng.law.instrument import Instrument, Stage
from zhiheng.registry import selectors as registry
from zhiheng.registry.selectors import PublicLine
from zhiheng.stages.notice import selectors as notices
from zhiheng.stages.notice.selectors import PublicNotice


@dataclass(frozen=True)
class Context:
    """An award now.

    ``edition`` is the newest whose call is out, or None; ``noticed`` whether a notice was published.
    """

    award: Award
    rules: Instrument
    edition: Any
    noticed: bool
    now: datetime

    @cached_property
    def notice(self) -> PublicNotice | None:
        """The newest notice, read once however often a page asks."""
        return notices.public(self.award.pk) if self.noticed else None

    @cached_property
    def winners(self) -> list[PublicLine]:
        """The public register, read once however often a page asks."""
        return registry.public(self.award.pk, self.today)

    @cached_property
    def practised(self) -> bool:
        """Is any winner's practice public?"""
        return bool(self.winners) and promotion.any_public(self.award.pk)

    @property
    def base(self) -> str:
        """Begin of the award's addresses, without a slash at the end."""
        return f"/{self.award.slug}"

    @property
    def today(self) -> date:
        return clock.day(self.now)

    @property
    def office(self) -> str:
        return f"{self.rules.honour}评定委员会办公室"

    @property
    def stage(self) -> Stage | None:
        """The stage that runs, or None where nothing runs."""
        if self.edition is None or self.edition.state != RUNNING:
            return None
        return self.rules.stage(self.edition.stage)

    @property
    def taking(self) -> bool:
        """Can somebody apply today?"""
        stage = self.stage
        if stage is None or stage.kind != "call" or self.edition.deadline is None:
            return False
        return bool(self.edition.deadline >= self.today)


def of(award: Award) -> Context:
    edition = editions.newest(award.pk, called=True)
    rules = editions.rules_of(edition or award)
    return Context(award, rules, edition, notices.published(award.pk), clock.now(award))


def award_of(slug: str) -> Award:
    """The award of an address. Raises Http404."""
    found = selectors.by_slug(slug) if slug else selectors.default_award()
    if found is None:
        raise Http404
    return found


def at(slug: str) -> Context:
    """Where the award of an address stands. Raises Http404."""
    return of(award_of(slug))


def called(slug: str) -> Context:
    """The same, where an edition was called. Raises Http404."""
    found = at(slug)
    if found.edition is None:
        raise Http404
    return found
