"""Check the answers: what is missing first, then everything as it would be handed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.applications import selectors as applications
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import objects, pages
from zhiheng.web.frame.page import ObjectPage
from zhiheng.web.frame.parts import Link, Table

from .own import own


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
