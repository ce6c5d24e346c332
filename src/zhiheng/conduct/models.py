"""追责: complaints about those who evaluate, misconduct cases, appraisals of experts."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Award, Subject, User, only_states
from zhiheng.editions.models import OfEdition
from zhiheng.law.secrecy import graded
from zhiheng.people.models import Expert

from . import kinds


@graded(
    {
        "internal/30y": (
            "id version state award number received_at channel signed sort about_name about "
            "conclusion concluded_at"
        ),
        "confidential/30y": "facts evidence",
        "secret/30y": "name contact",
    }
)
class Complaint(Subject):
    """A complaint about an expert, a committee member or staff. ``state`` received, pursued, upheld,
    dismissed.

    ``about`` is who was found to be meant; before, whoever bears the name is kept away from it.
    """

    kind = kinds.COMPLAINT
    title = "投诉"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=16)
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=12)
    signed = models.BooleanField()
    sort = models.CharField(max_length=12)
    about_name = models.CharField(max_length=200)
    about = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    facts = models.TextField()
    evidence = models.JSONField(default=list)
    conclusion = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.COMPLAINT),
            models.UniqueConstraint(fields=["award", "number"], name="conduct_complaint_number"),
        ]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def named(self) -> str:
        return f"投诉 {self.number}"


@graded(
    {
        "confidential/30y": "id version state award user expert complaint ground facts opened_at told_at "
        "answer_by statement stated_at "
        "decided_on reason remedy delivered_on delivery referrals"
    }
)
class Misconduct(Subject):
    """A case against somebody who evaluates. ``state`` opened, told, answered, then founded or dismissed.

    ``expert`` is their place in a pool, None for staff and committee. ``referrals`` are letters to employer
    or prosecutor.
    """

    kind = kinds.MISCONDUCT
    title = "失职案件"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, null=True, related_name="+")
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, null=True, related_name="+")
    ground = models.CharField(max_length=20)
    facts = models.TextField()
    opened_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    answer_by = models.DateField(null=True)
    statement = models.TextField(blank=True)
    stated_at = models.DateTimeField(null=True)
    decided_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    delivered_on = models.DateField(null=True)
    delivery = models.CharField(max_length=200, blank=True)
    referrals = models.JSONField(default=list)

    class Meta:
        constraints = [only_states(kinds.MISCONDUCT)]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def named(self) -> str:
        return f"失职案件 {self.user.name}"


@graded({"confidential/30y": "id version state edition user figures rating reason at answer answered_at"})
class Appraisal(OfEdition):
    """The office's appraisal of an expert's work in one edition.

    ``state`` rated, answered. ``figures`` are the computed ones.
    """

    kind = kinds.APPRAISAL
    title = "考核"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    figures = models.JSONField(default=dict)
    rating = models.CharField(max_length=12)
    reason = models.TextField()
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.APPRAISAL),
            models.UniqueConstraint(fields=["edition", "user"], name="conduct_appraisal_once"),
        ]

    @property
    def named(self) -> str:
        return f"考核 {self.user.name}"
