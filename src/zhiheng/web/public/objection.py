"""Anybody objects to what a notice lists."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from zhiheng.editions import selectors as editions
from zhiheng.stages.notice import selectors as notices
from zhiheng.web.frame import pages
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import ActPage, Fact
from zhiheng.web.frame.performing import perform

from .awards import award_of
from .forming import public_form


@opened
@require_http_methods(["GET", "POST"])
def objection(request: HttpRequest, slug: str) -> HttpResponse:
    """Anybody objects, named or not."""
    award = award_of(slug)
    found = notices.public(award.pk)
    edition = editions.edition(found.edition) if found else None
    if edition is None:
        raise Http404

    def go(raw: dict[str, Any]) -> HttpResponse:
        raw.pop("evidence", None)
        done = perform(request, "object", edition.ref, raw, request.POST.get("idempotency_key", ""), "web")
        shown = ActPage("异议已收到", award.name, f"/{award.slug}/notice/", (Fact("回执号", done["object"].partition("/")[2][:8]), Fact("收到时间", done["at"][:19].replace("T", " "))), (), True,
                        consequences=("请记下回执号，以便查询。署名的异议，办结后答复。",))
        return pages.page(request, "act.html", "异议已收到", shown, award=award)

    return public_form(request, award, "object", edition, "提出异议", go, (), "object")
