"""Who may know of changes of a holder: those who run, decide and watch, and the holder before and after."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule
from zhiheng.people.models import Organisation

from .models import HolderChange


@rule(HolderChange)
def _changes(by: Viewer, rows: QuerySet[HolderChange]) -> QuerySet[HolderChange]:
    codes = list(Organisation.objects.filter(pk__in=by.scope_ids("applicant")).values_list("uscc", flat=True))
    own = Q(honour__award__in=by.awards("applicant")) & (Q(uscc__in=codes) | Q(uscc_before__in=codes))
    return rows.filter(Q(honour__award__in=by.awards("office", "supervision", "leading", "government")) | own)
