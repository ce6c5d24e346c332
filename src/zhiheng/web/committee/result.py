"""The result sheet: to print and sign once ballots are closed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import viewer
from zhiheng.editions import selectors as editions
from zhiheng.editions.choices import VOTING
from zhiheng.law import citation
from zhiheng.stages.meeting import selectors as meetings
from zhiheng.stages.meeting.choices import MEDIA, SORTS
from zhiheng.stages.meeting.kinds import CLOSED
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Cite, Fact, Link, Table
from zhiheng.web.lists import tables

from . import sitting
from .pages import ResultPage, Sheet


@require_GET
def result(request: HttpRequest) -> HttpResponse:
    """Closed ballots with votes, what was needed, and the outcome; an open ballot does not stand on it."""
    h = sitting.of(rendering.viewer_of(request))
    names = editions.case_names(h.edition.pk)
    closed = [q for q in meetings.questions(h.meeting.pk) if q.state == CLOSED]
    shown = ResultPage(
        title="综合评审会议表决结果单",
        award=f"{h.edition.award.name}{h.edition.named}",
        meta=f"{tables.day(h.meeting.on)} · {h.meeting.place}",
        quorum=h.said(),
        sheets=tuple(_sheet(q, names) for q in closed),
        head=meetings.head_of(h.meeting),
        signers=("主任", "计票人", "监票人"),
        back=Link("返回会议", "/meeting/"),
        cites=(Cite(citation.article(h.rules.cite("meeting"))),),
    )
    return rendering.page(request, "committee/result.html", shown.title, shown)


def _sheet(q: Any, names: dict[str, tuple[str, str]]) -> Sheet:
    passed, tied = q.result.get("passed", []), q.result.get("tied", [])
    rows = []
    for case, votes in sorted(q.count.items(), key=lambda x: (-x[1], names[x[0]][0])):
        need = q.need.get(case, 0)
        rows.append(
            (
                names[case][0],
                names[case][1],
                str(votes),
                str(need) if q.sort != "run_off" else "——",
                _outcome(case, votes, need, passed, tied, q.sort),
            )
        )
    facts = (
        Fact("方式", f"{VOTING.get(q.mode, q.mode)}、{MEDIA.get(q.medium, q.medium)}"),
        Fact("发出", f"{q.issued}张"),
        Fact("收回", f"{q.returned}张"),
        Fact("有效", f"{q.valid}张"),
        Fact("名额", f"每票至多{q.most}家"),
    )
    table = Table(
        f"{SORTS.get(q.sort, q.sort)}表决",
        ("编号", "单位", "得票", "通过须得", "结果"),
        tuple(rows),
        numeric=(2, 3),
        head=1,
    )
    return Sheet(
        f"{SORTS.get(q.sort, q.sort)}表决",
        facts,
        table,
        q.digest,
        _named(q, names),
        tuple(meetings.codes(q)),
        _behalf(q),
    )


def _named(q: Any, names: dict[str, tuple[str, str]]) -> Table | None:
    """Who chose what, of a ballot by name."""
    if q.mode != "named" or q.medium != "phone":
        return None
    slips = meetings.named_slips(q)
    people = viewer.named([user for user, _ in slips])
    rows = tuple(
        (people.get(user, "——"), "、".join(names[c][1] for c in slip) or "没有赞成任何一家")
        for user, slip in slips
    )
    return Table("各委员的选择", ("委员", "赞成"), tuple(sorted(rows)))


def _behalf(q: Any) -> str:
    """Who entered and who verified a count on paper, and from which sheet."""
    if q.medium != "paper":
        return ""
    people = viewer.named([q.sheet["by"], q.sheet["verified_by"]])
    return (
        f"{people.get(q.sheet['by'], '——')}录入，{people.get(q.sheet['verified_by'], '——')}复核，"
        f"依据{q.sheet['document']}"
    )


def _outcome(case: str, votes: int, need: int, passed: list[str], tied: list[str], sort: str) -> str:
    if case in passed:
        return "通过"
    if case in tied:
        return "票数相同，加投决定"
    if sort != "run_off" and votes >= need:
        return "达到票数，名额已满"
    return "未通过"
