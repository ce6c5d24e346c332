"""Who speaks for the holder of an honour, and who hears of it."""

from __future__ import annotations

from zhiheng.access import viewer
from zhiheng.access.acting import User
from zhiheng.people.models import Organisation

from .models import Honour, OfHonour


def holder(honour: Honour) -> frozenset[str]:
    """Who may speak for the holder of an honour: the organisation with its code, in this award."""
    rows = Organisation.objects.filter(award=honour.award_id, uscc=honour.uscc)
    return frozenset(o.ref for o in rows)


def party(row: OfHonour) -> frozenset[str]:
    return holder(row.honour)


def people(honour: Honour) -> list[User]:
    """Those to whom a message about an honour goes."""
    return [
        u for scope in sorted(holder(honour)) for u in viewer.holders(honour.award_of, "applicant", scope)
    ]
