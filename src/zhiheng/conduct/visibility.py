"""Who may know of complaints, cases and appraisals: never the person complained about, before they are
told.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule

from . import kinds
from .models import Appraisal, Complaint, Misconduct

HANDLING = ("office", "supervision")


@rule(Complaint)
def _complaints(by: Viewer, rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """Before it is found who is meant, whoever bears the name is kept away."""
    meant = Q(about=by.user) | Q(about=None, about_name=by.name)
    return rows.filter(award__in=by.awards(*HANDLING)).exclude(meant)


@rule(Misconduct)
def _cases(by: Viewer, rows: QuerySet[Misconduct]) -> QuerySet[Misconduct]:
    others = Q(award__in=by.awards(*HANDLING)) & ~Q(user=by.user)
    return rows.filter(others | Q(user=by.user) & ~Q(state=kinds.OPENED))


@rule(Appraisal)
def _appraisals(by: Viewer, rows: QuerySet[Appraisal]) -> QuerySet[Appraisal]:
    return rows.filter(Q(edition__award__in=by.awards(*HANDLING)) | Q(user=by.user))
