"""Who may know of papers and letters."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import STAFF, rule

from .models import Letter, Paper

GONE = ("sent", "delivered")


@rule(Paper)
def _papers(by: Viewer, rows: QuerySet[Paper]) -> QuerySet[Paper]:
    """Staff; and the organisation that a paper on its application was sent to. Never who is recused in it."""
    inside = Q(edition__award__in=by.awards(*STAFF))
    own = Q(case__organisation__in=by.scope_ids("applicant"), state__in=GONE)
    return rows.filter(inside | own).exclude(case__in=by.recused)


@rule(Letter)
def _letters(by: Viewer, rows: QuerySet[Letter]) -> QuerySet[Letter]:
    return rows.filter(edition__award__in=by.awards(*STAFF)).exclude(case__in=by.recused)
