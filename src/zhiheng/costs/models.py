"""评审经费支出: what the review itself costs, kind by kind, against its own budget line (Art 5)."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import only_states
from zhiheng.editions.models import BudgetLine, OfEdition
from zhiheng.law.secrecy import graded

from . import kinds


@graded(
    {
        "internal/30y": (
            "id version state edition line sort payee purpose fen document voucher maker "
            "checker proof committed_at paid_at reason"
        )
    }
)
class Cost(OfEdition):
    """One payment of review money: ``state`` committed, paid, dropped. Committed money is held back from
    its line.
    """

    kind = kinds.COST
    title = "评审经费支出"

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=12)
    payee = models.CharField(max_length=200)
    purpose = models.TextField()
    fen = models.BigIntegerField()
    document = models.CharField(max_length=200)
    voucher = models.CharField(max_length=64)
    maker = models.CharField(max_length=32)
    checker = models.CharField(max_length=32, blank=True)
    proof = models.CharField(max_length=64, blank=True)
    committed_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            only_states(kinds.COST),
            models.UniqueConstraint(
                fields=["edition", "document"],
                condition=~models.Q(state=kinds.DROPPED),
                name="costs_document_once",
            ),
            models.CheckConstraint(condition=models.Q(fen__gt=0), name="costs_positive"),
        ]

    @property
    def named(self) -> str:
        return f"{self.title} {self.document}"
