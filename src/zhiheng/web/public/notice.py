"""The public notice with its clock spelled out."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.stages.notice.kinds import RUNNING
from zhiheng.web.frame import dates
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Cite, Document, Fact, Link, Table

from . import context, course, days, layout
from .context import Context
from .pages import NoticePage

TEMPLATE = "public/notice.html"
HOW = (
    "不必注册，约需5分钟，可以附照片和文件；",
    "可以署名，也可以匿名；匿名的请写明可以查证的具体事实；",
    "当场得到回执号，凭它可以查办理到哪一步；",
    "反映人的身份只有办案人员知道；署名的，办结后答复。",
)


@opened
@require_GET
def notice(request: HttpRequest, slug: str) -> HttpResponse:
    """The notice, from its publication on."""
    s = context.at(slug)
    return layout.show(request, TEMPLATE, "公示", page_of(s), s)


def page_of(s: Context, live: Link | None = None) -> NoticePage:
    """The page. Raises Http404 where no notice was published."""
    found = s.notice
    if found is None:
        raise Http404
    stage = s.rules.of_kind("notice")
    left = course.remaining(found, s.today)
    over = found.state != RUNNING or not left
    working = stage.unit == "working"
    return NoticePage(
        headline="公示期已满" if over else "公示期还剩",
        figure="" if over else str(left),
        headline_after="" if over else course.unit(stage),
        text=_text(found, over),
        days=days.of(found, editions.calendar(s.award), working, s.today),
        cites=(Cite(citation.article(stage.art)),),
        basis=_basis(found, stage.days, working),
        document=_document(s, found),
        objection=None if over or live else Link("提出异议", f"{s.base}/notice/object/"),
        how=HOW,
        contacts=_contacts(s, found),
        check=None if live else Link("凭回执号查进展", f"{s.base}/notice/receipt/"),
        live=live if not over else None,
    )


def _text(found: Any, over: bool) -> str:
    if found.last_day is None:
        return (
            f"公示自{dates.full(found.published)}发布，"
            "次日起计算。涉及的年度尚未公布放假安排，公布后确定最后一天。"
        )
    end = f"公示期自{dates.full(found.published)}次日起，至{dates.full(found.last_day)}止。"
    return end if over else f"{end}最后一天 24:00 以前都可以提出异议。"


def _basis(found: Any, n: int, working: bool) -> str:
    if not working:
        return f"不少于{n}天，发布当日不计，按自然日计算"
    sources = "；".join(f"《{x}》" if not x.startswith("《") else x for x in found.sources)
    return f"不少于{n}个工作日，发布当日不计，周末和节假日不计。按{sources or '国务院办公厅放假安排'}计算"


def _document(s: Context, found: Any) -> Document:
    end = f"至{dates.full(found.last_day)}" if found.last_day else ""
    return Document(
        number=found.document,
        title=(*layout.by_sense(s), joined(found.edition_title), "候选单位公示"),
        paragraphs=(
            (
                "经资格审核、材料评审、现场评审和综合评审会议审议表决，"
                f"现将{found.edition_title}候选单位名单予以公示，"
                "接受社会监督。"
            ),
        ),
        table=Table("公示名单", ("编号", "单位"), tuple(found.listed), head=1),
        after_table=(
            (
                f"公示时间为{dates.full(found.published)}的次日{end}。公示期内，"
                "任何单位和个人对候选单位有异议的，可以署名或者匿名提出；"
                "匿名提出的，请写明可以查证的事实。"
            ),
            "反映的问题由办公室调查核实，经查证属实、影响评定的，取消候选资格。",
        ),
        signature=s.office,
        date=dates.full(found.published),
        foot=(f"发布媒体：{found.medium}", f"案卷链头：{found.head}"),
    )


def joined(title: str) -> str:
    """A title whose brackets do not begin a line."""
    return title.replace("（", "\u2060（")


def _contacts(s: Context, found: Any) -> tuple[Fact, ...]:
    made = [Fact("受理", s.office), Fact("发布媒体", found.medium)]
    if found.link.startswith(("https://", "http://")):
        made.append(Fact("原文", Link("媒体上的公示原文", found.link)))
    return tuple(made)
