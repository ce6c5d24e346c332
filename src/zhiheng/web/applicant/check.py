"""Check the answers: what is missing or wrong first, then everything as it would be handed in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import todo, words
from zhiheng.applications import selectors as applications
from zhiheng.applications.choices import EVIDENCE_SORTS
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import DRAFT
from zhiheng.law import citation
from zhiheng.law.form import Form, Section
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import objects, rendering
from zhiheng.web.frame.parts import Action, Link, Reason
from zhiheng.web.lists import tables

from . import completeness, faults, figures, progress
from .own import HOME, own
from .pages import AnswerGroup, AnswerLine, CheckPage


@require_GET
def check(request: HttpRequest) -> HttpResponse:
    """The draft whole: faults with a link to the very field, answers by section with a link to change
    them.
    """
    case = own(request)
    form, given = applications.form_of(case.edition), applications.answers(case.pk)
    draft = case.state == DRAFT
    found = faults.of(case, form, given) if draft else []
    shown = CheckPage(
        title="核对并提交" if draft else "已提交的内容",
        home=HOME,
        identity=objects.identity(case),
        faults=tuple(Link(x.text, completeness.page_of(x.field, mend=True)) for x in found),
        groups=tuple(_group(form, s, given, draft) for s in form.sections),
        files=tuple(
            (
                Link(f"{e.mark} {e.name}", f"/case/{case.pk}/files/{e.blob_id}/"),
                EVIDENCE_SORTS.get(e.sort, e.sort),
            )
            for e in applications.evidence(case.pk)
        ),
        actions=_actions(request, case),
        notes=progress.findings(case, editions.rules_of(case), form).open,
        says=_says(case),
    )
    return rendering.page(request, "applicant/check.html", shown.title, shown)


def _actions(request: HttpRequest, case: Any) -> tuple[Action, ...]:
    """Handing in, closed with its reason once the deadline is over."""
    found = progress.in_time(case, todo.now_for(case))
    mine = (a for a in act_views.actions(request, case) if a.href.startswith("/act/submit/"))
    if found.holds:
        return tuple(mine)
    why = Reason(
        citation.article(found.article),
        f"截止时间{tables.day(case.edition.deadline)} 24:00 已过，不再受理提交",
    )
    return tuple(replace(a, allowed=False, reasons=(why,), cure=words.cure(found)) for a in mine)


def _says(case: Any) -> tuple[str, ...]:
    return (
        "提交以后内容不再改动；需要时由评委会办公室请您补正一次。",
        f"截止{tables.day(case.edition.deadline)} 24:00，以系统收到全部内容的时刻为准。",
        "提交后立即给出受理回执：编号、收到时间、每件材料的摘要。",
    )


def _group(form: Form, s: Section, given: completeness.Answers, draft: bool) -> AnswerGroup:
    fields = form.of(s.id)
    link = Link(f"修改{s.title}", f"/application/{s.id}/?from=check") if draft else None
    if figures.is_grid(fields):
        return AnswerGroup(
            s.id,
            s.title,
            (),
            link,
            figures.as_table(s.title, fields, given),
            doubts=figures.doubts_of(fields, given),
        )
    lines = tuple(
        AnswerLine(
            f.label,
            completeness.text(given, f.id),
            completeness.page_of(f, mend=True) if draft else "",
            f.required and not completeness.text(given, f.id).strip(),
        )
        for f in fields
    )
    written = sum(not x.missing for x in lines)
    folded = (
        f"展开全部{len(lines)}条（已写{written}条，共{sum(completeness.count(x.text) for x in lines):,}字）"
        if s.id == completeness.REPORT
        else ""
    )
    return AnswerGroup(s.id, s.title, lines, link, folded=folded)
