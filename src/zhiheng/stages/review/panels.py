"""Who sits on the panel, who may score an application, who leads on it."""

from __future__ import annotations

from typing import Any

from zhiheng.access.models import Recusal
from zhiheng.editions.models import Case
from zhiheng.law import panel

from .models import Book, Member, Visit


def members(edition: Any) -> list[Member]:
    """Sitting members and reserves, those replaced left out, in their order."""
    key = getattr(edition, "pk", edition)
    rows = Member.objects.filter(edition=key).exclude(state="replaced").select_related("user")
    return list(rows.order_by("position"))


def as_law(rows: list[Member]) -> list[panel.Member]:
    return [panel.Member(m.user_id, m.role, m.pool) for m in rows]


def recused(case: Case) -> frozenset[str]:
    return frozenset(Recusal.objects.filter(case=case.pk).values_list("user_id", flat=True))


def scorers(case: Case) -> list[str]:
    """Sitting members without an interest in the application."""
    return panel.scorers(as_law(members(case.edition_id)), recused(case))


def leader(edition: Any) -> str | None:
    return panel.leader_for(as_law(members(edition)), frozenset())


def leader_of(case: Any) -> str | None:
    """The leader, or the deputy where the leader is recused."""
    return panel.leader_for(as_law(members(case.edition_id)), recused(case))


def book_keepers(case: Case, stage: str) -> list[str]:
    rows = Book.objects.filter(case=case, stage=stage).order_by("user__login")
    return list(rows.values_list("user_id", flat=True))


def present(case: Case, stage: str) -> list[str]:
    visit = Visit.objects.filter(case=case, stage=stage).first()
    return list(visit.present) if visit else []
