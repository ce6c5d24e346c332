"""One section of the application, which saves itself; without script the form is sent whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.access import ids
from zhiheng.applications import selectors as applications
from zhiheng.editions.kinds import DRAFT
from zhiheng.law import form as law
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Field, FormPage, Link, Option

from . import completeness, faults, figures, items, save
from .own import HOME, own
from .pages import ApplicationPage, Section

KINDS: dict[str, Any] = {
    "long": "textarea",
    "choice": "select",
    "yesno": "radio",
    "date": "date",
    "money": "money",
    "number": "number",
}
UNITS = {"money": "万元"}


@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, name: str) -> HttpResponse:
    """The page of a section: figures as a grid, the report as a list of items, anything else as questions."""
    case = own(request)
    form = applications.form_of(case.edition)
    found = next((s for s in form.sections if s.id == name), None)
    if found is None:
        raise Http404
    if name == completeness.REPORT and request.method == "GET" and "plain" not in request.GET:
        return items.overview(request, case, form)
    outcome = save.save(request, case, form.of(name)) if request.method == "POST" else save.Outcome()
    if request.method == "POST" and not outcome.errors:
        return HttpResponseRedirect(after(request))
    part = part_of(request, case, form, found, outcome)
    if figures.is_grid(form.of(name)):
        return figures.page(request, case, form.of(name), part, outcome)
    shown = ApplicationPage(title=found.title, lead="", section=part, home=HOME)
    return rendering.page(
        request, "applicant/application.html", found.title, shown, outcome.status, body_class="zh-roomy"
    )


def after(request: HttpRequest) -> str:
    """Where saving leads: back to the check for those who came from it, else to the first page."""
    return "/application/check/" if request.GET.get("from") == "check" else "/application/"


def part_of(
    request: HttpRequest, case: Any, form: law.Form, found: law.Section, outcome: save.Outcome
) -> Section:
    """The section with its rail, its questions, what is wrong in them."""
    given = applications.answers(case.pk)
    errors: Mapping[str, str] = outcome.errors
    if not errors and request.GET.get("from") == "check":
        errors = faults.by_field([x for x in faults.of(case, form, given) if x.field.section == found.id])
    stale = {name: version for name, (_, version) in outcome.theirs.items()}
    fields = tuple(
        question(f, given, save.typed(request, f.id), errors.get(f.id, ""), stale.get(f.id))
        for f in form.of(found.id)
    )
    page = FormPage(
        action=request.get_full_path(),
        fields=fields,
        submit="保存本部分，返回核对页" if request.GET.get("from") == "check" else "保存本部分",
        errors=tuple(errors.items()),
        idempotency_key=ids.new_id(),
        cancel_href=after(request),
    )
    states = completeness.states(form, given)
    return Section(
        found.title,
        f"{case.edition.named} · {states[found.id][1]}",
        page,
        "/api/v1/acts/save_answer" if case.state == DRAFT else "",
        case.ref,
        saved=completeness.at(applications.last_saved(case.pk, [f.id for f in form.of(found.id)])),
        rail=tuple(
            (Link(s.title, f"/application/{s.id}/", s.id == found.id), states[s.id][0]) for s in form.sections
        ),
        theirs={name: text for name, (text, _) in outcome.theirs.items()},
    )


def question(
    f: law.Field, given: completeness.Answers, typed: str | None, error: str, version: int | None = None
) -> Field:
    """A field of the form as a question; `typed` is kept, and `version` is the one now to be answered for."""
    options = tuple(Option(o, o) for o in (f.options or (("是", "否") if f.kind == "yesno" else ())))
    return Field(
        f.id,
        f.label,
        KINDS.get(f.kind, "text"),
        completeness.text(given, f.id) if typed is None else typed,
        f.hint,
        error,
        f.required,
        (Option("", "请选择"), *options) if f.kind == "choice" else options,
        rows=8 if f.kind == "long" else 0,
        unit=UNITS.get(f.kind, ""),
        version=str(completeness.version(given, f.id) if version is None else version),
    )
