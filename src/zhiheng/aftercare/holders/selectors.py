"""Reading the changes of a holder."""

from __future__ import annotations

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.law import validity as law

from . import kinds
from .models import HolderChange


def changes(by: Viewer, honour: str) -> list[HolderChange]:
    """Of one honour, as far as somebody may read them, the newest first."""
    return list(visible(by, HolderChange.objects.filter(honour=honour)).order_by("-reported_at"))


def former(honour: str) -> list[str]:
    """Names under which an honour was held before, the newest first: what an older certificate still says."""
    rows = HolderChange.objects.filter(honour=honour, state=kinds.CONFIRMED).order_by(
        "-decided_on", "-reported_at"
    )
    return list(dict.fromkeys(rows.values_list("name_before", flat=True)))


def divided(honour: str) -> bool:
    """Is there nobody who may use the title until the government has decided (reading 29)?"""
    open_ = HolderChange.objects.filter(honour=honour, state=kinds.REPORTED).values_list("sort", flat=True)
    return any(law.holder(law.Change(sort), confirmed=False) is law.Holder.NONE for sort in open_)
