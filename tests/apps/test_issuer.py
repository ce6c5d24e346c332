"""The government's names come from the instrument: a city's award says nothing of a district."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.django_db
DISTRICT = re.compile("区政府|区人民政府|区市场监管|区市场监督|本区|全区|金水|区长质量奖|副区长")


@pytest.fixture(scope="module")
def city(house: dict[str, str], django_db_blocker: Any) -> Any:
    """The city's award, played to its end."""
    from django.db import transaction

    from zhiheng.access import acts
    from zhiheng.law import loader
    from zhiheng.rehearsal import generated, play

    with django_db_blocker.unblock(), transaction.atomic():
        acts.table()
        rules = loader.load("zhengzhou_2022")
        scenario = generated.scenario(rules, generated.places(rules) + 3, 3)
        yield play.rehearse(scenario, rules.id, "3", "", rules.slug, "-city", False)
        transaction.set_rollback(True)


def said(text: str) -> set[str]:
    return set(DISTRICT.findall(text))


def test_the_instruments_name_their_governments() -> None:
    from zhiheng.law import loader

    named = {
        name: (made.government, made.area, made.place, made.slug)
        for name in ("jinshui_2023", "zhengzhou_2022", "lakeside_2026")
        for made in [loader.load(name)]
    }
    assert named == {
        "jinshui_2023": ("区政府", "区", "金水", "jinshui"),
        "zhengzhou_2022": ("市政府", "市", "郑州", "zhengzhou"),
        "lakeside_2026": ("管委会", "新区", "湖畔", "lakeside"),
    }
    assert loader.default().id == "jinshui_2023"


def test_messages_and_entries_of_the_city_name_no_district(city: Any) -> None:
    from zhiheng.editions.models import Edition
    from zhiheng.ledger.models import Payload
    from zhiheng.outbox.models import Message

    edition = Edition.objects.get(award=city)
    texts = [f"{m.subject}\n{m.text}" for m in Message.objects.filter(award=city.pk)]
    assert len(texts) > 20 and any("市政府审定" in t for t in texts)
    assert [t for t in texts if said(t)] == []
    payloads = Payload.objects.filter(chain__in=(f"edition/{edition.pk}", f"award/{city.pk}"))
    assert [p for p in payloads.values_list("payload", flat=True) if said(str(p))] == []


def test_papers_of_the_city_name_no_district(city: Any) -> None:
    from zhiheng.documents import selectors
    from zhiheng.editions.models import Case, Edition
    from zhiheng.registry.models import Honour

    edition = Edition.objects.get(award=city)
    objects = [edition, *Case.objects.filter(edition=edition), *Honour.objects.filter(edition=edition.pk)]
    made = 0
    for obj in objects:
        for kind in selectors.kinds_for(obj):
            for ref, _ in selectors.refs(kind.id, obj)[:1]:
                words = "\n".join(selectors.make(kind.id, ref).text)
                assert not said(words), (kind.id, said(words))
                made += 1
    assert made > 20


def test_pages_of_the_city_name_no_district(city: Any) -> None:
    from tests.house import client_of
    from zhiheng.access.models import User
    from zhiheng.editions.models import Case, Edition

    edition = Edition.objects.get(award=city)
    case = Case.objects.filter(edition=edition, state="awarded").first()
    assert case is not None
    pages = {
        "office": (
            "/desk/",
            "/cases/",
            f"/case/{case.pk}/",
            f"/edition/{edition.pk}/",
            "/award/",
            "/people/",
        ),
        "government": ("/desk/", "/lists/"),
        "supervision": ("/desk/", "/ledger/"),
    }
    found = {}
    for login, paths in pages.items():
        client = client_of(str(User.objects.get(login=f"{login}-city").pk))
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200, path
            found[path] = said(answer.content.decode())
    for path in ("", "guide/", "call/", "notice/", "winners/"):
        answer = client.get(f"/{city.slug}/{path}")
        assert answer.status_code == 200, path
        found[path] = said(answer.content.decode())
    assert {path: words for path, words in found.items() if words} == {}
