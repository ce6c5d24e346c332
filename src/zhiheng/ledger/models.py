"""案卷: entries nobody changes, payloads that one recorded act may erase, the log of readings."""

from __future__ import annotations

from django.db import models

from zhiheng.law.secrecy import graded


@graded({"internal/forever": "id chain seq body hash act object at"})
class Entry(models.Model):
    """One act. ``body`` is the canonical text that was hashed; it is never rebuilt from columns."""

    chain = models.CharField(max_length=48)
    seq = models.PositiveIntegerField()
    body = models.TextField()
    hash = models.CharField(max_length=64)
    act = models.CharField(max_length=40)
    object = models.CharField(max_length=60, db_index=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="ledger_entry_dense")]


@graded({"confidential/30y": "id chain seq salt payload"})
class Payload(models.Model):
    """Names, reasons and free text of one entry; salt and payload are emptied together where erased."""

    chain = models.CharField(max_length=48)
    seq = models.PositiveIntegerField()
    salt = models.CharField(max_length=64, null=True)
    payload = models.TextField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="ledger_payload_one")]


@graded({"internal/30y": "id edition by case what at"})
class Reading(models.Model):
    """Somebody opened confidential material of a case."""

    edition = models.CharField(max_length=32, db_index=True)
    by = models.CharField(max_length=32)
    case = models.CharField(max_length=32)
    what = models.CharField(max_length=80)
    at = models.DateTimeField()
