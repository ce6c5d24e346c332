"""The register of name lists."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.editions import selectors as editions
from zhiheng.web.frame import pages
from zhiheng.web.frame.guard import require_office
from zhiheng.web.frame.page import DeskPage
from zhiheng.web.frame.parts import Table

from .lists import list_tables, lists_table


@require_GET
def lists(request: HttpRequest) -> HttpResponse:
    """The name lists of each edition with their differences."""
    by = pages.viewer_of(request)
    require_office(by, "office", "supervision", "leading", "committee", "government")
    made = []
    for e in editions.editions(by)[:4]:
        found = editions.visible_lists(by, e.pk)
        made += [lists_table(e, found), *list_tables(e, found)]
    shown = DeskPage(
        "名单",
        "每张名单都写明与上一张的差别和理由",
        (),
        made[0] if made else Table("", ("名单",), ()),
        tuple(made[1:]),
    )
    return pages.page(request, "desk.html", "名单", shown)
