"""Checking a certificate by number, by name, or by the address in its code."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET

from zhiheng.access import clock, selectors
from zhiheng.editions import selectors as editions
from zhiheng.files import services as files
from zhiheng.registry import selectors as registry
from zhiheng.web.desk import tables
from zhiheng.web.frame import pages
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import Fact, Link, State, VerifyPage

from .winners import status_of


@opened
@require_GET
def verify(request: HttpRequest) -> HttpResponse:
    """Verify by number or by name."""
    text = request.GET.get("number", "")[:60]
    award = selectors.default_award()
    found = [x for a in selectors.awards() for x in registry.search(a.pk, text, clock.day(clock.now(a)))]
    if len(found) == 1:
        return HttpResponseRedirect(f"/verify/{found[0].id}/")
    facts = tuple(Fact(x.number, Link(x.name, f"/verify/{x.id}/"), tables.day(x.awarded)) for x in found)
    verdict = State("not", "没有查到") if text and not found else None
    shown = VerifyPage("/verify/", "核验证书", text, verdict, "请核对编号或单位全称。" if verdict else "输入证书编号或获奖单位名称。", facts)
    return pages.page(request, "verify.html", "核验证书", shown, award=award)


@opened
@require_GET
def verify_one(request: HttpRequest, pk: str) -> HttpResponse:
    """The permanent page of one certificate."""
    award_id = registry.award_of_honour(pk)
    if award_id is None:
        raise Http404
    award = next(a for a in selectors.awards() if a.pk == award_id)
    x = registry.public_one(pk, clock.day(clock.now(award)))
    assert x is not None
    facts = (
        Fact("单位", x.name), Fact("证书编号", x.number, code=True), Fact("届次", x.edition), Fact("获奖时间", tables.day(x.awarded)),
        Fact("有效期至", tables.day(x.through)), Fact("类别", "首次获奖" if x.first_time else "再次获奖"),
        Fact("依据", editions.rules_of(award).document),
    )
    shown = VerifyPage("/verify/", f"{award.name}证书", x.number, status_of(x.status), f"截至 {tables.day(clock.day(clock.now(award)))} 的状态", facts)
    return pages.page(request, "verify.html", "核验证书", shown, award=award)


@opened
@require_GET
def certificate(request: HttpRequest, pk: str) -> HttpResponse:
    """The certificate as it was issued."""
    sha = registry.certificate_of(pk)
    if not sha:
        raise Http404
    return pdf(files.read(sha), f"certificate-{pk[:8]}.pdf")


def pdf(raw: bytes, name: str) -> HttpResponse:
    response = HttpResponse(raw, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
