"""评审: panel, interests, scorebooks, consensus, site visits, reports."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import User, only_states
from zhiheng.editions.models import OfCase, OfEdition
from zhiheng.law.secrecy import graded

from . import kinds


@graded({"internal/30y": "id version state edition mode reason document"})
class Panel(OfEdition):
    """The panel of one edition. ``mode`` appointed or drawn, with its reason."""

    kind = kinds.PANEL
    title = "评审组"

    mode = models.CharField(max_length=12)
    reason = models.TextField()
    document = models.CharField(max_length=200)

    class Meta:
        constraints = [
            only_states(kinds.PANEL),
            models.UniqueConstraint(fields=["edition"], name="review_one_panel"),
        ]


@graded({"internal/30y": "id version state edition user role pool position signed_at replaced_by"})
class Member(OfEdition):
    """An expert of the panel: leader, deputy, member or reserve. ``state`` engaged, sworn, replaced."""

    kind = kinds.MEMBER
    title = "评审组成员"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=200)
    pool = models.CharField(max_length=12)
    position = models.PositiveSmallIntegerField()
    signed_at = models.DateTimeField(null=True)
    replaced_by = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            only_states(kinds.MEMBER),
            models.UniqueConstraint(fields=["edition", "user"], name="review_member_once"),
        ]

    @property
    def named(self) -> str:
        return f"评审组成员 {self.user.name}"


@graded({"internal/30y": "id version state case user interest ground detail at"})
class Declaration(OfCase):
    """One expert's word on one applicant, before its content opens. ``state`` open, declared."""

    kind = kinds.DECLARATION
    title = "利害关系声明"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    interest = models.BooleanField(default=False)
    ground = models.CharField(max_length=200, blank=True)
    detail = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.DECLARATION),
            models.UniqueConstraint(fields=["case", "user"], name="review_declaration_once"),
        ]


@graded({"secret/30y": "percent notes total", "internal/30y": "id version state case user stage locked_at"})
class Book(OfCase):
    """One expert's scorebook for one applicant and stage.

    ``percent`` maps items to per cent; ``state`` open, locked.
    """

    kind = kinds.BOOK
    title = "评分表"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=24)
    percent = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    total = models.CharField(max_length=24, blank=True)
    locked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.BOOK),
            models.UniqueConstraint(fields=["case", "user", "stage"], name="review_book_once"),
        ]


@graded(
    {
        "confidential/30y": (
            "id version state case stage percent notes total report report_file signatures leader"
        )
    }
)
class Consensus(OfCase):
    """What the panel holds in common for one applicant and stage. ``state`` open, reconciled, reported.

    ``signatures`` maps each scorer to their dissent, empty where they agree.
    """

    kind = kinds.CONSENSUS
    title = "合议"

    stage = models.CharField(max_length=24)
    percent = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    total = models.CharField(max_length=24, blank=True)
    report = models.TextField(blank=True)
    report_file = models.CharField(max_length=64, blank=True)
    signatures = models.JSONField(default=dict)
    leader = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            only_states(kinds.CONSENSUS),
            models.UniqueConstraint(fields=["case", "stage"], name="review_consensus_once"),
        ]


@graded(
    {
        "confidential/30y": "id version state case stage on present log documents",
        "internal/30y": "cost feedback answered_at",
    }
)
class Visit(OfCase):
    """A site visit or hearing: who was there, what was looked at; what the applicant says it cost it, None
    before it said so (Art 6).
    """

    kind = kinds.VISIT
    title = "现场评审"

    stage = models.CharField(max_length=24)
    on = models.DateField()
    present = models.JSONField(default=list)
    log = models.TextField()
    documents = models.JSONField(default=list)
    cost = models.BooleanField(null=True)
    feedback = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            only_states(kinds.VISIT),
            models.UniqueConstraint(fields=["case", "stage"], name="review_visit_once"),
        ]


@graded({"confidential/forever": "id version state edition stage text proposed dissent"})
class Evaluation(OfEdition):
    """综合评价: across applicants, with the list of proposed winners and every dissent."""

    kind = kinds.EVALUATION
    title = "综合评价"

    stage = models.CharField(max_length=24)
    text = models.TextField()
    proposed = models.JSONField(default=list)
    dissent = models.JSONField(default=dict)

    class Meta:
        constraints = [only_states(kinds.EVALUATION)]
