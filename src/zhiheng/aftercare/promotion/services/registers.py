"""Light registers: who took up the model (Art 19), departments' measures (20), research and training (21),
improvement (22).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from zhiheng.access import instants
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Reason
from zhiheng.access.inputs import Long
from zhiheng.aftercare.promotion import acts, choices, kinds
from zhiheng.aftercare.promotion.models import Entry
from zhiheng.law.finding import holds
from zhiheng.registry.models import Honour

from .plans import Sector

On = Annotated[date, Arg("日期")]
Paper = Annotated[str, Arg("依据文件", "文号或材料名称，可留空")]


def _enter(
    act: Acting[Any], register: str, at: datetime, honour: Honour | None = None, **columns: Any
) -> None:
    """A new line; nothing is entered ahead of its day."""
    today, on = instants.day(at), columns["on"]
    act.check(holds(on <= today, "not_future", act.article, day=on, argument="on"))
    act.made = act.make(Entry, kinds.NOTED, award=act.award, register=register, honour=honour, **columns)
    act.say(register=register, **columns | {"on": on.isoformat()})


@performs(acts.ADOPTER)
def enter_adopter(
    award: str,
    *,
    name: Annotated[str, Arg("导入单位")],
    sort: Annotated[Sector, Arg("行业领域")],
    on: Annotated[date, Arg("导入日期")],
    text: Annotated[str, Arg("导入的方法与做法", input=Long())],
    document: Paper = "",
    by: Actor,
    at: datetime,
) -> Done:
    """An organisation that took up the model, won or not."""
    with acting(acts.ADOPTER, award, by=by, at=at) as act:
        _enter(act, "adopter", at, name=name, sort=sort, on=on, text=text, document=document)
    return act.done


@performs(acts.MEASURE)
def enter_measure(
    award: str,
    *,
    name: Annotated[str, Arg("部门")],
    sort: Annotated[
        Literal["funding", "policy", "publicity", "service"], Arg("措施类别", choices=choices.MEASURES)
    ],
    on: On,
    text: Annotated[str, Arg("措施内容", input=Long())],
    document: Paper = "",
    by: Actor,
    at: datetime,
) -> Done:
    """What a department does in support of improvement and innovation."""
    with acting(acts.MEASURE, award, by=by, at=at) as act:
        _enter(act, "measure", at, name=name, sort=sort, on=on, text=text, document=document)
    return act.done


@performs(acts.RESEARCH)
def enter_research(
    award: str,
    *,
    name: Annotated[str, Arg("单位")],
    sort: Annotated[
        Literal["study", "applied", "consulting", "talent", "cooperation"],
        Arg("类别", choices=choices.RESEARCH),
    ],
    on: On,
    text: Annotated[str, Arg("内容与成果", input=Long())],
    document: Paper = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Research, application, consulting, training of people, international cooperation."""
    with acting(acts.RESEARCH, award, by=by, at=at) as act:
        _enter(act, "research", at, name=name, sort=sort, on=on, text=text, document=document)
    return act.done


@performs(acts.IMPROVEMENT)
def report_improvement(
    honour: str,
    *,
    sort: Annotated[
        Literal["technology", "management", "quality"], Arg("类别", choices=choices.IMPROVEMENTS)
    ],
    on: On,
    text: Annotated[str, Arg("改进内容与成效", input=Long())],
    by: Actor,
    at: datetime,
) -> Done:
    """How a winner keeps up the model: innovation in technology and management, improvement of quality."""
    with acting(acts.IMPROVEMENT, honour, by=by, at=at) as act:
        _enter(act, "improvement", at, act.obj, name=act.obj.name, sort=sort, on=on, text=text)
    return act.done


@performs(acts.STRIKE_ENTRY)
def strike_entry(entry: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """A line was wrong: it leaves the register and stays in the record."""
    with acting(acts.STRIKE_ENTRY, entry, by=by, at=at) as act:
        act.say(reason=reason)
    return act.done
