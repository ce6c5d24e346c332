"""推广: the plan of a year with its activities, winners' practice, light registers, use and misuse of the
title.
"""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Award, Id, Subject, only_states
from zhiheng.law.secrecy import graded
from zhiheng.registry.models import Honour, OfHonour

from . import kinds


@graded({"open/forever": "id version state award year text document adopted_on"})
class PromotionPlan(Subject):
    """The plan of an award for a calendar year (Art 19). ``state`` drafted, adopted."""

    kind = kinds.PROMOTION_PLAN
    title = "推广计划"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    text = models.TextField()
    document = models.CharField(max_length=200, blank=True)
    adopted_on = models.DateField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.PROMOTION_PLAN),
            models.UniqueConstraint(fields=["award", "year"], name="promotion_plan_once"),
        ]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def named(self) -> str:
        return f"{self.year}年推广计划"


@graded(
    {"internal/30y": "id version state plan sort sector name on place hosts material others evaluation scan"}
)
class Activity(Subject):
    """An activity of a plan.

    ``state`` planned, asked, held, evaluated, cancelled. ``hosts`` are ids of honours.
    """

    kind = kinds.ACTIVITY
    title = "推广活动"
    award_path = "plan__award"

    plan = models.ForeignKey(PromotionPlan, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=20)
    sector = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    on = models.DateField()
    place = models.CharField(max_length=200)
    hosts = models.JSONField(default=list)
    material = models.TextField(blank=True)
    others = models.PositiveIntegerField(default=0)
    evaluation = models.TextField(blank=True)
    scan = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [only_states(kinds.ACTIVITY)]

    @property
    def award_of(self) -> str:
        return str(self.plan.award_id)

    @property
    def named(self) -> str:
        return self.name


@graded({"internal/30y": "id version state honour activity due people contact explanation"})
class Part(OfHonour):
    """A winner's task to take part (Art 22).

    ``state`` asked, signed_up, attended, missed, excused (activity cancelled).
    """

    kind = kinds.PART
    title = "参加推广活动"

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    people = models.PositiveIntegerField(default=0)
    contact = models.CharField(max_length=200, blank=True)
    explanation = models.TextField(blank=True)

    class Meta:
        constraints = [
            only_states(kinds.PART),
            models.UniqueConstraint(fields=["activity", "honour"], name="promotion_part_once"),
        ]

    @property
    def named(self) -> str:
        return f"{self.honour.name} {self.activity.name}"


@graded(
    {
        "open/forever": "id version state honour name sector method text figures year published_on",
        "internal/forever": "drafted_by consented_by consented_at",
    }
)
class Practice(OfHonour):
    """A case of a winner's practice (Art 20). ``state`` drafted, consented, published, withdrawn."""

    kind = kinds.PRACTICE
    title = "获奖经验"

    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=20)
    method = models.CharField(max_length=200)
    text = models.TextField()
    figures = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField()
    drafted_by = Id()
    consented_by = Id(blank=True)
    consented_at = models.DateTimeField(null=True)
    published_on = models.DateField(null=True)

    class Meta:
        constraints = [only_states(kinds.PRACTICE)]

    @property
    def named(self) -> str:
        return self.name


@graded({"internal/30y": "id version state award register name sort on text document honour"})
class Entry(Subject):
    """A line of a register.

    ``register`` adopter (19), measure (20), research (21), improvement (22); ``state`` noted, struck.
    """

    kind = kinds.PROMOTION_ENTRY
    title = "推广登记"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    sort = models.CharField(max_length=20, blank=True)
    on = models.DateField()
    text = models.TextField()
    document = models.CharField(max_length=200, blank=True)
    honour = models.ForeignKey(Honour, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [only_states(kinds.PROMOTION_ENTRY)]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def named(self) -> str:
        return self.name


@graded({"internal/30y": "id version state honour on place text"})
class TitleUse(OfHonour):
    """A sample of how a winner uses its title (Art 29). ``state`` filed."""

    kind = kinds.TITLE_USE
    title = "荣誉使用样稿"

    on = models.DateField()
    place = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        constraints = [only_states(kinds.TITLE_USE)]

    @property
    def named(self) -> str:
        return f"{self.honour.name} {self.place}"


@graded(
    {
        "internal/30y": "id version state award number received_at sort about honour conclusion concluded_at",
        "confidential/30y": "facts",
        "secret/30y": "name contact",
    }
)
class Misuse(Subject):
    """A report that the honour is forged or misused (Art 29). ``state`` received, pursued, upheld, dismissed.

    ``about`` is the number or name as it was told, ``honour`` the line of the register that it names, if any.
    """

    kind = kinds.MISUSE
    title = "冒用伪造线索"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=16)
    received_at = models.DateTimeField()
    sort = models.CharField(max_length=20)
    about = models.CharField(max_length=200)
    honour = models.ForeignKey(Honour, on_delete=models.PROTECT, related_name="+", null=True)
    facts = models.TextField()
    name = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    conclusion = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.MISUSE),
            models.UniqueConstraint(fields=["award", "number"], name="promotion_misuse_number"),
        ]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def named(self) -> str:
        return f"冒用伪造线索 {self.number}"
