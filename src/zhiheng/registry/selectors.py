"""What the register says of a code, and the public register."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.law import validity

from .models import Bar, Honour


def of_code(award: str, uscc: str) -> list[dict[str, Any]]:
    """Lines of the register about one code, as the law reads them."""
    honours = Honour.objects.filter(award=award, uscc=uscc).order_by("awarded", "number")
    lines: list[dict[str, Any]] = [
        {"awarded": h.awarded.isoformat(), **({"revoked": h.revoked_on.isoformat()} if h.revoked_on else {})}
        for h in honours
    ]
    for b in Bar.objects.filter(award=award, uscc=uscc, ground="fraud").order_by("since"):
        lines.append({"fraud_found": b.since.isoformat()})
    return lines


def has_won(award: str, uscc: str) -> bool:
    """Did the code win before, with an honour that was not revoked? Then it applies for a re-award (reading 1)."""
    return Honour.objects.filter(award=award, uscc=uscc, revoked_on=None).exists()


class PublicLine(NamedTuple):
    id: str
    name: str
    number: str
    edition: str
    tier: str
    first_time: bool
    awarded: date
    through: date | None
    status: str
    revoked_on: date | None
    document: str


def public(award: str, today: date) -> list[PublicLine]:
    """The winners' register: name, number, award date, status."""
    rows = Honour.objects.filter(award=award).order_by("-awarded", "number")
    return [_line(h, today) for h in rows]


def public_one(pk: str, today: date) -> PublicLine | None:
    found = Honour.objects.filter(pk=pk).first()
    return _line(found, today) if found else None


def search(award: str, text: str, today: date) -> list[PublicLine]:
    """By number or by name, for verification."""
    wanted = text.strip()
    return [x for x in public(award, today) if wanted and (wanted in x.name or wanted.upper() == x.number.upper())]


def find_text(by: Viewer, text: str, most: int) -> list[Honour]:
    """Honours whose number or holder has the text in it, where somebody may know of them as objects."""
    rows = visible(by, Honour.objects.filter(Q(number__contains=text) | Q(name__contains=text)))
    return list(rows.order_by("-awarded", "number")[:most])


def _line(h: Honour, today: date) -> PublicLine:
    status = validity.status(h.valid_through, h.revoked_on, today).value
    return PublicLine(h.pk, h.name, h.number, h.edition_label, h.tier, h.first_time, h.awarded, h.valid_through, status, h.revoked_on, h.document)


def of_edition(edition: str) -> list[Honour]:
    return list(Honour.objects.filter(edition=edition).order_by("number"))


def award_of_honour(pk: str) -> str | None:
    return Honour.objects.filter(pk=pk).values_list("award_id", flat=True).first()


def certificate_of(pk: str) -> str | None:
    """Digest of an issued certificate; None or "" where there is none."""
    return Honour.objects.filter(pk=pk).values_list("certificate", flat=True).first()


def holding(award: str, on: date | None) -> list[str]:
    """Codes with an honour that stands and lasts through a day."""
    rows = Honour.objects.filter(award=award, state="standing").filter(Q(valid_through=None) | Q(valid_through__gte=on or date.max))
    return list(rows.values_list("uscc", flat=True).distinct())
