"""授奖: the government's decision, payments of the prize."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import only_states
from zhiheng.editions.models import BudgetLine, OfCase, OfEdition
from zhiheng.law.secrecy import graded

from . import kinds


@graded(
    {
        "internal/forever": (
            "id version state edition request legality on meeting_on document scan left_out "
            "entered_by verified_by"
        )
    }
)
class Decision(OfEdition):
    """The government's act. ``state`` requested, entered (by letter, not yet verified), decided."""

    kind = kinds.DECISION
    title = "政府决定"

    request = models.TextField(blank=True)
    legality = models.TextField(blank=True)
    on = models.DateField(null=True)
    meeting_on = models.DateField(null=True)
    document = models.CharField(max_length=200, blank=True)
    scan = models.CharField(max_length=64, blank=True)
    left_out = models.JSONField(default=dict)
    entered_by = models.CharField(max_length=32, blank=True)
    verified_by = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            only_states(kinds.DECISION),
            models.UniqueConstraint(fields=["edition"], name="decision_one"),
        ]


@graded(
    {"internal/forever": "id version state case line fen order_no maker checker proof ordered_at paid_at"}
)
class Payment(OfCase):
    """The prize of one winner: ``state`` ordered, paid. One per case, one per order number."""

    kind = kinds.PAYMENT
    title = "奖金拨付"

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="+")
    fen = models.BigIntegerField()
    order_no = models.CharField(max_length=200)
    maker = models.CharField(max_length=32)
    checker = models.CharField(max_length=32, blank=True)
    proof = models.CharField(max_length=64, blank=True)
    ordered_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.PAYMENT),
            models.UniqueConstraint(fields=["case"], name="decision_prize_once"),
            models.UniqueConstraint(fields=["line", "order_no"], name="decision_order_once"),
            models.CheckConstraint(condition=models.Q(fen__gt=0), name="decision_prize_positive"),
        ]
