"""届次: edition, case, name lists, strikes, budget lines, hearings."""

from __future__ import annotations

from django.db import models

from zhiheng.access.models import Award, Id, Subject, only_states
from zhiheng.law.secrecy import graded
from zhiheng.people.models import Organisation

from . import kinds


@graded(
    {
        "open/forever": "id version state award number year title stage called_on deadline closed_on",
        "internal/forever": "plan readings instrument criteria calendar panel_on cases_made call "
        "regulation_check",
    }
)
class Edition(Subject):
    """One edition. ``state`` planning, submitted, approved, running, closed; ``stage`` the instrument's stage
    id.

    ``instrument``, ``criteria`` and ``calendar`` are digests of the pinned bytes.
    """

    kind = kinds.EDITION
    edition_path = "pk"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    stage = models.CharField(max_length=24, blank=True)
    plan = models.JSONField(default=dict)
    readings = models.JSONField(default=dict)
    regulation_check = models.JSONField(default=dict)
    instrument = models.CharField(max_length=64)
    criteria = models.CharField(max_length=64)
    calendar = models.CharField(max_length=64)
    called_on = models.DateField(null=True)
    deadline = models.DateField(null=True)
    panel_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    cases_made = models.PositiveIntegerField(default=0)
    call = models.JSONField(default=dict)

    class Meta:
        constraints = [
            only_states(kinds.EDITION),
            models.UniqueConstraint(fields=["award", "number"], name="editions_number_once"),
        ]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def edition_of(self) -> str | None:
        return str(self.pk)

    @property
    def named(self) -> str:
        return self.title


@graded(
    {
        "internal/30y": "id version state edition organisation no alias tier tags sector arrived_at",
        "confidential/30y": "submission findings facts facts_digest totals receipt",
    }
)
class Case(Subject):
    """One application. ``state`` draft, submitted, admitted, refused, then where its way ended.

    ``findings`` are the law's, stored with the digest of the facts they were judged on; ``totals`` exact
    points by
    stage, rewritten by the one service that reconciles scores.
    """

    kind = kinds.CASE
    title = "申报"
    award_path = "edition__award"
    edition_path = "edition_id"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    no = models.CharField(max_length=16, blank=True)
    alias = models.CharField(max_length=200, blank=True)
    tier = models.CharField(max_length=24, blank=True)
    tags = models.JSONField(default=list)
    sector = models.CharField(max_length=200, blank=True)
    arrived_at = models.DateTimeField(null=True)
    submission = models.CharField(max_length=64, blank=True)
    receipt = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    facts_digest = models.CharField(max_length=64, blank=True)
    totals = models.JSONField(default=dict)

    class Meta:
        constraints = [
            only_states(kinds.CASE),
            models.UniqueConstraint(
                fields=["edition", "organisation"], name="editions_one_case_per_organisation"
            ),
        ]

    @property
    def award_of(self) -> str:
        return str(self.edition.award_id)

    @property
    def edition_of(self) -> str | None:
        return str(self.edition_id)

    @property
    def case_of(self) -> str | None:
        return str(self.pk)

    @property
    def named(self) -> str:
        return f"{self.no} {self.organisation.name}".strip()


class OfCase(Subject):
    """Something that belongs to one application; recusals follow the application."""

    award_path = "case__edition__award"
    edition_path = "case__edition_id"

    case = models.ForeignKey("editions.Case", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def award_of(self) -> str:
        return str(self.case.edition.award_id)

    @property
    def edition_of(self) -> str | None:
        return str(self.case.edition_id)

    @property
    def case_of(self) -> str | None:
        return str(self.case_id)

    @property
    def named(self) -> str:
        return f"{self.title} {self.case.named}"


class OfEdition(Subject):
    """Something that belongs to one edition."""

    award_path = "edition__award"
    edition_path = "edition_id"

    edition = models.ForeignKey("editions.Edition", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def award_of(self) -> str:
        return str(self.edition.award_id)

    @property
    def edition_of(self) -> str | None:
        return str(self.edition_id)


@graded(
    {"internal/forever": "id version state edition position stage name title cases added removed by at note"}
)
class NameList(OfEdition):
    """One of the name lists that join the stages, with its differences from the one before and the
    reasons.
    """

    kind = kinds.NAME_LIST

    position = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=24)
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    cases = models.JSONField(default=list)
    added = models.JSONField(default=list)
    removed = models.JSONField(default=list)
    note = models.TextField(blank=True)
    by = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            only_states(kinds.NAME_LIST),
            models.UniqueConstraint(fields=["edition", "name"], name="editions_list_once"),
        ]


@graded({"internal/forever": "id edition case reason article at"})
class Strike(models.Model):
    """A candidacy cancelled: the case leaves the next list, its place is not refilled by itself (reading
    14).
    """

    id = Id(primary_key=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    article = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case"], name="editions_strike_once")]


@graded({"internal/forever": "id version state edition sort name fen spent_fen document"})
class BudgetLine(OfEdition):
    """A purpose-bound line: prize or review costs, in fen. ``spent_fen`` can never exceed it."""

    kind = kinds.BUDGET_LINE
    title = "预算科目"

    sort = models.CharField(max_length=12)
    name = models.CharField(max_length=200)
    fen = models.BigIntegerField()
    spent_fen = models.BigIntegerField(default=0)
    document = models.CharField(max_length=200)

    class Meta:
        constraints = [
            only_states(kinds.BUDGET_LINE),
            models.CheckConstraint(
                condition=models.Q(spent_fen__lte=models.F("fen")), name="editions_line_never_over"
            ),
            models.CheckConstraint(
                condition=models.Q(spent_fen__gte=0, fen__gt=0), name="editions_line_positive"
            ),
        ]

    @property
    def named(self) -> str:
        return self.name


@graded(
    {"confidential/30y": "id version state case matter grounds article told_at answer_by answer answered_at"}
)
class Hearing(OfCase):
    """ "Told, may answer": before an adverse act. ``state`` told, answered."""

    kind = kinds.HEARING
    title = "告知与陈述"

    matter = models.CharField(max_length=20)
    grounds = models.TextField()
    article = models.CharField(max_length=200)
    told_at = models.DateTimeField()
    answer_by = models.DateField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [only_states(kinds.HEARING)]

    @property
    def named(self) -> str:
        return f"告知 {self.case.named}"


@graded({"internal/forever": "id award year sha256 source at"})
class CalendarFile(models.Model):
    """A year's working-day arrangement that the office loaded from the State Council's notice."""

    id = Id(primary_key=True)
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["award", "year"], name="editions_calendar_year_once")]
