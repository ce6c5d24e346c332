"""公示: the notice with its clock, objections."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import only_states
from zhiheng.editions.models import OfCase, OfEdition
from zhiheng.law.secrecy import graded

from . import kinds


@graded(
    {
        "open/forever": (
            "id version state edition stage published last_day days sources lost medium link cases document"
        ),
        "internal/forever": "proof interruptions",
    }
)
class Notice(OfEdition):
    """A public notice.

    ``days`` are the days counted; ``last_day`` None while a year's arrangement is unknown.
    """

    kind = kinds.NOTICE
    title = "公示"

    stage = models.CharField(max_length=24)
    published = models.DateField()
    last_day = models.DateField(null=True)
    days = models.JSONField(default=list)
    sources = models.JSONField(default=list)
    lost = models.PositiveSmallIntegerField(default=0)
    interruptions = models.JSONField(default=list)
    medium = models.CharField(max_length=200)
    link = models.CharField(max_length=300)
    proof = models.CharField(max_length=64)
    document = models.CharField(max_length=200)
    cases = models.JSONField(default=list)

    class Meta:
        constraints = [
            only_states(kinds.NOTICE),
            models.UniqueConstraint(fields=["edition", "stage"], name="notice_once"),
        ]


@graded(
    {
        "internal/30y": (
            "id version state case number received_at signed checkable conclusion concluded_at fraud"
        ),
        "confidential/30y": "facts evidence investigation",
        "secret/30y": "name contact",
    }
)
class Objection(OfCase):
    """An objection or report.

    ``state`` received, pursued, set_aside, upheld, dismissed. The informant is protected.
    """

    kind = kinds.OBJECTION
    title = "异议"

    number = models.CharField(max_length=16)
    received_at = models.DateTimeField()
    signed = models.BooleanField()
    checkable = models.BooleanField(default=False)
    name = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    facts = models.TextField()
    evidence = models.JSONField(default=list)
    investigation = models.TextField(blank=True)
    conclusion = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True)
    fraud = models.BooleanField(default=False)

    class Meta:
        constraints = [
            only_states(kinds.OBJECTION),
            models.UniqueConstraint(fields=["case", "number"], name="notice_objection_number"),
        ]
