"""Any other object: identity, what it holds, acts, actions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import agenda, viewer
from zhiheng.access.acting import find
from zhiheng.web.acts import views as act_views
from zhiheng.web.desk import timeline
from zhiheng.web.frame import dates, objects, pages
from zhiheng.web.frame.page import Fact, Link, ObjectPage


@require_GET
def thing(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """Any other object: identity, what it holds, acts, actions."""
    by = pages.viewer_of(request)
    found: Any = find(by, f"{kind}/{pk}")
    shown = ObjectPage(
        title=found.named or objects.KIND_WORDS.get(kind, kind), identity=objects.identity(found)[:-1], state=objects.state(found.state),
        summary=tuple(_columns(by, found)), actions=act_views.actions(request, found), acts=timeline.of_object(by, found),
        back=_back(found, kind),
    )
    return pages.page(request, "object.html", shown.title, shown)


def _back(obj: Any, kind: str) -> Link:
    """The application that an object belongs to, else the first screen."""
    if obj.case_of and kind not in ("query", "declaration", "recommendation"):
        return Link("申报", objects.address(f"case/{obj.case_of}"))
    return Link("今天", "/desk/")


def _columns(by: viewer.Viewer, obj: Any) -> list[Fact]:
    """The columns of an object that are not secret, with Chinese labels."""
    return [Fact(label, dates.plain(str(value))) for label, value in agenda.columns(obj, by) if value not in ("", None)]
