"""The meeting: who is there, the candidates, open and closed ballots."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.refusals import Unknown
from zhiheng.editions import selectors as editions
from zhiheng.stages.meeting import selectors as meeting
from zhiheng.web.acts import views as act_views
from zhiheng.web.acts.labels import choice
from zhiheng.web.desk import tables
from zhiheng.web.frame import objects, pages
from zhiheng.web.frame.page import Fact, Link, ObjectPage, Table


@require_GET
def meeting_page(request: HttpRequest) -> HttpResponse:
    """The meeting: who is there, the candidates with their scores, open and closed ballots."""
    by = pages.viewer_of(request)
    edition = next((e for e in editions.editions(by) if meeting.of_edition(e.pk)), None)
    found: Any = meeting.of_edition(edition.pk) if edition else None
    if found is None or not by.offices(found.award_of) & {"committee", "office", "supervision", "leading"}:
        raise Unknown()
    rules = editions.rules_of(found)
    shown = ObjectPage(
        "综合评审会议", identity=(Fact("日期", tables.day(found.on)), Fact("地点", found.place), Fact("状态", objects.state(found.state))),
        summary=(Fact("应到", f"{len(found.appointed)}人"), Fact("实到", f"{len(found.present)}人"), Fact("法定到会", f"{rules.quorum.needed(len(found.appointed))}人"), Fact("议程", found.agenda), Fact("纪要", found.minutes or "会议结束后形成"),
                 Fact("案卷链头", meeting.head_of(found) or "会议结束后印在这里", code=True)),
        tables=(tables.cases(editions.cases(by, found.edition_id), rules), _questions(by, found)), actions=act_views.actions(request, found), back=Link("返回", "/desk/"),
    )
    return pages.page(request, "object.html", "综合评审会议", shown)


def _questions(by: Any, found: Any) -> Table:
    waiting = {q.pk for q in meeting.waiting_for(by)}
    names = editions.case_names(found.edition_id)
    rows = tuple(
        (Link(choice(q.sort), f"/ballot/{q.pk}/") if q.pk in waiting else choice(q.sort), objects.state(q.state), f"{q.issued} / {q.returned}",
         "；".join(f"{names[c][1]} {n}票（须{q.need[c]}票）" for c, n in sorted(q.count.items(), key=lambda x: -x[1])) or "结束后公布")
        for q in meeting.questions(found.pk)
    )
    return Table("表决", ("表决", "状态", "发出 / 收回", "结果"), rows, "还没有发起表决")
