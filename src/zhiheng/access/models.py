"""Who may act: the installation, awards, users, appointments, recusals. Columns and constraints only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from zhiheng.law.secrecy import graded

from .kinds import APPOINTMENT, AWARD, Kind

if TYPE_CHECKING:
    Text = models.CharField[Any, Any]
else:
    Text = models.CharField


class Id(Text):
    """A public id: 128 random bits as 32 hexadecimal digits."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 32)
        super().__init__(**kwargs)


class Subject(models.Model):
    """What an act is done on. ``version`` counts its changes; ``state`` is moved by acts alone.

    ``award_path`` and ``edition_path`` are the lookups that lead to its award and to its edition's id, ""
    where it is
    an award itself or belongs to no edition.
    """

    kind: ClassVar[Kind]
    title: ClassVar[str] = ""
    award_path: ClassVar[str] = "award"
    edition_path: ClassVar[str] = ""

    id = Id(primary_key=True)
    version = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=20)

    class Meta:
        abstract = True

    @property
    def ref(self) -> str:
        return self.kind.ref(self.pk)

    @property
    def award_of(self) -> str:
        """Id of the award this belongs to."""
        raise NotImplementedError(self.kind.name)

    @property
    def award_row(self) -> Award:
        """The award itself; no question where it was read together with this."""
        row: Any = self
        for step in filter(None, self.award_path.split("__")):
            row = getattr(row, step)
        return cast(Award, row)

    @property
    def edition_of(self) -> str | None:
        """Id of its edition; None for what outlives editions."""
        return None

    @property
    def case_of(self) -> str | None:
        """Id of the application it concerns; recusals follow it."""
        return None

    @property
    def named(self) -> str:
        """How people call it."""
        return self.title


def only_states(kind: Kind) -> models.CheckConstraint:
    """The constraint that keeps a model's ``state`` to the keys of its kind, on either engine."""
    return models.CheckConstraint(condition=models.Q(state__in=list(kind.keys)), name=f"{kind.name}_state")


@graded({"internal/forever": "id kind made_at"})
class Installation(models.Model):
    """One row: real or rehearsal, fixed at its creation for ever."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    kind = models.CharField(max_length=10)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="access_one_installation"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["real", "rehearsal"]), name="access_installation_kind"
            ),
        ]


@graded(
    {
        "open/forever": "id version state slug name instrument made_at default",
        "internal/forever": "rehearsal offset_ms",
    }
)
class Award(Subject):
    """A tenant: one award under one instrument. ``offset_ms`` is its rehearsal clock, nought in a real
    house.
    """

    kind = AWARD
    title = "奖项"
    award_path = ""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    instrument = models.CharField(max_length=200)
    rehearsal = models.BooleanField()
    default = models.BooleanField(default=False)
    offset_ms = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            only_states(AWARD),
            models.CheckConstraint(
                condition=models.Q(rehearsal=True) | models.Q(offset_ms=0), name="access_real_clock_is_real"
            ),
        ]

    @property
    def award_of(self) -> str:
        return str(self.pk)

    @property
    def named(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(login__iexact=(username or "").strip())


@graded({"internal/30y": "id login name alias address is_active", "secret/short": "password"})
class User(AbstractBaseUser):
    """A person who can sign in. ``alias`` is the role name of a rehearsal's cast ("E1")."""

    last_login = None
    id = Id(primary_key=True)
    login = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    alias = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=254, blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "login"
    objects: ClassVar[UserManager] = UserManager()


@graded(
    {"internal/30y": "id version state award user office scope post cls role document from_day to_day voter"}
)
class Appointment(Subject):
    """An office held in an award.

    ``scope`` narrows it to a body or organisation ("body/…", "organisation/…").
    """

    kind = APPOINTMENT
    title = "任职"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=20)
    scope = models.CharField(max_length=48, blank=True)
    post = models.CharField(max_length=200, blank=True)
    cls = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    document = models.CharField(max_length=200, blank=True)
    from_day = models.DateField()
    to_day = models.DateField(null=True)
    voter = models.BooleanField(default=False)

    class Meta:
        constraints = [only_states(APPOINTMENT)]

    @property
    def award_of(self) -> str:
        return str(self.award_id)

    @property
    def named(self) -> str:
        return self.post or self.office


@graded({"internal/30y": "id award user case ground detail source at"})
class Recusal(models.Model):
    """Somebody has an interest in an application: a denial that beats every grant."""

    id = Id(primary_key=True)
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    case = models.CharField(max_length=32, db_index=True)
    ground = models.CharField(max_length=200)
    detail = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "case"], name="access_recusal_once")]


@graded({"secret/short": "token_digest user expires_at used_at purpose"})
class EntryToken(models.Model):
    """A one-time door: an invitation to set a password, or a rehearsal's sign-in by link. Only its digest
    is kept.
    """

    token_digest = models.CharField(primary_key=True, max_length=64)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=12)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


@graded({"internal/short": "id user key request status response at"})
class Reply(models.Model):
    """The answer already given under an idempotency key."""

    user = models.CharField(max_length=32)
    key = models.CharField(max_length=80)
    request = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    response = models.TextField(default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="access_reply_once")]


@graded({"internal/short": "id bucket at"})
class Attempt(models.Model):
    """One counted attempt in a rate-limited bucket."""

    bucket = models.CharField(max_length=80, db_index=True)
    at = models.DateTimeField(db_index=True)


@graded({"internal/10y": "id user act object status article at"})
class RefusalLog(models.Model):
    """What was asked for and refused."""

    user = models.CharField(max_length=32)
    act = models.CharField(max_length=40)
    object = models.CharField(max_length=60)
    status = models.PositiveSmallIntegerField()
    article = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
