"""Anybody objects to what a notice lists: named or not, with what follows from each."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame import dates
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Cite, Fact, Link

from . import context, course, forms, layout, receipt
from .context import Context
from .pages import ObjectionPage, Way

TITLE = "提出异议"
WAYS = (
    Way(
        forms.NAMED,
        "署名",
        (
            "一定受理调查；",
            "办结后，按您留的联系方式答复；",
            "姓名和联系方式只有办案人员能看到，不告诉被反映的单位。",
        ),
    ),
    Way(
        forms.ANONYMOUS,
        "匿名",
        (
            "写明可以查证的具体事实的，受理调查；没有的，记录存档，不再调查；",
            "不能答复您，但可以凭回执号查办理到哪一步；",
            "不保存姓名和联系方式，填了也不保存。",
        ),
    ),
)
THEN = (
    "当场给您一个回执号和收到的时间；",
    "办公室逐件调查核实，调查时听取被反映单位的陈述；",
    "全部异议办结之前，公示不会结束。",
)


@opened
@require_http_methods(["GET", "POST"])
def objection(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and what it answers. Who happens to be signed in is kept nowhere."""
    s = context.at(slug)
    notice = s.notice
    edition = editions.edition(notice.edition) if notice else None
    if notice is None or edition is None:
        raise Http404
    return forms.answered(
        request,
        "object",
        lambda: _receive(request, s, edition),
        lambda errors, status: _form(request, s, notice, edition, errors, status),
        f"{s.base}/notice/",
        "请一小时后再试，或向办公室当面、来信反映。",
    )


def _receive(request: HttpRequest, s: Context, edition: Any) -> HttpResponse:
    raw = forms.named_or_not(request, "object", edition)
    done = perform(request, "object", edition.ref, raw, request.POST.get("idempotency_key", "")[:80], "web")
    return receipt.given(request, s, done["object"].partition("/")[2], done["at"])


def _form(
    request: HttpRequest, s: Context, found: Any, edition: Any, errors: dict[str, str], status: int
) -> HttpResponse:
    stage = s.rules.of_kind("notice")
    end = f"{dates.with_weekday(found.last_day)} 24:00" if found.last_day else "——"
    left = course.days_left(found, stage, s.today)
    page = ObjectionPage(
        title=TITLE,
        lead="不必注册，约需5分钟。",
        back=Link("返回公示", f"{s.base}/notice/"),
        facts=(Fact("公示", f"{found.edition_title}候选单位"), Fact("截止", end, f"（{left}）")),
        cites=tuple(
            Cite(citation.article(s.rules.cite(d))) for d in ("notice", "investigate") if s.rules.cite(d)
        ),
        then=THEN,
        ways=WAYS,
    )
    page = forms.with_fields(page, request, "object", edition, "提交异议", errors)
    return layout.show(request, "public/objection.html", TITLE, page, s, status)
