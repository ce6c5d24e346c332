"""Who may know of supervision's findings."""

from __future__ import annotations

from django.db.models import QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import STAFF, rule

from .models import SupervisionFinding


@rule(SupervisionFinding)
def _findings(by: Viewer, rows: QuerySet[SupervisionFinding]) -> QuerySet[SupervisionFinding]:
    return rows.filter(edition__award__in=by.awards(*STAFF))
