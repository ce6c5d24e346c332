"""The chair's table: presence, slips issued and returned, what can be done next. No running counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import acts, todo
from zhiheng.access.acting import permitted
from zhiheng.access.offices import STAFF
from zhiheng.access.refusals import Forbidden
from zhiheng.editions.choices import VOTING
from zhiheng.law.finding import not_met
from zhiheng.stages.meeting import selectors as meetings
from zhiheng.stages.meeting.choices import MEDIA, SORTS
from zhiheng.stages.meeting.kinds import CLOSED, ENTERED, OPEN
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Action, Link, State, Table

from . import sitting
from .meeting import counts, outcome
from .pages import TellerPage
from .sitting import Sitting

STATES = {
    OPEN: State("doing", "正在投票"),
    ENTERED: State("doing", "待复核"),
    CLOSED: State("done", "已结束"),
}
SHEET = ("verify_sign_in", "return_sign_in")


@require_GET
def teller(request: HttpRequest) -> HttpResponse:
    """For the chair, the office and who supervises; other members see results when a ballot is closed."""
    h = sitting.of(rendering.viewer_of(request))
    if not h.counts:
        raise Forbidden([not_met("duty", h.rules.cite("meeting"), offices=list(STAFF))])
    questions = meetings.questions(h.meeting.pk)
    shown = TellerPage(
        title="主任与计票页",
        meta=f"{h.edition.named} · 综合评审会议",
        quorum=h.quorum,
        counts=counts(h),
        ballots=_ballots(h, questions),
        actions=_actions(h, questions),
        note="结束表决之前，谁也看不到票数。收回张数只说明有几位委员已经投出。",
        back=Link("返回会议", "/meeting/"),
        result=Link("表决结果单（可打印）", "/meeting/result/")
        if any(q.state == CLOSED for q in questions)
        else None,
    )
    return rendering.page(request, "committee/teller.html", shown.title, shown)


def _ballots(h: Sitting, questions: list[Any]) -> Table:
    back = meetings.returned(h.meeting.pk)
    rows = tuple(
        (
            f"{SORTS.get(q.sort, q.sort)}（{VOTING.get(q.mode, q.mode)}，{MEDIA.get(q.medium, q.medium)}）",
            STATES.get(q.state, STATES[OPEN]),
            f"{len(q.cases)}家，至多{q.most}家",
            f"{q.issued}张",
            f"{q.returned if q.state == CLOSED else back.get(q.pk, 0)}张",
            outcome(q) if q.state == CLOSED else _waiting(q, back.get(q.pk, 0)),
        )
        for q in questions
    )
    return Table(
        "选票", ("表决", "状态", "候选与名额", "发出", "收回", "结果"), rows, "还没有发起表决", numeric=(3, 4)
    )


def _waiting(q: Any, back: int) -> str:
    if q.medium == "paper":
        return "计票单已代录，等另一人复核" if q.state == ENTERED else "投票后由办公室录入计票单"
    left = q.issued - back
    return f"还有{left}张没有投出" if left else "全部投出，可以结束表决"


def _actions(h: Sitting, questions: list[Any]) -> tuple[Action, ...]:
    """The chair's next acts: put what was not yet voted on, close what is open, conclude when all is
    closed.
    """
    wanted: list[tuple[str, Any, str]] = [("open_ballot", h.meeting, "")] if unvoted(h, questions) else []
    wanted += [(name, h.meeting, "") for name in (SHEET if h.meeting.entered else ("enter_sign_in",))]
    open_ = [q for q in questions if q.state != CLOSED]
    wanted += [(name, q, f"：{SORTS.get(q.sort, q.sort)}") for q in open_ for name in _of(q)]
    if questions and not open_ and not unvoted(h, questions):
        wanted.append(("conclude", h.edition, ""))
    made = [a for name, obj, more in wanted for a in _act(h, name, obj, more)]
    return tuple(sorted(made, key=lambda a: not a.allowed))


def _of(q: Any) -> tuple[str, ...]:
    """What can be done with a ballot that is not closed."""
    if q.state == ENTERED:
        return ("verify_count", "return_count", "void_ballot")
    return ("enter_count" if q.medium == "paper" else "close_ballot", "void_ballot")


def _act(h: Sitting, name: str, obj: Any, more: str) -> list[Action]:
    """One act on one object, open or with its reason; nothing for who does not hold its office or is past
    its stage.
    """
    verdict = permitted(h.by, acts.table()[name].act, obj, todo.now_for(obj))
    if verdict.office is None or any(f.rule in ("right_stage", "right_state") for f in verdict.findings):
        return []
    action = act_views.action(verdict)
    return [replace(action, title=f"{action.title}{more}")]


def unvoted(h: Sitting, questions: list[Any]) -> bool:
    """Is there a candidate that no ballot put, or a tie without its run-off?"""
    put = {c for q in questions for c in q.cases}
    decided = {q.parent for q in questions}
    tied = any(q.result.get("tied") and q.pk not in decided for q in questions)
    return tied or bool(sitting.candidates(h.edition.pk, h.rules) - put)
