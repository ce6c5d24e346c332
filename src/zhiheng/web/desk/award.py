"""The award: regulation, readings, editions, acts on it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import viewer
from zhiheng.editions import selectors as editions
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import objects, pages
from zhiheng.web.frame.guard import require_office
from zhiheng.web.frame.page import Fact, Link, ObjectPage, Table

from . import tables, timeline

WATCHED = (Link("追责与考核", "/conduct/"), Link("查阅与权限", "/access/"))


@require_GET
def award(request: HttpRequest) -> HttpResponse:
    """The award: regulation, editions, acts on it."""
    by = pages.viewer_of(request)
    require_office(by)
    found = viewer.award(by.awards("office", "supervision", "leading")[0])
    rules = editions.rules_of(found)
    rows = tuple(
        (Link(e.named, f"/edition/{e.pk}/"), objects.state(e.state, "edition"))
        for e in editions.editions(by)
        if e.award_id == found.pk
    )
    readings = tuple((str(r.no), r.sentence, r.reading, "是" if r.restricts else "") for r in rules.readings)
    shown = ObjectPage(
        title=found.name,
        identity=(Fact("依据", f"{rules.title}（{rules.document}）"), Fact("发布", tables.day(rules.issued))),
        tables=(
            Table("届次", ("届次", "状态"), rows, "还没有届次"),
            Table("解释口径", ("号", "原文不明之处", "口径", "限制权利"), readings, "没有口径"),
        ),
        actions=act_views.actions(request, found),
        acts=timeline.of_object(by, found),
        back=Link("返回", "/desk/"),
        files=(
            Link("推广与应用", "/promotion/"),
            Link("年度义务", "/duties/"),
            Link("奖金使用与检查", "/funds/"),
            *(WATCHED if by.offices(found.pk) & {"office", "supervision"} else ()),
            *((Link("从表格导入往届获奖单位", "/import/winners/"),) if by.holds("office", found.pk) else ()),
        ),
    )
    return pages.page(request, "object.html", found.name, shown)
