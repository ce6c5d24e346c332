"""Anybody reports that the honour is forged or misused, gets a number, and asks by it how far it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.aftercare.promotion import selectors as promotion
from zhiheng.aftercare.promotion.kinds import DISMISSED, PURSUED, RECEIVED, UPHELD
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import State

from . import context
from .forms import public_form
from .receipt import Numbered, asked, taken

MISUSE = Numbered(
    path="/report/receipt/",
    back=("获奖名录", "/winners/"),
    taken="线索已收到",
    asked="查线索办理进展",
    lead="输入反映时得到的回执号。这里只显示办理到哪一步，不显示任何内容。",
    then=("办公室对照登记簿核查；", "属实的，依法处理或者移送有权机关；", "留了联系方式的，办结后与您联系。"),
    states={
        RECEIVED: State("doing", "已收到，等待核查"),
        PURSUED: State("doing", "正在核查"),
        UPHELD: State("done", "已办结：属实"),
        DISMISSED: State("done", "已办结：不属实"),
    },
    steps=("收到", "核查", "办结"),
    number=promotion.receipt,
    state=promotion.state_by_receipt,
)


@opened
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and the receipt it answers with. Who happens to be signed in is kept nowhere."""
    s = context.at(slug)

    def go(raw: dict[str, Any]) -> HttpResponse:
        done = perform(
            request, "report_misuse", s.award.ref, raw, request.POST.get("idempotency_key", "")[:80], "web"
        )
        return taken(request, s, MISUSE, done["object"].partition("/")[2], done["at"])

    given = {"about": request.GET.get("about", "")[:100]}
    return public_form(request, s, "report_misuse", "反映冒用、伪造荣誉", go, given=given)


@opened
@require_GET
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """How far is a report?"""
    return asked(request, slug, MISUSE)
