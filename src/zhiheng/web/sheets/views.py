"""Bringing in a list: an empty sheet, the upload, a preview of every row, and then all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.access import batch, clock, idempotency, ids, refusal_log, viewer
from zhiheng.access.acting import Actor, Award, offset_of
from zhiheng.access.refusals import Refusal, Unknown
from zhiheng.files import selectors as stored
from zhiheng.files import services as files
from zhiheng.web.acts.dispatch import arrived
from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.parts import Cite, Field, FormPage, Link, State, Table

from . import plan as plans
from . import reading, writing
from .pages import ImportPage
from .plan import KINDS, Bad, Kind, Plan

SHOWN = 200


@require_http_methods(["GET", "POST"])
def import_sheet(request: HttpRequest, kind: str) -> HttpResponse:
    """?as=xlsx or csv: the empty sheet; ?sheet=: the preview of an upload, which changes nothing."""
    by = rendering.viewer_of(request)
    require(by, "start")
    chosen = KINDS.get(kind)
    if chosen is None:
        raise Unknown()
    award = viewer.award(by.awards("office")[0])
    if request.method == "POST":
        return _all(request, chosen, award) if request.POST.get("sheet") else _upload(request, chosen, award)
    if request.GET.get("as") in ("csv", "xlsx"):
        return writing.blank(plans.questions(chosen, award), chosen.title, request.GET["as"])
    if request.GET.get("sheet"):
        return _preview(request, chosen, award, request.GET["sheet"])
    return _start(request, chosen, award)


def _start(
    request: HttpRequest, kind: Kind, award: Award, error: str = "", status: int = 200
) -> HttpResponse:
    field = Field(
        "file",
        "填好的表",
        "file",
        "",
        f".xlsx 或 CSV（UTF-8、GB18030），不超过 5 MB、{reading.MOST_ROWS}行",
        error,
        accept=".xlsx,.csv",
    )
    form = FormPage(request.path, (field,), "上传并核对", errors=(("file", error),) if error else ())
    rows = tuple(
        (q.label, "必填" if q.hint.startswith("必填") else "选填", q.hint.partition("；")[2] or "——")
        for q in plans.questions(kind, award)
    )
    shown = ImportPage(
        _title(kind),
        kind.lead,
        _tabs(kind),
        form,
        Table("列", ("列", "是否必填", "怎么填"), rows),
        (Link("下载 Excel 模板", f"{request.path}?as=xlsx"), Link("下载 CSV 模板", f"{request.path}?as=csv")),
    )
    return rendering.page(request, "sheets/import.html", shown.title, shown, status)


def _title(kind: Kind) -> str:
    return f"从表格导入：{kind.title}"


def _tabs(kind: Kind) -> tuple[Link, ...]:
    return tuple(Link(k.title, f"/import/{k.key}/", k is kind) for k in KINDS.values())


def _upload(request: HttpRequest, kind: Kind, award: Award) -> HttpResponse:
    """Keep the file as it is; only what can be read as a sheet is kept."""
    found = request.FILES.get("file")
    if found is None:
        return _start(request, kind, award, "请先选择填好的表", 422)
    if (found.size or 0) > reading.MOST_BYTES:
        return _start(request, kind, award, "文件超过 5 MB。请分成几份上传", 413)
    raw, user, at = found.read(), rendering.viewer_of(request).user, clock.real()
    try:
        reading.read(raw)
        blob = (
            files.receive(user, [raw], at, reading.MOST_BYTES)
            if raw.startswith(b"PK")
            else files.receive_text(user, raw, at)
        )
    except reading.Unreadable as wrong:
        return _start(request, kind, award, f"{wrong.reason}。{wrong.cure}", 422)
    except files.BadFile:
        return _start(request, kind, award, "文件不是表格。请上传 .xlsx 或 CSV 文件", 422)
    return HttpResponseRedirect(f"{request.path}?sheet={blob.sha256}")


def _plan(request: HttpRequest, kind: Kind, award: Award, sha: str) -> Plan:
    """Read the stored upload anew. Nobody reads what somebody else brought. Raises Unknown."""
    if not stored.uploaded(rendering.viewer_of(request).user, sha):
        raise Unknown()
    try:
        return plans.planned(kind, award, reading.read(files.read(sha)))
    except reading.Unreadable as wrong:
        raise Unknown() from wrong


def _steps(request: HttpRequest, plan: Plan, award: Award) -> list[batch.Step]:
    by = rendering.viewer_of(request)
    return plans.steps(
        plan,
        award,
        Actor(by.user, "web", None, rendering.proven(request), by),
        arrived(request) + offset_of(award.ref),
    )


def _preview(request: HttpRequest, kind: Kind, award: Award, sha: str) -> HttpResponse:
    """Every row tried under the law and taken back: what is shown here is what would happen."""
    plan = _plan(request, kind, award, sha)
    bad = [*plan.bad, *plans.refused(plan, batch.rehearsed(_steps(request, plan, award)))]
    return _shown(request, plan, sha, bad)


def _all(request: HttpRequest, kind: Kind, award: Award) -> HttpResponse:
    """Everything or nothing, once under one key.

    What was previewed is not believed: the upload is read again.
    """
    sha, by = request.POST["sheet"], rendering.viewer_of(request)
    plan = _plan(request, kind, award, sha)
    if plan.bad:
        return _shown(request, plan, sha, plan.bad, 422)

    def go() -> dict[str, Any]:
        batch.all_or_nothing(_steps(request, plan, award))
        return {"rows": len(plan.lines)}

    try:
        key = request.POST.get("idempotency_key", "")[:80] or ids.new_id()
        done = idempotency.once(by.user, key, repr(("import", kind.key, award.ref, sha)), False, go)
    except batch.Undone as undone:
        return _shown(request, plan, sha, plans.refused(plan, undone.refused), 409)
    except Refusal as refusal:
        refusal_log.note(by.user, kind.act, award.ref, refusal)
        raise
    request.session["said"] = f"已导入{kind.title}{done['rows']}行"
    return HttpResponseRedirect(kind.back)


def _shown(request: HttpRequest, plan: Plan, sha: str, bad: Sequence[Bad], status: int = 200) -> HttpResponse:
    n, wrong, bad = len(plan.lines), {b.row for b in bad}, sorted(bad, key=lambda b: b.row)
    title = _title(plan.kind)
    confirm = None
    if not bad:
        confirm = FormPage(
            request.path,
            (Field("sheet", "", "hidden", sha),),
            f"全部导入（{n}行）",
            ids.new_id(),
            cancel_href=request.path,
        )
    rows = tuple(
        (
            str(x.no),
            plans.sentence(plan, x),
            State("issue", "需要改正") if x.no in wrong else State("met", "可以办理"),
        )
        for x in plan.lines
    )
    shown = ImportPage(
        title,
        "还没有导入。下面是每一行将要办理的事",
        _tabs(plan.kind),
        None,
        Table(
            f"认出的{n}行，改正之后才能导入" if bad else f"将办理{n}行",
            ("行", "将办理", "核对"),
            rows,
            "没有可以办理的行",
            numeric=(0,),
            head=1,
        ),
        (),
        _bad(bad) if bad else None,
        confirm,
        Link("改好后重新上传", request.path),
    )
    return rendering.page(request, "sheets/import.html", title, shown, status)


def _bad(bad: Sequence[Bad]) -> Table:
    rows = tuple(
        (
            f"第{b.row}行" if b.row else "整份",
            b.column or "整行",
            b.value[:SHOWN] or "（空）",
            b.reason,
            b.cure,
            Cite(plans.cited(b.article)) if b.article else "——",
        )
        for b in bad
    )
    return Table(
        f"有{len(rows)}处需要改正，一行也没有导入", ("行", "列", "内容", "原因", "怎么改", "依据"), rows
    )
