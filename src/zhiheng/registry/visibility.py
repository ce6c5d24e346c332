"""Who may know of lines of the register as objects of acts."""

from __future__ import annotations

from django.db.models import QuerySet

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import rule

from .models import Honour


@rule(Honour)
def honours(by: Viewer, rows: QuerySet[Honour]) -> QuerySet[Honour]:
    return rows.filter(award__in=by.awards("office", "supervision", "leading", "government"))
