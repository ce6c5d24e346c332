"""The library of winners' practice: written, consented to by the winner, published by the office (Art 20)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from zhiheng.access import instants
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Reason
from zhiheng.access.inputs import Long
from zhiheng.aftercare.promotion import acts, choices, kinds
from zhiheng.aftercare.promotion.models import Practice
from zhiheng.law import promotion as law
from zhiheng.law.finding import holds
from zhiheng.registry.holders import people
from zhiheng.registry.models import Honour

Sector = Literal["key", "emerging", "specialised", "modern_services", "medical", "education", "other"]
Name = Annotated[str, Arg("案例标题", "一句话说出做法，如：班组质量日清")]
InSector = Annotated[Sector, Arg("行业领域", choices=choices.SECTORS)]
Method = Annotated[str, Arg("质量管理方法", "如：卓越绩效模式、六西格玛、质量管理小组")]
Text = Annotated[str, Arg("做法与体会", "写背景、做法、成效；空一行分段。不要写商业秘密和技术秘密", Long())]
Figures = Annotated[str, Arg("成效数据", "一行一条，如：一次交验合格率由96.2%提高到99.1%", Long())]
Year = Annotated[int, Arg("实施年份")]


def _year(act: Acting[Practice] | Acting[Honour], year: int, today: date) -> None:
    act.check(
        holds(
            1980 <= year <= today.year,
            "practice_year",
            act.article,
            year=year,
            last=today.year,
            argument="year",
        )
    )


@performs(acts.DRAFT_PRACTICE)
def draft_practice(
    honour: str,
    *,
    name: Name,
    sector: InSector,
    method: Method,
    text: Text,
    year: Year,
    figures: Figures = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Write down a winner's practice: the winner itself, or the office for it."""
    with acting(acts.DRAFT_PRACTICE, honour, by=by, at=at) as act:
        _year(act, year, instants.day(at))
        act.made = act.make(
            Practice,
            kinds.DRAFTED,
            honour=act.obj,
            name=name,
            sector=sector,
            method=method,
            text=text,
            figures=figures,
            year=year,
            drafted_by=by.user,
        )
        if act.office == "office":
            act.notify(
                people(act.obj),
                "practice_drafted",
                "请核对经验案例",
                f"办公室为贵单位撰写了经验案例“{name}”，请核对；经贵单位同意才会公开。",
            )
        act.say(name=name, sector=sector, method=method, text=text, figures=figures, year=year)
    return act.done


@performs(acts.SAVE_PRACTICE)
def save_practice(
    practice: str,
    *,
    name: Name,
    sector: InSector,
    method: Method,
    text: Text,
    year: Year,
    figures: Figures = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Change the text. A consent was given to other words, so it falls."""
    with acting(acts.SAVE_PRACTICE, practice, by=by, at=at) as act:
        _year(act, year, instants.day(at))
        act.change(
            name=name,
            sector=sector,
            method=method,
            text=text,
            figures=figures,
            year=year,
            consented_by="",
            consented_at=None,
        )
        act.say(name=name, sector=sector, method=method, text=text, figures=figures, year=year)
    return act.done


@performs(acts.CONSENT)
def consent_practice(
    practice: str,
    *,
    confirmed: Annotated[bool, Arg("已核对全文，其中的商业秘密和技术秘密已经删去，同意向社会公开")] = False,
    by: Actor,
    at: datetime,
) -> Done:
    """The winner agrees to these words being public and confirms that no secret is left in them."""
    with acting(acts.CONSENT, practice, by=by, at=at) as act:
        act.check(law.secrets_removed(act.article, confirmed))
        act.change(consented_by=by.user, consented_at=at)
        act.say(confirmed=True)
    return act.done


@performs(acts.PUBLISH)
def publish_practice(practice: str, *, by: Actor, at: datetime) -> Done:
    """The office makes it public, with the winner's consent alone."""
    with acting(acts.PUBLISH, practice, by=by, at=at) as act:
        act.change(published_on=instants.day(at))
        act.notify(
            people(act.obj.honour),
            "practice_published",
            "经验案例已经公开",
            f"贵单位的经验案例“{act.obj.name}”已在网站公开。需要撤回的，可以随时撤回。",
        )
        act.say(name=act.obj.name)
    return act.done


@performs(acts.WITHDRAW)
def withdraw_practice(practice: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """Take it back, whoever of the two wants it: from this instant on it is public no longer."""
    with acting(acts.WITHDRAW, practice, by=by, at=at) as act:
        act.say(reason=reason)
    return act.done
