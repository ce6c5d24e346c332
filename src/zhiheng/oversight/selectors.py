"""Findings of supervision."""

from __future__ import annotations

from .models import SupervisionFinding


def findings(edition: str) -> list[SupervisionFinding]:
    return list(SupervisionFinding.objects.filter(edition=edition).order_by("at", "pk"))
