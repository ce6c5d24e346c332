"""Engaging the panel: members, undertakings, declared interests, substitution (Art 11, 18)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from zhiheng.access import ids, instants
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, Reason, about
from zhiheng.access.kinds import RUNNING
from zhiheng.access.models import Appointment, Recusal
from zhiheng.editions import lists
from zhiheng.editions.models import Edition
from zhiheng.editions.services.planning import mark_panel
from zhiheng.law import panel
from zhiheng.law.finding import holds
from zhiheng.people import selectors as people
from zhiheng.people.kinds import POOLED
from zhiheng.people.models import Expert
from zhiheng.stages.review import acts, choices, kinds, panels
from zhiheng.stages.review.inputs import Seats
from zhiheng.stages.review.models import Book, Declaration, Member, Panel


def pooled(edition: Edition) -> list[tuple[str, str]]:
    return [
        (e.user_id, f"{e.user.name}（{people.pool_name(e.pool)}）") for e in people.experts(edition.award_of)
    ]


@performs(acts.ENGAGE)
def engage_panel(
    edition: str,
    *,
    members: Annotated[dict[str, str], Arg("评审员与角色", "组长一人，可设副组长和候补", Seats(), pooled)],
    mode: Annotated[Literal["appointed", "drawn"], Arg("产生方式", choices=choices.MODES)],
    reason: Reason,
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """Engage 5-7 experts from the pools, exactly one leader, with reserves (readings 7, 9, 31)."""
    with acting(acts.ENGAGE, edition, by=by, at=at) as act:
        experts = {
            e.user_id: e for e in Expert.objects.filter(award=act.award, user__in=members, state=POOLED)
        }
        act.check(
            holds(
                set(members) <= set(experts),
                "panel_pools",
                act.article,
                strangers=sorted(set(members) - set(experts)),
                argument="members",
            ),
            holds(
                set(members.values()) <= set(choices.ROLES),
                "panel_roles",
                act.article,
                roles=sorted(set(members.values())),
                argument="members",
            ),
        )
        voters = frozenset(v.user_id for v in people.voters(act.award.pk))
        seats = [panel.Member(u, r, experts[u].pool) for u, r in members.items()]
        act.require(*about("members", *panel.check(act.rules.panel, seats, voters)))
        _engage(act, seats, mode, reason, document)
    return act.done


def _engage(act: Acting[Edition], seats: list[panel.Member], mode: str, reason: str, document: str) -> None:
    act.made = act.make(Panel, kinds.ENGAGED, edition=act.obj, mode=mode, reason=reason, document=document)
    ranks = list(choices.ROLES)
    ordered = sorted(seats, key=lambda m: ranks.index(m.role))
    for position, seat in enumerate(ordered):
        act.make(
            Member,
            kinds.ENGAGED,
            edition=act.obj,
            user_id=seat.id,
            role=seat.role,
            pool=seat.pool,
            position=position,
        )
        _appoint(act, seat.id, document)
    mark_panel(act.obj, instants.day(act.at))
    act.document = document
    act.say(mode=mode, reason=reason, members=[[m.id, m.role, m.pool] for m in ordered])


def _appoint(act: Acting[Edition], user: str, document: str) -> None:
    """The expert's office in the award, for as long as the task lasts."""
    held_already = Appointment.objects.filter(
        award=act.award, user=user, office="expert", state=RUNNING
    ).exists()
    if not held_already:
        act.make(
            Appointment,
            RUNNING,
            award=act.award,
            user_id=user,
            office="expert",
            post="评审员",
            document=document,
            from_day=instants.day(act.at),
        )


@performs(acts.SIGN)
def sign_undertaking(
    member: str,
    *,
    agreed: Annotated[Literal["我已阅读并承诺遵守保密与廉洁要求"], Arg("承诺")],
    by: Actor,
    at: datetime,
) -> Done:
    """Pledge secrecy and integrity; no content opens before (Art 25)."""
    with acting(acts.SIGN, member, by=by, at=at) as act:
        Member.objects.filter(pk=act.obj.pk).update(signed_at=at)
        act.say(agreed=agreed)
    return act.done


@performs(acts.OPEN_INTERESTS)
def open_interests(edition: str, *, by: Actor, at: datetime) -> Done:
    """Ask every member about every application on the list, by name alone."""
    with acting(acts.OPEN_INTERESTS, edition, by=by, at=at) as act:
        cases, seated = lists.cases_of(act.obj), panels.members(act.obj)
        act.require(holds(bool(seated), "panel_engaged", act.cite("panel")))
        known = set(Declaration.objects.filter(case__in=cases).values_list("case_id", "user_id"))
        new = [(c, m) for c in cases for m in seated if (c.pk, m.user_id) not in known]
        act.make_all(Declaration, kinds.OPEN, [{"case": c, "user": m.user} for c, m in new])
        act.notify(
            [m.user for m in seated],
            "interests",
            "请申报利害关系",
            "请签署承诺，并逐一申报与各申报单位的利害关系。",
        )
        act.say(cases=len(cases), members=len(seated))
    return act.done


Ground = Literal[
    "", "employed", "adviser", "shareholder", "relative", "competitor", "same_group", "wrote_report", "other"
]


@performs(acts.DECLARE)
def declare_interest(
    declaration: str,
    *,
    interest: Annotated[Literal["无利害关系", "有利害关系"], Arg("声明")],
    ground: Annotated[Ground, Arg("情形", "有利害关系的须选择", choices=choices.GROUNDS)] = "",
    detail: Annotated[str, Arg("说明")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """A positive word on each applicant; an interest closes the case to the expert at once (Art 18)."""
    with acting(acts.DECLARE, declaration, by=by, at=at) as act:
        has = interest == "有利害关系"
        act.check(holds(bool(ground) or not has, "interest_ground", act.article, argument="ground"))
        sworn = Member.objects.filter(edition=act.obj.case.edition, user=by.user, state=kinds.SWORN).exists()
        act.require(holds(sworn, "undertaking_own", act.cite("secrecy")))
        Declaration.objects.filter(pk=act.obj.pk).update(interest=has, ground=ground, detail=detail, at=at)
        if has:
            Recusal.objects.create(
                id=ids.new_id(),
                award=act.award,
                user_id=by.user,
                case=act.obj.case_id,
                ground=ground,
                detail=detail,
                source="declared",
                at=at,
            )
        act.say(interest=interest, ground=ground, detail=detail)
    return act.done


def sitting(edition: Edition) -> list[tuple[str, str]]:
    return [
        (m.user_id, f"{m.user.name}（{choices.ROLES.get(m.role, m.role)}）")
        for m in [*panels.members(edition), *panels.removed(edition)]
    ]


@performs(acts.SUBSTITUTE)
def substitute(
    edition: str,
    *,
    out: Annotated[str, Arg("退出的成员", options=sitting)],
    reserve: Annotated[str, Arg("递补的候补", options=sitting)],
    reason: Reason,
    by: Actor,
    at: datetime,
) -> Done:
    """A reserve replaces one member for the whole edition; never more than seven sit (reading 8)."""
    with acting(acts.SUBSTITUTE, edition, by=by, at=at) as act:
        excluded = panels.removed(act.obj)
        seats = panels.as_law([*panels.members(act.obj), *excluded])
        leaves, joins = panel.may_substitute(seats, out, reserve, act.article)
        act.require(*about("out", leaves), *about("reserve", joins))
        begun = Book.objects.filter(user=out, case__edition=act.obj, state=kinds.LOCKED).exists()
        gone = any(m.user_id == out for m in excluded)
        act.require(holds(not begun or gone, "substitute_before_scores", act.article, argument="out"))
        leaving = Member.objects.get(edition=act.obj, user=out)
        act.move(leaving, kinds.REPLACED, replaced_by=reserve)
        Member.objects.filter(edition=act.obj, user=reserve).update(role=leaving.role)
        act.say(out=out, reserve=reserve, reason=reason)
    return act.done
