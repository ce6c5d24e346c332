"""通知: messages written in the transaction of the act that causes them, sent afterwards or only shown."""

from __future__ import annotations

from django.db import models

from zhiheng.law.secrecy import graded


@graded(
    {
        "confidential/10y": "id award to address key subject text queued_at",
        "internal/short": "sent_at attempts",
    }
)
class Message(models.Model):
    id = models.CharField(primary_key=True, max_length=32)
    award = models.CharField(max_length=32, db_index=True)
    to = models.CharField(max_length=32, db_index=True)
    address = models.CharField(max_length=254, blank=True)
    key = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
