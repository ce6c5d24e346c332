"""The record: chains verified now with their newest acts, and the messages sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import viewer
from zhiheng.access.viewer import OFFICES
from zhiheng.editions import selectors as editions
from zhiheng.ledger import selectors as ledger
from zhiheng.outbox import selectors as outbox
from zhiheng.web.frame import dates, pages
from zhiheng.web.frame.guard import require_office
from zhiheng.web.frame.page import DeskPage, Message, OutboxPage, State, Table

from . import tables, timeline


@require_GET
def ledger_page(request: HttpRequest) -> HttpResponse:
    """The chains of my awards: verified now, with the newest acts."""
    by = pages.viewer_of(request)
    require_office(by)
    found = editions.editions(by)
    only = [a for a in request.GET.getlist("act") if a in timeline.titles()]
    heading = "、".join(timeline.titles()[a] for a in only) or "最近100条记录"
    made, head_rows = [], []
    for e in found[:4]:
        result = ledger.verify(f"edition/{e.pk}")
        if isinstance(result, tuple):
            head_rows.append((e.named, State("met", "完整"), f"{result[0]}:{result[1]}"))
        else:
            head_rows.append((e.named, State("not", "有断裂"), f"第{result.seq}条：{result.why}"))
        rows = ledger.newest(f"edition/{e.pk}", 100, only)
        names = viewer.named({b["by"] for b in rows})
        said = tuple((str(b["seq"]), dates.plain(b["at"][:19]), timeline.titles().get(b["act"], b["act"]), OFFICES.get(b["office"], b["office"]),
                      names.get(b["by"], "——"), "代录" if b["on_behalf"] else "", pages.article(b["article"])) for b in rows)
        made.append(Table(f"{e.named}：{heading}", ("序", "时间", "事项", "职责", "经办", "代录", "依据"), said))
    shown = DeskPage("记录", "案卷记录不能修改、删除；链头印在回执、纪要和公示上", (), Table("链的完整性", ("届次", "核验", "链头"), tuple(head_rows), "还没有记录"), tuple(made))
    return pages.page(request, "desk.html", "记录", shown)


@require_GET
def outbox_page(request: HttpRequest) -> HttpResponse:
    """Messages: the office sees all of its award, others their own."""
    by = pages.viewer_of(request)
    staff = bool(by.offices() & {"office", "supervision"})
    rows = outbox.messages(by.awards("office", "supervision") if staff else by.awards(), None if staff else by.user)
    names = viewer.named({m.to for m in rows})
    said = tuple(Message(tables.moment(m.queued_at), names.get(m.to, "——"), m.subject, State("done", "已写入发件箱"), tuple(dates.plain(m.text).split("\n"))) for m in rows)
    shown = OutboxPage("消息", "演练中的信只在这里显示，不会寄出" if pages.is_rehearsal() else "系统发出的信", said)
    return pages.page(request, "outbox.html", "消息", shown)
