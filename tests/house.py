"""A house with five awards, played once for each state of the code; each test rolls back what it does."""

from __future__ import annotations

import importlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests import cache, coverage, databases


@pytest.fixture(scope="session", autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Files lie in a folder of the tests' own."""
    from django.conf import settings

    folder = tmp_path_factory.mktemp("data")
    before, settings.DATA = settings.DATA, folder
    yield folder
    settings.DATA = before


@dataclass
class Play:
    """One award of the house with hands to act in it."""

    award: Any
    edition: Any

    def user(self, login: str) -> str:
        from zhiheng.access.models import User

        return str(User.objects.get(login=f"{login}{SUFFIX[self.award.slug]}").pk)

    def now(self) -> datetime:
        from zhiheng.access import clock

        return clock.now(self.award)

    def do(self, who: str, act: str, ref: str, /, later: timedelta = timedelta(0), **args: Any) -> Any:
        """One act through its service, at the award's present instant."""
        from zhiheng.access import acts
        from zhiheng.access.acting import Actor

        user = who if who in ("public", "system") else self.user(who)
        return acts.table()[act].service(ref, by=Actor(user, via="web"), at=self.now() + later, **args)

    def case(self, alias: str) -> Any:
        from zhiheng.editions.models import Case

        return Case.objects.select_related("edition", "organisation").get(edition=self.edition, alias=alias)

    def paper(self, login: str, title: str = "扫描件") -> str:
        from zhiheng.files import services
        from zhiheng.rehearsal.stage import sheet

        return services.receive(self.user(login), [sheet(title)], self.now()).sha256


def client_of(user: str) -> Any:
    """A browser in which somebody has signed in a moment ago."""
    from django.test import Client

    from zhiheng.access import clock
    from zhiheng.access.models import User

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(pk=user), backend="zhiheng.access.sessions.Backend")
    session = client.session
    session["proven_at"] = session["born_at"] = session["seen_at"] = clock.real().timestamp()
    session.save()
    return client


SUFFIX = {"golden": "", "draft": "-draft", "books": "-books", "public": "-public", "sits": "-sits"}
UNTIL = {
    "golden": "",
    "draft": "application",
    "books": "material",
    "public": "notice",
    "sits": "deliberation",
}
SIZE = {"sits": (5, 3)}


@pytest.fixture(scope="session")
def house(django_db_setup: None, django_db_blocker: Any, data_folder: Path) -> dict[str, str]:
    """Awards by slug: golden (finished), draft, books (in review), public (notice running), sits (the
    committee may meet).

    They are played once for each state of the code, engine and version; what every run gets is a copy, with
    the clocks at the instants to which they were played.
    """
    importlib.import_module("zhiheng.rehearsal.play")  # read in any case, so that coverage is the same
    with django_db_blocker.unblock():
        version = databases.version()
        with cache.held(f"house-{version.split()[0]}", [version], partial(_keep, data_folder)) as kept:
            databases.load(kept)
            shutil.copytree(kept / "data", data_folder, dirs_exist_ok=True)
            made: dict[str, str] = json.loads((kept / "awards.json").read_text(encoding="utf-8"))
            _wake(cache.age(kept))
    return made


def _keep(data_folder: Path, folder: Path) -> None:
    """Play the house and copy all of it into a folder."""
    with coverage.unmeasured():
        (folder / "awards.json").write_text(json.dumps(_play()), encoding="utf-8")
    databases.save(folder)
    shutil.copytree(data_folder, folder / "data")


def _wake(slept: timedelta) -> None:
    """Put the clocks back by the time the house lay there, and forget what the database before it was."""
    from django.contrib.contenttypes.models import ContentType
    from django.db.models import F

    from zhiheng.access import acts
    from zhiheng.access.models import Award

    acts.table()
    ContentType.objects.clear_cache()
    Award.objects.update(offset_ms=F("offset_ms") - slept // timedelta(milliseconds=1))


def _play() -> dict[str, str]:
    """Play the five awards into the test database."""
    from zhiheng.access import acts, clock
    from zhiheng.editions.services.founding import found_installation
    from zhiheng.law import loader
    from zhiheng.rehearsal import generated, play

    made = {}
    acts.table()
    found_installation("rehearsal", clock.real())
    rules = loader.load("jinshui_2023")
    for slug, until in UNTIL.items():
        scenario = (
            generated.golden_scenario()
            if slug == "golden"
            else generated.scenario(rules, *SIZE.get(slug, (4, 2)))
        )
        made[slug] = play.rehearse(
            scenario, "jinshui_2023", slug, until, slug, SUFFIX[slug], slug == "golden"
        ).pk
    return made


@pytest.fixture
def played(house: dict[str, str], db: None) -> Callable[[str], Play]:
    """Open one of the awards."""
    from zhiheng.access.models import Award
    from zhiheng.editions.models import Edition

    def open_(slug: str) -> Play:
        award = Award.objects.get(pk=house[slug])
        return Play(award, Edition.objects.get(award=award))

    return open_


@pytest.fixture
def golden(played: Callable[[str], Play]) -> Play:
    return played("golden")


@pytest.fixture
def draft(played: Callable[[str], Play]) -> Play:
    return played("draft")


@pytest.fixture
def books(played: Callable[[str], Play]) -> Play:
    return played("books")


@pytest.fixture
def public(played: Callable[[str], Play]) -> Play:
    return played("public")


@pytest.fixture
def sitting(played: Callable[[str], Play]) -> Play:
    """An award whose committee sits: the meeting is convened, nobody has signed in."""
    from datetime import date

    made = played("sits")
    made.do(
        "office",
        "convene",
        made.edition.ref,
        on=date(2026, 9, 22),
        place="第三会议室",
        agenda="一、审核评审报告\n二、表决",
        guests=["列席某"],
    )
    return made


@pytest.fixture
def meeting(sitting: Play) -> Play:
    """An award whose committee sits: everybody has signed in, nothing was put to the vote."""
    from zhiheng.people import selectors as people
    from zhiheng.stages.meeting.models import Meeting

    held = Meeting.objects.get(edition=sitting.edition)
    for v in people.voters(sitting.award.pk):
        sitting.do(v.user.login.removesuffix("-sits"), "sign_in", held.ref)
    return sitting


ON_POSTGRES = "DATABASE_OWNER_URL" in os.environ


@pytest.fixture
def refused() -> Callable[..., Any]:
    """Expect a refusal by rule and article that changes nothing in the domain."""
    from zhiheng.access import words
    from zhiheng.access.refusals import Refusal
    from zhiheng.cli.installation import domain_digest

    def expect(status: int, rule: str, article: str, go: Callable[[], Any]) -> Refusal:
        before = domain_digest()
        with pytest.raises(Refusal) as caught:
            go()
        assert domain_digest() == before, "refused and yet changed something"
        found = {(f.rule, f.article) for f in caught.value.findings}
        assert (rule, article) in found, found
        assert caught.value.status == status
        for f in caught.value.findings:
            assert f.rule in words.WORDS, f"no words for {f.rule}"
            assert words.reason(f) and words.cure(f)
        return caught.value

    return expect


def take_away(honour: Any, on: Any) -> None:
    """Write straight into the register that an honour was revoked, for tests of what follows from it."""
    from zhiheng.registry.models import Honour

    Honour.objects.filter(pk=honour.pk).update(state="revoked", revoked_on=on)
    honour.state, honour.revoked_on = "revoked", on
