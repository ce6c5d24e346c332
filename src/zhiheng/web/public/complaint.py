"""Anybody complains about who evaluates, at any time; and asks with a number how far it is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.conduct import selectors as conduct
from zhiheng.conduct.kinds import DISMISSED, PURSUED, RECEIVED, UPHELD
from zhiheng.law import citation
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Cite, Fact, Link, State

from . import context, forms, layout
from .context import Context
from .pages import ObjectionPage, Way
from .receipt import Numbered, asked, taken

TITLE = "投诉评审员、评委或工作人员"
WAYS = (
    Way(
        forms.NAMED,
        "署名",
        ("办结后，按您留的联系方式答复；", "姓名和联系方式只有评委会办公室的办案人员能看到。"),
    ),
    Way(
        forms.ANONYMOUS,
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
        RECEIVED: State("doing", "已收到，等待受理"),
        PURSUED: State("doing", "已受理，正在核实"),
        UPHELD: State("done", "已办结：反映的问题成立"),
        DISMISSED: State("done", "已办结：反映的问题不成立或无法查证"),
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
    return forms.answered(
        request,
        "complain",
        lambda: _receive(request, s),
        lambda errors, status: _form(request, s, errors, status),
        f"{s.base}/",
        "请一小时后再试，或向办公室当面、来信反映。",
    )


def _receive(request: HttpRequest, s: Context) -> HttpResponse:
    raw = forms.named_or_not(request, "complain", s.award)
    done = perform(request, "complain", s.award.ref, raw, request.POST.get("idempotency_key", "")[:80], "web")
    return taken(request, s, COMPLAINT, done["object"].partition("/")[2], done["at"])


def _form(request: HttpRequest, s: Context, errors: dict[str, str], status: int) -> HttpResponse:
    cites = tuple(
        Cite(citation.article(s.rules.cite(d))) for d in ("accountability", "investigate") if s.rules.cite(d)
    )
    page = ObjectionPage(
        title=TITLE,
        lead="不必注册，约需5分钟，任何时候都可以提出。",
        back=Link("返回首页", f"{s.base}/"),
        about="受理",
        facts=(Fact("受理", s.office), Fact("进展", Link("凭回执号查进展", f"{s.base}/complain/receipt/"))),
        cites=cites,
        then=THEN,
        ways=WAYS,
    )
    page = forms.with_fields(page, request, "complain", s.award, "提交投诉", errors)
    return layout.show(request, "public/objection.html", TITLE, page, s, status)


@opened
@require_GET
def complained(request: HttpRequest, slug: str) -> HttpResponse:
    """How far is a complaint?"""
    return asked(request, slug, COMPLAINT)
