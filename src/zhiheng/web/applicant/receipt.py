"""The receipt of a submission, for owner, office and supervision."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import selectors
from zhiheng.access.acting import find
from zhiheng.access.offices import WATCHERS
from zhiheng.access.refusals import Unknown
from zhiheng.documents import services as documents
from zhiheng.editions.kinds import CASE
from zhiheng.people.kinds import ORGANISATION
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Fact, Link, Table

from . import completeness, progress
from .evidence import size
from .own import HOME, own
from .pages import ReceiptPage


@require_GET
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt as a page that can be printed. Raises Unknown before the submission."""
    case = own(request)
    if not case.receipt:
        raise Unknown()
    given: dict[str, Any] = case.receipt
    rows = tuple((f["name"], size(f["bytes"]), f["sha256"]) for f in given["files"])
    shown = ReceiptPage(
        "受理回执",
        HOME,
        given["no"],
        completeness.full(case.arrived_at),
        facts=(
            Fact("申报单位", given["organisation"]),
            Fact("统一社会信用代码", given["uscc"], code=True),
            Fact("届次", case.edition.title),
            Fact("填报内容摘要", given["submission"], code=True),
            Fact("记录总账末条", given["head"], code=True),
        ),
        files=Table("收到的材料", ("材料", "大小", "SHA-256"), rows, "没有附件"),
        next=progress.coming(case),
        links=(
            Link("下载回执（PDF）", f"/case/{case.pk}/receipt.pdf"),
            Link("下载回执（文本）", f"/case/{case.pk}/receipt.txt"),
            Link("看我交了什么", f"/case/{case.pk}/material/"),
        ),
    )
    return rendering.page(request, "applicant/receipt.html", "受理回执", shown)


@require_GET
def receipt_pdf(request: HttpRequest, pk: str) -> HttpResponse:
    """The receipt as PDF, for owner, office and supervision."""
    response = HttpResponse(documents.receipt_pdf(_receipt(request, pk)), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="receipt.pdf"'
    return response


@require_GET
def receipt_text(request: HttpRequest, pk: str) -> HttpResponse:
    """The receipt as text."""
    response = HttpResponse(
        documents.receipt_text(_receipt(request, pk)), content_type="text/plain; charset=utf-8"
    )
    response.headers["Content-Disposition"] = 'attachment; filename="receipt.txt"'
    return response


def _receipt(request: HttpRequest, pk: str) -> Any:
    by = rendering.viewer_of(request)
    case: Any = find(by, CASE.ref(pk))
    mine = ORGANISATION.ref(case.organisation_id) in by.scopes("applicant")
    if not case.receipt or not (mine or by.holds_any(WATCHERS, case.award_of)):
        raise Unknown()
    return documents.receipt_data(case, selectors.award(case.award_of))
