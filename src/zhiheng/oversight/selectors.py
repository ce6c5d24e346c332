"""Findings of supervision."""

from __future__ import annotations

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible

from .models import FileRequest, SupervisionFinding


def findings(edition: str) -> list[SupervisionFinding]:
    return list(SupervisionFinding.objects.filter(edition=edition).order_by("at", "pk"))


def file_requests(by: Viewer) -> list[FileRequest]:
    """Files asked for, as far as somebody may know of it: the newest first."""
    return list(visible(by, FileRequest.objects.all()).order_by("-at", "pk"))
