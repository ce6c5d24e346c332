"""Any other object: what it is, where it stands, what happened to it, what can be done now and why not."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from zhiheng.access.acting import find
from zhiheng.access.kinds import Kind
from zhiheng.access.offices import WATCHERS
from zhiheng.access.viewer import Viewer
from zhiheng.editions.kinds import CASE, EDITION
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import objects, rendering
from zhiheng.web.frame.doors import TITLES, opens
from zhiheng.web.frame.pages import ObjectPage
from zhiheng.web.frame.parts import Fact, Link
from zhiheng.web.lists import timeline

from . import kinds
from .kinds.parts import link
from .scan import digest


@require_GET
def object_page(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """One object as this reader may know it. An invented id and one that they may not know of look alike."""
    by = rendering.viewer_of(request)
    found: Any = find(by, f"{kind}/{pk}")
    case, edition = link(by, CASE, found.case_of), link(by, EDITION, found.edition_of)
    it = kinds.shown(by, found)
    about = (
        Fact("类别", found.kind.word),
        *(Fact(label, at) for label, at in (("申报", case), ("届次", edition)) if at),
    )
    shown = ObjectPage(
        title=found.named or found.kind.word,
        identity=about,
        state=objects.state(found.state, kind),
        lead=it.lead,
        course=it.steps,
        summary=it.facts,
        tables=it.tables,
        files=it.files,
        actions=act_views.actions(request, found),
        acts=timeline.of_object(by, found),
        back=_back(by, found.kind, case),
        scan=f"/o/{kind}/{pk}/scan/" if digest(found) and by.holds_any(WATCHERS, found.award_of) else "",
    )
    return rendering.page(request, "frame/object.html", shown.title, shown)


def _back(by: Viewer, kind: Kind, case: Link | None) -> Link:
    """The list it stands on for those who have the list, else the application it belongs to, else the
    first screen.
    """
    if kind.list and opens(by, kind.list):
        return Link(TITLES[kind.list], reverse(kind.list))
    return case or Link("今天", "/desk/")
