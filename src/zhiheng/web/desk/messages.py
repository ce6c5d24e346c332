"""The messages sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import viewer
from zhiheng.access.offices import WATCHERS
from zhiheng.outbox import selectors as messages
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.parts import State

from .pages import Message, OutboxPage


@require_GET
def outbox_page(request: HttpRequest) -> HttpResponse:
    """Messages: the office sees all of its award, others their own."""
    by = rendering.viewer_of(request)
    staff = by.holds_any(WATCHERS)
    rows = messages.messages(
        by.awards("office", "supervision") if staff else by.awards(), None if staff else by.user
    )
    names = viewer.named({m.to for m in rows})
    said = tuple(
        Message(
            dates.moment(m.queued_at),
            names.get(m.to, "——"),
            m.subject,
            State("done", "已写入发件箱"),
            tuple(dates.plain(m.text).split("\n")),
        )
        for m in rows
    )
    shown = OutboxPage(
        "消息", "演练中的信只在这里显示，不会寄出" if rendering.is_rehearsal() else "系统发出的信", said
    )
    return rendering.page(request, "desk/messages.html", "消息", shown)
