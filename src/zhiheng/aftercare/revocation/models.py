"""守誉: revocation, what it takes back, whom it touches beside the holder."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Id, Subject, only_states
from zhiheng.law.secrecy import graded
from zhiheng.registry.models import OfHonour

from . import kinds


@graded(
    {
        "internal/forever": "id version state honour source ground happened severity legal_review facts "
        "evidence told_at answer_by served_on service"
        " answer answered_at hearing_on hearing hearing_scan waived_on waiver opinion_on "
        "opinion opinion_for opinion_document"
        " decided document reason remedy recovered_fen delivered_on delivery published_on medium link capture"
        " certificate certificate_on certificate_note court_on court"
    }
)
class Revocation(OfHonour):
    """A lead against an honour. ``state`` lead, told, revoked, settled, dropped. Recovered money goes to the
    treasury.

    ``certificate`` is "" until certificate and trophy are "returned" or declared "void". Digests of scans
    stand in
    ``evidence``, ``service``, ``hearing_scan``, ``waiver``, ``delivery`` and ``capture``.
    """

    kind = kinds.REVOCATION
    title = "撤销荣誉"

    source = models.CharField(max_length=200, default="office")
    ground = models.CharField(max_length=200)
    happened = models.DateField(null=True)
    severity = models.CharField(max_length=12, blank=True)
    legal_review = models.BooleanField(default=False)
    facts = models.TextField()
    evidence = models.CharField(max_length=64, blank=True)
    told_at = models.DateTimeField(null=True)
    answer_by = models.DateField(null=True)
    served_on = models.DateField(null=True)
    service = models.CharField(max_length=64, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    hearing_on = models.DateField(null=True)
    hearing = models.TextField(blank=True)
    hearing_scan = models.CharField(max_length=64, blank=True)
    waived_on = models.DateField(null=True)
    waiver = models.CharField(max_length=64, blank=True)
    opinion_on = models.DateField(null=True)
    opinion = models.TextField(blank=True)
    opinion_for = models.BooleanField(null=True)
    opinion_document = models.CharField(max_length=200, blank=True)
    decided = models.DateField(null=True)
    document = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    recovered_fen = models.BigIntegerField(default=0)
    delivered_on = models.DateField(null=True)
    delivery = models.CharField(max_length=64, blank=True)
    published_on = models.DateField(null=True)
    medium = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=500, blank=True)
    capture = models.CharField(max_length=64, blank=True)
    certificate = models.CharField(max_length=12, blank=True)
    certificate_on = models.DateField(null=True)
    certificate_note = models.TextField(blank=True)
    court_on = models.DateField(null=True)
    court = models.TextField(blank=True)

    class Meta:
        constraints = [only_states(kinds.REVOCATION)]

    @property
    def named(self) -> str:
        return f"撤销荣誉 {self.honour.named}"


@graded({"internal/forever": "id revocation on fen document scan"})
class Receipt(models.Model):
    """One part of a prize that came back into the treasury: the treasury's receipt stands once."""

    id = Id(primary_key=True)
    revocation = models.ForeignKey(Revocation, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    fen = models.BigIntegerField()
    document = models.CharField(max_length=200)
    scan = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revocation", "document"], name="aftercare_receipt_once"),
            models.CheckConstraint(condition=models.Q(fen__gt=0), name="aftercare_receipt_positive"),
        ]


@graded(
    {"internal/forever": "id version state revocation name uscc relation facts judged_on document reason"}
)
class Tie(Subject):
    """Another organisation near the holder: successor, parent, subsidiary, branch. ``state`` noted,
    touched, untouched (reading 18).
    """

    kind = kinds.TIE
    title = "关联单位"
    award_path = "revocation__honour__award"

    revocation = models.ForeignKey(Revocation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    uscc = models.CharField(max_length=18)
    relation = models.CharField(max_length=20)
    facts = models.TextField()
    judged_on = models.DateField(null=True)
    document = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            only_states(kinds.TIE),
            models.UniqueConstraint(fields=["revocation", "uscc"], name="aftercare_tie_once"),
        ]

    @property
    def award_of(self) -> str:
        return str(self.revocation.honour.award_id)

    @property
    def named(self) -> str:
        return f"关联单位 {self.name}"
