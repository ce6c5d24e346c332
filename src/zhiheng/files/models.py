"""文书: content-addressed blobs. The digest is the name; the bytes lie outside any web root."""

from __future__ import annotations

from django.db import models

from zhiheng.law.secrecy import graded


@graded({"internal/forever": "sha256 size media_type stored_at"})
class Blob(models.Model):
    """One stored content, whoever refers to it. Names and grades belong to what refers to it."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()
