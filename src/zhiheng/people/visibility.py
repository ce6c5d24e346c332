"""Who may know of bodies, organisations and experts."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import STAFF, rule

from .models import Body, Expert, Organisation


@rule(Body)
def _bodies(by: Viewer, rows: QuerySet[Body]) -> QuerySet[Body]:
    return rows.filter(award__in=by.awards())


@rule(Organisation)
def _organisations(by: Viewer, rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    return rows.filter(Q(award__in=by.awards(*STAFF)) | Q(pk__in=by.scope_ids("applicant")))


@rule(Expert)
def _experts(by: Viewer, rows: QuerySet[Expert]) -> QuerySet[Expert]:
    return rows.filter(Q(award__in=by.awards(*STAFF)) | Q(user=by.user))
