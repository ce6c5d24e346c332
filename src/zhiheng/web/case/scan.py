"""The scanned original of what was entered on somebody's behalf, to be compared with the entry side by
side.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.acting import find
from zhiheng.access.refusals import Unknown
from zhiheng.files import selectors as files
from zhiheng.files import services as blobs
from zhiheng.web.frame import pages

WATCHING = frozenset({"office", "supervision"})


def digest(obj: Any) -> str:
    """Of the original behind an entry, whether it waits for its second person or counts already; "" where
    there is none.
    """
    if obj.kind.name == "question":
        return str(obj.sheet.get("scan", ""))
    if obj.kind.name == "letter":
        return str(obj.proof or obj.scan)
    if obj.kind in ("use", "inspection_finding"):
        return str(obj.voucher if obj.kind.name == "use" else obj.file)
    if obj.kind.name == "meeting":
        return str(next((s["scan"] for s in (obj.entered, *obj.signed[-1:]) if s), ""))
    return str(getattr(obj, "scan", ""))


@require_GET
def scan(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """The original, for the office and supervision.

    It may stand in a frame of our own pages and nowhere else.
    """
    by = pages.viewer_of(request)
    found: Any = find(by, f"{kind}/{pk}")
    sha = digest(found)
    blob = files.blob(sha)
    if blob is None or not by.offices(found.award_of) & WATCHING:
        raise Unknown()
    response = HttpResponse(blobs.read(sha), content_type=blob.media_type)
    response.headers["Content-Disposition"] = "inline"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Content-Security-Policy"] = "frame-ancestors 'self'"
    return response
