"""Who may know of queries and supplements."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule

from .models import Query, Supplement

STAFF = ("office", "supervision")


@rule(Query)
def _queries(by: Viewer, rows: QuerySet[Query]) -> QuerySet[Query]:
    return rows.filter(Q(body__in=by.scope_ids("department")) | Q(case__edition__award__in=by.awards(*STAFF)))


@rule(Supplement)
def _supplements(by: Viewer, rows: QuerySet[Supplement]) -> QuerySet[Supplement]:
    own = Q(case__organisation__in=by.scope_ids("applicant"))
    return rows.filter(own | Q(case__edition__award__in=by.awards(*STAFF)))
