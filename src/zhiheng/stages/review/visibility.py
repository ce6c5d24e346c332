"""Who may know of what in the review: a book its expert alone until it is locked, then those whose own is
locked.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule
from zhiheng.editions.visibility import BRIEFED, FILED, Cases, brought

from . import kinds
from .models import Book, Consensus, Declaration, Evaluation, Member, Panel, Visit

STAFF = ("office", "supervision")


@BRIEFED.answered_by
def cases_open_to(by: Viewer) -> QuerySet[Any, Any]:
    """Applications an expert may open: on the panel, sworn, declared without an interest; as the question
    for them.
    """
    sworn = Member.objects.filter(user=by.user, state=kinds.SWORN).exclude(role="reserve")
    mine = Declaration.objects.filter(user=by.user, state=kinds.DECLARED, interest=False)
    return mine.filter(case__edition__in=sworn.exclude(edition__state=FILED).values("edition")).values("case")


def _own(by: Viewer) -> Q:
    """One's own papers of the review, as long as the office runs and nothing is filed: access ends with
    the task (Art 25, 26).
    """
    return Q(user=by.user, case__edition__award__in=by.awards("expert")) & ~Q(case__edition__state=FILED)


@rule(Panel)
def _panels(by: Viewer, rows: QuerySet[Panel]) -> QuerySet[Panel]:
    return rows.filter(edition__award__in=by.awards(*STAFF, "expert"))


@rule(Member)
def _members(by: Viewer, rows: QuerySet[Member]) -> QuerySet[Member]:
    return rows.filter(
        Q(user=by.user, edition__award__in=by.awards("expert")) | Q(edition__award__in=by.awards(*STAFF))
    )


@rule(Declaration)
def _declarations(by: Viewer, rows: QuerySet[Declaration]) -> QuerySet[Declaration]:
    return rows.filter(_own(by) | Q(case__edition__award__in=by.awards(*STAFF)))


def _open_cases(by: Viewer) -> Cases:
    return cases_open_to(by) if by.awards("expert") else ()


@rule(Book)
def _books(by: Viewer, rows: QuerySet[Book]) -> QuerySet[Book]:
    mine = Book.objects.filter(
        user=by.user, state=kinds.LOCKED, case=OuterRef("case"), stage=OuterRef("stage")
    )
    shared = (
        Q(Exists(mine), state=kinds.LOCKED, case__edition__award__in=by.awards("expert"))
        & ~Q(case__in=by.recused)
        & ~Q(case__edition__state=FILED)
    )
    staff = Q(state=kinds.LOCKED, case__edition__award__in=by.awards(*STAFF))
    return rows.filter(_own(by) | shared | staff)


@rule(Consensus)
def _consensus(by: Viewer, rows: QuerySet[Consensus]) -> QuerySet[Consensus]:
    """The panel's own; the committee reads what was reported of candidates before it, and never one it is
    recused from.
    """
    seen = Q(case__in=_open_cases(by)) | Q(case__edition__award__in=by.awards(*STAFF))
    if by.awards("committee"):
        seen |= Q(state=kinds.REPORTED, case__in=brought(by, "committee")) & ~Q(case__in=by.recused)
    return rows.filter(seen)


@rule(Visit)
def _visits(by: Viewer, rows: QuerySet[Visit]) -> QuerySet[Visit]:
    return rows.filter(Q(case__in=_open_cases(by)) | Q(case__edition__award__in=by.awards(*STAFF)))


@rule(Evaluation)
def _evaluations(by: Viewer, rows: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    return rows.filter(edition__award__in=by.awards(*STAFF, "expert", "committee"))
