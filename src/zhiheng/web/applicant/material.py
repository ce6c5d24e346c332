"""The whole application for whoever may open it; everybody but the owner is written into the read log."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import todo
from zhiheng.access.acting import Actor, find
from zhiheng.applications import selectors as applications
from zhiheng.applications import services as applying
from zhiheng.editions.kinds import CASE
from zhiheng.web.frame import objects, rendering
from zhiheng.web.frame.pages import ObjectPage
from zhiheng.web.frame.parts import Link, Table


@require_GET
def material(request: HttpRequest, pk: str) -> HttpResponse:
    """The whole application for whoever may open it; everybody but the owner is written into the read log."""
    case = opened(request, pk, "material")
    form, given = applications.form_of(case.edition), applications.answers(case.pk)
    files_ = tuple(
        Link(e.name, f"/case/{case.pk}/files/{e.blob_id}/") for e in applications.evidence(case.pk)
    )
    shown = ObjectPage(
        f"{case.organisation.name}申报材料",
        identity=objects.identity(case),
        tables=tuple(
            Table(
                s.title,
                ("栏目", "内容"),
                tuple((f.label, given.get(f.id, ("", 0))[0] or "——") for f in form.of(s.id)),
            )
            for s in form.sections
        ),
        files=files_,
        back=Link("返回", f"/case/{case.pk}/"),
    )
    return rendering.page(request, "frame/object.html", shown.title, shown)


def opened(request: HttpRequest, pk: str, what: str) -> Any:
    by = rendering.viewer_of(request)
    found = find(by, CASE.ref(pk))
    return applying.open_material(Actor(by.user, via="web", seen=by), pk, todo.now_for(found), what)
