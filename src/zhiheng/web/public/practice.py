"""Winners' practice, for anybody: a list with search, one page a case. Of a revoked honour nothing is
shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.aftercare.promotion import selectors as promotion
from zhiheng.aftercare.promotion.choices import SECTORS
from zhiheng.aftercare.promotion.selectors import PublicPractice
from zhiheng.law import citation
from zhiheng.web.frame import dates
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Cite, Fact, Field, Link, Option, Table

from . import context, layout
from .context import Context
from .pages import PracticePage, WinnersPage

LIST, TEMPLATE, TITLE = "public/winners.html", "public/practice.html", "获奖经验"


class Wanted(NamedTuple):
    """What is looked for; "" asks for all."""

    text: str = ""
    sector: str = ""
    year: str = ""


@opened
@require_GET
def practices(request: HttpRequest, slug: str) -> HttpResponse:
    """The library, by words, sector and year; all by GET, so that a search has an address."""
    s = context.at(slug)
    return layout.show(request, LIST, TITLE, page_of(s, wanted(request.GET)), s)


def wanted(asked: Mapping[str, str]) -> Wanted:
    """The search from its address. What is unknown finds nothing and is no error."""
    return Wanted(
        promotion.plain(asked.get("q", ""))[:60],
        asked.get("sector", "").strip()[:20],
        asked.get("year", "").strip()[:4],
    )


def page_of(s: Context, w: Wanted | None = None, live: Link | None = None) -> WinnersPage:
    w = w or Wanted()
    found = promotion.public(s.award.pk, w.text, w.sector, w.year)
    sectors, years = promotion.choices(s.award.pk)
    action = f"{s.base}/practice/"
    return WinnersPage(
        title=TITLE,
        text="获奖单位的质量管理做法，经本单位同意公开，供各单位学习借鉴。",
        editions=(_table(s, found),) if found else (),
        empty="没有符合这些条件的案例" if sectors else "还没有公开的案例。获奖单位同意后，办公室在这里公开",
        action="" if live or not sectors else action,
        filters=(
            _select("sector", "行业领域", w.sector, {x: SECTORS.get(x, x) for x in sectors}),
            _select("year", "实施年份", w.year, {str(y): f"{y}年" for y in years}),
            Field("q", "标题、单位、方法或内容", value=w.text, required=False),
        ),
        count=f"找到{len(found)}个案例" if w != Wanted() else f"共{len(found)}个案例" if found else "",
        reset=Link("查看全部", action) if w != Wanted() else None,
        live=live,
    )


def _table(s: Context, found: list[PublicPractice]) -> Table:
    rows = tuple(
        (
            Link(p.name, f"{s.base}/practice/{p.id}/"),
            p.organisation,
            f"{p.awarded.year}年获奖",
            SECTORS.get(p.sector, p.sector),
            p.method,
            f"{p.year}年",
        )
        for p in found
    )
    return Table("案例", ("案例", "单位", "获奖时间", "行业领域", "质量管理方法", "实施年份"), rows)


def _select(name: str, label: str, value: str, options: Mapping[str, str]) -> Field:
    all_ = Option("", "全部", chosen=not value)
    return Field(
        name,
        label,
        "select",
        value,
        required=False,
        options=(all_, *(Option(k, v) for k, v in options.items())),
    )


@opened
@require_GET
def practice(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    """One case. Withdrawn, or its honour revoked: as if it had never been there."""
    s = context.at(slug)
    found = promotion.public_one(s.award.pk, pk)
    if found is None:
        raise Http404
    return layout.show(request, TEMPLATE, found.name, one(s, found), s)


def one(s: Context, p: PublicPractice) -> PracticePage:
    won = Fact("获奖时间", dates.full(p.awarded))
    return PracticePage(
        title=p.name,
        lead=p.organisation,
        back=Link(TITLE, f"{s.base}/practice/"),
        facts=(
            Fact("单位", p.organisation),
            won,
            Fact("证书编号", Link(p.number, f"/verify/{p.honour}/")),
            Fact("行业领域", SECTORS.get(p.sector, p.sector)),
            Fact("质量管理方法", p.method),
            Fact("实施年份", f"{p.year}年"),
            Fact("公开日期", dates.full(p.published)),
        ),
        paragraphs=lines(p.text),
        figures=lines(p.figures),
        award="案例经获奖单位同意公开。",
        cites=tuple(Cite(citation.article(s.rules.cite(d))) for d in ("practice",) if s.rules.cite(d)),
    )


def lines(text: str) -> tuple[str, ...]:
    """A text in its paragraphs."""
    return tuple(x.strip() for x in text.splitlines() if x.strip())
