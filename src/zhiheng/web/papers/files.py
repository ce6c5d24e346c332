"""A paper as a file: the draft as the facts stand, and what was kept."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.acting import find
from zhiheng.access.refusals import Unknown
from zhiheng.documents import selectors as papers
from zhiheng.documents import services as documents
from zhiheng.documents.kinds import PAPER
from zhiheng.files import services as files
from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import require

from .index import edition_of

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_GET
def draft(request: HttpRequest, sort: str, form: str) -> HttpResponse:
    """The paper as the facts stand now, kept nowhere."""
    by = rendering.viewer_of(request)
    require(by, "papers")
    edition = edition_of(request, by)
    about = request.GET.get("about", "")
    if form not in (*MEDIA, "png") or about not in {
        ref for p in papers.possible(edition) if p.kind.id == sort for ref, _ in p.refs
    }:
        raise Unknown()
    if form == "png":
        return _picture(papers.pictures(sort, about), request.GET.get("page", "1"))
    made = papers.make(sort, about, template=documents.template_of(edition.award_id))
    return _file(made.pdf if form == "pdf" else made.docx, f"{made.file_name}（草稿）", form)


def _picture(found: list[bytes], page: str) -> HttpResponse:
    """One page of a draft. Raises Unknown past the last."""
    n = int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 0
    if not 1 <= n <= len(found):
        raise Unknown()
    return HttpResponse(found[n - 1], content_type="image/png")


@require_GET
def file(request: HttpRequest, pk: str, form: str) -> HttpResponse:
    """A paper that was kept, byte by byte."""
    found: Any = find(rendering.viewer_of(request), PAPER.ref(pk))
    if form not in MEDIA:
        raise Unknown()
    return _file(
        files.read(found.pdf if form == "pdf" else found.docx), f"{found.title}（第{found.revision}版）", form
    )


def _file(raw: bytes, name: str, form: str) -> HttpResponse:
    response = HttpResponse(raw, content_type=MEDIA[form])
    way = "inline" if form == "pdf" else "attachment"
    response.headers["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(f'{name}.{form}', safe='')}"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Content-Security-Policy"] = "frame-ancestors 'self'"
    return response
