"""Who stands near the holder of a revoked honour, and whether the bar reaches them: Judged, each with its
reason (reading 18).
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from zhiheng.access import instants
from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, Reason
from zhiheng.access.inputs import Long
from zhiheng.aftercare.revocation import acts, choices, kinds
from zhiheng.aftercare.revocation.models import Tie
from zhiheng.law import revocation as law
from zhiheng.law import uscc as code
from zhiheng.law.finding import holds
from zhiheng.registry import services as registry


@performs(acts.NOTE_TIE)
def note_tie(
    revocation: str,
    *,
    name: Annotated[str, Arg("单位名称")],
    uscc: Annotated[str, Arg("统一社会信用代码")],
    relation: Annotated[
        Literal["successor", "parent", "subsidiary", "branch"],
        Arg("与获奖单位的关系", choices=choices.RELATIONS),
    ],
    facts: Annotated[str, Arg("事实", "股权、承继、实际控制人等，注明来源", Long())],
    by: Actor,
    at: datetime,
) -> Done:
    """Put down a tie that somebody will have to judge."""
    with acting(acts.NOTE_TIE, revocation, by=by, at=at) as act:
        plain = code.normalise(uscc)
        act.check(holds(code.valid(plain), "uscc_check", act.article, text=uscc, argument="uscc"))
        apart = (
            plain != act.obj.honour.uscc and not Tie.objects.filter(revocation=act.obj, uscc=plain).exists()
        )
        act.check(holds(apart, "tie_once", act.article, argument="uscc"))
        act.made = act.make(
            Tie, kinds.NOTED, revocation=act.obj, name=name, uscc=plain, relation=relation, facts=facts
        )
        act.say(name=name, uscc=plain, relation=relation, facts=facts)
    return act.done


@performs(acts.JUDGE_TIE)
def judge_tie(
    tie: str,
    *,
    touched: Annotated[Literal["touched", "untouched"], Arg("是否受限", choices=choices.REACHES)],
    reason: Reason,
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """The government says whether the bar reaches another organisation; where it does, it runs as the
    holder's.
    """
    with acting(acts.JUDGE_TIE, tie, by=by, at=at) as act:
        case = act.obj.revocation
        act.require(
            holds(
                case.decided is not None and case.state in (kinds.REVOKED, kinds.SETTLED),
                "tie_after_decision",
                act.article,
            )
        )
        act.conclude(kinds.TIE.state(touched))
        act.change(judged_on=instants.day(at), document=document, reason=reason)
        through = law.effect(act.rules, case.decided, 0).barred_through
        if touched == "touched":
            registry.bar(act.award.pk, act.obj.uscc, "revocation", act.article, case.decided, through, reason)
        act.document = document
        act.say(
            uscc=act.obj.uscc,
            touched=touched,
            reason=reason,
            since=case.decided.isoformat(),
            barred_through=through.isoformat() if through else None,
        )
    return act.done
