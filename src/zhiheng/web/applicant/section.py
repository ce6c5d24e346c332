"""One section of the application, which saves itself; without script the form is sent whole."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.access import chance, words
from zhiheng.access.refusals import Refusal
from zhiheng.applications import selectors as applications
from zhiheng.web.frame import pages
from zhiheng.web.frame.applicant import ApplicationPage, Section
from zhiheng.web.frame.parts import Field, FormPage, Link, Option, State
from zhiheng.web.frame.performing import perform

from .own import own
from .tasks import lead

KINDS: dict[str, Any] = {"long": "textarea", "choice": "select", "yesno": "radio", "date": "date", "money": "money", "number": "number"}


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
    shown = ApplicationPage(title=found.title, lead=lead(case), section=_section(request, case, form, found, errors), home=Link("我的申报", "/application/"))
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
