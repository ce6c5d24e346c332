"""Bodies, people and their offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.auth.hashers import is_password_usable
from django.db.models.functions import Lower

from zhiheng.access.kinds import RUNNING
from zhiheng.access.models import Appointment, User
from zhiheng.access.request_cache import memo
from zhiheng.law import committee
from zhiheng.law.instrument import Instrument

from . import choices, kinds
from .models import Body, Expert, KeptView, Organisation


def body(pk: str) -> Body | None:
    return Body.objects.filter(pk=pk).first()


def bodies(award: str, sort: str) -> list[Body]:
    return list(Body.objects.filter(award=award, sort=sort).order_by("name"))


def body_names(award: str) -> dict[str, str]:
    return {
        kinds.BODY.ref(pk): name for pk, name in Body.objects.filter(award=award).values_list("pk", "name")
    }


def organisation(pk: str) -> Organisation | None:
    return Organisation.objects.filter(pk=pk).first()


def experts(award: str) -> list[Expert]:
    return list(
        Expert.objects.filter(award=award, state=kinds.POOLED).select_related("user").order_by("user__login")
    )


def appointments(award: str) -> list[tuple[Any, ...]]:
    rows = (
        Appointment.objects.filter(award=award).exclude(office="applicant").order_by("office", "user__login")
    )
    return list(
        rows.values_list(
            "pk", "user__name", "office", "post", "scope", "document", "from_day", "state", "user__password"
        )
    )


def entered(password: str) -> bool:
    """Has somebody set a password?"""
    return is_password_usable(password)


class Standing(NamedTuple):
    """What a founding house has of the people it needs: counts by office, classes of committee members,
    competences.
    """

    offices: dict[str, int]
    classes: dict[str, int]
    bodies: dict[str, int]
    competences: frozenset[str]
    pools: dict[str, int]
    manned: frozenset[str]


def standing(award: str) -> Standing:
    """Counted now, for the guide of a new house."""
    running = Appointment.objects.filter(award=award, state=RUNNING)
    offices = Counter(running.values_list("office", flat=True))
    classes = Counter(running.filter(office="committee").values_list("cls", flat=True))
    found = list(Body.objects.filter(award=award).values_list("pk", "sort", "competence"))
    pools = Counter(Expert.objects.filter(award=award, state=kinds.POOLED).values_list("pool", flat=True))
    manned = frozenset(
        s.removeprefix("body/") for s in running.exclude(scope="").values_list("scope", flat=True)
    )
    return Standing(
        dict(offices),
        dict(classes),
        dict(Counter(sort for _, sort, _ in found)),
        frozenset(c for _, _, c in found if c),
        dict(pools),
        manned & {pk for pk, _, _ in found},
    )


@memo
def voters(award: str) -> list[Appointment]:
    """Committee members appointed to vote, in order of login."""
    rows = Appointment.objects.filter(award=award, office="committee", state=RUNNING, voter=True)
    return list(rows.select_related("user").order_by("user__login"))


class Lacking(NamedTuple):
    """What the committee lacks: classes without anybody, posts that nobody holds."""

    classes: list[str]
    posts: list[str]


def committee_lacks(award: str, rules: Instrument) -> Lacking:
    """Compared with the regulation: a warning, never a bar (Art 8)."""
    rows = voters(award)
    found = (
        committee.classes([r.cls for r in rows], rules.cite("committee")),
        committee.posts(rules, [(r.role, r.post) for r in rows]),
    )
    return Lacking(*(list(f.facts["missing"]) for f in found))


def users(award: str | None = None) -> list[User]:
    rows = User.objects.order_by("login")
    if award:
        mine = Appointment.objects.filter(award=award).values_list("user", flat=True)
        pooled = Expert.objects.filter(award=award).values_list("user", flat=True)
        rows = rows.filter(pk__in=set(mine) | set(pooled))
    return list(rows)


def offices_of(award: str) -> dict[str, list[str]]:
    """Offices ever held in an award, by user; kept after their end, as the dossier needs them."""
    held: dict[str, list[str]] = {}
    for user, office in (
        Appointment.objects.filter(award=award).order_by("office").values_list("user_id", "office")
    ):
        if office not in held.setdefault(user, []):
            held[user].append(office)
    return held


def pool_name(pool: str) -> str:
    return choices.POOLS.get(pool, pool)


def kept_views(user: str, place: str) -> list[tuple[str, str, str]]:
    """Somebody's own views of one list, in the order of their keeping: id, name, query."""
    return list(
        KeptView.objects.filter(user=user, place=place)
        .order_by("at", "pk")
        .values_list("pk", "name", "query")
    )


class Contact(NamedTuple):
    """Somebody who can be called: a name, a login (a mailbox or a telephone number) and a mail address, ""
    where none is known.
    """

    name: str
    login: str
    address: str


def contacts(award: str, *offices: str) -> dict[str, list[Contact]]:
    """Who holds some offices now, by the body or organisation they act for."""
    rows = (
        Appointment.objects.filter(award=award, office__in=offices, state=RUNNING)
        .exclude(scope="")
        .order_by("user__login")
    )
    found: dict[str, list[Contact]] = {}
    for scope, *who in rows.values_list("scope", "user__name", "user__login", "user__address"):
        found.setdefault(scope, []).append(Contact(*who))
    return found


def reach(users: Iterable[str]) -> dict[str, Contact]:
    """How some people can be called, by user and in the order of their names."""
    rows = (
        User.objects.filter(pk__in=set(users))
        .order_by("name", "login")
        .values_list("pk", "name", "login", "address")
    )
    return {pk: Contact(*who) for pk, *who in rows}


def held(award: str) -> set[tuple[str, str, str]]:
    """Running appointments as (login in small letters, office, scope): who is appointed twice is found by
    it.
    """
    rows = Appointment.objects.filter(award=award, state=RUNNING).values_list(
        "user__login", "office", "scope"
    )
    return {(login.lower(), office, scope) for login, office, scope in rows}


def names_by_login(logins: Iterable[str]) -> dict[str, str]:
    """Names under which some logins are known, by login in small letters."""
    wanted = {x.lower() for x in logins}
    rows = User.objects.annotate(small=Lower("login")).filter(small__in=wanted).values_list("small", "name")
    return dict(rows)


def scopes(award: str) -> dict[tuple[str, str], str]:
    """References of bodies by sort and name."""
    return {
        (sort, name): kinds.BODY.ref(pk)
        for pk, sort, name in Body.objects.filter(award=award).values_list("pk", "sort", "name")
    }
