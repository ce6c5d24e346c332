"""Revocation in the browser: from a lead to a decision that is published, and a prize that comes back in
three parts.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import revoking
from tests.journeys.cast import Cast
from tests.journeys.hands import do
from tests.journeys.installation import Installation


@pytest.fixture
def cast(serve: Callable[..., Installation], actor: Callable[..., Page]) -> Cast:
    return Cast(serve(), actor, "jinshui")


def winner(cast: Cast) -> str:
    """The public address of the first prize winner's certificate."""
    page = cast.newcomer()
    page.goto(f"{cast.at.url}/winners/")
    return str(
        page.locator("main tr, main li", has_text="澄衡信息安全")
        .locator("a[href^='/verify/']")
        .first.get_attribute("href")
    )


def refused(page: Page, cast: Cast, address: str, says: str) -> None:
    """The act's page stays closed and says why, with its article."""
    page.goto(cast.at.url + address)
    expect(page.locator("main")).to_contain_text(says)
    expect(page.locator("main")).to_contain_text("第二十四条")
    assert page.locator("main form[method=post] button[type=submit]").count() == 0


def test_from_lead_to_publication_and_the_last_fen(cast: Cast, tmp_path: Path) -> None:
    honour = winner(cast)
    revoking.opened(cast, honour)
    case = revoking.due(cast, "office", "serve_revocation").split("/")[-2]
    decide = f"/act/revoke/revocation/{case}/"
    refused(cast["government"], cast, decide, "没有告知书的送达日期")
    revoking.served(cast)
    refused(cast["government"], cast, decide, "听取")
    revoking.heard(cast)
    refused(cast["government"], cast, decide, "评委会还没有提出意见")
    revoking.opinion(cast)
    revoking.government(cast, decide)
    office, on = cast["office"], cast.today().isoformat()
    do(
        office,
        cast.at,
        revoking.due(cast, "office", "deliver_revocation"),
        {"on": on, "scan": revoking.PROOF},
    )
    public = {
        "on": on,
        "medium": "区政府门户网站",
        "link": "https://example.invalid/notice",
        "capture": revoking.PROOF,
    }
    do(office, cast.at, revoking.due(cast, "office", "publish_revocation"), public)
    do(
        office,
        cast.at,
        revoking.due(cast, "office", "take_back_certificate"),
        {"on": on, "note": "证书1件、奖杯1座"},
    )
    for n, amount in enumerate(("20万元", "20万元", "10万元"), 1):
        receipt = {"amount": amount, "on": on, "document": f"国库{n}号", "scan": revoking.PROOF}
        do(office, cast.at, revoking.due(cast, "office", "receive_recovery"), receipt)
    office.goto(f"{cast.at.url}/o/revocation/{case}/")
    expect(office.get_by_role("table", name="追缴入库")).to_contain_text("国库3号")
    do(office, cast.at, revoking.due(cast, "office", "settle_revocation"), {"note": "全部办结"})
    visitor = cast.newcomer(phone=True)
    visitor.goto(cast.at.url + honour)
    expect(visitor.locator("main")).to_contain_text("撤销")
    cast.at.command("dossier", "export", "latest", "-o", tmp_path / "dossier.zip")
    cast.at.command("dossier", "verify", tmp_path / "dossier.zip")
