"""The applicant's first page: what is done, what is open, what the law says of it so far."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock
from zhiheng.access.refusals import Unknown
from zhiheng.applications import selectors as applications
from zhiheng.editions import selectors as editions
from zhiheng.stages.screening import selectors as screening
from zhiheng.web.acts import views as act_views
from zhiheng.web.desk import tables
from zhiheng.web.frame import objects, pages
from zhiheng.web.frame.applicant import ApplicationPage, Task, TaskGroup
from zhiheng.web.frame.parts import Fact, Link, State


@require_GET
def application(request: HttpRequest) -> HttpResponse:
    """The task list: what is done, what is open, what the law says of it so far."""
    by = pages.viewer_of(request)
    case = applications.own_case(by)
    if case is None:
        return _none_yet(request, by)
    rules, form = editions.rules_of(case), applications.form_of(case.edition)
    state = "草稿—尚未提交" if case.state == "draft" else "已提交"
    shown = ApplicationPage(
        title=state, lead=lead(case), course=tables.course(case.edition, rules), groups=_groups(case, form) if case.state == "draft" else (),
        findings=tables.findings(screening.findings_now(case), rules), actions=act_views.actions(request, case),
        links=(Link("核对并提交", "/application/check/"),) if case.state == "draft" else (Link("受理回执（PDF）", f"/case/{case.pk}/receipt.pdf"), Link("查看申报", f"/case/{case.pk}/")),
        next=_waiting(by, case),
    )
    return pages.page(request, "application.html", "我的申报", shown)


def _none_yet(request: HttpRequest, by: Any) -> HttpResponse:
    if "applicant" not in by.offices():
        raise Unknown()
    newest = editions.newest(by.awards("applicant")[0], called=True)
    actions = act_views.actions(request, newest) if newest else ()
    shown = ApplicationPage("还没有申报", "申报通知发布后，可以在这里开始申报。", actions=actions)
    return pages.page(request, "application.html", "我的申报", shown)


def lead(case: Any) -> str:
    if case.state == "draft":
        return f"截止 {tables.day(case.edition.deadline)} 24:00。内容自动保存；截止前须核对并提交，才算申报。"
    return f"编号 {case.no}，{clock.iso(case.arrived_at)[:19].replace('T', ' ')} 到达。提交后内容不再改动，需要时由办公室要求补正。"


def _groups(case: Any, form: Any) -> tuple[TaskGroup, ...]:
    given = applications.answers(case.pk)
    tasks = []
    for section in form.sections:
        fields = form.of(section.id)
        done = sum(bool(given.get(f.id, ("", 0))[0].strip()) for f in fields)
        need = sum(f.required and not given.get(f.id, ("", 0))[0].strip() for f in fields)
        kind: Any = "done" if not need else "doing" if done else "todo"
        tasks.append(Task(Link(section.title, f"/application/{section.id}/"), State(kind, "已填写" if not need else f"还差{need}项"), f"共{len(fields)}项"))
    evidence = applications.evidence(case.pk)
    asked = applications.recommendations(case.pk)
    more = (
        Task(Link("证明材料", "/application/evidence/"), State("done" if evidence else "todo", f"{len(evidence)}份"), "证照、审计报告、行业地位证明等"),
        Task(Link("推荐", f"/act/ask_recommendation/case/{case.pk}/"), objects.state(asked[0].state) if asked else State("todo", "未请求"), "截止前须取得推荐"),
    )
    return (TaskGroup("一", "填写申报表与自评报告", tuple(tasks)), TaskGroup("二", "材料与推荐", more))


def _waiting(by: Any, case: Any) -> tuple[Fact, ...]:
    heard = [Fact("告知", Link(h.grounds[:40], f"/act/respond/hearing/{h.pk}/"), f"{tables.day(h.answer_by)}前答复") for h in editions.hearings(by, case.pk) if h.state == "told"]
    more = [Fact("补正", Link(s.asked[:40], f"/act/supplement/supplement/{s.pk}/"), f"{tables.day(s.due)}前补正") for s in screening.supplements(case.pk) if s.state == "asked"]
    return (*heard, *more)
