"""The meeting on a phone: what is mine now, who is there, the order of business, the candidates, the
ballots.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import viewer
from zhiheng.access.offices import SITTING
from zhiheng.law import ballot, citation
from zhiheng.stages.meeting import selectors as meetings
from zhiheng.stages.meeting.choices import SORTS
from zhiheng.stages.meeting.kinds import CLOSED, CONCLUDED, OPEN, QUESTION
from zhiheng.web.frame import objects, rendering
from zhiheng.web.frame.parts import Cite, Fact, Link, State, Step, Table
from zhiheng.web.lists import tables

from . import sitting
from .pages import MeetingPage, Person
from .sitting import Sitting


@require_GET
def meeting_page(request: HttpRequest) -> HttpResponse:
    """The meeting to whoever sits in or watches."""
    by = rendering.viewer_of(request)
    if by.holds_any(SITTING) and meetings.newest(by) is None:
        return rendering.refused(
            request,
            404,
            title="综合评审会议还没有召开",
            cure="办公室召开会议后，在这里签到、看简报、投票。",
            back="/desk/",
        )
    h = sitting.of(by)
    questions = meetings.questions(h.meeting.pk)
    waiting = [q for q in meetings.waiting_for(h.by) if q.meeting_id == h.meeting.pk]
    cast = meetings.voted_in(by, h.meeting.pk)
    title, text, links = _here(h, questions, waiting, cast)
    shown = MeetingPage(
        title="综合评审会议",
        meta=f"{h.edition.named} · {tables.day(h.meeting.on)} · {h.meeting.place}",
        here_title=title,
        here_text=text,
        links=links,
        order=order(h, questions),
        quorum=h.quorum,
        counts=counts(h),
        people=_people(h),
        guests=tuple(h.meeting.guests),
        agenda=tuple(x.strip() for x in h.meeting.agenda.splitlines() if x.strip()),
        candidates=_candidates(h),
        thresholds=_thresholds(h),
        recused=f"您已对{h.hidden}家单位回避，不显示它的材料，选票上也没有它。" if h.hidden else "",
        ballots=_ballots(questions, waiting, cast),
        more=_more(h, questions),
        minutes=tuple(x for x in h.meeting.minutes.splitlines() if x.strip()),
        head=meetings.head_of(h.meeting),
        cites=(Cite(citation.article(h.rules.cite("meeting"))),),
    )
    return rendering.page(request, "committee/meeting.html", "综合评审会议", shown)


def counts(h: Sitting) -> tuple[Fact, ...]:
    m = h.meeting
    return (
        Fact("应到", f"{len(m.appointed)}人"),
        Fact("实到", f"{len(m.present)}人"),
        Fact("法定到会", f"至少{h.needed}人"),
    )


def _here(
    h: Sitting, questions: list[Any], waiting: list[Any], cast: frozenset[str]
) -> tuple[str, str, tuple[Link, ...]]:
    """What is the reader's to do now, in a heading, a sentence and links."""
    if h.meeting.state == CONCLUDED:
        return "会议已经结束", "候选单位名单已经形成。", (Link("查看表决结果", "/meeting/result/"),)
    if waiting:
        links = tuple(Link(f"填写选票：{SORTS.get(q.sort, q.sort)}", f"/ballot/{q.pk}/") for q in waiting)
        return f"有{len(waiting)}张选票等您填写", "无记名投票。投出后不能更改。", links
    if not h.by.holds("committee", h.edition.award_id):
        return "会议正在进行", h.said(), (Link("主任与计票页", "/meeting/teller/"),) if h.counts else ()
    if not h.present and not questions and h.by.user in h.meeting.appointed:
        return (
            "请您签到",
            "到会后签到。表决开始之后不能再签到。",
            (Link("签到", f"/act/sign_in/{h.meeting.ref}/"),),
        )
    if any(q.state != CLOSED and q.medium == "paper" for q in questions):
        return (
            "请用纸质选票投票",
            "在会场填写选票，投入票箱。票数由两名工作人员录入、复核后公布。",
            (Link("主任与计票页", "/meeting/teller/"),) if h.chair else (),
        )
    mine = [q for q in questions if q.state == OPEN and q.pk in cast]
    if mine:
        receipts = tuple(
            Link(f"核对投票回执：{SORTS.get(q.sort, q.sort)}", f"/ballot/{q.pk}/receipt/") for q in mine
        )
        return (
            "您已投票",
            "选票已收到，不能更改。回执随时可以打开核对，不显示选了谁。",
            (*((Link("主任与计票页", "/meeting/teller/"),) if h.chair else ()), *receipts),
        )
    if any(q.state == OPEN for q in questions):
        return (
            "表决正在进行",
            "您没有待填的选票。全部投出后，由主任结束表决并公布结果。",
            (Link("主任与计票页", "/meeting/teller/"),) if h.chair else (),
        )
    if h.chair:
        return "由您主持", h.said(), (Link("主任与计票页", "/meeting/teller/"),)
    return "请看评审简报", "每家单位三页。有利害关系的，请在简报页申请回避。", ()


def order(h: Sitting, questions: list[Any]) -> tuple[Step, ...]:
    """The order of business: the first item that is not done is the present one."""
    voted = {q.sort: q for q in questions}
    quorate = h.quorum.kind == "met"
    items: list[tuple[str, bool]] = [
        ("签到与回避", bool(questions) or quorate),
        ("审核评审报告", bool(questions)),
    ]
    sorts = [s for s in ("first_time", "re_award") if s in voted or any(s in c.tags for c in h.cases)]
    sorts += ["run_off"] if "run_off" in voted or any(q.result.get("tied") for q in questions) else []
    items += [(f"表决：{SORTS.get(s, s)}", s in voted and voted[s].state == CLOSED) for s in sorts]
    items.append(("形成候选单位名单", h.meeting.state == CONCLUDED))
    now = next((n for n, (_, done) in enumerate(items) if not done), len(items))
    return tuple(
        Step(text, "", "done" if n < now else "now" if n == now else "next")
        for n, (text, _) in enumerate(items)
    )


def _people(h: Sitting) -> tuple[Person, ...]:
    names = viewer.named(h.meeting.appointed)
    here = set(h.meeting.present)
    rows = [(u not in here, names.get(u, "——"), u in here) for u in h.meeting.appointed]
    return tuple(
        Person(name, State("met", "已到会") if there else State("todo", "未到会"))
        for _, name, there in sorted(rows)
    )


def _candidates(h: Sitting) -> Table:
    stages = h.rules.reviews
    rows = tuple(
        (
            Link(c.organisation.name, f"/meeting/brief/{c.pk}/1/"),
            c.no,
            "、".join(tables.labels(c.tags)),
            *(tables.shown(c.totals.get(s.id), h.rules) for s in stages),
        )
        for c in h.cases
    )
    columns = ("单位（点开简报）", "编号", "类别", *(s.title for s in stages))
    return Table(
        "候选单位",
        columns,
        rows,
        "名单还没有报到评委会",
        numeric=tuple(range(3, 3 + len(stages))),
        note=f"{len(rows)}家，每家三页",
    )


def _thresholds(h: Sitting) -> Table:
    """通过须得几票, for every attendance with which the committee can vote."""
    found = ballot.thresholds(h.rules, len(h.meeting.appointed))
    rows = tuple((f"{n}人", f"{k}票", "现在" if n == len(h.meeting.present) else "") for n, k in found)
    return Table(
        "通过须得几票",
        ("到会", "通过须得", ""),
        rows,
        note="按无人回避计算；有委员回避的单位，以选票和结果单所列为准",
        numeric=(0, 1),
    )


def _ballots(questions: list[Any], waiting: list[Any], cast: frozenset[str]) -> Table:
    mine = {q.pk for q in waiting}
    rows = tuple(
        (
            Link(SORTS.get(q.sort, q.sort), f"/ballot/{q.pk}/")
            if q.pk in mine
            else SORTS.get(q.sort, q.sort),
            objects.state(q.state, QUESTION) if q.state != OPEN else State("doing", "正在投票"),
            f"至多{q.most}家",
            Link("已投票，核对回执", f"/ballot/{q.pk}/receipt/")
            if q.pk in cast
            else Link("去投票", f"/ballot/{q.pk}/")
            if q.pk in mine
            else "——",
            outcome(q) if q.state == CLOSED else "结束表决后公布",
        )
        for q in questions
    )
    return Table("表决", ("表决", "状态", "每票", "我的选票", "结果"), rows, "还没有发起表决")


def outcome(q: Any) -> str:
    """A closed ballot's outcome in one phrase."""
    passed, tied = len(q.result.get("passed", [])), len(q.result.get("tied", []))
    return f"通过{passed}家" + (f"，{tied}家票数相同，须加投" if tied else "")


def _more(h: Sitting, questions: list[Any]) -> tuple[Link, ...]:
    made = [Link("主任与计票页", "/meeting/teller/")] if h.counts else []
    if any(q.state == CLOSED for q in questions):
        made.append(Link("表决结果单（可打印）", "/meeting/result/"))
    return tuple(made)
