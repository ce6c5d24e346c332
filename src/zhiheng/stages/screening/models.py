"""资格: queries to departments, judgements, supplements, checks asked again."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Id, only_states
from zhiheng.editions.models import Case, OfCase
from zhiheng.law.secrecy import graded
from zhiheng.people.models import Body

from . import kinds


@graded(
    {
        "internal/30y": (
            "id version state case body rules asked_on due answers events on document scan "
            "entered_by verified_by note round"
        )
    }
)
class Query(OfCase):
    """A department's check of one application. ``state`` asked, entered (by letter, not yet verified),
    answered.

    ``answers`` maps each rule in its competence to 有, 无 or 未查; ``events`` are dated facts behind a 有.
    ``round``
    is qualification, notice or decision: all are asked again before the last two.
    """

    kind = kinds.QUERY
    title = "核查"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    rules = models.JSONField(default=list)
    asked_on = models.DateField()
    due = models.DateField()
    answers = models.JSONField(default=dict)
    events = models.JSONField(default=list)
    on = models.DateField(null=True)
    document = models.CharField(max_length=200, blank=True)
    scan = models.CharField(max_length=64, blank=True)
    entered_by = models.CharField(max_length=32, blank=True)
    verified_by = models.CharField(max_length=32, blank=True)
    note = models.TextField(blank=True)
    round = models.CharField(max_length=16, default="qualification")

    class Meta:
        constraints = [
            only_states(kinds.QUERY),
            models.UniqueConstraint(fields=["case", "body", "round"], name="screening_query_once"),
        ]

    @property
    def named(self) -> str:
        return f"{self.body.name}核查 {self.case.named}"


@graded({"internal/30y": "id case rule value reason office user at"})
class Judgement(models.Model):
    """A reasoned decision on a rule that only a body can decide."""

    id = Id(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=40)
    value = models.CharField(max_length=8)
    reason = models.TextField()
    office = models.CharField(max_length=20)
    user = models.CharField(max_length=32)
    at = models.DateTimeField()


@graded({"confidential/10y": "id version state case asked due answer files answered_at"})
class Supplement(OfCase):
    """The one round in which an applicant may complete what the office asks for.

    ``state`` asked, answered.
    """

    kind = kinds.SUPPLEMENT
    title = "补正"

    asked = models.TextField()
    due = models.DateField()
    answer = models.TextField(blank=True)
    files = models.JSONField(default=list)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.SUPPLEMENT),
            models.UniqueConstraint(fields=["case"], name="screening_one_supplement_round"),
        ]
