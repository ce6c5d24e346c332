"""What is owed, by when, under which article: one screen for the winner, and for the office over all
winners.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock, viewer
from zhiheng.access.offices import FUNDED, STAFF
from zhiheng.access.refusals import Forbidden
from zhiheng.access.viewer import Viewer
from zhiheng.aftercare.duties import selectors as yearly
from zhiheng.aftercare.duties.kinds import ANNUAL_REPORT, SURVEY
from zhiheng.aftercare.obligations import selectors as obligations
from zhiheng.law import citation
from zhiheng.law.duties import Owed
from zhiheng.registry import selectors as registry
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import dates, objects, rendering
from zhiheng.web.frame.pages import DeskPage
from zhiheng.web.frame.parts import Action, Cells, Cite, Link, State, Table
from zhiheng.web.sheets import writing

TITLE = "年度义务"
SHOWN = {"": "未完成", "overdue": "逾期", "done": "已完成"}


@require_GET
def duties(request: HttpRequest) -> HttpResponse:
    """?list= open ones (unless told), overdue or done ones; ?as=csv or xlsx takes out exactly the list
    that is shown.
    """
    by = rendering.viewer_of(request)
    awards = by.awards(*FUNDED)
    if not awards:
        raise Forbidden()
    award = viewer.award(awards[0])
    today, staff = clock.day(clock.now(award)), by.holds_any(STAFF)
    rows, wanted = obligations.owed(by, today), request.GET.get("list", "")
    wanted = wanted if wanted in SHOWN else ""
    table = listed([o for o in rows if _in(wanted, o, today)], today, wanted, staff)
    if request.GET.get("as") in ("csv", "xlsx"):
        return writing.answer(table, table.caption, request.GET["as"])
    shown = DeskPage(
        TITLE,
        _lead(rows, today),
        (),
        table,
        _beside(by, staff),
        actions=_actions(request, award) if staff else (),
        filters=(
            *(
                Link(
                    f"{words}（{sum(_in(key, o, today) for o in rows)}）",
                    f"/duties/?list={key}" if key else "/duties/",
                    key == wanted,
                )
                for key, words in SHOWN.items()
            ),
            *(
                Link(t, f"/duties/?list={wanted}&as={k}")
                for k, t in (("xlsx", "导出 Excel"), ("csv", "导出 CSV"))
                if table.rows and staff
            ),
        ),
    )
    return rendering.page(request, "frame/desk.html", TITLE, shown)


def _in(wanted: str, o: Owed, today: Any) -> bool:
    return {"": o.done_on is None, "overdue": o.overdue(today), "done": o.done_on is not None}[wanted]


def _lead(rows: Sequence[Owed], today: Any) -> str:
    late = sum(o.overdue(today) for o in rows)
    open_ = sum(o.done_on is None for o in rows)
    if not rows:
        return "在有效期内的获奖单位每年提交自评报告、填报绩效调查、参加质量提升活动；目前没有应办的事项"
    return (
        f"还有{open_}件没有完成" + (f"，其中{late}件逾期" if late else "") if open_ else "目前应办的都已完成"
    )


def listed(rows: Sequence[Owed], today: Any, wanted: str, staff: bool) -> Table:
    """One line a duty; the winner's name only where there are several."""
    names = registry.names_of({o.honour for o in rows})
    made: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(o.title, objects.address(o.object)),
            *((names.get(o.honour, ""),) if staff else ()),
            Cite(citation.article(o.article)),
            dates.full(o.due),
            _state(o, today),
        )
        for o in rows
    )
    columns = ("事项", *(("获奖单位",) if staff else ()), "依据", "截止", "状态")
    return Table(
        f"{SHOWN[wanted]}的事项",
        columns,
        made,
        {"": "没有未完成的事项", "overdue": "没有逾期的事项", "done": "还没有完成的事项"}[wanted],
    )


def _state(o: Owed, today: Any) -> State:
    late = o.days_late(today)
    if o.done_on is not None:
        return State("done", f"{dates.short(o.done_on)}完成" + (f"，迟{late}天" if late else ""))
    if late:
        return State("issue", f"逾期{late}天")
    left = (o.due - today).days
    return State("soon" if left <= 30 else "todo", f"还有{left}天" if left else "今天截止")


def _beside(by: Viewer, staff: bool) -> tuple[Table, ...]:
    """Reports that came in, and the surveys, under the list."""
    reports = tuple(
        (
            Link(r.named, ANNUAL_REPORT.address(r.pk)),
            dates.full(r.due),
            objects.state(r.state, ANNUAL_REPORT),
        )
        for r in yearly.reports(by)
    )
    surveys = (
        tuple(
            (Link(s.named, SURVEY.address(s.pk)), dates.full(s.due), objects.state(s.state, SURVEY))
            for s in yearly.surveys(by)
        )
        if staff
        else ()
    )
    made = (
        Table("年度自评", ("报告", "截止", "状态"), reports),
        Table("绩效调查", ("调查", "截止", "状态"), surveys),
    )
    return tuple(t for t in made if t.rows)


def _actions(request: HttpRequest, award: Any) -> tuple[Action, ...]:
    return tuple(a for a in act_views.actions(request, award) if a.href.split("/")[2] == "draft_survey")
