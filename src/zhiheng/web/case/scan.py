"""The scanned original of what was entered on somebody's behalf, to be compared with the entry side by
side.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.acting import find
from zhiheng.access.offices import WATCHERS
from zhiheng.access.refusals import Unknown
from zhiheng.aftercare.funds.kinds import INSPECTION_FINDING, USE
from zhiheng.documents.kinds import LETTER
from zhiheng.files import selectors as files
from zhiheng.files import services as blobs
from zhiheng.stages.meeting.kinds import MEETING, QUESTION
from zhiheng.web.frame import rendering


def digest(obj: Any) -> str:
    """Of the original behind an entry, whether it waits for its second person or counts already; "" where
    there is none.
    """
    if obj.kind.name == QUESTION.name:
        return str(obj.sheet.get("scan", ""))
    if obj.kind.name == LETTER.name:
        return str(obj.proof or obj.scan)
    if obj.kind.name in (USE.name, INSPECTION_FINDING.name):
        return str(obj.voucher if obj.kind.name == USE.name else obj.file)
    if obj.kind.name == MEETING.name:
        return str(next((s["scan"] for s in (obj.entered, *obj.signed[-1:]) if s), ""))
    return str(getattr(obj, "scan", ""))


@require_GET
def scan(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """The original, for the office and supervision.

    It may stand in a frame of our own pages and nowhere else.
    """
    by = rendering.viewer_of(request)
    found: Any = find(by, f"{kind}/{pk}")
    sha = digest(found)
    blob = files.blob(sha)
    if blob is None or not by.holds_any(WATCHERS, found.award_of):
        raise Unknown()
    response = HttpResponse(blobs.read(sha), content_type=blob.media_type)
    response.headers["Content-Disposition"] = "inline"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Content-Security-Policy"] = "frame-ancestors 'self'"
    return response
