"""Anybody reports that the honour is forged or misused, gets a number, and asks by it how far it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.aftercare.promotion import selectors as promotion
from zhiheng.web.frame import pages
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import Link, State, Step
from zhiheng.web.frame.performing import perform
from zhiheng.web.frame.public import ReceiptPage

from . import receipt, showing, standing
from .forming import public_form, too_many
from .standing import Standing

LIMITS = {"about": 100, "facts": 5000, "name": 60, "contact": 120}
STATES = {
    "received": State("doing", "已收到，等待核查"), "pursued": State("doing", "正在核查"), "upheld": State("done", "已办结：属实"),
    "dismissed": State("done", "已办结：不属实"),
}
AT = {"received": 0, "pursued": 1, "upheld": 3, "dismissed": 3}


@opened
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and the receipt it answers with. Who happens to be signed in is kept nowhere."""
    s = standing.at(slug)

    def go(raw: dict[str, Any]) -> HttpResponse:
        done = perform(request, "report_misuse", s.award.ref, raw, request.POST.get("idempotency_key", "")[:80], "web")
        return _given(request, s, done["object"].partition("/")[2], done["at"])

    return public_form(request, s, "report_misuse", s.award, "反映冒用、伪造荣誉", go, (), "misuse", LIMITS, {"about": request.GET.get("about", "")[:100]})


def _given(request: HttpRequest, s: Standing, misuse: str, at: str) -> HttpResponse:
    """The acknowledgement: the only time that the number is shown."""
    shown = ReceiptPage(
        title="线索已收到", lead="请记下或拍下回执号。它只显示这一次，凭它可以查办理到哪一步。", back=_back(s), action=_address(s),
        number=receipt.grouped(promotion.receipt(misuse)), given=True, received=at[:19].replace("T", " "), state=STATES["received"], steps=_steps("received"),
        then=("办公室对照登记簿核查；", "属实的，依法处理或者移送有权机关；", "留了联系方式的，办结后与您联系。"),
    )
    return showing.show(request, receipt.TEMPLATE, shown.title, shown, s)


@opened
@require_GET
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a number's state. An unknown number and a wrong one answer alike; guessing is limited by address."""
    s = standing.at(slug)
    typed = request.GET.get("number", "").strip()[:60]
    if typed and too_many(request, "receipt", 30):
        return pages.refused(request, 429, cure="请一小时后再查。", back=_address(s))
    state = promotion.state_by_receipt(s.award.pk, receipt.plain(typed)) if typed else None
    shown = ReceiptPage(
        title="查线索办理进展", lead="输入反映时得到的回执号。这里只显示办理到哪一步，不显示任何内容。", back=_back(s), action=_address(s),
        number=receipt.grouped(receipt.plain(typed)) if state else typed, state=STATES[state] if state else None, steps=_steps(state) if state else (),
        error="没有查到这个回执号。请对照回执逐位核对，共16位数字和字母。" if typed and not state else "",
    )
    return showing.show(request, receipt.TEMPLATE, shown.title, shown, s, 404 if shown.error else 200)


def _back(s: Standing) -> Link:
    return Link("获奖名录", f"{s.base}/winners/")


def _address(s: Standing) -> str:
    return f"{s.base}/report/receipt/"


def _steps(state: str) -> tuple[Step, ...]:
    at = AT[state]
    return tuple(Step(n, "", "done" if i < at else "now" if i == at else "next") for i, n in enumerate(("收到", "核查", "办结")))
