"""Who may know of editions, applications, lists and hearings."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from zhiheng.access.questions import Question
from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import STAFF, rule

from . import kinds, pinned
from .models import BudgetLine, Case, Edition, Hearing, NameList

CALLED = (kinds.RUNNING, kinds.CONCLUDED, kinds.CLOSED)
FILED = kinds.CLOSED
"""With the filing the task of experts, committee, government and recommenders has ended (Art 25)."""
DELIBERATED = ("committee", "government")


@rule(Edition)
def _editions(by: Viewer, rows: QuerySet[Edition]) -> QuerySet[Edition]:
    inside = by.awards(*STAFF, *DELIBERATED, "expert")
    return rows.filter(Q(award__in=inside) | Q(award__in=by.awards(), state__in=CALLED))


@rule(Case)
def _cases(by: Viewer, rows: QuerySet[Case]) -> QuerySet[Case]:
    """Drafts: the applicant and whom it asked. Submitted: the office and supervision; experts and the
    committee from
    the list that brings a case to them on until the edition is filed, never one they are recused from."""
    ways = []
    if by.awards("applicant"):
        ways.append(Q(organisation__in=by.scope_ids("applicant")))
    if by.awards(*STAFF):
        ways.append(Q(edition__award__in=by.awards(*STAFF)) & ~Q(state=kinds.DRAFT))
    if by.awards("recommender"):
        ways.append(Q(pk__in=recommended_by(by)))
    if by.awards("expert"):
        ways.append(Q(pk__in=brought(by, "expert")) & ~Q(pk__in=by.recused))
    if by.awards(*DELIBERATED):
        ways.append(Q(pk__in=brought(by, "committee")) & ~Q(pk__in=by.recused))
    return rows.filter(reduce(or_, ways)) if ways else rows.none()


Cases = Collection[str] | QuerySet[Any, Any]
Tell = Callable[[Viewer], Cases]
ASKED: Question[Tell] = Question()
"""Which cases was a recommending body asked about? The applications app answers."""
BRIEFED: Question[Tell] = Question()
"""Which cases may an expert open, having declared no interest? The review app answers."""


def recommended_by(by: Viewer) -> Cases:
    return ASKED.ask(by) if ASKED else ()


def brought(by: Viewer, to: str) -> Cases:
    """Cases that the procedure has brought before experts or the committee, as ids or as the question for
    them.
    """
    if to == "expert":
        return BRIEFED.ask(by) if BRIEFED else ()
    rows = (
        NameList.objects.filter(edition__award__in=by.awards(*DELIBERATED))
        .exclude(edition__state=FILED)
        .select_related("edition")
    )
    return sorted(
        {c for row in rows if row.name in _before_committee(row.edition.instrument) for c in row.cases}
    )


def _before_committee(instrument: str) -> set[str]:
    """Lists that lie before the committee and the government: what the meeting takes, and all after it."""
    stages = pinned.rules(instrument).stages
    at = next(n for n, s in enumerate(stages) if s.kind == "meeting")
    return {stages[at].takes, *(s.gives for s in stages[at:])}


@rule(NameList)
def _lists(by: Viewer, rows: QuerySet[NameList]) -> QuerySet[NameList]:
    return rows.filter(edition__award__in=by.awards(*STAFF, *DELIBERATED))


@rule(BudgetLine)
def _lines(by: Viewer, rows: QuerySet[BudgetLine]) -> QuerySet[BudgetLine]:
    return rows.filter(edition__award__in=by.awards("office", "supervision", "government"))


@rule(Hearing)
def _hearings(by: Viewer, rows: QuerySet[Hearing]) -> QuerySet[Hearing]:
    own = Q(case__organisation__in=by.scope_ids("applicant"))
    return rows.filter(own | Q(case__edition__award__in=by.awards("office", "supervision")))
