"""The list of applications: filtered, sorted, taken out as a file."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.kinds import REGISTRY
from zhiheng.editions import selectors as editions
from zhiheng.web.frame import pages
from zhiheng.web.frame.desk import ListPage
from zhiheng.web.frame.guard import require_office
from zhiheng.web.frame.page import Field, Link, Option

from . import kept, paging, sheets, tables, work

KEPT = ("edition", "state", "tag", "q", "order", "mine")


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """?edition= &state= &tag= &q= &order=no|name|score &mine=1; ?as=csv or xlsx takes out exactly what is
    shown.
    """
    by = pages.viewer_of(request)
    require_office(by)
    known = editions.editions(by)
    asked = {k: request.GET.get(k, "")[:60] for k in KEPT}
    edition = next((e for e in known if e.pk == asked["edition"]), known[0] if known else None)
    rules = editions.rules_of(edition) if edition else None
    rows = editions.case_rows(by, edition.pk) if edition else []
    mine = work.my_cases(by) if asked["mine"] else None
    found = _sorted(
        [r for r in rows if _matches(r, asked) and (mine is None or r.pk in mine)], asked["order"], rules
    )
    lines = tables.case_lines(found, rules) if rules else ()
    if request.GET.get("as") in ("csv", "xlsx") and edition and rules:
        return sheets.answer(tables.of_lines(lines, rules), f"{edition.named}申报单位", request.GET["as"])
    query = urlencode({k: v for k, v in asked.items() if v})
    shown = ListPage(
        "申报单位",
        f"{edition.named} · 共{len(rows)}家，显示{len(found)}家" if edition else "还没有届次",
        "/cases/",
        _fields(known, rows, asked, edition),
        tuple(f"{s.title}得分" for s in rules.reviews) if rules else (),
        lines,
        "没有等您办理的单位" if mine == frozenset() else "没有符合筛选条件的单位",
        tuple(
            Link(t, f"/cases/?{query}&as={k}" if query else f"/cases/?as={k}")
            for k, t in (("xlsx", "导出 Excel"), ("csv", "导出 CSV"))
        ),
        (Link("条件认定总表", f"/matrix/?edition={edition.pk}"),) if edition else (),
        _whose(asked),
        kept.of(request, "/cases/"),
    )
    return pages.page(request, "list.html", "申报单位", shown)


def _whose(asked: dict[str, str]) -> tuple[Link, ...]:
    """All, or what waits for me; the other choices stay."""
    rest = {k: v for k, v in asked.items() if k != "mine"}
    return (
        Link("全部", paging.address("/cases/", rest), not asked["mine"]),
        Link("我的", paging.address("/cases/", {**rest, "mine": "1"}), bool(asked["mine"])),
    )


def _matches(row: Any, asked: dict[str, str]) -> bool:
    text = asked["q"].strip()
    return (
        (not asked["state"] or row.state == asked["state"])
        and (not asked["tag"] or asked["tag"] in row.tags)
        and (not text or text in row.name or text in row.no)
    )


def _sorted(rows: list[Any], order: str, rules: Any) -> list[Any]:
    if order == "name":
        return sorted(rows, key=lambda r: r.name)
    if order == "score" and rules is not None:
        return sorted(rows, key=lambda r: (-tables.number(r.totals.get(rules.final_stage)), r.no))
    return rows


def _fields(known: list[Any], rows: list[Any], asked: dict[str, str], edition: Any) -> tuple[Field, ...]:
    states = sorted({r.state for r in rows})
    tags = [t for t in tables.TAGS if any(t in r.tags for r in rows)]
    return (
        Field(
            "edition",
            "届次",
            "select",
            edition.pk if edition else "",
            options=tuple(Option(e.pk, e.named) for e in known),
        ),
        Field(
            "state",
            "状态",
            "select",
            asked["state"],
            options=_options(states, {s.key: s.word for s in REGISTRY["case"].states}),
        ),
        Field("tag", "类别", "select", asked["tag"], options=_options(tags, tables.TAGS)),
        Field("q", "编号或名称", "text", asked["q"], required=False),
        Field(
            "order",
            "排序",
            "select",
            asked["order"],
            options=(
                Option("no", "按编号", chosen=not asked["order"]),
                Option("name", "按名称"),
                Option("score", "按得分"),
            ),
        ),
        *((Field("mine", "", "hidden", "1"),) if asked["mine"] else ()),
    )


def _options(values: list[str], known: Any) -> tuple[Option, ...]:
    return (Option("", "全部"), *(Option(v, known.get(v, v)) for v in values))
