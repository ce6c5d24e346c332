"""Who may know of meetings and ballots."""

from __future__ import annotations

from django.db.models import QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule

from .models import Meeting, Question

INSIDE = ("office", "supervision", "committee", "leading")


@rule(Meeting)
def _meetings(by: Viewer, rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return rows.filter(edition__award__in=by.awards(*INSIDE))


@rule(Question)
def _questions(by: Viewer, rows: QuerySet[Question]) -> QuerySet[Question]:
    return rows.filter(meeting__edition__award__in=by.awards(*INSIDE))
