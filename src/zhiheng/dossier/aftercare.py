"""What followed an edition's honours, with the award's own chain, so that anybody can derive balances,
bars and duties again.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from zhiheng.access.kinds import AWARD
from zhiheng.aftercare.duties import obligations
from zhiheng.aftercare.funds import selectors as funds
from zhiheng.aftercare.revocation import selectors as revocations
from zhiheng.aftercare.revocation.kinds import DROPPED
from zhiheng.editions import pinned
from zhiheng.editions.kinds import EDITION
from zhiheng.editions.models import Edition
from zhiheng.ledger import selectors as ledger
from zhiheng.proof import canonical
from zhiheng.registry import selectors as registry
from zhiheng.registry.models import Honour


def members(edition: Edition) -> dict[str, bytes]:
    """Three files: the sums as the house has them, and the entries and payloads they must follow from."""
    name = AWARD.ref(edition.award_of)
    entries = ledger.entries(name)
    honours = registry.of_edition(edition.pk)
    last = max(
        (e["body"]["at"][:10] for e in [*entries, *ledger.entries(EDITION.ref(edition.pk))]), default=""
    )
    said = {
        "as_of": last,
        "use": _use(honours, edition),
        "revocations": _revocations(edition, honours),
        "bars": _bars(edition),
        "annual": _annual(honours, date.fromisoformat(last)) if last else [],
    }
    return {
        "aftercare.json": canonical.encode(said),
        "award/ledger.jsonl": b"".join(canonical.encode(e) + b"\n" for e in entries),
        "award/payloads.jsonl": b"".join(canonical.encode(p) + b"\n" for p in ledger.payloads(name)),
    }


def _use(honours: list[Honour], edition: Edition) -> list[dict[str, Any]]:
    accounts = funds.of_honours([h for h in honours if h.first_time], pinned.rules(edition.instrument))
    return [
        {
            "honour": a.honour.number,
            "paid_fen": a.paid.fen,
            "balance_fen": a.balance,
            "entries": [
                {"id": u.ref, "on": u.on.isoformat(), "purpose": u.purpose, "fen": u.fen} for u in a.uses
            ],
        }
        for a in accounts
    ]


def _revocations(edition: Edition, honours: list[Honour]) -> list[dict[str, Any]]:
    mine = {h.pk for h in honours}
    return [
        {
            "id": r.ref,
            "honour": r.honour.number,
            "state": r.state,
            "decided": _day(r.decided) if r.state != DROPPED else None,
            "recovered_fen": r.recovered_fen,
            "receipts": [
                {"document": x.document, "on": x.on.isoformat(), "fen": x.fen}
                for x in revocations.receipts(r.pk)
            ],
            "owing_fen": revocations.owing(r),
        }
        for r in revocations.of_award(edition.award_of)
        if r.honour_id in mine
    ]


def _bars(edition: Edition) -> list[dict[str, Any]]:
    return [
        {"uscc": b.uscc, "ground": b.ground, "since": b.since.isoformat(), "through": _day(b.through)}
        for b in registry.bars(edition.award_of)
    ]


def _annual(honours: list[Honour], today: date) -> list[dict[str, Any]]:
    numbers = {h.pk: h.number for h in honours}
    return [
        {
            "honour": numbers[o.honour],
            "year": o.due.year,
            "due": o.due.isoformat(),
            "filed_on": _day(o.done_on),
        }
        for o in obligations.owed(honours, today)
        if o.duty == "annual"
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
