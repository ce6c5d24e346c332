"""A winner was renamed, merged or split: reported with proof, confirmed by the government, and followed by
everything else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.house import client_of

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]
NEW = "91999999000000901A"
SAID = {"document": "金政函〔2026〕3号", "reason": "登记机关证明属实"}


def honour(play: Any, alias: str = "A1") -> Any:
    from zhiheng.registry.models import Honour

    return Honour.objects.get(case=play.case(alias).pk)


def valid() -> str:
    """A code that nobody has, with its check character."""
    from zhiheng.law import uscc

    return next(NEW[:17] + c for c in "0123456789ABCDEFGHJKLMNPQRTUWXY" if uscc.valid(NEW[:17] + c))


def told(play: Any, sort: str = "renamed", **more: Any) -> Any:
    from zhiheng.aftercare.holders.models import HolderChange

    h = honour(play)
    given = {
        "name": f"新{h.name}",
        "uscc": h.uscc if sort == "renamed" else valid(),
        "on": play.now().date(),
        "facts": "整体承继",
    }
    more = more if "evidence" in more else more | {"evidence": play.paper("a1")}
    done = play.do("a1", "report_holder_change", h.ref, sort=sort, **given | more)
    return HolderChange.objects.get(pk=done.object.partition("/")[2])


def test_a_report_is_refused_by_what_is_wrong_with_it(golden: Any, refused: Refused) -> None:
    h, tomorrow, proof = honour(golden), golden.now().date() + timedelta(days=1), golden.paper("a1")
    refused(422, "not_future", "29", lambda: told(golden, on=tomorrow, evidence=proof))
    refused(422, "uscc_check", "29", lambda: told(golden, "absorbed", uscc="123", evidence=proof))
    refused(422, "renamed_keeps_code", "29", lambda: told(golden, uscc=valid(), evidence=proof))
    refused(422, "holder_differs", "29", lambda: told(golden, name=h.name, evidence=proof))
    told(golden)
    refused(409, "holder_change_once", "29", lambda: told(golden, "absorbed", evidence=proof))


def test_the_title_stays_until_the_government_confirms_and_then_follows(
    golden: Any, refused: Refused
) -> None:
    from zhiheng.registry import selectors

    before, row = honour(golden), told(golden)
    assert (honour(golden).name, honour(golden).uscc) == (before.name, before.uscc)
    refused(403, "duty", "29", lambda: golden.do("office", "confirm_holder_change", row.ref, **SAID))
    golden.do("government", "confirm_holder_change", row.ref, **SAID)
    row.refresh_from_db()
    assert (row.state, row.document, row.decided_on) == ("confirmed", SAID["document"], golden.now().date())
    assert honour(golden).name == f"新{before.name}" and selectors.has_won(golden.award.pk, before.uscc)
    refused(
        409, "right_state", "29", lambda: golden.do("government", "decline_holder_change", row.ref, **SAID)
    )
    page = client_of(golden.user("office")).get(f"/verify/{before.pk}/").content.decode()
    assert f"新{before.name}" in page and f"原名：{before.name}" in page


def test_a_successor_with_another_code_holds_the_title_its_duties_and_its_bar(golden: Any) -> None:
    from zhiheng.registry import selectors
    from zhiheng.registry.holders import holder

    before, row = honour(golden), told(golden, "absorbed")
    golden.do("government", "confirm_holder_change", row.ref, **SAID)
    after = honour(golden)
    assert after.uscc == valid() and not selectors.has_won(golden.award.pk, before.uscc)
    assert selectors.has_won(golden.award.pk, valid()) and holder(after) == frozenset()
    said = {
        "uscc": valid(),
        "name": row.name,
        "login": "new@example.cn",
        "contact": "新联系人",
        "password": "a-long-new-password-2026",
    }
    ref = golden.do("public", "register_organisation", golden.award.ref, **said).object
    assert holder(honour(golden)) == {ref}


def test_a_split_leaves_nobody_who_may_use_it_until_it_is_decided(golden: Any) -> None:
    h, row = honour(golden), told(golden, "split")
    page = client_of(golden.user("office")).get(f"/verify/{h.pk}/").content.decode()
    assert "单位已经分立" in page
    golden.do(
        "government",
        "decline_holder_change",
        row.ref,
        document="金政函〔2026〕4号",
        reason="承继关系没有证明",
    )
    assert honour(golden).uscc == h.uscc
    assert "单位已经分立" not in client_of(golden.user("office")).get(f"/verify/{h.pk}/").content.decode()


def test_who_may_know_of_it(golden: Any) -> None:
    row = told(golden)
    path = f"/o/holder_change/{row.pk}/"
    codes = {
        login: client_of(golden.user(login)).get(path).status_code
        for login in ("a1", "office", "government", "supervision", "a2", "e2", "c1")
    }
    assert codes == {
        "a1": 200,
        "office": 200,
        "government": 200,
        "supervision": 200,
        "a2": 404,
        "e2": 404,
        "c1": 404,
    }
    assert "确认单位变更" in client_of(golden.user("government")).get("/work/").content.decode()


def test_the_dossier_still_verifies(golden: Any) -> None:
    from zhiheng.dossier.export import export
    from zhiheng.proof import verify

    golden.do("government", "confirm_holder_change", told(golden, "absorbed").ref, **SAID)
    found = verify.verify(export(golden.edition))
    assert found["ok"], [c for c in found["checks"] if not c["ok"]]
