"""The archive package of a filed edition, taken out by those who hand it over or watch."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.acting import find
from zhiheng.access.offices import WATCHERS
from zhiheng.access.refusals import Forbidden
from zhiheng.dossier import services as dossiers
from zhiheng.editions.kinds import EDITION
from zhiheng.web.frame import rendering


@require_GET
def archive(request: HttpRequest, pk: str) -> HttpResponse:
    """The zip; before the edition is filed, a refusal that says so."""
    by = rendering.viewer_of(request)
    found: Any = find(by, EDITION.ref(pk))
    if not by.holds_any(WATCHERS, found.award_of):
        raise Forbidden()
    try:
        raw = dossiers.package(found)
    except dossiers.NotFiled:
        return rendering.refused(
            request, 409, title="本届还没有归档", cure="办结归档以后，可以下载归档包", back=f"/edition/{pk}/"
        )
    answer = HttpResponse(raw, content_type="application/zip")
    answer.headers["Content-Disposition"] = (
        f"attachment; filename*=UTF-8''{quote(found.named + '归档包.zip', safe='')}"
    )
    return answer
