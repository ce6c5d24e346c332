"""Acts on personal data: erased when its time has come, corrected by the person it is about."""

from __future__ import annotations

from datetime import date, datetime

from zhiheng.access import instants
from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.access.kinds import APPOINTMENT, ENDED, RUNNING
from zhiheng.access.models import Appointment, User
from zhiheng.editions.models import Case
from zhiheng.law import retention
from zhiheng.law.finding import Finding
from zhiheng.people.kinds import DORMANT, ORGANISATION, REGISTERED
from zhiheng.people.models import Organisation
from zhiheng.registry import selectors as registry

EVERYBODY = (
    "applicant",
    "recommender",
    "department",
    "expert",
    "committee",
    "office",
    "leading",
    "government",
    "supervision",
)


def own(a: Appointment) -> frozenset[str]:
    return frozenset({f"user/{a.user_id}"})


def filed(organisation: Organisation) -> list[date | None]:
    """When each edition was filed in which an organisation applied; the day of registration where it never
    did.
    """
    return since(
        organisation,
        list(Case.objects.filter(organisation=organisation.pk).values_list("edition__closed_on", flat=True)),
    )


def since(organisation: Organisation, filed: list[date | None]) -> list[date | None]:
    """The days that its contacts are kept from: the filings, else its registration."""
    return filed or [instants.day(organisation.made_at)]


def contacts(organisation: Organisation) -> list[User]:
    """Who speaks for an organisation and for nothing else; who holds another office stays who they are."""
    mine = Appointment.objects.filter(
        award=organisation.award_id, office="applicant", scope=organisation.ref, state=RUNNING
    )
    other = Appointment.objects.exclude(scope=organisation.ref).values("user")
    return list(User.objects.filter(pk__in=mine.values("user")).exclude(pk__in=other).order_by("pk"))


def erasable(organisation: Organisation, at: datetime) -> list[Finding]:
    """What must hold before anybody says on whose request."""
    return judged(organisation, True, at)


def judged(organisation: Organisation, asked: bool, at: datetime) -> list[Finding]:
    won = registry.has_won(organisation.award_of, organisation.uscc)
    return retention.may_erase(
        filed(organisation), won, asked, instants.day(at), cite(organisation, "secrecy")
    )


ERASE = Act(
    "erase_contact",
    "删除单位联系人信息",
    ("office", "system"),
    ORGANISATION,
    "secrecy",
    states=(REGISTERED,),
    to=DORMANT,
    guard=erasable,
    grave=True,
    todo=False,
    also=((APPOINTMENT, ENDED),),
    help="keep",
)
CORRECT = Act(
    "correct_contact",
    "更正本人信息",
    EVERYBODY,
    APPOINTMENT,
    "secrecy",
    states=(RUNNING,),
    who=own,
    todo=False,
    help="keep",
)
