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


@graded({"internal/10y": "id user blob at"})
class Upload(models.Model):
    """Who brought a content here: nobody refers to a file by a digest they only guessed."""

    user = models.CharField(max_length=32)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "blob"], name="files_upload_once")]
