"""Objections as a queue: open ones with their last day and next act, then the concluded. The informant is
for the case officer alone.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock
from zhiheng.access.viewer import Viewer
from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.stages.notice import selectors as notices
from zhiheng.stages.notice.kinds import OBJECTION, PURSUED, RECEIVED, UPHELD
from zhiheng.web.frame import dates, objects, rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.pages import DeskPage
from zhiheng.web.frame.parts import Cells, Cite, Link, State, Table
from zhiheng.web.lists import todo

OPEN = (RECEIVED, PURSUED)
RECORDED = "recorded"
"""Pursued, with what was found on record: what is left is the conclusion."""
STEPS = {
    RECEIVED: State("todo", "待受理"),
    PURSUED: objects.state(PURSUED, OBJECTION),
    RECORDED: State("doing", "待作出结论"),
}
NEXT = {
    RECEIVED: ("受理调查", "/act/take_up/{}/"),
    PURSUED: ("记录调查", "/act/investigate/{}/"),
    RECORDED: ("作出结论", "/o/{}/"),
}


@require_GET
def objections(request: HttpRequest) -> HttpResponse:
    """What is not concluded stands first, in the order of arrival: the notice cannot end before it is (Art
    17(6)).
    """
    by = rendering.viewer_of(request)
    require(by, "objections")
    mine = frozenset(v.object for v in todo.mine(by)) if request.GET.get("mine") else None
    found = [o for o in notices.objections(by) if mine is None or o.ref in mine]
    known = editions.editions(by)
    waiting, over = [o for o in found if o.state in OPEN], [o for o in found if o.state not in OPEN]
    shown = DeskPage(
        "异议",
        _lead(known, waiting),
        (),
        _queue(by, waiting, _dues(known, waiting), bool(over)),
        (_concluded(by, over),) if over else (),
        filters=(
            Link("全部", "/objections/", mine is None),
            Link("我的", "/objections/?mine=1", mine is not None),
        ),
    )
    return rendering.page(request, "frame/desk.html", "异议", shown)


def _lead(known: list[Any], waiting: list[Any]) -> str:
    rules = editions.rules_of(known[0]) if known else None
    cited = f"。依据{citation.article(rules.cite('notice'))}" if rules else ""
    return (
        f"还有{len(waiting)}件没有办结，全部办结后才能结束公示{cited}"
        if waiting
        else "公示期间收到的异议和举报，逐件调查并作出结论" + cited
    )


def _dues(known: list[Any], waiting: list[Any]) -> dict[str, Cells]:
    """The last day of the notice, with what is left of it, by edition."""
    made: dict[str, Cells] = {}
    wanted = {str(o.edition_of) for o in waiting}
    for e in known:
        days = [n.last_day for n in notices.of_edition(e.pk) if n.last_day] if e.pk in wanted else []
        if days:
            made[e.pk] = _due(days[-1], clock.day(clock.now(e.award)))
    return made


def _queue(by: Viewer, waiting: list[Any], dues: dict[str, Cells], over: bool) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(o.number, OBJECTION.address(o.pk)),
            objects.informant(by, o),
            Link(o.case.named, f"/case/{o.case_id}/"),
            dates.moment(o.received_at),
            STEPS[_step(o)],
            dues.get(str(o.edition_of), "——"),
            _next(by, o),
        )
        for o in waiting
    )
    empty = "异议都已办结" if over else "没有收到异议。公示期间收到的，列在这里，先到先办"
    return Table(
        "待办结",
        ("编号", "反映人", "单位", "收到", "进度", "公示期满", "下一步"),
        rows,
        empty,
        note=f"{len(rows)}件" if rows else "",
    )


def _step(o: Any) -> str:
    return RECORDED if o.state == PURSUED and o.investigation else str(o.state)


def _due(last: date, today: date) -> Cells:
    return (dates.short(last), State("issue" if last < today else "soon", dates.overdue(last, today)))


def _next(by: Viewer, o: Any) -> Cells:
    """The next act, to those whose it is."""
    if not by.holds("office", o.award_of):
        return "——"
    text, address = NEXT[_step(o)]
    return Link(text, address.format(o.ref))


def _concluded(by: Viewer, over: list[Any]) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(o.number, OBJECTION.address(o.pk)),
            objects.informant(by, o),
            Link(o.case.named, f"/case/{o.case_id}/"),
            dates.moment(o.received_at),
            dates.moment(o.concluded_at),
            objects.state(o.state, OBJECTION),
            _said(o),
        )
        for o in over
    )
    return Table(
        "已办结", ("编号", "反映人", "单位", "收到", "办结", "结论", "理由"), rows, note=f"{len(rows)}件"
    )


def _said(o: Any) -> Cells:
    cite = (
        Cite(citation.article(editions.rules_of(o.case.edition).cite("notice")))
        if o.state == UPHELD
        else None
    )
    text = dates.plain(o.conclusion) or "——"
    return (text, cite) if cite else text
