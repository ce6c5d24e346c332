"""守誉: revocation."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Subject
from zhiheng.law.secrecy import graded
from zhiheng.registry.models import Honour


@graded({"internal/forever": "id version state honour ground happened severity legal_review facts decided document recovered_fen told_at answer_by answer"})
class Revocation(Subject):
    """A lead against an honour. ``state`` lead, told, revoked, dropped. Recovered money goes to the treasury."""

    kind = "revocation"
    title = "撤销荣誉"
    award_path = "honour__award"

    honour = models.ForeignKey(Honour, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=200)
    happened = models.DateField(null=True)
    severity = models.CharField(max_length=12, blank=True)
    legal_review = models.BooleanField(default=False)
    facts = models.TextField()
    told_at = models.DateTimeField(null=True)
    answer_by = models.DateField(null=True)
    answer = models.TextField(blank=True)
    decided = models.DateField(null=True)
    document = models.CharField(max_length=200, blank=True)
    recovered_fen = models.BigIntegerField(default=0)

    @property
    def award_of(self) -> str:
        return str(self.honour.award_id)

    @property
    def named(self) -> str:
        return f"撤销荣誉 {self.honour.named}"
