"""The expert's pages: undertaking and interests first, then the scorebooks."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.access.acting import find
from zhiheng.access.refusals import Unknown
from zhiheng.stages.review.kinds import BOOK
from zhiheng.web.frame import rendering

from . import books, lead, tasks


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """My review: what I must declare, my books with what is left, what I lead."""
    by = rendering.viewer_of(request)
    if "expert" not in by.offices():
        raise Unknown()
    return rendering.page(request, "expert/tasks.html", "我的评审", tasks.page(by))


@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, pk: str) -> HttpResponse:
    """One scorebook: one's own to fill in, others' locked ones to read."""
    found: Any = find(rendering.viewer_of(request), BOOK.ref(pk))
    return books.saved(request, found) if request.method == "POST" else books.opened(request, found)


@require_GET
def panel(request: HttpRequest, pk: str) -> HttpResponse:
    """The panel's scores of one application side by side."""
    return lead.map_of(request, pk)


@require_GET
def visit(request: HttpRequest, pk: str) -> HttpResponse:
    """What to look at on site."""
    return lead.visit_of(request, pk)
