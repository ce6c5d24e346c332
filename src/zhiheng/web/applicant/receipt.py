"""The receipt of a submission, for owner, office and supervision."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import selectors
from zhiheng.access.acting import find
from zhiheng.access.refusals import Unknown
from zhiheng.documents import services as documents
from zhiheng.web.frame import pages


@require_GET
def receipt_pdf(request: HttpRequest, pk: str) -> HttpResponse:
    """The receipt as PDF, for owner, office and supervision."""
    response = HttpResponse(documents.receipt_pdf(_receipt(request, pk)), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="receipt.pdf"'
    return response


@require_GET
def receipt_text(request: HttpRequest, pk: str) -> HttpResponse:
    """The receipt as text."""
    return HttpResponse(documents.receipt_text(_receipt(request, pk)), content_type="text/plain; charset=utf-8")


def _receipt(request: HttpRequest, pk: str) -> Any:
    by = pages.viewer_of(request)
    case: Any = find(by, f"case/{pk}")
    mine = f"organisation/{case.organisation_id}" in by.scopes("applicant")
    if not case.receipt or not (mine or by.offices(case.award_of) & {"office", "supervision"}):
        raise Unknown()
    return documents.receipt_data(case, selectors.award(case.award_of))
