"""The public notice."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock
from zhiheng.access.acting import Award
from zhiheng.editions import selectors as editions
from zhiheng.stages.notice import selectors as notices
from zhiheng.web.desk import tables
from zhiheng.web.frame import pages
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import Cite, Day, Document, Link, NoticePage, Table

from .awards import award_of

WEEKDAYS = "一二三四五六日"

@opened
@require_GET
def notice(request: HttpRequest, slug: str) -> HttpResponse:
    """The public notice with its clock spelled out, from its publication on."""
    award = award_of(slug)
    found = notices.public(award.pk)
    if found is None:
        raise Http404
    rules = editions.rules_of(award)
    stage = rules.of_kind("notice")
    today = clock.day(clock.now(award))
    left = sum(date.fromisoformat(d) >= today for d in found.days)
    over = found.state != "running" or not left
    shown = NoticePage(
        headline="公示期已满" if over else "公示期还剩", figure="" if over else str(left), headline_after="" if over else ("个工作日" if stage.unit == "working" else "天"),
        text=f"公示期自 {tables.day(found.published)} 次日起，至 {tables.day(found.last_day)} 止。", days=_days(found, today),
        cites=(Cite(pages.article(stage.art)),), basis="；".join(found.sources) or "按自然日计算",
        document=_notice_document(award, found), objection=None if over else Link("提出异议", f"/{award.slug}/notice/object/"),
        how=("可以署名，也可以匿名；匿名的请写明可以查证的具体事实。", "署名的异议，办结后答复。", "反映人的身份只有办案人员知道。"),
    )
    return pages.page(request, "public_notice.html", "公示", shown, award=award)


def _days(found: Any, today: date) -> tuple[Day, ...]:
    first = Day(_short(found.published), f"星期{WEEKDAYS[found.published.weekday()]}", "发布当日，不计入", "past")
    made = [first]
    for n, text in enumerate(found.days, 1):
        d = date.fromisoformat(text)
        kind: Any = "past" if d < today else "today" if d == today else "next"
        made.append(Day(_short(d), f"星期{WEEKDAYS[d.weekday()]}", f"第{n}天" + ("，最后一天" if n == len(found.days) else ""), kind))
    return tuple(made)


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _notice_document(award: Award, found: Any) -> Document:
    listed = Table("公示名单", ("编号", "单位"), tuple(found.listed), head=1)
    return Document(
        number=found.document, title=(f"{award.name}{found.edition_title}", "候选单位公示"),
        paragraphs=(f"经资格审核、材料评审、现场评审和综合评审会议审议表决，现将{found.edition_title}候选单位名单予以公示，接受社会监督。",),
        signature=f"{award.name}评定委员会办公室", date=tables.day(found.published), table=listed, foot=(f"发布媒体：{found.medium}", f"案卷链头：{found.head}"),
    )
