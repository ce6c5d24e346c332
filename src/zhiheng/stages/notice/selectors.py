"""Reading notices and objections."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.editions.models import Case
from zhiheng.ledger import selectors as ledger

from .models import Notice, Objection


class PublicNotice(NamedTuple):
    edition: str
    edition_title: str
    published: date
    last_day: date | None
    days: list[str]
    sources: list[str]
    medium: str
    link: str
    document: str
    state: str
    listed: list[tuple[str, str]]
    head: str


def public(award: str) -> PublicNotice | None:
    """The newest notice of an award, from the hour of its publication on."""
    found = (
        Notice.objects.filter(edition__award=award).select_related("edition").order_by("-published").first()
    )
    if found is None:
        return None
    rows = Case.objects.filter(pk__in=found.cases).select_related("organisation").order_by("no")
    listed = [(c.no, c.organisation.name) for c in rows]
    e = found.edition
    return PublicNotice(
        e.pk,
        e.title,
        found.published,
        found.last_day,
        found.days,
        found.sources,
        found.medium,
        found.link,
        found.document,
        found.state,
        listed,
        ledger.head_at(found.ref, "publish_notice"),
    )


def of_edition(edition: str) -> list[Notice]:
    return list(Notice.objects.filter(edition=edition).order_by("published"))


def objections(by: Viewer, edition: str | None = None) -> list[Objection]:
    rows = visible(by, Objection.objects.all()).select_related("case__organisation", "case__edition")
    if edition:
        rows = rows.filter(case__edition=edition)
    return list(rows.order_by("received_at", "number"))


def all_objections(edition: str) -> list[Objection]:
    return list(
        Objection.objects.filter(case__edition=edition)
        .select_related("case")
        .order_by("received_at", "number")
    )


def published(award: str) -> bool:
    """Was any notice of an award published?"""
    return Notice.objects.filter(edition__award=award).exists()


RECEIPT = 16


def receipt(objection: str) -> str:
    """The number that an informant keeps: enough of the random id that nobody guesses another's."""
    return objection[:RECEIPT].upper()


def state_by_receipt(award: str, number: str) -> str | None:
    """State of the objection with this number, and nothing else of it; None where there is none."""
    wanted = number.lower()
    if len(wanted) != RECEIPT or not wanted.isalnum():
        return None
    rows = Objection.objects.filter(case__edition__award=award, pk__startswith=wanted)
    return rows.values_list("state", flat=True).first()
