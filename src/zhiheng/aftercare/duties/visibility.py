"""Who may know of yearly duties: office, supervision and leading group; a winner, its own."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import STAFF, rule
from zhiheng.registry.visibility import own

from . import kinds
from .models import AnnualReport, Survey, SurveyAnswer


@rule(AnnualReport)
def _reports(by: Viewer, rows: QuerySet[AnnualReport]) -> QuerySet[AnnualReport]:
    """A draft is the winner's alone."""
    return rows.filter(
        (Q(honour__award__in=by.awards(*STAFF)) & (~Q(state=kinds.ANNUAL_REPORT_DRAFTED) | ~Q(returned="")))
        | own(by, "honour__")
    )


@rule(Survey)
def _surveys(by: Viewer, rows: QuerySet[Survey]) -> QuerySet[Survey]:
    """A winner knows of the surveys that it was asked in."""
    asked = Exists(SurveyAnswer.objects.filter(own(by, "honour__"), survey=OuterRef("pk")))
    return rows.filter(Q(award__in=by.awards(*STAFF)) | Q(asked))


@rule(SurveyAnswer)
def _answers(by: Viewer, rows: QuerySet[SurveyAnswer]) -> QuerySet[SurveyAnswer]:
    return rows.filter(Q(survey__award__in=by.awards(*STAFF)) | own(by, "honour__"))
