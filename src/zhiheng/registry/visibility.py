"""Who may know of lines of the register as objects of acts."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule
from zhiheng.people.models import Organisation

from .models import Honour


def own(by: Viewer, path: str = "") -> Q:
    """Honours of an organisation that somebody acts for, by its code and in its award; ``path`` leads to
    the honour.
    """
    mine = Organisation.objects.filter(
        pk__in=by.scope_ids("applicant"), award=OuterRef(f"{path}award"), uscc=OuterRef(f"{path}uscc")
    )
    return Q(Exists(mine))


@rule(Honour)
def honours(by: Viewer, rows: QuerySet[Honour]) -> QuerySet[Honour]:
    return rows.filter(Q(award__in=by.awards("office", "supervision", "leading", "government")) | own(by))
