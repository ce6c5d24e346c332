"""The applicant's first page: where the application stands, what is next, what the law says of it so far."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import todo
from zhiheng.access.refusals import Unknown
from zhiheng.applications import selectors as applications
from zhiheng.applications.kinds import GIVEN, RECOMMENDATION, RETURNED
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import DRAFT
from zhiheng.law import call
from zhiheng.law.form import Form
from zhiheng.web.acts import views as act_views
from zhiheng.web.expert import due
from zhiheng.web.frame import objects, rendering
from zhiheng.web.frame.parts import Action, Fact, Link, State
from zhiheng.web.lists import tables

from . import completeness, faults, progress
from .pages import ApplicationPage, Task, TaskGroup


@require_GET
def application(request: HttpRequest) -> HttpResponse:
    """A draft with its tasks, or what was handed in with what came of it."""
    by = rendering.viewer_of(request)
    case = applications.own_case(by)
    if case is None:
        return _none_yet(request, by)
    shown = _draft(request, by, case) if case.state == DRAFT else progress.shown(request, by, case)
    return rendering.page(request, "applicant/application.html", "我的申报", shown)


def _none_yet(request: HttpRequest, by: Any) -> HttpResponse:
    if "applicant" not in by.offices():
        raise Unknown()
    newest = editions.newest(by.awards("applicant")[0], called=True)
    actions = act_views.actions(request, newest) if newest else ()
    shown = ApplicationPage("还没有申报", "申报通知发布后，可以在这里开始申报。", actions=actions)
    return rendering.page(request, "applicant/application.html", "我的申报", shown)


def _draft(request: HttpRequest, by: Any, case: Any) -> ApplicationPage:
    rules, form, now = editions.rules_of(case), applications.form_of(case.edition), todo.now_for(case)
    given = applications.answers(case.pk)
    found, late = faults.of(case, form, given), not progress.in_time(case, now).holds
    said = progress.findings(case, rules, form)
    return ApplicationPage(
        title="草稿——尚未提交",
        lead=_lead(case, len(found), now),
        soon=_left(case, now).total_seconds() < 7 * 86400,
        course=progress.course(case, rules, due.left(_left(case, now))),
        links=_links(found, given, late),
        groups=_groups(case, form, given, found, late),
        findings=said.open,
        offices=said.offices,
        folded=said.met,
        actions=_actions(request, case),
        next=_next(case),
        meta=f"{rendering.clock_text(now)}（北京时间）",
        waiting=progress.waiting(by, case),
    )


TASKS = ("attach", "submit")


def _actions(request: HttpRequest, case: Any) -> tuple[Action, ...]:
    """Acts that are no line of the task list, and closed ones with their reason."""
    return tuple(
        a for a in act_views.actions(request, case) if not a.allowed or a.href.split("/")[2] not in TASKS
    )


def _left(case: Any, now: datetime) -> Any:
    return call.closes_at(case.edition.deadline) - now


def _lead(case: Any, faults_: int, now: datetime) -> str:
    end = f"{case.edition.deadline.month}月{case.edition.deadline.day}日 24:00"
    rest = _left(case, now)
    if rest.total_seconds() <= 0:
        return f"已过截止时间（{end}），这份草稿没有提交，不再受理。填写的内容全部保留。"
    state = f"还有{faults_}处没有填好。" if faults_ else "各项都已填好。"
    return f"{state}距截止{due.left(rest)}（{end}）。提交之前，评委会办公室看不到您填写的内容。"


def _links(found: list[faults.Fault], given: completeness.Answers, late: bool) -> tuple[Link, ...]:
    if late:
        return (Link("查看草稿内容", "/application/check/"),)
    check = Link("核对并提交", "/application/check/")
    if not found:
        return (check,)
    first = found[0].field
    what = "改正" if completeness.text(given, first.id).strip() else "继续填写"
    return Link(f"{what}：{first.label[:16]}", completeness.page_of(first, mend=what == "改正")), check


def _groups(
    case: Any, form: Form, given: completeness.Answers, found: list[faults.Fault], late: bool
) -> tuple[TaskGroup, ...]:
    states, wrong = (
        completeness.states(form, given),
        {x.field.section for x in found if completeness.text(given, x.field.id).strip()},
    )
    facts: list[Task] = []
    report: list[Task] = []
    for s in form.sections:
        state, note = states[s.id]
        if s.id in wrong:
            state, note = (
                State("issue", "须改正"),
                next(
                    x.text
                    for x in found
                    if x.field.section == s.id and completeness.text(given, x.field.id).strip()
                ),
            )
        (report if s.id == completeness.REPORT else facts).append(
            Task(Link(s.title, f"/application/{s.id}/"), state, note)
        )
    return (
        TaskGroup("一", "申报表", tuple(facts)),
        TaskGroup("二", "自评报告与材料", (*report, _evidence(case))),
        TaskGroup("三", "推荐与提交", (*_recommendation(case), _handing_in(found, late))),
    )


def _evidence(case: Any) -> Task:
    n = len(applications.evidence(case.pk))
    return Task(
        Link("证明材料", "/application/evidence/"),
        State("done", f"{n}件") if n else State("todo", "未开始"),
        "证照、审计报告、行业地位证明等",
    )


def _recommendation(case: Any) -> tuple[Task, ...]:
    asked = applications.recommendations(case.pk)
    ask = f"/act/ask_recommendation/{case.ref}/"
    if not asked:
        return (Task(Link("请求推荐", ask), State("todo", "未请求"), "截止前须取得推荐意见"),)
    return tuple(
        Task(
            Link(f"{r.body.name}的推荐意见", ask if r.state == RETURNED else RECOMMENDATION.address(r.pk)),
            objects.state(r.state, RECOMMENDATION),
            _said(r),
        )
        for r in asked
    )


def _said(r: Any) -> str:
    if r.state == RETURNED:
        return f"退回理由：{r.reason}。修改后可以再次请求"
    return f"{tables.day(r.on)}出具" if r.state == GIVEN else "已送达，等待推荐意见"


def _handing_in(found: list[faults.Fault], late: bool) -> Task:
    state = (
        State("issue", "已过截止")
        if late
        else State("todo", f"差{len(found)}处")
        if found
        else State("doing", "可以提交")
    )
    return Task(Link("核对并提交", "/application/check/"), state, "先看一遍全部内容，再提交")


def _next(case: Any) -> tuple[Fact, ...]:
    planned = case.edition.plan.get("dates", {})
    stages = editions.rules_of(case).stages
    end = case.edition.deadline
    rest = [Fact(progress.planned(planned.get(s.id)), s.title) for s in stages if planned.get(s.id)]
    return (Fact(f"{end.month}月{end.day}日", "24:00 截止申报"), *rest[:2])
