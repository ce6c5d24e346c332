"""Checking a certificate by number, by name, or by the address in its code."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET

from zhiheng.access import clock, selectors
from zhiheng.aftercare.holders import selectors as holders
from zhiheng.files import services as files
from zhiheng.law import citation
from zhiheng.registry import selectors as registry
from zhiheng.registry.selectors import PublicLine
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Cells, Cite, Fact, Link, State, Table

from . import context, layout
from .context import Context
from .pages import VerifyPage
from .winners import KINDS, STATUS

TEMPLATE = "public/verify.html"
TITLES = {"valid": "证书真实，在有效期内", "expired": "证书真实，有效期已满", "revoked": "荣誉已被撤销"}
MOST = 50
OFFLINE = Link("离线核验证书", "/verify/verify-offline.html")


@opened
@require_GET
def verify(request: HttpRequest) -> HttpResponse:
    """Verify by number or by name: one answer opens it, several are listed, none says so."""
    text = plain(request.GET.get("number", ""))
    found = (
        [x for a in selectors.awards() for x in registry.search(a.pk, text, clock.day(clock.now(a)))]
        if text
        else []
    )
    if len(found) == 1:
        return HttpResponseRedirect(f"/verify/{found[0].id}/")
    s = context.at("")
    return layout.show(request, TEMPLATE, "核验证书", _asked(text, found), s)


def plain(typed: str) -> str:
    """What was typed, with full-width letters and blanks made plain."""
    return unicodedata.normalize("NFKC", typed).strip()[:60]


def _asked(text: str, found: list[PublicLine]) -> VerifyPage:
    """The page before an answer: nothing asked, nothing found, or several to choose from."""
    if text and not found:
        return VerifyPage(
            "/verify/",
            "没有查到",
            text,
            State("not", "没有查到"),
            f"登记簿中没有“{text}”。请逐位核对证书编号，或改用单位全称查。查不到的证书，不能证明荣誉属实。",
            report=Link("反映冒用、伪造荣誉", f"/{context.at('').award.slug}/report/?about={quote(text)}"),
            offline=OFFLINE,
        )
    if found:
        rows = tuple(
            (x.name, Link(x.number, f"/verify/{x.id}/"), dates.full(x.awarded), STATUS[x.status])
            for x in found[:MOST]
        )
        note = f"共{len(found)}张，请点证书编号" + (
            f"（只列出前{MOST}张，请写得更完整）" if len(found) > MOST else ""
        )
        return VerifyPage(
            "/verify/",
            "核验证书",
            text,
            None,
            "名称相近的证书不止一张。",
            found=Table("查到的证书", ("单位", "证书编号", "获奖时间", "状态"), rows, note=note),
            offline=OFFLINE,
        )
    return VerifyPage(
        "/verify/",
        "核验证书",
        "",
        None,
        "输入证书编号或获奖单位名称，也可以扫证书上的二维码。",
        offline=OFFLINE,
    )


@opened
@require_GET
def verify_one(request: HttpRequest, pk: str) -> HttpResponse:
    """The permanent page of one certificate."""
    award_id = registry.award_of_honour(pk)
    if award_id is None:
        raise Http404
    s = context.of(selectors.award(award_id))
    return layout.show(request, TEMPLATE, "核验证书", one(s, pk), s)


def one(s: Context, pk: str, live: Link | None = None) -> VerifyPage:
    """A certificate's page: verdict first, then what the register says of it."""
    x = registry.public_one(pk, s.today)
    assert x is not None
    state = STATUS[x.status]
    seen = f"{rendering.clock_text(s.now)}" if live is None else f"{dates.full(s.today)}（文件生成之日）"
    return VerifyPage(
        action="" if live else "/verify/",
        title=TITLES[x.status],
        number=x.number,
        verdict=state,
        text=f"{_says(x)}以上与{s.rules.issuer}登记簿一致，查验于{seen}。",
        facts=_facts(s, x),
        cite=_cite(s, "certificate"),
        certificate=Link("证书（PDF）", f"/verify/{pk}/certificate.pdf")
        if registry.certificate_of(pk) and x.status != "revoked"
        else None,
        live=live,
        offline=OFFLINE,
        report=None if live else Link("反映冒用、伪造荣誉", f"{s.base}/report/?about={quote(x.number)}"),
    )


def _says(x: PublicLine) -> str:
    if x.status == "revoked":
        return f"{dates.full(x.revoked_on)}撤销，不得再使用这一荣誉。"
    if x.through is None:
        return "长期有效。"
    return (
        f"有效期至{dates.full(x.through)}。"
        if x.status == "valid"
        else f"有效期于{dates.full(x.through)}届满，荣誉属实，不再有效。"
    )


def _facts(s: Context, x: PublicLine) -> tuple[Fact, ...]:
    tiers = {t.id: t.name for t in s.rules.tiers}
    former = holders.former(x.id)
    made = [
        Fact("获奖单位", x.name, f"（原名：{'、'.join(former)}）" if former else ""),
        Fact("证书编号", x.number, code=True),
        Fact("奖项", f"{s.award.name}{'' if len(tiers) < 2 else ' · ' + tiers.get(x.tier, x.tier)}"),
        Fact("届次", x.edition),
        Fact("类别", KINDS["first" if x.first_time else "again"]),
        Fact("获奖时间", dates.full(x.awarded), f"（{x.document}）" if x.document else ""),
        Fact("有效期", _cited(f"至{dates.full(x.through)}" if x.through else "长期", _cite(s, "reaward"))),
    ]
    if holders.divided(x.id):
        made.append(Fact("单位变更", "单位已经分立，正由政府确认由谁继续持有；确认以前任何一方不得使用"))
    if x.revoked_on:
        made.append(Fact("撤销时间", _cited(dates.full(x.revoked_on), _cite(s, "revocation"))))
    return (*made, Fact("状态", STATUS[x.status]))


def _cited(text: str, cite: Cite | None) -> Cells:
    return (text, cite) if cite else text


def _cite(s: Context, duty: str) -> Cite | None:
    article = s.rules.cite(duty)
    return Cite(citation.article(article)) if article else None


@opened
@require_GET
def certificate(request: HttpRequest, pk: str) -> HttpResponse:
    """The certificate as it was issued."""
    sha = registry.certificate_of(pk)
    if not sha:
        raise Http404
    return pdf(files.read(sha), f"certificate-{pk[:8]}.pdf")


def pdf(raw: bytes, name: str) -> HttpResponse:
    """A PDF to keep, closed in a sandbox of its own."""
    response = HttpResponse(raw, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
