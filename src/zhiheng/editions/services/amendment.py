"""A change of the work plan after the call: decided by the committee, with what it touches, and never
silently (Art 9).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from zhiheng.access import args, instants
from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, Reason
from zhiheng.editions import acts, pinned, selectors
from zhiheng.editions.models import Case, Edition
from zhiheng.law import plan as law
from zhiheng.law.finding import Finding, holds

from .planning import copies_given, gate_given, is_day

VOTING = {"无记名": "secret", "记名": "named", "secret": "secret", "named": "named"}
DAYS = ("deadline", "replies_due")
RESTS = {
    "look_back": "各申报单位年限与近三年的起算",
    "drafts": "尚未提交的申报",
    "honours": "往届荣誉期满的认定",
    "queries": "部门核查的催办",
    "visited": "进入现场评审名单",
    "ballots": "综合评审会议的表决票",
    "notice": "公示的发布",
    "calendar": "届程与日历",
}


def current(edition: Edition, id: str) -> str:
    """What the plan says now, as it is written there."""
    held = edition.plan.get("dates", {}) if id.startswith("dates.") else edition.plan
    return str(held.get(id.removeprefix("dates."), ""))


def items(edition: Edition) -> list[tuple[str, str]]:
    """What may still change, with what it is now and what a change touches."""
    rows = law.open_items(pinned.rules_of(edition), edition.stage)
    return [
        (
            id,
            (
                f"{selectors.plan_item(edition, id)}（现为{current(edition, id) or '未定'}；"
                f"涉及：{touched(id)}）"
            ),
        )
        for id in rows
    ]


def touched(id: str) -> str:
    item = law.item(id)
    return "、".join(RESTS[key] for key in item.touches) if item else ""


@performs(acts.AMEND_PLAN)
def amend_plan(
    edition: str,
    *,
    item: Annotated[str, Arg("变更的内容", "已经开始依据的内容不能再变更", options=items)],
    value: Annotated[str, Arg("变更为", "日期写成 2026-06-05；表决方式写“无记名”或“记名”")],
    reason: Reason,
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """Change one item of the plan after the call, by the committee's decision; the plan keeps what stood
    before.
    """
    with acting(acts.AMEND_PLAN, edition, by=by, at=at) as act:
        act.require(law.may_amend(act.rules, act.obj.stage, item))
        new = read(item, value.strip())
        act.check(holds(new is not None, "plan_value", act.article, text=value, argument="value"))
        act.check(*_within(act.obj, item, str(new), instants.day(at)))
        change = {
            "on": instants.day(at).isoformat(),
            "item": item,
            "before": current(act.obj, item),
            "after": str(new),
            "reason": reason,
            "document": document,
        }
        Edition.objects.filter(pk=act.obj.pk).update(**_changed(act.obj, item, new, change))
        act.document = document
        act.say(**change, touches=touched(item), **_counts(act.obj))
    return act.done


def read(item: str, value: str) -> str | int | None:
    """What was typed as the plan holds it; None where it is no such thing."""
    if item in DAYS or item.startswith("dates."):
        return value if is_day(value) else None
    if item == "voting":
        return VOTING.get(value)
    if item == "copies":
        return int(value) if value.isascii() and value.isdigit() else None
    return value or None


def _within(edition: Edition, item: str, new: str, today: date) -> list[Finding]:
    """The bounds that held for the plan hold for its change."""
    rules, plan = pinned.rules_of(edition), edition.plan
    article = rules.cite("plan")
    if item == "deadline":
        old, fresh, replies = (date.fromisoformat(d) for d in (plan["deadline"], new, plan["replies_due"]))
        ordered = holds(
            fresh < replies,
            "plan_dates",
            article,
            opens=plan["opens"],
            deadline=fresh,
            replies=replies,
            argument="value",
        )
        return [law.later(old, fresh, today, rules.cite("call")), ordered]
    if item == "replies_due":
        deadline, due = date.fromisoformat(plan["deadline"]), date.fromisoformat(new)
        return [
            holds(
                deadline < due,
                "plan_dates",
                article,
                opens=plan["opens"],
                deadline=deadline,
                replies=due,
                argument="value",
            )
        ]
    if item == "gate":
        return args.about("value", gate_given(edition, new))
    return args.about("value", copies_given(int(new), article)) if item == "copies" else []


def _changed(edition: Edition, item: str, new: str | int | None, change: dict[str, str]) -> dict[str, Any]:
    """The columns that change: the plan with its history, and the edition's own deadline with the plan's."""
    plan = {**edition.plan, "amended": [*edition.plan.get("amended", []), change]}
    stage = item.removeprefix("dates.")
    plan |= {item: new} if stage == item else {"dates": {**plan.get("dates", {}), stage: new}}
    return {"plan": plan} | ({"deadline": date.fromisoformat(str(new))} if item == "deadline" else {})


def _counts(edition: Edition) -> dict[str, int]:
    """Whom the change reaches: applications still being written, and those already in."""
    states = list(Case.objects.filter(edition=edition).values_list("state", flat=True))
    return {"drafts": states.count("draft"), "submitted": len(states) - states.count("draft")}
