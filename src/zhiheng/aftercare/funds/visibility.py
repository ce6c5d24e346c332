"""Who may know of the use of a prize: office, supervision and leading group; a winner, what concerns its
own honour.
"""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import STAFF, rule
from zhiheng.registry.models import OfHonour
from zhiheng.registry.visibility import own

from . import kinds
from .models import Draw, Inspection, InspectionFinding, Use, UsePlan, UseReport

M = TypeVar("M", bound=OfHonour)


def _of_honour(by: Viewer, rows: QuerySet[M]) -> QuerySet[M]:
    return rows.filter(Q(honour__award__in=by.awards(*STAFF)) | own(by, "honour__"))


@rule(UsePlan)
def _plans(by: Viewer, rows: QuerySet[UsePlan]) -> QuerySet[UsePlan]:
    return _of_honour(by, rows)


@rule(Use)
def _uses(by: Viewer, rows: QuerySet[Use]) -> QuerySet[Use]:
    return _of_honour(by, rows)


@rule(UseReport)
def _reports(by: Viewer, rows: QuerySet[UseReport]) -> QuerySet[UseReport]:
    return _of_honour(by, rows)


@rule(Draw)
def _draws(by: Viewer, rows: QuerySet[Draw]) -> QuerySet[Draw]:
    return rows.filter(award__in=by.awards(*STAFF))


@rule(Inspection)
def _inspections(by: Viewer, rows: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """A winner knows of an inspection from its record on: it is not announced."""
    return rows.filter(
        Q(honour__award__in=by.awards(*STAFF)) | (own(by, "honour__") & ~Q(state=kinds.ASSIGNED))
    )


@rule(InspectionFinding)
def _findings(by: Viewer, rows: QuerySet[InspectionFinding]) -> QuerySet[InspectionFinding]:
    return _of_honour(by, rows)
