"""主体: organisations, bodies, experts."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Award, Id, Subject, User, only_states
from zhiheng.law.secrecy import graded

from . import kinds


@graded({"open/forever": "id version state award name sort", "internal/30y": "telephone competence"})
class Body(Subject):
    """A body of the award: leading_group, committee, office, department, recommender, government,
    supervision.
    """

    kind = kinds.BODY
    title = "机构"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    sort = models.CharField(max_length=20)
    competence = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            only_states(kinds.BODY),
            models.UniqueConstraint(fields=["award", "sort", "name"], name="people_body_once"),
        ]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def named(self) -> str:
        return self.name


@graded({"open/forever": "id version state award uscc name", "internal/30y": "made_at"})
class Organisation(Subject):
    """An organisation by its code; one row per award, since awards know nothing of each other."""

    kind = kinds.ORGANISATION
    title = "组织"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    uscc = models.CharField(max_length=18)
    name = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            only_states(kinds.ORGANISATION),
            models.UniqueConstraint(fields=["award", "uscc"], name="people_organisation_once"),
        ]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def named(self) -> str:
        return self.name


@graded({"internal/30y": "id version state award user pool skills employer valid_through"})
class Expert(Subject):
    """An expert of a pool (district, city, province). ``state`` pooled or removed (Art 26)."""

    kind = kinds.EXPERT
    title = "评审员"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    pool = models.CharField(max_length=12)
    skills = models.CharField(max_length=200, blank=True)
    employer = models.CharField(max_length=200, blank=True)
    valid_through = models.DateField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.EXPERT),
            models.UniqueConstraint(fields=["award", "user"], name="people_expert_once"),
        ]

    @property
    def award_of(self) -> str:
        return str(self.award_id)


@graded({"internal/short": "id user place name query at"})
class KeptView(models.Model):
    """A list as somebody narrowed it, under a name of their own: a preference, no fact of any case (ADR
    12).
    """

    id = Id(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    query = models.CharField(max_length=600)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "place", "name"], name="people_kept_view_once")
        ]
