"""All applicants × all conditions and bars: where each stands, one click from the finding."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.parts import Link, Table
from zhiheng.web.lists import paging, todo, views
from zhiheng.web.sheets import writing

from .pages import MatrixCell, MatrixPage, MatrixRow

WORDS = {"MET": "符合", "NOT_MET": "不符合", "UNKNOWN": "待定"}
MOST = 50
KINDS = {"MET": "met", "NOT_MET": "not", "UNKNOWN": "unk"}


@require_GET
def matrix(request: HttpRequest) -> HttpResponse:
    """?edition=; ?mine=1 what waits for me; ?only=open shows those with anything open or failed; ?page=;
    ?as=csv or xlsx takes all of it out.
    """
    by = rendering.viewer_of(request)
    require(by, "matrix")
    known = editions.editions(by)
    edition = next((e for e in known if e.pk == request.GET.get("edition")), known[0] if known else None)
    if edition is None:
        return rendering.page(
            request,
            "screening/matrix.html",
            "条件认定总表",
            MatrixPage("条件认定总表", "还没有届次", (), (), (), ()),
        )
    rules = editions.rules_of(edition)
    wanted = [(r.rule, r.title, citation.article(r.art)) for r in (*rules.conditions, *rules.bars)]
    rows = [_row(r, wanted) for r in editions.finding_rows(by, edition.pk)]
    only = request.GET.get("only") == "open"
    mine = todo.my_cases(by) if request.GET.get("mine") and not only else None
    shown = tuple(
        r
        for r in rows
        if (not only or any(c.kind != "met" for c in r.cells)) and (mine is None or r.pk in mine)
    )
    if request.GET.get("as") in ("csv", "xlsx"):
        table = Table(
            "条件认定总表",
            ("单位", *(f"{a} {t}" for _, t, a in wanted)),
            tuple((r.link.text, *(c.text for c in r.cells)) for r in shown),
        )
        return writing.answer(table, f"{edition.named}条件认定总表", request.GET["as"])
    base = f"/matrix/?edition={edition.pk}"
    filters = (
        Link("全部", base, not only and mine is None, str(len(rows))),
        Link("我的", f"{base}&mine=1", mine is not None),
        Link(
            "有未决或不符合的",
            f"{base}&only=open",
            only,
            str(sum(any(c.kind != "met" for c in r.cells) for r in rows)),
        ),
    )
    n = paging.number(request.GET.get("page", ""), len(shown), MOST)
    choices: dict[str, str | list[str]] = {
        "edition": edition.pk,
        "only": "open" if only else "",
        "mine": "1" if mine is not None else "",
    }
    page = MatrixPage(
        "条件认定总表",
        f"{edition.named} · 点击单位看全部事实与理由，点击格子看这一项",
        tuple((t, a) for _, t, a in wanted),
        shown[(n - 1) * MOST : n * MOST],
        filters,
        (Link("导出 Excel", f"{base}&as=xlsx"), Link("导出 CSV", f"{base}&as=csv")),
        tuple(_counts([r.cells[c] for r in rows]) for c in range(len(wanted))),
        paging.pager("/matrix/", choices, n, len(shown), MOST, "家"),
        views.of(request, "/matrix/"),
    )
    return rendering.page(request, "screening/matrix.html", "条件认定总表", page)


def _row(row: Any, wanted: list[tuple[str, str, str]]) -> MatrixRow:
    found = {f["rule"]: f["value"] for f in row.findings}
    cells = tuple(
        MatrixCell(
            KINDS.get(found.get(rule, ""), "unk"),
            WORDS.get(found.get(rule, ""), "未认定"),
            f"/case/{row.pk}/#f-{rule}",
            f"{row.name}：{title}",
        )
        for rule, title, _ in wanted
    )
    return MatrixRow(row.pk, row.no, Link(row.name, f"/case/{row.pk}/"), cells)


def _counts(cells: list[MatrixCell]) -> tuple[str, str, str]:
    """How many are met, not met, open in one column, over every applicant of the edition."""
    met, failed = sum(c.kind == "met" for c in cells), sum(c.kind == "not" for c in cells)
    return str(met), str(failed), str(len(cells) - met - failed)
