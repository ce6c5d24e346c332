"""Hearings: a party is told before an adverse act and may answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from zhiheng.access import instants, viewer
from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg
from zhiheng.access.inputs import Long
from zhiheng.access.models import User
from zhiheng.editions import acts, choices, kinds
from zhiheng.editions.models import Case, Hearing
from zhiheng.law.finding import Finding, holds
from zhiheng.people.kinds import ORGANISATION


@performs(acts.TELL)
def tell(
    case: str,
    *,
    matter: Annotated[
        Literal["refusal", "cancellation", "revocation"], Arg("拟作出的决定", choices=choices.MATTERS)
    ],
    grounds: Annotated[str, Arg("事实、依据与理由", input=Long())],
    article: Annotated[str, Arg("依据条款", "如 14(3)")],
    days: Annotated[int, Arg("答复期限（天）")] = 5,
    by: Actor,
    at: datetime,
) -> Done:
    """Tell a party what is intended and why, and by when it may answer."""
    with acting(
        acts.TELL,
        case,
        by=by,
        at=at,
        given=lambda _: [holds(1 <= days <= 30, "answer_days", "17(2)", days=days, argument="days")],
    ) as act:
        waiting = Hearing.objects.filter(case=act.obj, matter=matter, state=kinds.TOLD).exists()
        act.require(holds(not waiting, "told_once", act.article, argument="matter"))
        act.made = act.make(
            Hearing,
            kinds.TOLD,
            case=act.obj,
            matter=matter,
            grounds=grounds,
            article=article,
            told_at=at,
            answer_by=instants.day(at) + timedelta(days=days),
        )
        act.article = article
        act.notify(
            applicants(act.obj),
            "told",
            "拟作出决定的告知",
            f"{grounds}\n您可以在{instants.words(act.made.answer_by)}前登录系统陈述和申辩。",
        )
        act.say(matter=matter, grounds=grounds, answer_by=act.made.answer_by.isoformat())
    return act.done


def applicants(case: Case) -> list[User]:
    """The people who act for an applicant."""
    return viewer.holders(case.award_of, "applicant", ORGANISATION.ref(case.organisation_id))


@performs(acts.RESPOND)
def respond(
    hearing: str, *, answer: Annotated[str, Arg("陈述与申辩", input=Long())], by: Actor, at: datetime
) -> Done:
    """The party's answer, in its own words."""
    with acting(acts.RESPOND, hearing, by=by, at=at) as act:
        Hearing.objects.filter(pk=act.obj.pk).update(answer=answer, answered_at=at)
        act.say(answer=answer)
    return act.done


def heard(case: Case, matter: str, today: date, article: str) -> Finding:
    """Was the party told, and did it answer or let its time pass?"""
    rows = Hearing.objects.filter(case=case, matter=matter)
    over = any(h.state == kinds.ANSWERED or h.answer_by < today for h in rows)
    return holds(over, "heard", article, matter=matter)
