"""Leads and revocations, with what came back of each."""

from __future__ import annotations

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible

from . import acts
from .models import Receipt, Revocation, Tie


def revocations(by: Viewer) -> list[Revocation]:
    return list(visible(by, Revocation.objects.all()).select_related("honour").order_by("state", "pk"))


def receipts(revocation: str) -> list[Receipt]:
    """What came into the treasury, in the order of its coming."""
    return list(Receipt.objects.filter(revocation=revocation).order_by("on", "document"))


def owing(row: Revocation) -> int:
    return acts.owing(row)


def ties(by: Viewer, revocation: str) -> list[Tie]:
    return list(visible(by, Tie.objects.filter(revocation=revocation)).order_by("relation", "name"))


def of_award(award: str) -> list[Revocation]:
    """Every case of an award, decided or not, for the dossier."""
    return list(Revocation.objects.filter(honour__award=award).select_related("honour").order_by("pk"))
