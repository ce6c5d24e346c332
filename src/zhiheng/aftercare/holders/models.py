"""获奖单位变更: a winner that was renamed, merged or split, and what the government says of its title
(reading 29).
"""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import only_states
from zhiheng.law.secrecy import graded
from zhiheng.registry.models import OfHonour

from . import kinds


@graded(
    {
        "internal/forever": (
            "id version state honour sort name uscc name_before uscc_before on facts evidence "
            "reported_at decided_on document reason"
        )
    }
)
class HolderChange(OfHonour):
    """``state`` reported, confirmed, declined.

    The title goes to ``name`` and ``uscc`` only once it is confirmed.
    """

    kind = kinds.HOLDER_CHANGE
    title = "获奖单位变更"

    sort = models.CharField(max_length=12)
    name = models.CharField(max_length=200)
    uscc = models.CharField(max_length=18)
    name_before = models.CharField(max_length=200)
    uscc_before = models.CharField(max_length=18)
    on = models.DateField()
    facts = models.TextField()
    evidence = models.CharField(max_length=64)
    reported_at = models.DateTimeField()
    decided_on = models.DateField(null=True)
    document = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [only_states(kinds.HOLDER_CHANGE)]

    @property
    def named(self) -> str:
        return f"{self.title} {self.name_before}"
