"""申报: answers with versions, evidence, recommendations."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import only_states
from zhiheng.editions.models import Case, OfCase
from zhiheng.files.models import Blob
from zhiheng.law.secrecy import graded
from zhiheng.people.models import Body

from . import kinds


@graded({"confidential/10y": "id case field text version saved_at"})
class Answer(models.Model):
    """What stands in one field of one application now."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=60)
    text = models.TextField()
    version = models.PositiveIntegerField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "field"], name="applications_answer_once")]


@graded({"confidential/10y": "id case field text version saved_at by"})
class AnswerVersion(models.Model):
    """Every text that was ever saved in a field, and whose hand wrote it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=60)
    text = models.TextField()
    version = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    by = models.CharField(max_length=32, default="")

    class Meta:
        indexes = [models.Index(fields=["case", "field", "version"], name="applications_versions")]


@graded({"confidential/30y": "id version state case blob name sort added_at number"})
class Evidence(OfCase):
    """A file of an application; evidence once, linked to many items. ``state`` kept or withdrawn (draft
    only).

    ``number`` counts an application's files in the order of their adding, those withdrawn later too: what a
    text or a
    comment quotes never comes to mean another file.
    """

    kind = kinds.EVIDENCE
    title = "证明材料"

    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    sort = models.CharField(max_length=20)
    added_at = models.DateTimeField()
    number = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [only_states(kinds.EVIDENCE)]

    @property
    def mark(self) -> str:
        """The mark by which texts and comments name it."""
        return f"E-{self.number:02d}"

    @property
    def named(self) -> str:
        return self.name


@graded({"internal/30y": "id version state case body opinion reason on document entered_by verified_by scan"})
class Recommendation(OfCase):
    """A recommending body's opinion.

    ``state`` asked, returned, entered (by letter, not yet verified), given.
    """

    kind = kinds.RECOMMENDATION
    title = "推荐意见"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    opinion = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    on = models.DateField(null=True)
    document = models.CharField(max_length=200, blank=True)
    entered_by = models.CharField(max_length=32, blank=True)
    verified_by = models.CharField(max_length=32, blank=True)
    scan = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            only_states(kinds.RECOMMENDATION),
            models.UniqueConstraint(fields=["case", "body"], name="applications_recommendation_once"),
        ]

    @property
    def named(self) -> str:
        return f"{self.body.name}对{self.case.organisation.name}的推荐意见"
