"""Visits on site: who was there, and whether it cost the applicant anything (Art 6, 17(4))."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from zhiheng.access import instants, viewer
from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, about
from zhiheng.access.inputs import Checks, Lines, Long
from zhiheng.law import panel
from zhiheng.law.finding import holds
from zhiheng.stages.review import acts, choices, kinds, panels
from zhiheng.stages.review.models import Visit
from zhiheng.stages.review.services.scoring import scorers_of


@performs(acts.VISIT)
def record_visit(
    case: str,
    *,
    on: Annotated[date, Arg("日期")],
    present: Annotated[list[str], Arg("到场评审员", input=Checks(), options=lambda c: scorers_of(c))],
    log: Annotated[str, Arg("查证记录", input=Long())],
    documents: Annotated[list[str] | None, Arg("资料清单", input=Lines())] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """A site visit (or hearing) by at least five, the leader among them; only those present score."""
    with acting(acts.VISIT, case, by=by, at=at) as act:
        stage = act.rules.stage(act.obj.edition.stage)
        able, leader = panels.scorers(act.obj), panels.leader_of(act.obj)
        act.check(holds(on <= instants.day(at), "not_future", act.article, day=on, argument="on"))
        act.require(*about("present", *panel.on_site(act.rules.panel, present, able, leader, act.article)))
        act.made = act.make(
            Visit,
            kinds.HELD,
            case=act.obj,
            stage=stage.id,
            on=on,
            present=sorted(set(present)),
            log=log,
            documents=documents or [],
        )
        act.say(on=on.isoformat(), present=sorted(set(present)), log=log, documents=documents or [])
    return act.done


@performs(acts.FEEDBACK)
def report_visit_cost(
    case: str,
    *,
    cost: Annotated[
        Literal["no", "yes"], Arg("本单位是否承担了食宿、交通、礼品或其他费用", choices=choices.VISIT_COSTS)
    ],
    feedback: Annotated[str, Arg("情况说明", "有费用的，写明项目、金额、当事人", Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """No visit costs an applicant anything: it says so itself, to office and supervision alone (Art 6)."""
    with acting(acts.FEEDBACK, case, by=by, at=at) as act:
        act.check(
            holds(cost == "no" or bool(feedback.strip()), "visit_cost_told", act.article, argument="feedback")
        )
        Visit.objects.filter(case=act.obj, answered_at=None).update(
            cost=cost == "yes", feedback=feedback, answered_at=at
        )
        if cost == "yes":
            act.notify(
                viewer.holders(act.award.pk, "supervision"),
                "visit_cost",
                "现场评审收费反映",
                f"{act.obj.no} {act.obj.organisation.name}：{feedback}",
            )
        act.say(case=act.obj.no, cost=cost, feedback=feedback)
    return act.done
