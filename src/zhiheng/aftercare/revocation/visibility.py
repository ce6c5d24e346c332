"""Who may know of revocations: office, committee, government, supervision, and the winner once told."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule, visible
from zhiheng.people.models import Organisation

from . import kinds
from .models import Revocation, Tie

TIED = ("office", "supervision", "government", "committee")


@rule(Revocation)
def _revocations(by: Viewer, rows: QuerySet[Revocation]) -> QuerySet[Revocation]:
    codes = Organisation.objects.filter(pk__in=by.scope_ids("applicant")).values_list("uscc", flat=True)
    own = Q(honour__uscc__in=list(codes), honour__award__in=by.awards("applicant")) & ~Q(state=kinds.LEAD)
    committee = Q(honour__award__in=by.awards("committee")) & ~Q(state__in=(kinds.LEAD, kinds.DROPPED))
    return rows.filter(
        Q(honour__award__in=by.awards("office", "supervision", "government")) | committee | own
    )


@rule(Tie)
def _ties(by: Viewer, rows: QuerySet[Tie]) -> QuerySet[Tie]:
    """Those who may know of the revocation; the party itself learns of it by the decision."""
    known = visible(by, Revocation.objects.filter(honour__award__in=by.awards(*TIED)))
    return rows.filter(revocation__in=known.values("pk"))
