"""收发文登记: letters as they went and came, with their delivery."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.documents import selectors as papers
from zhiheng.documents.kinds import LETTER
from zhiheng.editions.kinds import CLOSED
from zhiheng.web.frame import dates, objects, rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.pages import DeskPage
from zhiheng.web.frame.parts import Action, Cells, Link, Table
from zhiheng.web.sheets import writing

from .index import edition_of

WAYS = {"": "全部", "out": "发文", "in": "收文"}


@require_GET
def letters(request: HttpRequest) -> HttpResponse:
    """?edition= &way=out|in; ?as=csv or xlsx takes out what is shown."""
    by = rendering.viewer_of(request)
    require(by, "letters")
    edition, way = edition_of(request, by), request.GET.get("way", "")
    rows = [x for x in papers.letters(by, edition.pk) if not way or x.way == way]
    table = Table(
        "收发文登记",
        ("登记号", "日期", "文号", "标题", "来文或收件单位", "方式", "状态", "送达"),
        tuple(map(_line, rows)),
        "还没有登记。文书发出、来文收到时登记在这里",
        head=1,
    )
    if request.GET.get("as") in ("csv", "xlsx"):
        return writing.answer(table, f"{edition.named}收发文登记", request.GET["as"])
    base = f"/letters/?edition={edition.pk}"
    filters = (
        Link("文书", f"/papers/?edition={edition.pk}"),
        *(Link(text, base + (f"&way={k}" if k else ""), k == way) for k, text in WAYS.items()),
    )
    actions = (
        (Action("登记收文", f"/act/receive_letter/{edition.ref}/", True),)
        if by.holds("office", edition.award_id) and edition.state != CLOSED
        else ()
    )
    takes = Table(
        "导出",
        ("格式", ""),
        tuple(
            (name, Link(f"导出 {name}", f"{base}&way={way}&as={k}"))
            for k, name in (("xlsx", "Excel"), ("csv", "CSV"))
        ),
    )
    shown = DeskPage(
        "收发文登记",
        f"{edition.named} · 共{len(rows)}件",
        (),
        table,
        (takes,) if rows else (),
        actions,
        filters,
    )
    return rendering.page(request, "frame/desk.html", "收发文登记", shown)


def _line(x: Any) -> tuple[Cells, ...]:
    delivered = f"{dates.short(x.delivered_on)}，{x.receiver}" if x.delivered_on else "——"
    serial = f"{'收' if x.way == 'in' else '发'}{x.serial}号"
    return (
        Link(serial, LETTER.address(x.pk)),
        dates.full(x.on),
        x.number or "——",
        x.subject,
        x.party,
        x.means or "——",
        objects.state(x.state, LETTER),
        delivered,
    )
