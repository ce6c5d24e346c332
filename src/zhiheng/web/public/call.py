"""The call for applications."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock
from zhiheng.access.acting import Award
from zhiheng.editions import selectors as editions
from zhiheng.web.desk import tables
from zhiheng.web.frame import pages
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import CallPage, Document, Fact, Link

from .awards import award_of


@opened
@require_GET
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """The call, once it is published: deadline, what to prepare, how long it takes."""
    award = award_of(slug)
    edition = editions.newest(award.pk, called=True)
    if edition is None:
        raise Http404
    rules, said = editions.rules_of(edition), edition.call
    document = Document(
        number=said["document"], title=(f"关于开展{award.name}", f"{edition.named}申报工作的通知"),
        paragraphs=(
            f"依据{rules.title}（{rules.document}），现开展{edition.named}申报工作。申报坚持自愿，不收取任何费用。",
            f"申报时间：{edition.plan['opens']} 至 {edition.plan['deadline']} 24:00（以材料全部到达系统的时间为准）。",
            f"申报条件和不得申报的情形见办法{pages.article('13')}、{pages.article('14')}；评定标准为 {rules.criteria.replace('gbt', 'GB/T ').replace('_', '-')}，总分1000分。",
            "请登录本系统登记单位、填写申报表和自评报告、上传证明材料、请求推荐，并在截止前提交。提交后系统出具受理回执。",
        ),
        signature=f"{award.name}评定委员会办公室", date=tables.day(edition.called_on), foot=(f"发布媒体：{said['medium']}",),
    )
    shown = CallPage(
        deadline=f"{tables.day(edition.deadline)} 24:00", left=_left(edition.deadline, award), document=document,
        links=_ways_in(award, edition, rules),
        materials=("营业执照或登记证书", "主营业务许可证照", "近三年审计报告或财务报表", "导入卓越绩效模式的文件", "行业地位或社会贡献证明", "自评报告（在线填写或PDF）"),
        facts=(Fact("约需时间", "首次填写约4小时，可随时保存"), Fact("费用", "不收取任何费用")),
    )
    return pages.page(request, "public_call.html", "申报通知", shown, award=award)


def _ways_in(award: Award, edition: Any, rules: Any) -> tuple[Link, ...]:
    """Registering is offered while the call is open."""
    enter = Link("已登记，去登录", "/sign-in/?next=/application/")
    if edition.state == "running" and rules.stage(edition.stage).kind == "call":
        return (Link("登记单位、开始申报", f"/{award.slug}/register/"), enter)
    return (enter,)


def _left(deadline: date | None, award: Award) -> str:
    if deadline is None:
        return ""
    days = (deadline - clock.day(clock.now(award))).days
    return f"还有{days}天" if days > 0 else "今天截止" if days == 0 else "已截止"
