"""The performance survey for anybody: sums by sector and year, with nothing that rests on fewer than three
winners.
"""

from __future__ import annotations

from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.aftercare.duties import selectors as yearly
from zhiheng.aftercare.duties.selectors import PublicTable
from zhiheng.web.case.kinds.duties import number
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Table

from . import context, layout
from .pages import WinnersPage

TITLE, HELD = "获奖单位绩效", "不公开"


@opened
@require_GET
def survey(request: HttpRequest, slug: str) -> HttpResponse:
    s = context.at(slug)
    tables = tuple(_table(t) for t in yearly.public(s.award.pk))
    shown = WinnersPage(
        title=TITLE,
        text="获奖单位在有效期内每年填报的绩效，按行业和年份合计。"
        "少于3家的，以及能由合计推算出来的，不公开。",
        editions=tables,
        empty="还没有可以公开的数据。调查结束后，办公室在这里公开合计",
    )
    return layout.show(request, "public/winners.html", TITLE, shown, s)


def _table(t: PublicTable) -> Table:
    lines = [*((r, r if not r.isdigit() else f"行业{r}") for r in t.rows), ("", "合计")]
    rows = tuple((words, *(_cell(t.cells[r, c]) for c in (*t.columns, ""))) for r, words in lines)
    return Table(
        f"{t.label}（{t.unit or '无单位'}）",
        ("行业大类", *(f"{y}年" for y in t.columns), "合计"),
        rows,
        numeric=tuple(range(1, len(t.columns) + 2)),
    )


def _cell(value: Fraction | None) -> str:
    return HELD if value is None else number(value)
