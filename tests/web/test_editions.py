"""The plan in six pages: nothing is saved before the last, what was typed is kept, the edition before
gives the start.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.house import Play, client_of

pytestmark = pytest.mark.django_db
TYPED: dict[int, dict[str, str]] = {
    1: {"opens": "2028-03-20", "deadline": "2028-05-29", "replies_due": "2028-06-12"},
    2: {"dates-notice": "2028-09-28"},
    3: {"gate": "460", "engage": "appointed", "panel_before": "call"},
    4: {"voting": "named"},
    5: {"media": "区政府门户网站", "copies": "2"},
}


def planned(golden: Play) -> Any:
    """A new edition after the golden one, two years later."""
    from zhiheng.editions.models import Edition

    done = golden.do(
        "office",
        "open_edition",
        golden.award.ref,
        number=golden.edition.number + 1,
        year=golden.edition.year + 2,
    )
    return Edition.objects.get(pk=done.object.partition("/")[2])


def walked(client: Any, pk: str, **changed: dict[str, str]) -> Any:
    for n, typed in TYPED.items():
        assert client.get(f"/plan/{pk}/{n}/").status_code == 200
        answer = client.post(f"/plan/{pk}/{n}/", typed | changed.get(f"s{n}", {}))
        assert answer.headers["Location"] == f"/plan/{pk}/{n + 1}/"
    return client.post(f"/plan/{pk}/6/", {"idempotency_key": "plan"})


def test_six_pages_make_one_plan(golden: Play) -> None:
    from zhiheng.editions.models import Edition
    from zhiheng.ledger.models import Entry

    edition, client = planned(golden), client_of(golden.user("office"))
    before = Entry.objects.filter(act="save_plan").count()
    first = client.get(f"/plan/{edition.pk}/1/").content.decode()
    assert "2028-05-29" in first and "第1步，共6步" in first and "请逐项核对" in first
    assert Edition.objects.get(pk=edition.pk).plan == {}
    assert walked(client, edition.pk).status_code == 302
    plan = Edition.objects.get(pk=edition.pk).plan
    assert (plan["opens"], plan["gate"], plan["voting"], plan["copies"], plan["dates"]["notice"]) == (
        "2028-03-20",
        "460",
        "named",
        2,
        "2028-09-28",
    )
    assert Entry.objects.filter(act="save_plan").count() == before + 1
    assert 'value="460"' in client.get(f"/plan/{edition.pk}/3/").content.decode()


def test_what_is_wrong_stands_beside_it_and_everything_is_kept(golden: Play) -> None:
    from zhiheng.editions.models import Edition

    edition, client = planned(golden), client_of(golden.user("office"))
    answer = walked(client, edition.pk, s3={"gate": "1001"}, s5={"copies": "99"})
    html = answer.content.decode()
    assert (
        answer.status_code == 422
        and "1001" in html
        and html.count("#i-issue") == 2
        and f"/plan/{edition.pk}/3/" in html
    )
    assert Edition.objects.get(pk=edition.pk).plan == {}
    assert 'value="1001"' in client.get(f"/plan/{edition.pk}/3/").content.decode()


def test_committee_bounds_stand_beside_the_vote(golden: Play) -> None:
    html = client_of(golden.user("office")).get(f"/plan/{planned(golden).pk}/4/").content.decode()
    assert "应到9人，至少6人" in html and "到会9人须5票" in html and "不少于5人" in html


def test_the_plan_is_the_offices_and_only_while_it_is_made(golden: Play, draft: Play) -> None:
    assert client_of(golden.user("office")).get(f"/plan/{golden.edition.pk}/1/").status_code == 409
    assert client_of(golden.user("supervision")).get(f"/plan/{golden.edition.pk}/1/").status_code == 403
    assert client_of(golden.user("a1")).post(f"/plan/{golden.edition.pk}/1/", {}).status_code in (403, 404)
    assert client_of(golden.user("office")).get(f"/plan/{draft.edition.pk}/1/").status_code == 404
    assert client_of(golden.user("office")).get(f"/plan/{golden.edition.pk}/7/").status_code == 404
