"""名册: honours and bars, the only memory between editions. Held by code, so that a later edition finds
them.
"""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Award, Id, Subject, only_states
from zhiheng.law.secrecy import graded

from . import kinds


@graded(
    {
        "open/forever": "id version state award uscc name number edition_label tier first_time awarded "
        "valid_through"
        " revoked_on regulation document",
        "internal/forever": "edition case certificate entered_on",
    }
)
class Honour(Subject):
    """One certificate: permanent address, number, award date and status. ``state`` standing or revoked.

    ``entered_on`` is the day on which this house learnt of it: what was due before, it cannot know.
    """

    kind = kinds.HONOUR
    title = "获奖荣誉"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    edition = Id(blank=True)
    case = Id(blank=True)
    uscc = models.CharField(max_length=18, db_index=True)
    name = models.CharField(max_length=200)
    number = models.CharField(max_length=200)
    edition_label = models.CharField(max_length=200)
    tier = models.CharField(max_length=40)
    first_time = models.BooleanField()
    awarded = models.DateField()
    valid_through = models.DateField(null=True)
    revoked_on = models.DateField(null=True)
    regulation = models.CharField(max_length=200)
    document = models.CharField(max_length=200)
    certificate = models.CharField(max_length=64, blank=True)
    entered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.HONOUR),
            models.UniqueConstraint(fields=["award", "number"], name="registry_number_once"),
        ]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def named(self) -> str:
        return f"{self.name} {self.number}"


class OfHonour(Subject):
    """What belongs to an honour and with it to its holder."""

    award_path = "honour__award"

    honour = models.ForeignKey(Honour, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def award_of(self) -> str:
        return str(self.honour.award_id)


@graded({"internal/forever": "id award uscc ground article since through reason"})
class Bar(models.Model):
    """A bar on applying: ground fraud (14(7)) or revocation (24), inclusive last day."""

    id = Id(primary_key=True)
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    uscc = models.CharField(max_length=18, db_index=True)
    ground = models.CharField(max_length=200)
    article = models.CharField(max_length=200)
    since = models.DateField()
    through = models.DateField(null=True)
    reason = models.TextField()
