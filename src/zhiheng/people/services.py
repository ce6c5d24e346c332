"""Bodies, appointments, the pool, and an organisation's own registration."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from zhiheng.access import ids, instants
from zhiheng.access.acting import Acting, Actor, Done, acting, cite, rules_of
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document
from zhiheng.access.inputs import Long, Password
from zhiheng.access.kinds import ENDED, RUNNING
from zhiheng.access.models import Appointment, Award, User
from zhiheng.access.offices import HELD
from zhiheng.law import plan
from zhiheng.law import uscc as code
from zhiheng.law.finding import Finding, holds, not_met

from . import choices, kinds, seats, selectors
from .acts import ADMIT_EXPERT, APPOINT, END_APPOINTMENT, FOUND_BODY, INVITE, INVITE_EXPERT, REGISTER
from .models import Body, Expert, KeptView, Organisation

Office = Literal[
    "recommender", "department", "office", "expert", "committee", "leading", "government", "supervision"
]
Sort = Literal[
    "leading_group", "committee", "office", "department", "recommender", "government", "supervision"
]


def bodies(award: Award) -> list[tuple[str, str]]:
    rows = Body.objects.filter(award=award.pk).order_by("sort", "name")
    return [("", "——"), *((kinds.BODY.ref(b.pk), b.name) for b in rows)]


@performs(FOUND_BODY)
def found_body(
    award: str,
    *,
    name: Annotated[str, Arg("机构名称")],
    sort: Annotated[Sort, Arg("类别", choices=choices.BODY_SORTS)],
    competence: Annotated[str, Arg("核查职能", "核查部门填写，如：市场监管、应急")] = "",
    telephone: Annotated[str, Arg("联系电话")] = "",
    document: Annotated[str, Arg("依据文号")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """A body of the award, with the document that sets it up."""
    with acting(FOUND_BODY, award, by=by, at=at) as act:
        taken = Body.objects.filter(award=act.award, sort=sort, name=name.strip()).exists()
        act.require(holds(not taken, "body_once", act.cite("leading"), name=name, argument="name"))
        act.made = act.make(
            Body,
            kinds.RUNNING,
            award=act.award,
            name=name.strip(),
            sort=sort,
            competence=competence,
            telephone=telephone,
        )
        act.document = document
        act.say(name=name, sort=sort, competence=competence)
    return act.done


@performs(APPOINT)
def appoint(
    award: str,
    *,
    login: Annotated[str, Arg("登录名", "邮箱或手机号")],
    name: Annotated[str, Arg("姓名")],
    office: Annotated[Office, Arg("职责", choices=HELD)],
    document: Document,
    from_day: Annotated[date, Arg("任职起")],
    to_day: Annotated[date | None, Arg("任职止")] = None,
    scope: Annotated[str, Arg("所属机构", options=bodies)] = "",
    post: Annotated[str, Arg("职务")] = "",
    cls: Annotated[
        Literal["", "government", "academic", "enterprise"],
        Arg("评委类别", choices=choices.COMMITTEE_CLASSES),
    ] = "",
    role: Annotated[
        Literal["", "chair", "vice_chair", "member", "head"], Arg("任职角色", choices=choices.ROLES)
    ] = "",
    alias: Annotated[str, Arg("演练代号")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Give a person an office by a document.

    Committee members vote; a panel expert is never one of them (reading 9).
    """
    with acting(APPOINT, award, by=by, at=at, given=lambda a: _term(a, from_day, to_day)) as act:
        act.require(
            *_scope(act.award, office, scope),
            *_apart(act.award, login, office, act.cite("panel")),
            _not_removed(act.award, login, office),
            _seat(act.award, office, cls, instants.day(at)),
        )
        user = person(login, name, alias if act.award.rehearsal else "")
        act.made = act.make(
            Appointment,
            RUNNING,
            award=act.award,
            user=user,
            office=office,
            scope=scope,
            post=post,
            cls=cls,
            role=role,
            document=document,
            from_day=from_day,
            to_day=to_day,
            voter=office == "committee",
        )
        act.document = document
        act.say(user=user.pk, name=name, office=office, scope=scope, post=post, cls=cls, role=role)
    return act.done


def _seat(award: Award, office: str, cls: str, today: date) -> Finding:
    """A class that the plan caps takes no further member, whoever else has a seat already."""
    rows = Appointment.objects.filter(award=award, office="committee", cls=cls, state=RUNNING).exclude(
        to_day__lt=today
    )
    most = seats.cap(award.pk, cls) if office == "committee" and cls else None
    return plan.seats(most, rows.count() if most else 0, cite(award, "committee"), cls)


def _term(award: Award, from_day: date, to_day: date | None) -> list[Finding]:
    return [
        holds(
            to_day is None or to_day >= from_day,
            "term",
            cite(award, "committee"),
            from_day=from_day,
            to_day=to_day,
            argument="to_day",
        )
    ]


def _scope(award: Award, office: str, scope: str) -> list[Finding]:
    """Departments and recommenders act for a body of this award."""
    if office not in ("department", "recommender"):
        return []
    known = Body.objects.filter(award=award, pk=scope.partition("/")[2], sort=office).exists()
    return [
        holds(
            known,
            "scope_body",
            cite(award, "bars" if office == "department" else "recommend"),
            office=office,
            argument="scope",
        )
    ]


def _apart(award: Award, login: str, office: str, article: str) -> list[Finding]:
    other = {"committee": "expert", "expert": "committee"}.get(office)
    rows = Appointment.objects.filter(
        award=award, user__login__iexact=login.strip(), office=other, state=RUNNING
    )
    return [holds(other is None or not rows.exists(), "panel_apart", article, argument="login")]


def _not_removed(award: Award, login: str, office: str) -> Finding:
    """Who was taken out of the pool does not come back as an expert."""
    out = (
        office == "expert"
        and Expert.objects.filter(
            award=award, user__login__iexact=login.strip(), state=kinds.REMOVED
        ).exists()
    )
    return holds(not out, "expert_removed", cite(award, "accountability"), argument="login")


def person(login: str, name: str, alias: str = "") -> User:
    """The user with this login, made where there is none; without a password until they set one."""
    found = User.objects.filter(login__iexact=login.strip()).first()
    if found:
        return found
    plain = login.strip()
    return User.objects.create(
        id=ids.new_id(),
        login=plain,
        name=name.strip(),
        alias=alias,
        address=plain if "@" in plain else "",
        password="!" + ids.new_id(),
    )


@performs(END_APPOINTMENT)
def end_appointment(
    appointment: str,
    *,
    document: Document,
    reason: Annotated[str, Arg("理由", input=Long())],
    by: Actor,
    at: datetime,
) -> Done:
    """End an office at once; sessions notice it with their next request."""
    with acting(END_APPOINTMENT, appointment, by=by, at=at) as act:
        Appointment.objects.filter(pk=act.obj.pk).update(to_day=instants.day(at))
        act.document = document
        act.say(user=act.obj.user_id, reason=reason)
    return act.done


def remove(act: Acting[Any], expert: Expert, on: date) -> None:
    """Out of the pool, and out of the expert's office at once: what an exclusion does (Art 26)."""
    act.move(expert, kinds.REMOVED)
    rows = Appointment.objects.filter(
        award=expert.award_id, user=expert.user_id, office="expert", state=RUNNING
    )
    act.move(rows, ENDED, to_day=on)


def pools(award: Award) -> list[tuple[str, str]]:
    """Pools that the regulation names."""
    return [(p, selectors.pool_name(p)) for p in rules_of(award).panel.pools]


@performs(ADMIT_EXPERT)
def admit_expert(
    award: str,
    *,
    login: Annotated[str, Arg("登录名")],
    name: Annotated[str, Arg("姓名")],
    pool: Annotated[str, Arg("专家库", "按办法可从哪些专家库聘请", options=lambda a: pools(a))],
    document: Document,
    employer: Annotated[str, Arg("工作单位")] = "",
    skills: Annotated[str, Arg("专业")] = "",
    alias: Annotated[str, Arg("演练代号")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Admit an expert to a pool; only pooled experts can be engaged."""
    with acting(ADMIT_EXPERT, award, by=by, at=at) as act:
        user = person(login, name, alias if act.award.rehearsal else "")
        act.check(
            holds(pool in act.rules.panel.pools, "pool_known", act.cite("panel"), pool=pool, argument="pool")
        )
        act.require(*_apart(act.award, login, "expert", act.cite("panel")))
        act.require(_not_removed(act.award, login, "expert"))
        known = Expert.objects.filter(award=act.award, user=user).exists()
        act.require(holds(not known, "expert_once", act.cite("pool"), name=name, argument="login"))
        act.made = act.make(
            Expert,
            kinds.POOLED,
            award=act.award,
            user=user,
            pool=pool,
            skills=skills,
            employer=employer,
        )
        act.document = document
        act.say(user=user.pk, name=name, pool=pool, employer=employer)
    return act.done


@performs(INVITE)
def invite(appointment: str, *, by: Actor, at: datetime) -> Done:
    """Let somebody who was appointed set a password by a link that works once.

    The link itself is in no record.
    """
    with acting(INVITE, appointment, by=by, at=at) as act:
        act.say(user=act.obj.user_id)
    return act.done


@performs(INVITE_EXPERT)
def invite_expert(expert: str, *, by: Actor, at: datetime) -> Done:
    """The same for an expert of the pool."""
    with acting(INVITE_EXPERT, expert, by=by, at=at) as act:
        act.say(user=act.obj.user_id)
    return act.done


@performs(REGISTER)
def register_organisation(
    award: str,
    *,
    uscc: Annotated[str, Arg("统一社会信用代码", "18位，与营业执照一致", limit=40)],
    name: Annotated[str, Arg("单位全称", "与营业执照一致", limit=120)],
    login: Annotated[str, Arg("登录名", "联系人的邮箱或手机号", limit=120)],
    contact: Annotated[str, Arg("联系人姓名", limit=60)],
    password: Annotated[str, Arg("密码", "至少12个字符", Password())] = "",
    alias: Annotated[str, Arg("演练代号")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """An organisation registers itself: free of charge, once per code (Art 6; one application per code is a
    reading).

    One whose contacts were erased since registers with new ones and stays the organisation that it was.
    """
    plain = code.normalise(uscc)

    def given(award: Any) -> list[Finding]:
        return [
            holds(code.valid(plain), "uscc_check", cite(award, "established"), text=uscc, argument="uscc"),
            *_password(password, login, contact, by),
        ]

    with acting(REGISTER, award, by=by, at=at, given=given) as act:
        known = Organisation.objects.select_for_update().filter(award=act.award, uscc=plain).first()
        act.require(
            holds(
                known is None or known.state == kinds.DORMANT,
                "uscc_once",
                act.cite("established"),
                uscc=plain,
                argument="uscc",
            )
        )
        used = User.objects.filter(login__iexact=login.strip()).exists()
        act.require(holds(not used, "login_free", act.cite("apply"), login=login, argument="login"))
        made = _registered(act, known, plain, name.strip())
        user = person(login, contact, alias if act.award.rehearsal else "")
        if password:
            User.objects.filter(pk=user.pk).update(password=make_password(password))
        act.make(
            Appointment,
            RUNNING,
            award=act.award,
            user=user,
            office="applicant",
            scope=made.ref,
            post="申报联系人",
            from_day=instants.day(at),
        )
        act.made = made
        act.say(uscc=plain, name=name, user=user.pk, contact=contact)
    return act.done


def _registered(act: Acting[Award], known: Organisation | None, uscc: str, name: str) -> Organisation:
    """The organisation under its code: a new one, or the one whose contacts were erased."""
    if known is None:
        return act.make(Organisation, kinds.REGISTERED, award=act.award, uscc=uscc, made_at=act.at, name=name)
    act.move(known, kinds.REGISTERED, name=name)
    return known


def _password(password: str, login: str, name: str, by: Actor) -> list[Finding]:
    if not password and by.via in ("cli", "system"):
        return []
    try:
        validate_password(password, User(login=login, name=name))
    except ValidationError as weak:
        return [not_met("password_weak", "25", says=" ".join(weak.messages), argument="password")]
    return []


MOST_VIEWS = 12


def keep_view(user: str, place: str, name: str, query: str, at: datetime) -> bool:
    """Keep a narrowed list under a name; the same name again replaces it. False where there is no room.

    No act: nobody else sees it, nothing rests on it, and the ledger is for what somebody may have to answer
    for.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user)
        mine = KeptView.objects.filter(user=user, place=place)
        if mine.exclude(name=name).count() >= MOST_VIEWS:
            return False
        KeptView.objects.update_or_create(
            user_id=user,
            place=place,
            name=name,
            defaults={"query": query, "at": at},
            create_defaults={"id": ids.new_id(), "query": query, "at": at},
        )
    return True


def drop_view(user: str, pk: str) -> str:
    """Forget one of one's own views. Its name, "" where it is not one's own or not there."""
    found = KeptView.objects.filter(user=user, pk=pk).first()
    if found is None:
        return ""
    found.delete()
    return found.name


def forget_views(user: str) -> None:
    """Drop the lists that somebody kept."""
    KeptView.objects.filter(user=user).delete()
