"""Who looks: the offices somebody holds in an award today, and the applications they are recused from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from . import kinds
from .clock import day
from .models import Appointment, Award, User


@dataclass(frozen=True)
class Holding:
    """One office held: its award and what it is narrowed to."""

    award: str
    office: str
    scope: str
    post: str = ""
    role: str = ""
    voter: bool = False


@dataclass(frozen=True)
class Viewer:
    user: str
    name: str
    holdings: tuple[Holding, ...]
    recused: frozenset[str]

    def offices(self, award: str | None = None) -> frozenset[str]:
        return frozenset(h.office for h in self.holdings if award is None or h.award == award)

    def scopes(self, office: str, award: str | None = None) -> frozenset[str]:
        return frozenset(h.scope for h in self.holdings if h.office == office and award in (None, h.award))

    def scope_ids(self, office: str) -> list[str]:
        """Ids of the bodies or organisations an office is narrowed to."""
        return sorted(h.scope.partition("/")[2] for h in self.holdings if h.office == office and h.scope)

    def awards(self, *offices: str) -> list[str]:
        """Awards in which one of the offices (or any) is held."""
        return sorted({h.award for h in self.holdings if not offices or h.office in offices})

    def holds(self, office: str, award: str) -> bool:
        return any(h.office == office and h.award == award for h in self.holdings)


READ_HOLDINGS = (
    "SELECT award_id, office, scope, post, role, voter FROM access_appointment "
    "WHERE user_id = %s AND state = 'running' AND (to_day IS NULL OR to_day >= %s) ORDER BY id"
)
READ_RECUSED = 'SELECT "case" FROM access_recusal WHERE user_id = %s'

NOBODY = Viewer("public", "", (), frozenset())
SYSTEM = Viewer("system", "", (), frozenset())


def of(user: str, at: datetime | None = None, name: str = "") -> Viewer:
    """Load somebody's offices that run on the day; a loss of office counts at once.

    ``name`` is given where the user was read already and is active.
    """
    if user in ("public", "system"):
        return NOBODY if user == "public" else SYSTEM
    person = name or User.objects.filter(pk=user, is_active=True).values_list("name", flat=True).first()
    if person is None:
        return NOBODY
    today = connection.ops.adapt_datefield_value(day(at) if at is not None else date.min)
    with connection.cursor() as cursor:
        cursor.execute(READ_HOLDINGS, [user, today])
        held = tuple(
            Holding(award, office, scope, post, role, bool(voter))
            for award, office, scope, post, role, voter in cursor.fetchall()
        )
        cursor.execute(READ_RECUSED, [user])
        recused = frozenset(row[0] for row in cursor.fetchall())
    return Viewer(user, person, held, recused)


def holders(award: str, office: str, scope: str | None = None) -> list[User]:
    """Users who hold an office now."""
    rows = Appointment.objects.filter(award=award, office=office, state=kinds.RUNNING).select_related("user")
    if scope is not None:
        rows = rows.filter(scope=scope)
    return [r.user for r in rows.order_by("user__login")]


def named(users: Iterable[str]) -> dict[str, str]:
    return dict(User.objects.filter(pk__in=list(users)).values_list("pk", "name"))


def award(pk: str) -> Award:
    return Award.objects.get(pk=pk)
