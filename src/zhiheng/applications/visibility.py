"""Who may know of evidence and recommendations."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule, visible
from zhiheng.editions.models import Case
from zhiheng.editions.visibility import ASKED, FILED

from .models import Evidence, Recommendation


@ASKED.answered_by
def cases_asked_about(by: Viewer) -> list[str]:
    bodies = by.scope_ids("recommender")
    if not bodies:
        return []
    return list(
        Recommendation.objects.filter(body__in=bodies)
        .exclude(case__edition__state=FILED)
        .values_list("case_id", flat=True)
    )


@rule(Evidence)
def _evidence(by: Viewer, rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    return rows.filter(case__in=visible(by, Case.objects.all()))


@rule(Recommendation)
def _recommendations(by: Viewer, rows: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    own = Q(case__organisation__in=by.scope_ids("applicant")) | Q(body__in=by.scope_ids("recommender"))
    return rows.filter(own | Q(case__edition__award__in=by.awards("office", "supervision")))
