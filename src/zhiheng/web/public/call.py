"""The call for applications as a document, with what to prepare beside it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.law import citation
from zhiheng.law.instrument import Instrument
from zhiheng.web.frame import dates
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Document, Fact, Link

from . import context, layout
from .context import Context
from .pages import CallPage

TEMPLATE = "public/call.html"


@opened
@require_GET
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """The call, once it is published: deadline, what to prepare, how long it takes."""
    s = context.called(slug)
    return layout.show(request, TEMPLATE, "申报通知", page_of(s), s)


def page_of(s: Context, live: Link | None = None) -> CallPage:
    end = s.edition.deadline
    return CallPage(
        deadline=f"{dates.full(end)}（{dates.weekday(end)}） 24:00",
        left=f"{dates.left(end, s.today)}。以系统收到全部材料的时间为准。",
        document=_document(s),
        links=_ways_in(s),
        materials=(
            "营业执照或登记证书",
            "主营业务许可证照",
            "近三年审计报告或财务报表",
            "导入卓越绩效模式的文件",
            "行业地位或社会贡献证明",
            "自评报告（在线填写或PDF）",
        ),
        facts=(
            Fact("约需时间", "在线填写约4小时，可随时保存"),
            Fact("费用", "不收取任何费用"),
            Fact("详细要求", Link("办事指南", f"{s.base}/guide/")),
        ),
    )


def _document(s: Context) -> Document:
    edition, said = s.edition, s.edition.call
    opens = dates.read(edition.plan.get("opens"))
    return Document(
        number=said["document"],
        title=(f"关于开展{s.award.name}", f"{edition.named}申报工作的通知"),
        paragraphs=(
            (
                f"依据{s.rules.title}（{s.rules.document}），"
                f"现开展{edition.named}申报工作。申报坚持自愿，"
                "不收取任何费用。"
            ),
            (
                f"申报时间：{dates.full(opens)}至{dates.full(edition.deadline)} 24:00（以材料全部到达系统"
                "的时间为准）。"
            ),
            (
                f"申报条件和不得申报的情形见办法{_articles(s.rules)}；"
                f"评定标准为 {standard(s.rules)}，总分1000分。"
            ),
            (
                "请登录本系统登记单位、填写申报表和自评报告、上传证明材料、请求推荐，"
                "并在截止前提交。提交后系统出具受理回执。"
            ),
        ),
        signature=s.office,
        date=dates.full(edition.called_on),
        foot=(f"发布媒体：{said['medium']}",),
    )


def _articles(rules: Instrument) -> str:
    """The articles that hold conditions and bars, each once."""
    numbers = dict.fromkeys(r.art.partition("(")[0] for r in (*rules.conditions, *rules.bars))
    return "、".join(citation.article(n) for n in numbers)


def standard(rules: Instrument) -> str:
    """GB/T 19580-2012 from gbt19580_2012."""
    return rules.criteria.replace("gbt", "GB/T ").replace("_", "-")


def _ways_in(s: Context) -> tuple[Link, ...]:
    """Registering is offered while the call is open."""
    enter = Link("已登记，去登录", "/sign-in/?next=/application/")
    if s.taking:
        return (Link("登记单位、开始申报", f"{s.base}/register/"), enter)
    return (Link("办事指南", f"{s.base}/guide/"), enter)
