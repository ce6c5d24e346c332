"""Whose contact data have to go, and what stands about one person."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from zhiheng.access import instants
from zhiheng.access.kinds import RUNNING
from zhiheng.access.models import Appointment, Recusal, User
from zhiheng.editions.models import Case
from zhiheng.files.models import Upload
from zhiheng.law import retention
from zhiheng.law.finding import failing
from zhiheng.ledger.models import Entry, Reading
from zhiheng.outbox.models import Message
from zhiheng.people.models import Expert, Organisation

from . import acts


def overdue(award: str, at: datetime) -> list[str]:
    """Organisations whose contacts' time has come: a few questions, however many applied."""
    scopes = Appointment.objects.filter(award=award, office="applicant", state=RUNNING).values_list(
        "scope", flat=True
    )
    pks = [s.partition("/")[2] for s in scopes]
    known, days = Organisation.objects.in_bulk(pks), defaultdict[str, list[date | None]](list)
    for pk, day in Case.objects.filter(organisation__in=pks).values_list(
        "organisation", "edition__closed_on"
    ):
        days[pk].append(day)
    due = [
        o
        for pk, o in known.items()
        if (on := retention.goes_on(acts.since(o, days[pk]))) and on <= instants.day(at)
    ]
    return [
        o.ref
        for o in sorted(due, key=lambda o: o.pk)
        if not failing(acts.judged(o, False, at)) and acts.contacts(o)
    ]


def about(user: str) -> dict[str, Any]:
    """Everything that stands about a person, for themselves (PIPL Art 45): who they are, and how often
    they appear where.
    """
    row = User.objects.get(pk=user)
    held = Appointment.objects.filter(user=user).select_related("award").order_by("from_day", "pk")
    return {
        "name": row.name,
        "login": row.login,
        "address": row.address,
        "offices": [
            {
                "award": a.award.name,
                "office": a.office,
                "post": a.post,
                "document": a.document,
                "from": str(a.from_day),
                "to": str(a.to_day or ""),
                "ref": a.ref,
                "state": a.state,
            }
            for a in held
        ],
        "pools": [
            {"pool": e.pool, "skills": e.skills, "employer": e.employer, "state": e.state}
            for e in Expert.objects.filter(user=user)
        ],
        "recusals": Recusal.objects.filter(user=user).count(),
        "letters": Message.objects.filter(to=user).count(),
        "files": Upload.objects.filter(user=user).count(),
        "readings": Reading.objects.filter(by=user).count(),
        "acts": Entry.objects.filter(body__contains=f'"by":"{user}"').count(),
    }
