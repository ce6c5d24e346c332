"""What the register says of a code, and the public register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.law import validity
from zhiheng.proof.certificate import Facts, Standing, list_revoked
from zhiheng.proof.signing import published

from . import kinds, signing
from .models import Bar, Honour


def of_code(award: str, uscc: str) -> list[dict[str, Any]]:
    """Lines of the register about one code, as the law reads them; a bar from another's revocation stands
    without an award.
    """
    honours = Honour.objects.filter(award=award, uscc=uscc).order_by("awarded", "number")
    lines: list[dict[str, Any]] = [
        {"awarded": h.awarded.isoformat(), **({"revoked": h.revoked_on.isoformat()} if h.revoked_on else {})}
        for h in honours
    ]
    for b in Bar.objects.filter(award=award, uscc=uscc, ground="fraud").order_by("since"):
        lines.append({"fraud_found": b.since.isoformat()})
    own = {h.revoked_on for h in honours}
    for b in (
        Bar.objects.filter(award=award, uscc=uscc, ground="revocation")
        .exclude(since__in=[d for d in own if d])
        .order_by("since")
    ):
        lines.append({"revoked": b.since.isoformat()})
    return lines


def has_won(award: str, uscc: str) -> bool:
    """Did the code win before, with an honour that was not revoked? Then it applies for a re-award
    (reading 1).
    """
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
    return [
        x for x in public(award, today) if wanted and (wanted in x.name or wanted.upper() == x.number.upper())
    ]


def find_text(by: Viewer, text: str, most: int) -> list[Honour]:
    """Honours whose number or holder has the text in it, where somebody may know of them as objects."""
    rows = visible(by, Honour.objects.filter(Q(number__contains=text) | Q(name__contains=text)))
    return list(rows.order_by("-awarded", "number")[:most])


def _line(h: Honour, today: date) -> PublicLine:
    status = validity.status(h.valid_through, h.revoked_on, today).value
    return PublicLine(
        h.pk,
        h.name,
        h.number,
        h.edition_label,
        h.tier,
        h.first_time,
        h.awarded,
        h.valid_through,
        status,
        h.revoked_on,
        h.document,
    )


def of_edition(edition: str) -> list[Honour]:
    return list(Honour.objects.filter(edition=edition).order_by("number"))


def award_of_honour(pk: str) -> str | None:
    return Honour.objects.filter(pk=pk).values_list("award_id", flat=True).first()


def certificate_of(pk: str) -> str | None:
    """Digest of an issued certificate; None or "" where there is none."""
    return Honour.objects.filter(pk=pk).values_list("certificate", flat=True).first()


def bars(award: str) -> list[Bar]:
    """Every bar of an award, in the order of their beginning."""
    return list(Bar.objects.filter(award=award).order_by("since", "uscc", "pk"))


def names_of(honours: Iterable[str]) -> dict[str, str]:
    """Holders by the ids of their honours."""
    return dict(Honour.objects.filter(pk__in=list(honours)).values_list("pk", "name"))


def holding(award: str, on: date | None) -> list[str]:
    """Codes with an honour that stands and lasts through a day."""
    rows = Honour.objects.filter(award=award, state=kinds.STANDING).filter(
        Q(valid_through=None) | Q(valid_through__gte=on or date.max)
    )
    return list(rows.values_list("uscc", flat=True).distinct())


def facts(h: Honour, register: str, award: str, tier: str) -> Facts:
    """What a certificate is signed to say: the register's line, under the names of the award and of the
    tier.
    """
    return Facts(
        register=register,
        award=award,
        number=h.number,
        organisation=h.name,
        uscc=h.uscc,
        edition=h.edition_label,
        awarded=h.awarded.isoformat(),
        valid_through=h.valid_through.isoformat() if h.valid_through else "",
        tier=tier,
        regulation=h.regulation,
        document=h.document,
    )


def public_keys(issuer: str, rehearsal: bool) -> dict[str, Any]:
    """The public keys of this house, to be given out."""
    return published(issuer, rehearsal, signing.public())


def status_list(days: Mapping[str, tuple[str, str, date]], today: date) -> bytes:
    """The signed list of revoked certificates: for each award its slug, its name and its day."""
    gone: dict[str, dict[str, str]] = {pk: {} for pk in days}
    for h in Honour.objects.filter(award__in=days, revoked_on__isnull=False):
        if h.revoked_on is not None and h.revoked_on <= days[h.award_of][2]:
            gone[h.award_of][h.number] = h.revoked_on.isoformat()
    return list_revoked(
        {slug: Standing(name, day.isoformat(), gone[pk]) for pk, (slug, name, day) in days.items()},
        signing.private(today),
    )
