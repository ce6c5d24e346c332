"""The award's front page: where the edition stands, what is open today, what comes next."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.law import citation, money, spans
from zhiheng.law.instrument import Instrument
from zhiheng.web.frame import dates
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Cite, Fact, Link

from . import context, course, layout
from .context import Context
from .pages import HomePage, Point, Procedure

TEMPLATE = "public/home.html"
PROCEDURE = {
    "call": "办公室发布申报通知，单位自愿申报，按期提交材料。",
    "screening": "会同有关部门核对申报条件，确定{list}。",
    "review": "评审组专家独立评分，形成{list}。",
    "list": "办公室报告评审结果，提出{list}。",
    "meeting": "评委会审核评审报告，审议并表决，提出{list}。",
    "notice": "在主要媒体公示，任何单位和个人都可以提出异议。",
    "decision": "政府审议确定，通报获奖单位，颁发证书。",
}


@opened
@require_GET
def home(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The award's front page."""
    s = context.at(slug)
    return layout.show(request, TEMPLATE, "首页", page_of(s), s, body_class="zh-front")


def page_of(s: Context, live: Link | None = None) -> HomePage:
    """The page; in a file, `live` leads to the site that has the forms."""
    title, text = _now(s)
    return HomePage(
        motto=f"{s.rules.issuer}设立，授予质量管理成效显著的组织。",
        cite=_cite(s.rules, "honour"),
        now_meta=_meta(s),
        now_title=title,
        now_text=text,
        now_links=_links(s),
        course=course.course(s),
        points=_points(s.rules),
        procedure=tuple(
            Procedure(x.title, PROCEDURE[x.kind].format(list=x.list_title), Cite(citation.article(x.art)))
            for x in s.rules.stages
        ),
        notices=_published(s),
        verify_action="" if live else "/verify/",
        past=_past(s),
        contacts=contacts(s, live),
        open_now=_open(s),
        live=live,
        name=layout.by_sense(s),
    )


def _cite(rules: Instrument, duty: str) -> Cite | None:
    return Cite(citation.article(rules.cite(duty))) if rules.cite(duty) else None


def _meta(s: Context) -> str:
    if s.edition is None:
        return ""
    at, steps = course.position(s), len(s.rules.stages)
    return f"{s.edition.named} · 第{at + 1}步，共{steps}步" if at < steps else s.edition.named


def _now(s: Context) -> tuple[str, str]:
    """The present state as a heading and one sentence."""
    stage = s.stage
    if s.edition is None:
        return "目前没有正在进行的评选", "新一届申报通知发布后，在这里公布。申报条件和材料可以先看办事指南。"
    if stage is None:
        return "本届评选已经结束", "获奖单位已经通报，可以在获奖名录中查看和核验。"
    if stage.kind == "call":
        day = dates.with_weekday(s.edition.deadline)
        if s.taking:
            return (
                "正在接受申报",
                (
                    f"{day} 24:00 截止，{dates.left(s.edition.deadline, s.today)}。"
                    "以系统收到全部材料的时间为准，逾期不能提交。"
                ),
            )
        return "申报已经截止", f"申报于{day} 24:00 截止，办公室正在清点材料。"
    if stage.kind == "notice" and s.noticed:
        return _noticing(s)
    return f"正在进行：{stage.title}", "这一步不需要您办理。形成的名单按程序公布。"


def _noticing(s: Context) -> tuple[str, str]:
    found = s.notice
    assert found is not None and s.stage is not None
    if not course.remaining(found, s.today) or found.last_day is None:
        return "公示期已满", "收到的异议全部办结后，报政府审定。"
    end = dates.with_weekday(found.last_day)
    return (
        "候选单位正在公示",
        f"{course.days_left(found, s.stage, s.today)}，{end} 24:00 截止。任何单位和个人都可以提出异议。",
    )


def _links(s: Context) -> tuple[Link, ...]:
    """What somebody can do now, the first of it first."""
    guide, stage = Link("办事指南", f"{s.base}/guide/"), s.stage
    if s.taking:
        return (
            Link("我们能申报吗", f"{s.base}/guide/"),
            Link("登记单位、开始申报", f"{s.base}/register/"),
            Link("登录申报", "/sign-in/?next=/application/"),
        )
    if stage is not None and stage.kind == "notice" and s.noticed:
        return (Link("查看公示", f"{s.base}/notice/"), guide)
    past = Link("获奖名录", f"{s.base}/winners/")
    return (past, guide) if s.edition is None or stage is None else (guide, past)


def _open(s: Context) -> tuple[Fact, ...]:
    """What is open today, and what comes next."""
    if s.edition is None:
        return ()
    made = []
    if s.taking:
        made.append(
            Fact(
                "申报",
                Link("登记单位、开始申报", f"{s.base}/register/"),
                f"至{dates.short(s.edition.deadline)} 24:00",
            )
        )
    if s.stage is not None and s.stage.kind in ("notice", "decision") and s.noticed:
        made.append(Fact("异议", Link("提出异议", f"{s.base}/notice/object/"), "审定之前"))
    made.append(Fact("核验", Link("核验证书", "/verify/"), "随时"))
    if following := course.following(s) if s.stage else "":
        made.append(Fact("接下来", following))
    return tuple(made) if len(made) > 1 else ()


def _points(rules: Instrument) -> tuple[Point, ...]:
    prize = rules.prizes[0]
    made = [
        Point(
            "每届至多",
            str(rules.quotas[0].max),
            "家",
            "达不到条件的，可以空缺",
            Cite(citation.article(rules.quotas[0].art)),
        ),
        Point(
            "每家奖金",
            money.wan(prize.fen),
            "万元",
            "一次性；再次获奖不授予",
            Cite(citation.article(prize.art)),
        ),
        Point(
            "最低分数",
            str(min(t.floor for t in rules.tiers)),
            "分",
            "总分1000分，含本数",
            Cite(citation.article(rules.tiers[-1].art)),
        ),
    ]
    if isinstance(rules.validity, spans.Years):
        made.append(
            Point(
                "有效期",
                str(rules.validity.n),
                "年",
                "期满可以再次申请",
                Cite(citation.article(rules.validity_art)),
            )
        )
    if rules.cite("no_fee"):
        made.append(Point("申报费用", "0", "元", "不收取任何费用", _cite(rules, "no_fee")))
    return tuple(made)


def _published(s: Context) -> tuple[tuple[str, Link], ...]:
    """What was published, newest first."""
    found = s.notice
    made = (
        [(found.published, Link(f"{found.edition_title}候选单位公示", f"{s.base}/notice/"))] if found else []
    )
    if s.edition is not None and s.edition.called_on:
        made.append((s.edition.called_on, Link(f"{s.edition.named}申报通知", f"{s.base}/call/")))
    return tuple((dates.full(day), link) for day, link in sorted(made, key=lambda x: x[0], reverse=True))


def _past(s: Context) -> tuple[tuple[Link, str], ...]:
    """Earlier editions with how many won, newest first."""
    lines = s.winners
    counted: Counter[str] = Counter(x.edition for x in lines)
    made = [(Link(label, winners_of(s, label)), f"获奖{n}家") for label, n in counted.items()]
    return (
        *made,
        (Link("全部获奖名录", f"{s.base}/winners/"), f"共{len(lines)}家次" if lines else "还没有获奖单位"),
    )


def winners_of(s: Context, label: str) -> str:
    """Address of the winners of one edition."""
    return f"{s.base}/winners/?{urlencode({'edition': label})}"


def contacts(s: Context, live: Link | None = None) -> tuple[Fact, ...]:
    """Whom to ask: the office, and where the call says how to reach it."""
    made: list[Fact] = [Fact("咨询", s.office)]
    said: dict[str, Any] = s.edition.call if s.edition else {}
    if said.get("medium"):
        made.append(Fact("发布媒体", said["medium"]))
    if s.rules.cite("leading"):
        made.append(Fact("监督", "对评审有意见的，向领导小组反映", ""))
    if live is None and s.rules.cite("accountability"):
        made.append(Fact("投诉", Link("投诉评审员、评委或工作人员", f"{s.base}/complain/")))
    return tuple(made)
