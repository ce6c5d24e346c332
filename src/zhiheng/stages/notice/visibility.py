"""Who may know of notices and objections; who reads the informant is said by their kind (``readers``)."""

from __future__ import annotations

from django.db.models import QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule

from .models import Notice, Objection


@rule(Notice)
def _notices(by: Viewer, rows: QuerySet[Notice]) -> QuerySet[Notice]:
    return rows.filter(edition__award__in=by.awards())


@rule(Objection)
def _objections(by: Viewer, rows: QuerySet[Objection]) -> QuerySet[Objection]:
    return rows.filter(case__edition__award__in=by.awards("office", "supervision"))
