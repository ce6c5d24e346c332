"""Who may know of what promotion keeps: office, supervision and leading group; a winner, what concerns its
own honour.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import STAFF, rule
from zhiheng.registry.models import Honour
from zhiheng.registry.visibility import own

from . import kinds
from .models import Activity, Entry, Misuse, Part, Practice, PromotionPlan, TitleUse


@rule(PromotionPlan)
def _plans(by: Viewer, rows: QuerySet[PromotionPlan]) -> QuerySet[PromotionPlan]:
    """An adopted plan is known to every winner of the award."""
    winner = Exists(Honour.objects.filter(own(by), award=OuterRef("award")))
    return rows.filter(Q(award__in=by.awards(*STAFF)) | (Q(state=kinds.ADOPTED) & Q(winner)))


@rule(Activity)
def _activities(by: Viewer, rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """A winner knows of the activities that it was asked to."""
    asked = Exists(Part.objects.filter(own(by, "honour__"), activity=OuterRef("pk")))
    return rows.filter(Q(plan__award__in=by.awards(*STAFF)) | Q(asked))


@rule(Part)
def _parts(by: Viewer, rows: QuerySet[Part]) -> QuerySet[Part]:
    return rows.filter(Q(honour__award__in=by.awards(*STAFF)) | own(by, "honour__"))


@rule(Practice)
def _practices(by: Viewer, rows: QuerySet[Practice]) -> QuerySet[Practice]:
    return rows.filter(Q(honour__award__in=by.awards(*STAFF)) | own(by, "honour__"))


@rule(Entry)
def _entries(by: Viewer, rows: QuerySet[Entry]) -> QuerySet[Entry]:
    return rows.filter(Q(award__in=by.awards(*STAFF)) | own(by, "honour__"))


@rule(TitleUse)
def _uses(by: Viewer, rows: QuerySet[TitleUse]) -> QuerySet[TitleUse]:
    return rows.filter(Q(honour__award__in=by.awards(*STAFF)) | own(by, "honour__"))


@rule(Misuse)
def _misuses(by: Viewer, rows: QuerySet[Misuse]) -> QuerySet[Misuse]:
    """Informants are protected: the case officers and supervision alone."""
    return rows.filter(award__in=by.awards("office", "supervision"))
