"""审议: meeting, questions, who was issued a slip, and the slips, which no row links to anybody."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Id, Subject, User
from zhiheng.editions.models import OfEdition
from zhiheng.law.secrecy import graded


@graded({"internal/forever": "id version state edition on place agenda appointed present guests minutes"})
class Meeting(OfEdition):
    """The committee's meeting. ``state`` convened, concluded. ``appointed`` and ``present`` are user ids."""

    kind = "meeting"
    title = "综合评审会议"

    on = models.DateField()
    place = models.CharField(max_length=200)
    agenda = models.TextField()
    appointed = models.JSONField(default=list)
    present = models.JSONField(default=list)
    guests = models.JSONField(default=list)
    minutes = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition"], name="meeting_one")]


@graded(
    {"internal/forever": "id version state meeting sort tier cases most parent issued returned valid count need result digest"}
)
class Question(Subject):
    """One ballot: first_time, re_award or run_off, for one tier. ``most`` names a slip may carry; ``state`` open, closed."""

    kind = "question"
    title = "表决"
    award_path = "meeting__edition__award"
    edition_path = "meeting__edition_id"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=12)
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

    @property
    def award_of(self) -> str:
        return str(self.meeting.edition.award_id)

    @property
    def edition_of(self) -> str | None:
        return str(self.meeting.edition_id)


@graded({"internal/10y": "id question user cast"})
class Issue(models.Model):
    """A member was given the right to one slip; ``cast`` that it was used. It knows no time and no choice."""

    id = Id(primary_key=True)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    cast = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "user"], name="meeting_issue_once")]


@graded({"secret/forever": "id question choice"})
class Slip(models.Model):
    """One slip. All slips of a question are written anew in random order with every casting and at the close."""

    id = Id(primary_key=True)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    choice = models.JSONField(default=list)
