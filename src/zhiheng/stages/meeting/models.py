"""审议: meeting, questions, who may vote, and the slips, which no row links to anybody."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Id, Subject, User, only_states
from zhiheng.editions.models import OfEdition
from zhiheng.law.secrecy import graded

from . import kinds


@graded(
    {
        "internal/forever": (
            "id version state edition on place agenda appointed present guests minutes entered signed"
        )
    }
)
class Meeting(OfEdition):
    """The committee's meeting. ``state`` convened, concluded. ``appointed`` and ``present`` are user ids.

    ``entered`` is a sign-in sheet that waits for its second person, ``signed`` the sheets that were verified.
    """

    kind = kinds.MEETING
    title = "综合评审会议"

    on = models.DateField()
    place = models.CharField(max_length=200)
    agenda = models.TextField()
    appointed = models.JSONField(default=list)
    present = models.JSONField(default=list)
    guests = models.JSONField(default=list)
    minutes = models.TextField(blank=True)
    entered = models.JSONField(default=dict)
    signed = models.JSONField(default=list)

    class Meta:
        constraints = [
            only_states(kinds.MEETING),
            models.UniqueConstraint(fields=["edition"], name="meeting_one"),
        ]


@graded(
    {
        "internal/forever": "id version state meeting sort mode medium tier cases most parent issued "
        "returned valid count need "
        "result digest sheet"
    }
)
class Question(Subject):
    """One ballot: first_time, re_award or run_off, for one tier. ``most`` names a slip may carry.

    ``mode`` is secret or named, ``medium`` phone or paper. ``state`` open, entered (a count on paper that
    waits for its
    second person), closed, void. ``sheet`` is the count on paper with its scan and both persons.
    """

    kind = kinds.QUESTION
    title = "表决"
    award_path = "meeting__edition__award"
    edition_path = "meeting__edition_id"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=12)
    mode = models.CharField(max_length=8, default="secret")
    medium = models.CharField(max_length=200, default="phone")
    tier = models.CharField(max_length=24)
    cases = models.JSONField(default=list)
    most = models.PositiveSmallIntegerField()
    parent = Id(blank=True)
    issued = models.PositiveSmallIntegerField(default=0)
    returned = models.PositiveSmallIntegerField(default=0)
    valid = models.PositiveSmallIntegerField(default=0)
    count = models.JSONField(default=dict)
    need = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    sheet = models.JSONField(default=dict)

    class Meta:
        constraints = [only_states(kinds.QUESTION)]

    @property
    def award_of(self) -> str:
        return str(self.meeting.edition.award_id)

    @property
    def edition_of(self) -> str | None:
        return str(self.meeting.edition_id)


@graded({"internal/10y": "id question user"})
class Issue(models.Model):
    """A member was given the right to one slip, before anybody voted.

    It does not know whether the right was used.
    """

    id = Id(primary_key=True)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "user"], name="meeting_issue_once")]


@graded({"secret/forever": "id question choice"})
class Slip(models.Model):
    """One secret slip.

    All slips of a question are written anew in random order with every casting and at the close.
    """

    id = Id(primary_key=True)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    choice = models.JSONField(default=list)


@graded({"internal/forever": "id question code"})
class Counterfoil(models.Model):
    """That a secret slip was cast, by a code that only its voter can recognise.

    Written anew like the slips, apart from them.
    """

    id = Id(primary_key=True)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "code"], name="meeting_code_once")]


@graded({"internal/forever": "id question user choice"})
class NamedSlip(models.Model):
    """One slip of a ballot by name; shown to nobody before the ballot is closed."""

    id = Id(primary_key=True)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    choice = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "user"], name="meeting_named_once")]
