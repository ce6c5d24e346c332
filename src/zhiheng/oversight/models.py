"""监督: what supervision finds. It reads everything but the secrets of the vote and writes only this."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import only_states
from zhiheng.editions.models import OfEdition
from zhiheng.law.secrecy import graded

from . import kinds


@graded({"confidential/30y": "id version state edition text about at answer"})
class SupervisionFinding(OfEdition):
    """A finding of supervision. ``state`` noted, answered by the office."""

    kind = kinds.SUPERVISION_FINDING
    title = "监督意见"

    text = models.TextField()
    about = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [only_states(kinds.SUPERVISION_FINDING)]
