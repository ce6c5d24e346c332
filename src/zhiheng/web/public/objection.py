"""Anybody objects to what a notice lists: named or not, with what follows from each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from zhiheng.access import acts, ids
from zhiheng.access.refusals import Refusal
from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.web.acts import asking, reading
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Cite, Fact, FormPage, Link

from . import context, course, receipt, showing
from .context import Standing
from .forming import Typed, too_long, too_many
from .pages import ObjectionPage, Way

TITLE = "提出异议"
LIMITS = {"case": 16, "name": 60, "contact": 120, "facts": 5000}
MOST_FILES = 5
NAMED, ANONYMOUS = "named", "anonymous"
WAYS = (
    Way(
        NAMED,
        "署名",
        (
            "一定受理调查；",
            "办结后，按您留的联系方式答复；",
            "姓名和联系方式只有办案人员能看到，不告诉被反映的单位。",
        ),
    ),
    Way(
        ANONYMOUS,
        "匿名",
        (
            "写明可以查证的具体事实的，受理调查；没有的，记录存档，不再调查；",
            "不能答复您，但可以凭回执号查办理到哪一步；",
            "不保存姓名和联系方式，填了也不保存。",
        ),
    ),
)
THEN = (
    "当场给您一个回执号和收到的时间；",
    "办公室逐件调查核实，调查时听取被反映单位的陈述；",
    "全部异议办结之前，公示不会结束。",
)


@opened
@require_http_methods(["GET", "POST"])
def objection(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and what it answers. Who happens to be signed in is kept nowhere."""
    s = context.at(slug)
    found = s.notice
    edition = editions.edition(found.edition) if found else None
    if found is None or edition is None:
        raise Http404
    if request.method == "GET":
        return _form(request, s, found, edition, {})
    if too_many(request, "object"):
        return rendering.refused(
            request, 429, cure="请一小时后再试，或向办公室当面、来信反映。", back=f"{s.base}/notice/"
        )
    try:
        return _receive(request, s, edition)
    except Typed as typed:
        return _form(request, s, found, edition, typed.errors, 422)
    except Refusal as refusal:
        return _form(request, s, found, edition, rendering.by_field(refusal.findings), refusal.status)


def _receive(request: HttpRequest, s: Standing, edition: Any) -> HttpResponse:
    """Check what was typed before any file is kept, then hand it in. Raises Typed, Refusal."""
    if wrong := {
        **_missing(request),
        **too_long(request, "object", LIMITS),
        **identity(request),
        **too_many_files(request),
    }:
        raise Typed(wrong)
    raw = reading.raw(request, acts.table()["object"], edition, "public")
    if chosen(request) == ANONYMOUS:
        raw = {k: v for k, v in raw.items() if k not in ("name", "contact")}
    done = perform(request, "object", edition.ref, raw, request.POST.get("idempotency_key", "")[:80], "web")
    return receipt.given(request, s, done["object"].partition("/")[2], done["at"])


def chosen(request: HttpRequest) -> str:
    """The way that was chosen; without a choice, a name makes it a named one."""
    way = request.POST.get("identity", "")
    if way in (NAMED, ANONYMOUS):
        return way
    return NAMED if request.POST.get("name", "").strip() else ANONYMOUS


def _missing(request: HttpRequest) -> dict[str, str]:
    """What an objection cannot do without, told together with every other fault."""
    asked = {"case": "请选择反映的单位。", "facts": "请写明事实与线索。"}
    return {k: says for k, says in asked.items() if not request.POST.get(k, "").strip()}


def identity(request: HttpRequest) -> dict[str, str]:
    if request.POST.get("identity") == NAMED and not request.POST.get("name", "").strip():
        return {"name": "您选择了署名，请填写姓名或单位名称；不想署名的，请改选匿名。"}
    return {}


def too_many_files(request: HttpRequest) -> dict[str, str]:
    n = len(request.FILES.getlist("evidence"))
    return {"evidence": f"选了{n}个文件，最多{MOST_FILES}个。请合并后再上传。"} if n > MOST_FILES else {}


def _form(
    request: HttpRequest, s: Standing, found: Any, edition: Any, errors: dict[str, str], status: int = 200
) -> HttpResponse:
    stage = s.rules.of_kind("notice")
    end = f"{dates.with_weekday(found.last_day)} 24:00" if found.last_day else "——"
    left = course.days_left(found, stage, s.today)
    shown = ObjectionPage(
        title=TITLE,
        lead="不必注册，约需5分钟。",
        back=Link("返回公示", f"{s.base}/notice/"),
        facts=(Fact("公示", f"{found.edition_title}候选单位"), Fact("截止", end, f"（{left}）")),
        cites=tuple(
            Cite(citation.article(s.rules.cite(d))) for d in ("notice", "investigate") if s.rules.cite(d)
        ),
        then=THEN,
    )
    shown = _with_fields(shown, request, edition, errors)
    return showing.show(request, "public/objection.html", TITLE, shown, s, status)


def _with_fields(
    shown: ObjectionPage, request: HttpRequest, edition: Any, errors: dict[str, str]
) -> ObjectionPage:
    if request.FILES and errors and "evidence" not in errors:
        errors = {**errors, "evidence": "请重新选择文件：浏览器不保留已选的文件。"}
    asked = {
        f.name: f for f in asking.fields(acts.table()["object"], edition, reading.typed(request), errors)
    }
    facts = replace(
        asked["facts"], rows=8, hint=f"写明时间、地点、事项和线索，便于核查。最多{LIMITS['facts']}个字。"
    )
    evidence = replace(
        asked["evidence"],
        hint=f"照片、PDF 或 Office 文件，最多{MOST_FILES}个，单个不超过50 MB",
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx",
        multiple=True,
    )
    form = FormPage(
        action=request.path,
        fields=(),
        submit="提交异议",
        errors=tuple(errors.items()),
        idempotency_key=request.POST.get("idempotency_key", "")[:80] or ids.new_id(),
    )
    return replace(
        shown,
        form=form,
        before=(asked["case"], facts, evidence),
        ways=WAYS,
        chosen=request.POST.get("identity", ""),
        named=(
            replace(asked["name"], hint="署名的填写"),
            replace(asked["contact"], hint="电话、邮箱或地址，仅供答复您"),
        ),
    )
