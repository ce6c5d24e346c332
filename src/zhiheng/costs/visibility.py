"""Who may know of what the review costs: those who pay, watch and decide on money."""

from __future__ import annotations

from django.db.models import QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule

from .models import Cost


@rule(Cost)
def _costs(by: Viewer, rows: QuerySet[Cost]) -> QuerySet[Cost]:
    return rows.filter(edition__award__in=by.awards("office", "supervision", "government"))
