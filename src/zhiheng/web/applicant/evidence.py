"""The files of an application: the library of the draft, and one file as an attachment."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock, todo
from zhiheng.access.refusals import Unknown
from zhiheng.access.viewer import Viewer
from zhiheng.applications import selectors as applications
from zhiheng.applications.choices import EVIDENCE_SORTS
from zhiheng.documents import selectors as documents
from zhiheng.editions.kinds import DRAFT
from zhiheng.files import services as files
from zhiheng.people.kinds import ORGANISATION
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Link

from . import completeness, items
from .material import opened
from .own import HOME, own
from .pages import EvidenceLine, EvidencePage

LEAD = (
    "每件材料上传一次，可在自评报告的任意几条中引用。"
    "支持 PDF、PNG、JPEG、docx、xlsx、pptx，每件不超过 50 MB。"
)
ORDER = "编号按上传先后排列。移除一件以后，后面各件的编号会前移，自评报告里的引用请一并改过来。"


@require_GET
def evidence(request: HttpRequest) -> HttpResponse:
    """The files of the draft with the items that name them: add, look, take out."""
    case = own(request)
    used, draft = _used(applications.answers(case.pk)), case.state == DRAFT
    lines = tuple(_line(case, e, e.mark, used, draft) for e in applications.evidence(case.pk))
    shown = EvidencePage(
        "证明材料",
        HOME,
        LEAD,
        lines,
        notes=(ORDER,) if draft else ("已提交，材料不再改动。",),
        actions=tuple(a for a in act_views.actions(request, case) if a.href.startswith("/act/attach/")),
    )
    return rendering.page(request, "applicant/evidence.html", "证明材料", shown)


def _line(case: Any, e: Any, mark: str, used: dict[str, list[str]], draft: bool) -> EvidenceLine:
    return EvidenceLine(
        mark,
        Link(e.name, f"/case/{case.pk}/files/{e.blob_id}/"),
        EVIDENCE_SORTS.get(e.sort, e.sort),
        size(e.blob.size),
        e.blob_id[:16],
        tuple(Link(i, f"{items.REPORT.href}{i}/") for i in used.get(mark, [])),
        Link("移除", f"/act/withdraw_evidence/{e.ref}/") if draft else None,
    )


def size(n: int) -> str:
    """Bytes in words."""
    return f"{n / 1048576:.1f} MB" if n >= 1048576 else f"{-(-n // 1024)} KB"


def _used(given: completeness.Answers) -> dict[str, list[str]]:
    """Which items name a file, by its mark."""
    found: dict[str, list[str]] = {}
    for name in sorted(n for n in given if n.startswith(f"{completeness.REPORT}.")):
        for mark in dict.fromkeys(items.MARK.findall(completeness.text(given, name))):
            found.setdefault(mark, []).append(name.removeprefix(f"{completeness.REPORT}."))
    return found


@require_GET
def file(request: HttpRequest, pk: str, sha: str) -> HttpResponse:
    """One file of an application, as an attachment, logged; whoever is not its owner gets a copy with
    their mark (Art 25).
    """
    case = opened(request, pk, f"file {sha[:16]}")
    found = applications.evidence_of(case.pk, sha)
    if found is None:
        raise Unknown()
    body, media_type, ending = _copy(
        rendering.viewer_of(request), case, files.read(sha), found.blob.media_type
    )
    response = HttpResponse(body, content_type=media_type)
    response.headers["Content-Disposition"] = (
        f"attachment; filename*=UTF-8''{quote(found.name + ending, safe='')}"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _copy(by: Viewer, case: Any, body: bytes, media_type: str) -> tuple[bytes, str, str]:
    """Bytes, media type and ending of the name as this reader gets them."""
    if ORGANISATION.ref(case.organisation_id) in by.scopes("applicant"):
        return body, media_type, ""
    at = todo.now_for(case)
    return documents.marked_copy(body, media_type, rendering.mark(by, at), clock.day(at))
