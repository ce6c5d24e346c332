"""Who sits on the panel, who may score an application, who leads on it."""

from __future__ import annotations

from typing import Any

from zhiheng.access.acting import Acting
from zhiheng.access.models import Recusal
from zhiheng.access.request_cache import memo
from zhiheng.editions import lists
from zhiheng.editions.kinds import CLOSED
from zhiheng.editions.models import Case
from zhiheng.law import panel
from zhiheng.stages.review.models import Book, Member, Visit

from . import kinds


def members(edition: Any) -> list[Member]:
    """Sitting members and reserves, those replaced left out, in their order."""
    return _members(str(getattr(edition, "pk", edition)))


@memo
def _members(edition: str) -> list[Member]:
    rows = Member.objects.filter(edition=edition).exclude(state__in=LEFT).select_related("user")
    return list(rows.order_by("position"))


LEFT = (kinds.REPLACED, kinds.REMOVED)


def removed(edition: Any) -> list[Member]:
    """Seats of those excluded that no reserve has taken yet."""
    return list(
        Member.objects.filter(edition=edition, state=kinds.REMOVED)
        .select_related("user")
        .order_by("position")
    )


def withdraw(act: Acting[Any], user: str) -> None:
    """End every seat and open task of somebody excluded.

    Locked books stay as they are; open ones count for nothing (Art 26).
    """
    seats = Member.objects.filter(edition__award=act.award, user=user).exclude(edition__state=CLOSED)
    act.move(seats.exclude(state=kinds.REPLACED), kinds.REMOVED)
    books = Book.objects.filter(case__edition__award=act.award, user=user, state=kinds.OPEN)
    act.move(books, kinds.VOID)


def as_law(rows: list[Member]) -> list[panel.Member]:
    return [panel.Member(m.user_id, m.role, m.pool) for m in rows]


def recused(case: Case) -> frozenset[str]:
    return _recusals_of(str(case.edition_id)).get(case.pk, frozenset())


@memo
def _recusals_of(edition: str) -> dict[str, frozenset[str]]:
    """Who is recused from which application of an edition, in one question."""
    found: dict[str, set[str]] = {}
    cases = Case.objects.filter(edition=edition).values("pk")
    for case, user in Recusal.objects.filter(case__in=cases).values_list("case", "user_id"):
        found.setdefault(case, set()).add(user)
    return {case: frozenset(users) for case, users in found.items()}


def scorers(case: Case) -> list[str]:
    """Sitting members without an interest in the application."""
    return panel.scorers(as_law(members(case.edition_id)), recused(case))


def leader(edition: Any) -> str | None:
    return panel.leader_for(as_law(members(edition)), frozenset())


def leader_of(case: Any) -> str | None:
    """The leader, or the deputy where the leader is recused."""
    return panel.leader_for(as_law(members(case.edition_id)), recused(case))


@memo
def listed(edition: str) -> frozenset[str]:
    """Applications on the list that the present stage takes."""
    newest = lists.current(edition)
    return frozenset(newest.cases if newest else ())


@memo
def visited(edition: str, stage: str) -> frozenset[str]:
    """Applications whose visit in a stage is recorded."""
    return frozenset(
        Visit.objects.filter(case__edition=edition, stage=stage).values_list("case_id", flat=True)
    )


def book_keepers(case: Case, stage: str) -> list[str]:
    return _keepers_of(str(case.edition_id)).get((case.pk, stage), [])


@memo
def _keepers_of(edition: str) -> dict[tuple[str, str], list[str]]:
    """Who scored and signs: those who left sign no longer, though what they locked is kept."""
    found: dict[tuple[str, str], list[str]] = {}
    gone = Member.objects.filter(edition=edition, state__in=LEFT).values("user")
    rows = (
        Book.objects.filter(case__edition=edition)
        .exclude(state=kinds.VOID)
        .exclude(user__in=gone)
        .order_by("user__login")
        .values_list("case_id", "stage", "user_id")
    )
    for case, stage, user in rows:
        found.setdefault((case, stage), []).append(user)
    return found


@memo
def open_books(edition: str) -> dict[tuple[str, str], int]:
    """(application, stage) → how many books are not locked yet."""
    found: dict[tuple[str, str], int] = {}
    for key in Book.objects.filter(case__edition=edition, state=kinds.OPEN).values_list("case_id", "stage"):
        found[key] = found.get(key, 0) + 1
    return found


def present(case: Case, stage: str) -> list[str]:
    visit = Visit.objects.filter(case=case, stage=stage).first()
    return list(visit.present) if visit else []
