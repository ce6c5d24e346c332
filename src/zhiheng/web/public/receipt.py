"""Numbers of what anybody hands in, and what the state is: words for the state alone, never anything of
the content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.stages.notice import selectors as notices
from zhiheng.stages.notice.kinds import DISMISSED, PURSUED, RECEIVED, SET_ASIDE, UPHELD
from zhiheng.web.acts import limits
from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Link, State, Step

from . import context, layout
from .context import Context
from .pages import ReceiptPage

TEMPLATE = "public/receipt.html"
UNKNOWN = "没有查到这个回执号。请对照回执逐位核对，共16位数字和字母。"
MARK = "请记下或拍下回执号。它只显示这一次，凭它可以查办理到哪一步。"


@dataclass(frozen=True)
class Numbered:
    """What anybody hands in and asks after by its number: in which words, with which states, where.

    ``path`` and ``back`` are below the award's address; ``steps`` names the three steps, apart where a state
    has its own.
    """

    path: str
    back: tuple[str, str]
    taken: str
    asked: str
    lead: str
    then: tuple[str, ...]
    states: Mapping[str, State]
    steps: tuple[str, str, str]
    number: Callable[[str], str]
    state: Callable[[str, str], str | None]
    apart: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)


OBJECTION = Numbered(
    path="/notice/receipt/",
    back=("返回公示", "/notice/"),
    taken="异议已收到",
    asked="查异议办理进展",
    lead="输入提出异议时得到的回执号。这里只显示办理到哪一步，不显示任何内容。",
    then=(
        "办公室决定是否受理；署名的，一定受理；",
        "调查核实，听取被反映单位的陈述；",
        "署名的，办结后按您留的联系方式答复。",
    ),
    states={
        RECEIVED: State("doing", "已收到，等待受理"),
        PURSUED: State("doing", "已受理，正在调查"),
        SET_ASIDE: State("done", "已办结：记录存档，不再调查"),
        UPHELD: State("done", "已办结：反映的问题成立"),
        DISMISSED: State("done", "已办结：反映的问题不成立"),
    },
    steps=("收到", "受理调查", "办结"),
    apart={"set_aside": ("收到", "记录存档", "办结")},
    number=notices.receipt,
    state=notices.state_by_receipt,
)


@opened
@require_GET
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """How far is an objection?"""
    return asked(request, slug, OBJECTION)


def given(request: HttpRequest, s: Context, objection: str, at: str) -> HttpResponse:
    """The acknowledgement of an objection."""
    return taken(request, s, OBJECTION, objection, at)


def asked(request: HttpRequest, slug: str, kind: Numbered) -> HttpResponse:
    """Ask for a number's state.

    An unknown number and a wrong one answer alike; guessing is limited by address.
    """
    s = context.at(slug)
    typed = request.GET.get("number", "").strip()[:60]
    if typed and limits.too_many(request, "receipt", limits.BY_NUMBER):
        return rendering.refused(request, 429, cure="请一小时后再查。", back=f"{s.base}{kind.path}")
    state = kind.state(s.award.pk, plain(typed)) if typed else None
    error = UNKNOWN if typed and state is None else ""
    shown = ReceiptPage(
        title=kind.asked,
        lead=kind.lead,
        back=_back(s, kind),
        action=f"{s.base}{kind.path}",
        number=grouped(plain(typed)) if state else typed,
        state=kind.states[state] if state else None,
        steps=_steps(kind, state) if state else (),
        error=error,
    )
    return layout.show(request, TEMPLATE, shown.title, shown, s, 404 if error else 200)


def taken(request: HttpRequest, s: Context, kind: Numbered, pk: str, at: str) -> HttpResponse:
    """The acknowledgement, right after it was received: the only time that the number is shown."""
    shown = ReceiptPage(
        title=kind.taken,
        lead=MARK,
        back=_back(s, kind),
        action=f"{s.base}{kind.path}",
        number=grouped(kind.number(pk)),
        given=True,
        received=at[:19].replace("T", " "),
        state=kind.states["received"],
        steps=_steps(kind, "received"),
        then=kind.then,
    )
    return layout.show(request, TEMPLATE, shown.title, shown, s)


def _back(s: Context, kind: Numbered) -> Link:
    return Link(kind.back[0], f"{s.base}{kind.back[1]}")


def _steps(kind: Numbered, state: str) -> tuple[Step, ...]:
    """Received, then at work, then all done."""
    at = 0 if state == RECEIVED else 1 if state == PURSUED else 3
    return tuple(
        Step(n, "", "done" if i < at else "now" if i == at else "next")
        for i, n in enumerate(kind.apart.get(state, kind.steps))
    )


def plain(typed: str) -> str:
    """A number as it is kept: full-width signs, blanks and dashes do not matter."""
    return re.sub(r"[\s\-—·]", "", unicodedata.normalize("NFKC", typed)).upper()


def grouped(number: str) -> str:
    """In groups of four, as it is easier to copy."""
    return "-".join(number[i : i + 4] for i in range(0, len(number), 4))
