"""年度义务: the yearly self-assessment, the performance survey and its answers (Art 28)."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Award, Id, Subject, only_states
from zhiheng.files.models import Blob
from zhiheng.law.secrecy import graded
from zhiheng.registry.models import Honour, OfHonour

from . import kinds


@graded(
    {
        "internal/10y": (
            "id version state honour year due criteria filed_at digest returned returned_at read_at"
        ),
        "confidential/10y": "report",
    }
)
class AnnualReport(OfHonour):
    """A winner's self-assessment of one year. ``state`` drafted, filed, read. ``criteria`` is the pinned
    blob's digest.

    ``year`` is that of the due day; the figures are those of the year before.
    """

    kind = kinds.ANNUAL_REPORT
    title = "年度自评"

    year = models.PositiveSmallIntegerField()
    due = models.DateField()
    criteria = models.CharField(max_length=64)
    report = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, related_name="+")
    filed_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    returned = models.TextField(blank=True)
    returned_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.ANNUAL_REPORT),
            models.UniqueConstraint(fields=["honour", "year"], name="duties_report_once"),
        ]

    @property
    def named(self) -> str:
        return f"{self.year}年度自评 {self.honour.name}"


@graded({"confidential/10y": "id report field text version saved_at by"})
class AnnualAnswer(models.Model):
    """What stands in one field of a yearly report now."""

    id = Id(primary_key=True)
    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=60)
    text = models.TextField()
    version = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    by = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "field"], name="duties_answer_once")]


@graded({"open/forever": "id version state award year name due indicators opened_at closed_at"})
class Survey(Subject):
    """The performance survey of a year.

    ``state`` drafted, open, closed. ``indicators`` as ``law.survey`` reads them.
    """

    kind = kinds.SURVEY
    title = "绩效调查"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    due = models.DateField()
    indicators = models.JSONField(default=list)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.SURVEY),
            models.UniqueConstraint(fields=["award", "year", "name"], name="duties_survey_once"),
        ]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def named(self) -> str:
        return f"{self.year}年{self.name}"


@graded({"internal/10y": "id version state survey honour sector filed_at", "confidential/10y": "values"})
class SurveyAnswer(Subject):
    """What one winner answers.

    ``state`` asked, filed. ``sector`` is that of its application, for sums by sector.
    """

    kind = kinds.SURVEY_ANSWER
    title = "绩效调查答卷"
    award_path = "survey__award"

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    honour = models.ForeignKey(Honour, on_delete=models.PROTECT, related_name="+")
    sector = models.CharField(max_length=200, blank=True)
    values = models.JSONField(default=dict)
    filed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.SURVEY_ANSWER),
            models.UniqueConstraint(fields=["survey", "honour"], name="duties_survey_answer_once"),
        ]

    @property
    def award_of(self) -> str:
        return str(self.survey.award_id)

    @property
    def named(self) -> str:
        return f"{self.survey.named} {self.honour.name}"
