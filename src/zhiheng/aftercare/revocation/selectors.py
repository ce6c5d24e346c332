"""Leads and revocations."""

from __future__ import annotations

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible

from .models import Revocation


def revocations(by: Viewer) -> list[Revocation]:
    return list(visible(by, Revocation.objects.all()).select_related("honour").order_by("state", "pk"))
