"""A winner was renamed, merged or split: the title follows the continuing legal person once the government
says so.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from zhiheng.access import instants
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, Reason
from zhiheng.access.inputs import File, Long
from zhiheng.law import uscc as code
from zhiheng.law import validity as law
from zhiheng.law.finding import holds
from zhiheng.registry import services as registry
from zhiheng.registry.holders import people

from . import acts, choices, kinds
from .models import HolderChange


@performs(acts.REPORT)
def report_holder_change(
    honour: str,
    *,
    sort: Annotated[Literal["renamed", "absorbed", "split"], Arg("变更", choices=choices.SORTS)],
    name: Annotated[str, Arg("变更后的单位名称", "分立的，写请求由谁继续持有荣誉")],
    uscc: Annotated[str, Arg("变更后的统一社会信用代码", "更名的，与原来相同")],
    on: Annotated[date, Arg("变更日期", "登记机关核准的日期")],
    facts: Annotated[str, Arg("变更情况", "承继关系、原单位是否注销", Long())],
    evidence: Annotated[str, Arg("登记机关的证明", "PDF 或图片", File())],
    by: Actor,
    at: datetime,
) -> Done:
    """Say what happened to the holder, with the registration authority's proof.

    The title stays where it is for now.
    """
    with acting(acts.REPORT, honour, by=by, at=at) as act:
        plain, h, today = code.normalise(uscc), act.obj, instants.day(at)
        act.check(
            holds(code.valid(plain), "uscc_check", act.article, text=uscc, argument="uscc"),
            holds(on <= today, "not_future", act.article, argument="on"),
            *law.changed(law.Change(sort), (h.name, h.uscc), (name.strip(), plain), act.article),
        )
        act.made = act.make(
            HolderChange,
            kinds.REPORTED,
            honour=h,
            sort=sort,
            name=name.strip(),
            uscc=plain,
            name_before=h.name,
            uscc_before=h.uscc,
            on=on,
            facts=facts,
            evidence=evidence,
            reported_at=at,
        )
        act.say(
            number=h.number,
            sort=sort,
            before=[h.name, h.uscc],
            after=[name.strip(), plain],
            on=on.isoformat(),
            facts=facts,
            evidence=evidence,
        )
    return act.done


@performs(acts.CONFIRM)
def confirm_holder_change(
    change: str, *, document: Document, reason: Reason, by: Actor, at: datetime
) -> Done:
    """The government confirms: name and code of the honour are the successor's from now on, and so are its
    duties.
    """
    with acting(acts.CONFIRM, change, by=by, at=at) as act:
        row = act.obj
        before = people(row.honour)
        registry.follow(row.honour, row.name, row.uscc)
        _decide(act, document, reason, at)
        act.notify(
            [*before, *people(row.honour)],
            "holder_changed",
            "单位变更已经确认",
            f"荣誉 {row.honour.number} 自今日起由{row.name}持有。证书需要换发的，请联系办公室。",
        )
    return act.done


@performs(acts.DECLINE)
def decline_holder_change(
    change: str, *, document: Document, reason: Reason, by: Actor, at: datetime
) -> Done:
    """The government does not confirm, and says why. The title stays with the holder of before."""
    with acting(acts.DECLINE, change, by=by, at=at) as act:
        _decide(act, document, reason, at)
        act.notify(
            people(act.obj.honour),
            "holder_change_declined",
            "单位变更没有确认",
            f"荣誉 {act.obj.honour.number}：{reason}（{document}）。",
        )
    return act.done


def _decide(act: Acting[HolderChange], document: str, reason: str, at: datetime) -> None:
    act.change(decided_on=instants.day(at), document=document, reason=reason)
    act.document = document
    act.say(
        number=act.obj.honour.number, name=act.obj.name, uscc=act.obj.uscc, document=document, reason=reason
    )
