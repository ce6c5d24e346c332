"""Registers of the office: objections, lists."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.editions import selectors as editions
from zhiheng.stages.notice import selectors as notices
from zhiheng.web.frame import objects, pages
from zhiheng.web.frame.guard import require_office
from zhiheng.web.frame.page import DeskPage, Link, Table

from . import tables
from .lists import list_tables, lists_table


@require_GET
def objections(request: HttpRequest) -> HttpResponse:
    """Objections in the order of their arrival; the informant is shown to the case officers alone."""
    by = pages.viewer_of(request)
    require_office(by, "office", "supervision")
    rows = tuple(
        (Link(o.number, f"/o/objection/{o.pk}/"), o.case.named, "署名" if o.signed else "匿名", objects.state(o.state), o.conclusion or "——", tables.moment(o.received_at))
        for o in notices.objections(by)
    )
    shown = DeskPage("异议", "公示期间收到的异议和举报", (), Table("异议", ("编号", "单位", "署名", "状态", "结论", "收到时间"), rows, "没有收到异议"))
    return pages.page(request, "desk.html", "异议", shown)


@require_GET
def lists(request: HttpRequest) -> HttpResponse:
    """The name lists of each edition with their differences."""
    by = pages.viewer_of(request)
    require_office(by, "office", "supervision", "leading", "committee", "government")
    made = []
    for e in editions.editions(by)[:4]:
        found = editions.visible_lists(by, e.pk)
        made += [lists_table(e, found), *list_tables(e, found)]
    shown = DeskPage("名单", "每张名单都写明与上一张的差别和理由", (), made[0] if made else Table("", ("名单",), ()), tuple(made[1:]))
    return pages.page(request, "desk.html", "名单", shown)
