"""Anybody complains about who evaluates, at any time; and asks with a number how far it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.access import acts, ids
from zhiheng.access.refusals import Refusal
from zhiheng.conduct import selectors as conduct
from zhiheng.law import citation
from zhiheng.web.acts import asking, reading
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Cite, Fact, FormPage, Link, State

from . import context, showing
from .context import Standing
from .forming import Typed, too_long, too_many
from .objection import ANONYMOUS, MOST_FILES, NAMED, chosen, identity, too_many_files
from .pages import ObjectionPage, Way
from .receipt import Numbered, asked, taken

TITLE = "投诉评审员、评委或工作人员"
LIMITS = {"about_name": 60, "name": 60, "contact": 120, "facts": 5000}
ASKED = {
    "sort": "请选择反映的是谁。",
    "about_name": "请填写被反映人的姓名；不知道姓名的，写明职务或特征。",
    "facts": "请写明事实与线索。",
}
WAYS = (
    Way(
        NAMED, "署名", ("办结后，按您留的联系方式答复；", "姓名和联系方式只有评委会办公室的办案人员能看到。")
    ),
    Way(
        ANONYMOUS,
        "匿名",
        ("不能答复您，但可以凭回执号查办理到哪一步；", "不保存姓名和联系方式，填了也不保存。"),
    ),
)
THEN = (
    "当场给您一个回执号和收到的时间；",
    "被反映的人不能办理，也看不到您的投诉；",
    "成立的，取消评审资格，提请主管部门或者所在单位追究责任。",
)
COMPLAINT = Numbered(
    path="/complain/receipt/",
    back=("返回首页", "/"),
    taken="投诉已收到",
    asked="查投诉办理进展",
    lead="输入提出投诉时得到的回执号。这里只显示办理到哪一步，不显示任何内容。",
    then=(
        "核对反映的是谁，受理核实；",
        "有事实的立案，告知当事人并听取陈述；",
        "署名的，办结后按您留的联系方式答复。",
    ),
    states={
        "received": State("doing", "已收到，等待受理"),
        "pursued": State("doing", "已受理，正在核实"),
        "upheld": State("done", "已办结：反映的问题成立"),
        "dismissed": State("done", "已办结：反映的问题不成立或无法查证"),
    },
    steps=("收到", "受理核实", "办结"),
    number=conduct.receipt,
    state=conduct.state_by_receipt,
)


@opened
@require_http_methods(["GET", "POST"])
def complaint(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and what it answers. Who happens to be signed in is kept nowhere."""
    s = context.at(slug)
    if request.method == "GET":
        return _form(request, s, {})
    if too_many(request, "complain"):
        return rendering.refused(
            request, 429, cure="请一小时后再试，或向办公室当面、来信反映。", back=f"{s.base}/"
        )
    try:
        return _receive(request, s)
    except Typed as typed:
        return _form(request, s, typed.errors, 422)
    except Refusal as refusal:
        return _form(request, s, rendering.by_field(refusal.findings), refusal.status)


def _receive(request: HttpRequest, s: Standing) -> HttpResponse:
    """Check what was typed before any file is kept, then hand it in. Raises Typed, Refusal."""
    missing = {k: says for k, says in ASKED.items() if not request.POST.get(k, "").strip()}
    if wrong := {
        **missing,
        **too_long(request, "complain", LIMITS),
        **identity(request),
        **too_many_files(request),
    }:
        raise Typed(wrong)
    raw = reading.raw(request, acts.table()["complain"], s.award, "public")
    if chosen(request) == ANONYMOUS:
        raw = {k: v for k, v in raw.items() if k not in ("name", "contact")}
    done = perform(request, "complain", s.award.ref, raw, request.POST.get("idempotency_key", "")[:80], "web")
    return taken(request, s, COMPLAINT, done["object"].partition("/")[2], done["at"])


def _form(request: HttpRequest, s: Standing, errors: dict[str, str], status: int = 200) -> HttpResponse:
    cites = tuple(
        Cite(citation.article(s.rules.cite(d))) for d in ("accountability", "investigate") if s.rules.cite(d)
    )
    shown = ObjectionPage(
        title=TITLE,
        lead="不必注册，约需5分钟，任何时候都可以提出。",
        back=Link("返回首页", f"{s.base}/"),
        about="受理",
        facts=(Fact("受理", s.office), Fact("进展", Link("凭回执号查进展", f"{s.base}/complain/receipt/"))),
        cites=cites,
        then=THEN,
    )
    return showing.show(
        request, "public/objection.html", TITLE, _with_fields(shown, request, s, errors), s, status
    )


def _with_fields(
    shown: ObjectionPage, request: HttpRequest, s: Standing, errors: dict[str, str]
) -> ObjectionPage:
    if request.FILES and errors and "evidence" not in errors:
        errors = {**errors, "evidence": "请重新选择文件：浏览器不保留已选的文件。"}
    fields: dict[str, Any] = {
        f.name: f for f in asking.fields(acts.table()["complain"], s.award, reading.typed(request), errors)
    }
    facts = replace(
        fields["facts"], rows=8, hint=f"写明时间、地点、事项和线索，便于核查。最多{LIMITS['facts']}个字。"
    )
    evidence = replace(
        fields["evidence"],
        hint=f"照片、PDF 或 Office 文件，最多{MOST_FILES}个，单个不超过50 MB",
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx",
        multiple=True,
    )
    form = FormPage(
        action=request.path,
        fields=(),
        submit="提交投诉",
        errors=tuple(errors.items()),
        idempotency_key=request.POST.get("idempotency_key", "")[:80] or ids.new_id(),
    )
    return replace(
        shown,
        form=form,
        before=(
            fields["sort"],
            replace(fields["about_name"], hint="不知道姓名的，写明职务或特征"),
            facts,
            evidence,
        ),
        ways=WAYS,
        chosen=request.POST.get("identity", ""),
        named=(
            replace(fields["name"], hint="署名的填写"),
            replace(fields["contact"], hint="电话、邮箱或地址，仅供答复您"),
        ),
    )


@opened
@require_GET
def complained(request: HttpRequest, slug: str) -> HttpResponse:
    """How far is a complaint?"""
    return asked(request, slug, COMPLAINT)
