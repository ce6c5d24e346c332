"""Revoking an honour, beat by beat, by those whose part it is."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.cast import Cast
from tests.journeys.hands import do, duties

PROOF = Path(__file__).parent / "proof.pdf"


def due(cast: Cast, who: str, act: str) -> str:
    """The address of an act that waits for somebody."""
    waiting = duties(cast[who], cast.at)
    return next(a for a in waiting if f"/{act}/" in a)


def opened(cast: Cast, honour: str) -> None:
    """A lead, and the party told of it; ``honour`` is the public address of its certificate."""
    on = cast.today().isoformat()
    lead = {
        "source": "department",
        "ground": "breach",
        "facts": "违反管理办法",
        "happened": on,
        "severity": "serious",
        "evidence": PROOF,
    }
    do(cast["office"], cast.at, f"/act/open_revocation/honour/{honour.split('/')[2]}/", lead)
    do(cast["office"], cast.at, due(cast, "office", "tell_revocation"), {"days": 1})
    cast.forward("3d")


def served(cast: Cast) -> None:
    do(
        cast["office"],
        cast.at,
        due(cast, "office", "serve_revocation"),
        {"on": cast.today().isoformat(), "scan": PROOF},
    )


def heard(cast: Cast) -> None:
    do(
        cast["office"],
        cast.at,
        due(cast, "office", "record_hearing"),
        {"on": cast.today().isoformat(), "record": "当事人到场陈述", "scan": PROOF},
    )


def opinion(cast: Cast) -> None:
    do(
        cast["c1"],
        cast.at,
        due(cast, "c1", "give_opinion"),
        {"support": "revoke", "opinion": "事实清楚", "document": "评委会意见1号"},
    )


def government(cast: Cast, address: str) -> Page:
    """The government's decision, however it ends."""
    page = cast["government"]
    decision = {
        "document": "金政决〔2026〕9号",
        "reason": "经查属实",
        "on": cast.today().isoformat(),
        "remedy": "可在60日内申请行政复议",
    }
    do(page, cast.at, address, decision)
    return page


def decided(cast: Cast, honour: str) -> None:
    """From the lead to the decision, no beat left out."""
    opened(cast, honour)
    served(cast)
    heard(cast)
    opinion(cast)
    government(cast, due(cast, "government", "revoke"))
