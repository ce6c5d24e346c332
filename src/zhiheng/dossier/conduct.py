"""追责 in the dossier: cases with the days of their beats, complaints without whoever complained, the
edition's appraisals.
"""

from __future__ import annotations

from typing import Any

from zhiheng.access import instants
from zhiheng.conduct.models import Appraisal, Complaint, Misconduct
from zhiheng.editions.models import Edition
from zhiheng.proof import canonical


def members(edition: Edition) -> dict[str, bytes]:
    """One file. Names, contacts and facts of complaints stay in the house: the informant is protected."""
    cases = Misconduct.objects.filter(award=edition.award_id).order_by("opened_at", "pk")
    complaints = Complaint.objects.filter(award=edition.award_id).order_by("received_at", "pk")
    said = {
        "cases": [_case(m) for m in cases],
        "complaints": [
            {
                "number": c.number,
                "sort": c.sort,
                "signed": c.signed,
                "received_on": instants.day(c.received_at).isoformat(),
                "state": c.state,
                "concluded_on": _at(c.concluded_at),
            }
            for c in complaints
        ],
        "appraisals": [
            {
                "user": a.user_id,
                "rating": a.rating,
                "figures": a.figures,
                "answered": a.answered_at is not None,
            }
            for a in Appraisal.objects.filter(edition=edition.pk).order_by("user_id")
        ],
    }
    return {"conduct.json": canonical.encode(said)}


def _case(m: Misconduct) -> dict[str, Any]:
    return {
        "id": m.ref,
        "user": m.user_id,
        "ground": m.ground,
        "state": m.state,
        "opened_on": _at(m.opened_at),
        "told_on": _at(m.told_at),
        "answer_by": _day(m.answer_by),
        "answered_on": _at(m.stated_at),
        "decided_on": _day(m.decided_on),
        "delivered_on": _day(m.delivered_on),
        "referrals": len(m.referrals),
    }


def _at(at: Any) -> str | None:
    return instants.day(at).isoformat() if at else None


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
