"""奖金使用与检查: plan, entries and reports of use; draws, inspections and what they found. All hang on an
honour.
"""

from __future__ import annotations

from django.db import models

from zhiheng.access import instants
from zhiheng.access.models import Award, Id, Subject, only_states
from zhiheng.law.secrecy import graded
from zhiheng.registry.models import OfHonour

from . import kinds


@graded({"internal/30y": "id version state honour purposes text filed_at"})
class UsePlan(OfHonour):
    """A plan of use: fen by purpose. ``state`` filed, renewed (a later one took its place)."""

    kind = kinds.USE_PLAN
    title = "奖金使用计划"

    purposes = models.JSONField()
    text = models.TextField(blank=True)
    filed_at = models.DateTimeField()

    class Meta:
        constraints = [only_states(kinds.USE_PLAN)]

    @property
    def named(self) -> str:
        return f"{self.honour.name} 奖金使用计划"


@graded({"internal/30y": "id version state honour year through text filed_at"})
class UseReport(OfHonour):
    """The report of a year: the entries that it contains are fixed. ``state`` filed. Sums are computed,
    never stored.
    """

    kind = kinds.USE_REPORT
    title = "奖金使用情况报告"

    year = models.PositiveSmallIntegerField()
    through = models.DateField()
    text = models.TextField()
    filed_at = models.DateTimeField()

    class Meta:
        constraints = [
            only_states(kinds.USE_REPORT),
            models.UniqueConstraint(fields=["honour", "year"], name="funds_report_once"),
        ]

    @property
    def named(self) -> str:
        return f"{self.honour.name} {self.year}年奖金使用情况报告"


@graded(
    {
        "internal/30y": (
            "id version state honour on purpose reason fen payee voucher entered_by entered_at "
            "report judgement"
        )
    }
)
class Use(OfHonour):
    """One spending.

    ``state`` entered, flagged (the office's judgement), struck. What rules find is computed.
    """

    kind = kinds.USE
    title = "奖金支出"

    on = models.DateField()
    purpose = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    fen = models.BigIntegerField()
    payee = models.CharField(max_length=200)
    voucher = models.CharField(max_length=64, blank=True)
    entered_by = Id()
    entered_at = models.DateTimeField()
    report = models.ForeignKey(UseReport, on_delete=models.PROTECT, related_name="+", null=True)
    judgement = models.TextField(blank=True)

    class Meta:
        constraints = [
            only_states(kinds.USE),
            models.CheckConstraint(condition=models.Q(fen__gt=0), name="funds_use_positive"),
        ]

    @property
    def named(self) -> str:
        return f"{self.honour.name} {instants.words(self.on)} {self.purpose}"


@graded(
    {
        "internal/30y": (
            "id version state award honours inspectors apart n digest sealed_on numbers source "
            "published_on drawn"
        )
    }
)
class Draw(Subject):
    """双随机: who can be inspected and who can inspect, in sealed order. ``state`` sealed, drawn.

    ``honours`` and ``inspectors`` are lists of [id, what it is called], ``apart`` inspectors with an interest
    by honour.
    """

    kind = kinds.DRAW
    title = "双随机抽取"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    honours = models.JSONField()
    inspectors = models.JSONField()
    apart = models.JSONField(default=dict)
    n = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    sealed_on = models.DateField()
    numbers = models.JSONField(default=list)
    source = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True)
    drawn = models.JSONField(default=list)

    class Meta:
        constraints = [only_states(kinds.DRAW)]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def named(self) -> str:
        return f"{instants.words(self.sealed_on)}双随机抽取"


@graded(
    {
        "internal/30y": (
            "id version state honour draw reason inspectors ordered_on visited_on checklist "
            "note scan recorded_by conclusion closed_on"
        )
    }
)
class Inspection(OfHonour):
    """An inspection of one winner by two inspectors. ``state`` assigned, recorded, closed."""

    kind = kinds.INSPECTION
    title = "监督检查"

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="+", null=True)
    reason = models.TextField(blank=True)
    inspectors = models.JSONField()
    ordered_on = models.DateField()
    visited_on = models.DateField(null=True)
    checklist = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    scan = models.CharField(max_length=64, blank=True)
    recorded_by = Id(blank=True)
    conclusion = models.TextField(blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [only_states(kinds.INSPECTION)]

    @property
    def named(self) -> str:
        return f"{self.honour.name} 监督检查"


@graded(
    {
        "internal/30y": (
            "id version state honour inspection line facts article use due answer file returned "
            "checked_by checked_on"
        )
    }
)
class InspectionFinding(OfHonour):
    """What an inspection found.

    ``state`` noted (nothing to do), open, rectified, accepted, escalated (became a lead).
    """

    kind = kinds.INSPECTION_FINDING
    title = "检查发现的问题"

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=20)
    facts = models.TextField()
    article = models.CharField(max_length=200)
    use = models.ForeignKey(Use, on_delete=models.PROTECT, related_name="+", null=True)
    due = models.DateField(null=True)
    answer = models.TextField(blank=True)
    file = models.CharField(max_length=64, blank=True)
    returned = models.TextField(blank=True)
    checked_by = Id(blank=True)
    checked_on = models.DateField(null=True)

    class Meta:
        constraints = [only_states(kinds.INSPECTION_FINDING)]

    @property
    def named(self) -> str:
        return f"{self.honour.name} {self.facts[:20]}"
