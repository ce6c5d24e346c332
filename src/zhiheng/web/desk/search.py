"""One search over what the viewer may know of: applications, honours, objections, acts by title."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import acts
from zhiheng.access.viewer import Viewer
from zhiheng.editions import selectors as editions
from zhiheng.registry import selectors as registry
from zhiheng.stages.notice import selectors as notices
from zhiheng.web.frame import objects, pages
from zhiheng.web.frame.desk import SearchPage
from zhiheng.web.frame.page import Link, Table

from . import tables

MOST = 30


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """?q= at least one character; an exact number goes straight to its page's row at the top."""
    by = pages.viewer_of(request)
    text = request.GET.get("q", "").strip()[:60]
    found = _found(by, text) if text else ()
    shown = SearchPage(
        "查找",
        text,
        tuple(t for t in found if t.rows),
        "输入编号、单位名称、证书编号或事项名称" if not text else f"没有找到“{text}”。请换一个词，或检查编号",
    )
    return pages.page(request, "search.html", "查找", shown)


def _found(by: Viewer, text: str) -> tuple[Table, ...]:
    cases = tuple(
        (
            Link(f"{c.no} {c.organisation.name}".strip(), f"/case/{c.pk}/"),
            c.edition.named,
            objects.state(c.state, "case"),
        )
        for c in editions.search(by, text, MOST)
    )
    honours = tuple(
        (Link(f"{h.number} {h.name}", f"/verify/{h.pk}/"), h.edition_label, tables.day(h.awarded))
        for h in registry.find_text(by, text, MOST)
    )
    objections: tuple[Any, ...] = ()
    if by.offices() & {"office", "supervision"}:
        objections = tuple(
            (Link(o.number, f"/o/objection/{o.pk}/"), o.case.named, objects.state(o.state, "objection"))
            for o in notices.objections(by)
            if text in o.number or text in o.case.named
        )[:MOST]
    mine = tuple(
        (Link(p.act.title, f"/work/?act={name}"), p.act.on.word, "")
        for name, p in acts.table().items()
        if p.act.title and text in p.act.title and by.offices() & set(p.act.offices)
    )
    return (
        Table("申报", ("单位", "届次", "状态"), cases),
        Table("荣誉", ("证书", "届次", "获奖时间"), honours),
        Table("异议", ("编号", "单位", "状态"), objections),
        Table("事项", ("事项", "对象", ""), mine[:MOST]),
    )
