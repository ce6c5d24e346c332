"""文书: papers as they were made, letters as they went and came, the office's own Word template."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Award, Id, only_states
from zhiheng.editions.models import Case, OfEdition
from zhiheng.law.secrecy import graded

from . import kinds


@graded(
    {
        "internal/30y": (
            "id version state edition case sort about number revision title docx pdf facts_digest "
            "text on made_by made_at"
        )
    }
)
class Paper(OfEdition):
    """A paper made once and kept: ``sort`` of the catalogue, made of ``about`` (its reference, with its
    part).

    ``state`` kept, sent, delivered. ``docx`` and ``pdf`` are digests of the bytes, ``text`` its lines, by
    which two
    revisions are compared; the digest of the facts says whether a later one would say anything else.
    """

    kind = kinds.PAPER

    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    sort = models.CharField(max_length=40)
    about = models.CharField(max_length=120)
    number = models.CharField(max_length=200, blank=True)
    revision = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    docx = models.CharField(max_length=64)
    pdf = models.CharField(max_length=64)
    facts_digest = models.CharField(max_length=64)
    text = models.JSONField(default=list)
    on = models.DateField(null=True)
    made_by = models.CharField(max_length=32)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            only_states(kinds.PAPER),
            models.UniqueConstraint(
                fields=["edition", "sort", "about", "revision"], name="documents_revision_once"
            ),
        ]

    @property
    def case_of(self) -> str | None:
        return str(self.case_id) if self.case_id else None

    @property
    def named(self) -> str:
        return f"{self.title}（第{self.revision}版）"


@graded(
    {
        "internal/30y": "id version state edition case paper way serial number subject party means on "
        "scan entered_by at delivered_on "
        "receiver proof delivered_by"
    }
)
class Letter(OfEdition):
    """One line of the register of letters (收发文登记). ``way`` in or out, ``serial`` counted by edition and
    way.

    ``state`` received, sent, delivered. What was sent has its delivery record (送达回证) here: the day, who
    took it, the
    means, and the scan of the signed record.
    """

    kind = kinds.LETTER
    title = "收发文"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, related_name="+")
    way = models.CharField(max_length=3)
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=300)
    party = models.CharField(max_length=200)
    means = models.CharField(max_length=20, blank=True)
    on = models.DateField()
    scan = models.CharField(max_length=64, blank=True)
    entered_by = models.CharField(max_length=32)
    at = models.DateTimeField()
    delivered_on = models.DateField(null=True)
    receiver = models.CharField(max_length=200, blank=True)
    proof = models.CharField(max_length=64, blank=True)
    delivered_by = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            only_states(kinds.LETTER),
            models.UniqueConstraint(fields=["edition", "way", "serial"], name="documents_serial_once"),
        ]

    @property
    def case_of(self) -> str | None:
        return str(self.case_id) if self.case_id else None

    @property
    def named(self) -> str:
        return f"{'收' if self.way == 'in' else '发'}{self.serial}号　{self.subject}"


@graded({"internal/30y": "id award sha256 by at"})
class Template(models.Model):
    """The office's own Word template; the newest is used. It passed the check before it was taken."""

    id = Id(primary_key=True)
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=32)
    at = models.DateTimeField()
