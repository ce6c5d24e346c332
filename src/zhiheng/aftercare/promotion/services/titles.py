"""Use and misuse of the title: samples that show the year, reports of forgery from anybody (Art 29)."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Annotated, Literal

from zhiheng.access import viewer
from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Reason
from zhiheng.access.inputs import Long
from zhiheng.aftercare.promotion import acts, choices, kinds
from zhiheng.aftercare.promotion.models import Misuse, TitleUse
from zhiheng.law import promotion as law
from zhiheng.registry.models import Honour


@performs(acts.FILE_USE)
def file_title_use(
    honour: str,
    *,
    place: Annotated[str, Arg("用在何处", "如：官网首页、产品包装、招聘海报")],
    on: Annotated[date, Arg("开始使用日期")],
    text: Annotated[str, Arg("宣传文字", "照实抄录，其中须写明获奖时间", Long())],
    by: Actor,
    at: datetime,
) -> Done:
    """A sample of how the winner uses its title; it must show when the title was won."""
    with acting(acts.FILE_USE, honour, by=by, at=at) as act:
        act.check(law.shows_year(act.article, text, act.obj.awarded))
        act.made = act.make(TitleUse, kinds.FILED, honour=act.obj, place=place, on=on, text=text)
        act.say(place=place, on=on.isoformat(), text=text)
    return act.done


def named(award: str, about: str) -> Honour | None:
    """The one honour that a report names by its number or by its holder's whole name; None where there is
    none, or more.
    """
    plain = unicodedata.normalize("NFKC", about).strip()
    rows = Honour.objects.filter(award=award)
    found = list(rows.filter(number__iexact=plain)[:2]) or list(rows.filter(name=plain)[:2])
    return found[0] if len(found) == 1 else None


@performs(acts.REPORT_MISUSE)
def report_misuse(
    award: str,
    *,
    sort: Annotated[Literal["forged", "misused"], Arg("反映的情形", choices=choices.MISUSES)],
    about: Annotated[str, Arg("证书编号或单位名称", "照看到的抄录", limit=100)],
    facts: Annotated[str, Arg("事实与线索", "在哪里、什么时候看到，怎样冒用或者伪造", Long(), limit=5000)],
    name: Annotated[str, Arg("姓名或单位名称", "可以不填", limit=60)] = "",
    contact: Annotated[str, Arg("联系方式", "可以不填，仅供核查人员与您联系", limit=120)] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Anybody reports that the honour is forged or misused; nobody needs to say who they are."""
    with acting(acts.REPORT_MISUSE, award, by=by, at=at) as act:
        number = f"M{Misuse.objects.filter(award=act.award).count() + 1}"
        act.made = act.make(
            Misuse,
            kinds.RECEIVED,
            award=act.award,
            number=number,
            received_at=at,
            sort=sort,
            about=about,
            honour=named(act.award.pk, about),
            facts=facts,
            name=name,
            contact=contact,
        )
        act.notify(
            viewer.holders(act.award.pk, "office"),
            "misuse_received",
            f"收到冒用伪造线索 {number}",
            f"有人反映“{about}”冒用或伪造荣誉，请核查。",
        )
        act.say(number=number, sort=sort, about=about, facts=facts, name=name, contact=contact)
    return act.done


@performs(acts.PURSUE_MISUSE)
def pursue_misuse(
    misuse: str, *, note: Annotated[str, Arg("核查安排", input=Long())], by: Actor, at: datetime
) -> Done:
    """The office looks into it."""
    with acting(acts.PURSUE_MISUSE, misuse, by=by, at=at) as act:
        act.say(note=note)
    return act.done


@performs(acts.CLOSE_MISUSE)
def close_misuse(
    misuse: str,
    *,
    outcome: Annotated[Literal["upheld", "dismissed"], Arg("结论", choices=choices.OUTCOMES)],
    reason: Reason,
    by: Actor,
    at: datetime,
) -> Done:
    """A conclusion with its reason.

    What is proven goes on by law: to the competent department or to the police.
    """
    with acting(acts.CLOSE_MISUSE, misuse, by=by, at=at) as act:
        act.conclude(kinds.MISUSE.state(outcome))
        act.change(conclusion=reason, concluded_at=at)
        act.say(outcome=outcome, reason=reason)
    return act.done
