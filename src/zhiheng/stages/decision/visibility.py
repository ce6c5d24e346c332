"""Who may know of decisions and payments."""

from __future__ import annotations

from django.db.models import QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule

from .models import Decision, Payment

INSIDE = ("office", "supervision", "government", "leading")


@rule(Decision)
def _decisions(by: Viewer, rows: QuerySet[Decision]) -> QuerySet[Decision]:
    return rows.filter(edition__award__in=by.awards(*INSIDE))


@rule(Payment)
def _payments(by: Viewer, rows: QuerySet[Payment]) -> QuerySet[Payment]:
    return rows.filter(case__edition__award__in=by.awards(*INSIDE))
