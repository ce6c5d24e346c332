"""A reader's own views of a list: its filters under a name, seen by nobody else."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from zhiheng.access import clock
from zhiheng.access.refusals import Unknown
from zhiheng.people import selectors as people
from zhiheng.people import services
from zhiheng.web.frame import rendering
from zhiheng.web.frame.pages import ActPage
from zhiheng.web.frame.parts import Fact, Field, FormPage, Link

from .pages import KeptView, KeptViews

ACTION = "/views/"
LONGEST = 20
FULL = f"已保存{services.MOST_VIEWS}个筛选。要再保存，请先删除不用的。"


class Place(NamedTuple):
    """A list that can be narrowed: its name, and the keys of its address that are kept."""

    title: str
    keys: tuple[str, ...]


PLACES = {
    "/cases/": Place("申报单位", ("edition", "state", "tag", "q", "order", "mine")),
    "/work/": Place("待办", ("act", "due")),
    "/queries/": Place("部门核查", ("edition", "round", "mine")),
    "/matrix/": Place("条件认定总表", ("edition", "only", "mine")),
    "/ledger/": Place("记录", ("edition", "act", "who", "object")),
}


def narrowed(place: str, query: str) -> str:
    """The part of an address that narrows the list, in one order; a page, a file format or anything
    strange is left out.
    """
    try:
        pairs = parse_qsl(query, max_num_fields=40)
    except ValueError:
        return ""
    known = sorted((k, v[:60]) for k, v in pairs if k in PLACES[place].keys and (k, v) != ("order", "no"))
    found = urlencode(known)
    return found if len(found) <= 600 else ""


def of(request: HttpRequest, place: str) -> KeptViews:
    """What stands above the list."""
    present = narrowed(place, request.META.get("QUERY_STRING", ""))
    rows = people.kept_views(rendering.viewer_of(request).user, place)
    views = tuple(KeptView(Link(name, f"{place}?{query}", query == present), pk) for pk, name, query in rows)
    fresh = bool(present) and not any(v.link.current for v in views)
    return KeptViews(ACTION, place, present, views, fresh, FULL if len(rows) >= services.MOST_VIEWS else "")


@require_POST
def views(request: HttpRequest) -> HttpResponse:
    """Keep the present view under a name, or forget one (``drop``)."""
    user, place = rendering.viewer_of(request).user, request.POST.get("place", "")
    if place not in PLACES:
        raise Unknown()
    query = narrowed(place, request.POST.get("query", ""))
    if "drop" in request.POST:
        return _dropped(request, user, place, query)
    name = " ".join(request.POST.get("name", "").split())
    wrong = _wrong(name, query)
    if not wrong and not services.keep_view(user, place, name, query, clock.real()):
        wrong = FULL
    if wrong:
        return _asked(request, place, name, query, wrong)
    request.session["said"] = f"已保存筛选：{name}"
    return _back(place, query)


def _wrong(name: str, query: str) -> str:
    if not query:
        return "现在没有筛选条件。请先在列表里筛选，再保存。"
    if not name:
        return "请填写名称。"
    return f"名称最多{LONGEST}个字。" if len(name) > LONGEST or "\x00" in name else ""


def _dropped(request: HttpRequest, user: str, place: str, query: str) -> HttpResponse:
    name = services.drop_view(user, request.POST.get("drop", "")[:32])
    if not name:
        raise Unknown()
    request.session["said"] = f"已删除筛选：{name}"
    return _back(place, query)


def _back(place: str, query: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{place}?{query}" if query else place)


def _asked(request: HttpRequest, place: str, name: str, query: str, wrong: str) -> HttpResponse:
    back, title = f"{place}?{query}" if query else place, PLACES[place].title
    fields = (
        Field(
            "name",
            "名称",
            "text",
            name,
            f"自己看得懂就行，最多{LONGEST}个字，别人看不到",
            wrong,
            limit=str(LONGEST),
        ),
        Field("place", "", "hidden", place),
        Field("query", "", "hidden", query),
    )
    form = FormPage(ACTION, fields, "保存筛选", errors=(("name", wrong),), cancel_href=back)
    shown = ActPage("保存筛选", title, back, (Fact("列表", title),), (), True, form=form)
    return rendering.page(request, "frame/act.html", "保存筛选", shown, 422)
