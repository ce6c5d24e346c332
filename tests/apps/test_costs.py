"""What the review costs: from its own line, never above it, one payment a document, by two persons (Art
5).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.house import client_of

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]


def line(play: Any, sort: str = "review") -> Any:
    from zhiheng.editions.models import BudgetLine

    found = BudgetLine.objects.filter(edition=play.edition, sort=sort).order_by("name").first()
    assert found is not None
    return found


def committed(play: Any, **more: Any) -> Any:
    from zhiheng.costs.models import Cost

    given = {
        "sort": "fees",
        "payee": "周立衡",
        "amount": "3000元",
        "purpose": "材料评审3天",
        "document": "劳务〔2026〕1号",
    }
    more = more if "voucher" in more else more | {"voucher": play.paper("office")}
    return Cost.objects.get(
        pk=play.do("office", "commit_cost", line(play).ref, **given | more).object.partition("/")[2]
    )


def test_committed_money_is_held_back_and_paid_by_another(golden: Any, refused: Refused) -> None:
    from zhiheng.costs import selectors

    row, before = committed(golden), line(golden)
    assert (row.state, row.fen) == ("committed", 3000_00)
    assert (
        selectors.sums(selectors.of_line(before.pk)) == (0, 3000_00)
        and before.spent_fen == line(golden).spent_fen
    )
    own, proof = golden.paper("office"), golden.paper("office2")
    refused(409, "two_persons", "5", lambda: golden.do("office", "pay_cost", row.ref, proof=own))
    golden.do("office2", "pay_cost", row.ref, proof=proof)
    row.refresh_from_db()
    assert (row.state, row.checker) == ("paid", golden.user("office2"))
    assert line(golden).spent_fen == before.spent_fen + 3000_00
    refused(409, "right_state", "5", lambda: golden.do("office2", "pay_cost", row.ref, proof=proof))
    refused(409, "right_state", "5", lambda: golden.do("office", "drop_cost", row.ref, reason="x"))


def test_never_above_the_line_what_is_committed_counted(golden: Any, refused: Refused) -> None:
    voucher, whole = golden.paper("office"), line(golden)
    left = whole.fen - whole.spent_fen
    committed(golden, amount=f"{left // 100 - 100}元")
    refused(
        409, "budget_line", "5", lambda: committed(golden, amount="101元", document="第2号", voucher=voucher)
    )
    committed(golden, amount="100元", document="第2号", voucher=voucher)
    refused(
        409, "budget_line", "5", lambda: committed(golden, amount="0.01元", document="第3号", voucher=voucher)
    )


def test_one_payment_a_document_and_never_from_the_prizes_line(golden: Any, refused: Refused) -> None:
    first, voucher = committed(golden), golden.paper("office")
    refused(409, "cost_once", "5", lambda: committed(golden, voucher=voucher))
    golden.do("office", "drop_cost", first.ref, reason="改由下月支付")
    assert committed(golden).state == "committed", "what was dropped is free again, money and document"
    said = {
        "sort": "travel",
        "payee": "x",
        "amount": "1元",
        "purpose": "x",
        "document": "y",
        "voucher": voucher,
    }
    refused(
        409, "review_line", "5", lambda: golden.do("office", "commit_cost", line(golden, "prize").ref, **said)
    )
    refused(422, "amount", "5", lambda: committed(golden, amount="零元", document="z", voucher=voucher))


def test_the_house_and_the_dossier_find_one_forged_fen(golden: Any) -> None:
    from zhiheng.costs.models import Cost
    from zhiheng.dossier.export import export
    from zhiheng.dossier.invariants import broken as check
    from zhiheng.proof import verify

    row = committed(golden)
    golden.do("office2", "pay_cost", row.ref, proof=golden.paper("office2"))
    assert check() == [] and verify.verify(export(golden.edition))["ok"]
    Cost.objects.filter(pk=row.pk).update(fen=row.fen + 1)
    assert any("line" in wrong for wrong in check())
    assert [c["check"] for c in verify.verify(export(golden.edition))["checks"] if not c["ok"]] == ["budget"]


def test_the_line_shows_kinds_and_what_is_left(golden: Any) -> None:
    row = committed(golden)
    office = client_of(golden.user("office"))
    said = office.get(f"/o/{line(golden).ref}/").content.decode()
    assert "专家劳务费" in said and "劳务〔2026〕1号" in said and "已登记未支付" in said
    assert office.get(f"/edition/{golden.edition.pk}/figures/").status_code == 200
    assert "周立衡" in office.get(f"/o/{row.ref}/").content.decode()
    assert {
        login: client_of(golden.user(login)).get(f"/o/{row.ref}/").status_code
        for login in ("a1", "e2", "c1", "supervision")
    } == {"a1": 404, "e2": 404, "c1": 404, "supervision": 200}


def test_fees_stand_in_the_table_with_their_tax(golden: Any) -> None:
    from zhiheng.documents import selectors
    from zhiheng.stages.review.models import Member

    member = (
        Member.objects.filter(edition=golden.edition, role="member")
        .select_related("user")
        .order_by("position")
        .first()
    )
    assert member is not None
    committed(golden, payee=member.user.name, amount="3000元")
    said = "\n".join(selectors.draft("fee_table", golden.edition.ref).text)
    assert member.user.name in said and "440.00" in said and "2560.00" in said.replace(",", ""), (
        "20 per cent of 2200 yuan"
    )
