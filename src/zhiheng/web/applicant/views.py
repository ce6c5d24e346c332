"""The applicant's pages: task list, sections that save themselves, evidence, check and submit, receipt."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.access import agenda, chance, clock, selectors, words
from zhiheng.access.acting import Actor, find
from zhiheng.access.refusals import Refusal, Unknown
from zhiheng.applications import selectors as applications
from zhiheng.applications import services as applying
from zhiheng.documents import services as documents
from zhiheng.editions import selectors as editions
from zhiheng.files import services as files
from zhiheng.stages.screening import selectors as screening
from zhiheng.web.acts import views as act_views
from zhiheng.web.desk import tables
from zhiheng.web.frame import objects, pages
from zhiheng.web.frame.page import (
    ApplicationPage,
    Fact,
    Field,
    FormPage,
    Link,
    ObjectPage,
    Option,
    Section,
    State,
    Table,
    Task,
    TaskGroup,
)
from zhiheng.web.frame.performing import perform

KINDS: dict[str, Any] = {"long": "textarea", "choice": "select", "yesno": "radio", "date": "date", "money": "money", "number": "number"}


def own(request: HttpRequest) -> Any:
    """The applicant's case. Raises Unknown for everybody else."""
    case = applications.own_case(pages.viewer_of(request))
    if case is None:
        raise Unknown()
    return case


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
        title=state, lead=_lead(case), course=tables.course(case.edition, rules), groups=_groups(case, form) if case.state == "draft" else (),
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


def _lead(case: Any) -> str:
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


@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, name: str) -> HttpResponse:
    """One section; each field saves itself, and the whole form does without script."""
    case = own(request)
    form = applications.form_of(case.edition)
    found = next((s for s in form.sections if s.id == name), None)
    if found is None:
        raise Http404
    errors = _save(request, case, form.of(name)) if request.method == "POST" else {}
    if request.method == "POST" and not errors:
        return HttpResponseRedirect("/application/")
    shown = ApplicationPage(title=found.title, lead=_lead(case), section=_section(request, case, form, found, errors), home=Link("我的申报", "/application/"))
    return pages.page(request, "application.html", found.title, shown, 422 if errors else 200, body_class="zh-roomy")


def _save(request: HttpRequest, case: Any, fields: list[Any]) -> dict[str, str]:
    """Save every changed field; the faults by field."""
    given, errors = applications.answers(case.pk), {}
    for f in fields:
        text = request.POST.get(f.id)
        if text is None or text == given.get(f.id, ("", 0))[0]:
            continue
        seen = request.POST.get(f"version-{f.id}", "")
        version = int(seen) if seen.isdigit() else given.get(f.id, ("", 0))[1]
        try:
            perform(request, "save_answer", case.ref, {"field": f.id, "text": text, "version": version}, "", "web")
        except Refusal as refusal:
            errors[f.id] = "；".join(f"{words.reason(x)}（{pages.article(x.article)}）。{words.cure(x)}" for x in refusal.findings)
    return errors


def _section(request: HttpRequest, case: Any, form: Any, found: Any, errors: dict[str, str]) -> Section:
    given = applications.answers(case.pk)
    fields = tuple(_field(f, given.get(f.id, ("", 0)), request.POST.get(f.id), errors.get(f.id, "")) for f in form.of(found.id))
    rail = tuple((Link(s.title, f"/application/{s.id}/", s.id == found.id), State("doing", "当前") if s.id == found.id else State("todo", "")) for s in form.sections)
    page = FormPage(action=request.path, fields=fields, submit="保存", errors=tuple(errors.items()), idempotency_key=chance.new_id(), cancel_href="/application/")
    return Section(found.title, case.edition.named, page, "/api/v1/acts/save_answer", case.ref, rail=rail)


def _field(f: Any, stored: tuple[str, int], typed: str | None, error: str) -> Field:
    options = tuple(Option(o, o) for o in (f.options or (("是", "否") if f.kind == "yesno" else ())))
    return Field(
        f.id, f.label, KINDS.get(f.kind, "text"), stored[0] if typed is None else typed, f.hint, error, f.required,
        (Option("", "请选择"), *options) if f.kind == "choice" else options, rows=8 if f.kind == "long" else 0,
        unit="万元" if f.kind == "money" else "", version=str(stored[1]),
    )


@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest) -> HttpResponse:
    """The files of the draft: add, look, take out."""
    case = own(request)
    rows = tuple(
        (Link(e.name, f"/case/{case.pk}/files/{e.blob_id}/"), e.sort, f"{e.blob.size // 1024 + 1} KB", e.blob_id[:16],
         Link("移除", f"/act/withdraw_evidence/evidence/{e.pk}/") if case.state == "draft" else "")
        for e in applications.evidence(case.pk)
    )
    shown = ObjectPage(
        "证明材料", identity=objects.identity(case), tables=(Table("已上传", ("文件", "类别", "大小", "摘要", ""), rows, "还没有上传材料"),),
        actions=tuple(a for a in act_views.actions(request, case) if a.href.startswith("/act/attach/")), back=Link("我的申报", "/application/"),
    )
    return pages.page(request, "object.html", "证明材料", shown)


@require_GET
def check(request: HttpRequest) -> HttpResponse:
    """Check the answers: what is missing first, then everything as it would be handed in."""
    case = own(request)
    form, given = applications.form_of(case.edition), applications.answers(case.pk)
    absent = tuple((Link(f.label, f"/application/{f.section}/"), "还没有填写") for f in form.fields.values() if f.required and not given.get(f.id, ("", 0))[0].strip())
    answers = [
        Table(s.title, ("栏目", "内容"), tuple((f.label, given.get(f.id, ("", 0))[0] or "——") for f in form.of(s.id)))
        for s in form.sections
    ]
    missing = Table("还缺的内容", ("栏目", "状态"), absent, "没有缺项")
    shown = ObjectPage(
        "核对并提交", identity=objects.identity(case), lead="请逐项核对。提交后内容不再改动。", tables=(missing, *answers),
        actions=tuple(a for a in act_views.actions(request, case) if a.href.startswith("/act/submit/")), back=Link("我的申报", "/application/"),
    )
    return pages.page(request, "object.html", "核对并提交", shown)


@require_GET
def material(request: HttpRequest, pk: str) -> HttpResponse:
    """The whole application for whoever may open it; everybody but the owner is written into the read log."""
    case = _opened(request, pk, "material")
    form, given = applications.form_of(case.edition), applications.answers(case.pk)
    files_ = tuple(Link(e.name, f"/case/{case.pk}/files/{e.blob_id}/") for e in applications.evidence(case.pk))
    shown = ObjectPage(
        f"{case.organisation.name}申报材料", identity=objects.identity(case),
        tables=tuple(Table(s.title, ("栏目", "内容"), tuple((f.label, given.get(f.id, ("", 0))[0] or "——") for f in form.of(s.id))) for s in form.sections),
        files=files_, back=Link("返回", f"/case/{case.pk}/"),
    )
    return pages.page(request, "object.html", shown.title, shown)


def _opened(request: HttpRequest, pk: str, what: str) -> Any:
    by = pages.viewer_of(request)
    found = find(by, f"case/{pk}")
    return applying.open_material(Actor(by.user, via="web", seen=by), pk, agenda.now_for(found), what)


@require_GET
def file(request: HttpRequest, pk: str, sha: str) -> HttpResponse:
    """One file of an application, as an attachment, logged."""
    case = _opened(request, pk, f"file {sha[:16]}")
    found = applications.evidence_of(case.pk, sha)
    if found is None:
        raise Unknown()
    response = HttpResponse(files.read(sha), content_type=found.blob.media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{_ascii(found.name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _ascii(name: str) -> str:
    return quote(name, safe="")


@require_GET
def receipt_pdf(request: HttpRequest, pk: str) -> HttpResponse:
    """The receipt as PDF, for owner, office and supervision."""
    response = HttpResponse(documents.receipt_pdf(_receipt(request, pk)), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="receipt.pdf"'
    return response


@require_GET
def receipt_text(request: HttpRequest, pk: str) -> HttpResponse:
    """The receipt as text."""
    return HttpResponse(documents.receipt_text(_receipt(request, pk)), content_type="text/plain; charset=utf-8")


def _receipt(request: HttpRequest, pk: str) -> Any:
    by = pages.viewer_of(request)
    case: Any = find(by, f"case/{pk}")
    mine = f"organisation/{case.organisation_id}" in by.scopes("applicant")
    if not case.receipt or not (mine or by.offices(case.award_of) & {"office", "supervision"}):
        raise Unknown()
    return documents.receipt_data(case, selectors.award(case.award_of))

