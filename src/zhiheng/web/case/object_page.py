"""Any other object: what it is, where it stands, what happened to it, what can be done now and why not."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.acting import find
from zhiheng.access.viewer import Viewer
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import objects, rendering
from zhiheng.web.frame.pages import ObjectPage
from zhiheng.web.frame.parts import Fact, Link
from zhiheng.web.lists import timeline

from . import kinds
from .kinds.parts import link
from .scan import digest

FUNDS = ("use_plan", "use", "use_report", "draw", "inspection", "inspection_finding")
BACK = {
    **dict.fromkeys(("complaint", "misconduct", "appraisal"), ("追责", "/conduct/")),
    "appointment": ("机构与人员", "/people/"),
    "expert": ("机构与人员", "/people/"),
    "body": ("机构与人员", "/people/"),
    "query": ("部门核查", "/queries/"),
    "objection": ("异议", "/objections/"),
    "list": ("名单", "/lists/"),
    **dict.fromkeys(
        ("promotion_plan", "activity", "part", "practice", "promotion_entry", "title_use", "misuse"),
        ("推广与应用", "/promotion/"),
    ),
    **dict.fromkeys(FUNDS, ("奖金使用与检查", "/funds/")),
}
LISTED = frozenset({"office", "supervision"})


@require_GET
def object_page(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """One object as this reader may know it. An invented id and one that they may not know of look alike."""
    by = rendering.viewer_of(request)
    found: Any = find(by, f"{kind}/{pk}")
    case, edition = link(by, "case", found.case_of), link(by, "edition", found.edition_of)
    it = kinds.shown(by, found)
    about = (
        Fact("类别", objects.KIND_WORDS.get(kind, found.title)),
        *(Fact(label, at) for label, at in (("申报", case), ("届次", edition)) if at),
    )
    shown = ObjectPage(
        title=found.named or objects.KIND_WORDS.get(kind, kind),
        identity=about,
        state=objects.state(found.state, kind),
        lead=it.lead,
        course=it.steps,
        summary=it.facts,
        tables=it.tables,
        files=it.files,
        actions=act_views.actions(request, found),
        acts=timeline.of_object(by, found),
        back=_back(by, kind, case),
        scan=f"/o/{kind}/{pk}/scan/" if digest(found) and by.offices(found.award_of) & LISTED else "",
    )
    return rendering.page(request, "frame/object.html", shown.title, shown)


def _back(by: Viewer, kind: str, case: Link | None) -> Link:
    """The list it stands on for those who have the list, else the application it belongs to, else the
    first screen.
    """
    if kind in BACK and by.offices() & (LISTED | ({"applicant", "leading"} if kind in FUNDS else set())):
        return Link(*BACK[kind])
    return case or Link("今天", "/desk/")
