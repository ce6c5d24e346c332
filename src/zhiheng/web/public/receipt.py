"""The number of an objection, and what its state is: words for the state alone, never anything of its content."""

from __future__ import annotations

import re
import unicodedata

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.stages.notice import selectors as notices
from zhiheng.web.frame import pages
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import Link, State, Step
from zhiheng.web.frame.public import ReceiptPage

from . import showing, standing
from .forming import too_many
from .standing import Standing

TEMPLATE = "public_receipt.html"
STATES = {
    "received": State("doing", "已收到，等待受理"), "pursued": State("doing", "已受理，正在调查"),
    "set_aside": State("done", "已办结：记录存档，不再调查"), "upheld": State("done", "已办结：反映的问题成立"),
    "dismissed": State("done", "已办结：反映的问题不成立"),
}
AT = {"received": 0, "pursued": 1, "set_aside": 3, "upheld": 3, "dismissed": 3}


@opened
@require_GET
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a number's state. An unknown number and a wrong one answer alike; guessing is limited by address."""
    s = standing.at(slug)
    typed = request.GET.get("number", "").strip()[:60]
    if not typed:
        return _show(request, s, _page(s, "", None, ""))
    if too_many(request, "receipt", 30):
        return pages.refused(request, 429, cure="请一小时后再查。", back=f"{s.base}/notice/receipt/")
    state = notices.state_by_receipt(s.award.pk, plain(typed))
    if state is None:
        return _show(request, s, _page(s, typed, None, "没有查到这个回执号。请对照回执逐位核对，共16位数字和字母。"), 404)
    return _show(request, s, _page(s, grouped(plain(typed)), state, ""))


def given(request: HttpRequest, s: Standing, objection: str, at: str) -> HttpResponse:
    """The acknowledgement, right after an objection was received: the only time that the number is shown."""
    shown = ReceiptPage(
        title="异议已收到", lead="请记下或拍下回执号。它只显示这一次，凭它可以查办理到哪一步。", back=Link("返回公示", f"{s.base}/notice/"),
        action=f"{s.base}/notice/receipt/", number=grouped(notices.receipt(objection)), given=True, received=at[:19].replace("T", " "),
        state=STATES["received"], steps=_steps("received"),
        then=("办公室决定是否受理；署名的，一定受理；", "调查核实，听取被反映单位的陈述；", "署名的，办结后按您留的联系方式答复。"),
    )
    return _show(request, s, shown)


def _page(s: Standing, number: str, state: str | None, error: str) -> ReceiptPage:
    return ReceiptPage(
        title="查异议办理进展", lead="输入提出异议时得到的回执号。这里只显示办理到哪一步，不显示任何内容。", back=Link("返回公示", f"{s.base}/notice/"),
        action=f"{s.base}/notice/receipt/", number=number, state=STATES[state] if state else None, steps=_steps(state) if state else (), error=error,
    )


def _steps(state: str) -> tuple[Step, ...]:
    at, names = AT[state], ("收到", "受理调查", "办结")
    if state == "set_aside":
        names = ("收到", "记录存档", "办结")
    return tuple(Step(n, "", "done" if i < at else "now" if i == at else "next") for i, n in enumerate(names))


def _show(request: HttpRequest, s: Standing, shown: ReceiptPage, status: int = 200) -> HttpResponse:
    return showing.show(request, TEMPLATE, shown.title, shown, s, status)


def plain(typed: str) -> str:
    """A number as it is kept: full-width signs, blanks and dashes do not matter."""
    return re.sub(r"[\s\-—·]", "", unicodedata.normalize("NFKC", typed)).upper()


def grouped(number: str) -> str:
    """In groups of four, as it is easier to copy."""
    return "-".join(number[i : i + 4] for i in range(0, len(number), 4))
