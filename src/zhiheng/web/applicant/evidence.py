"""The files of an application: the library of the draft, and one file as an attachment."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.access.refusals import Unknown
from zhiheng.applications import selectors as applications
from zhiheng.files import services as files
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import objects, pages
from zhiheng.web.frame.page import ObjectPage
from zhiheng.web.frame.parts import Link, Table

from .material import opened
from .own import own


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
def file(request: HttpRequest, pk: str, sha: str) -> HttpResponse:
    """One file of an application, as an attachment, logged."""
    case = opened(request, pk, f"file {sha[:16]}")
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
