"""The figures of three years as a grid: indicators by years, changes computed, doubts in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse

from zhiheng.editions import selectors as editions
from zhiheng.law import citation, money
from zhiheng.law.form import Field
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Cite, Table

from . import doubts, save
from .own import HOME
from .pages import Amount, FigureRow, FiguresPage, Section

UNITS = {"money": "万元", "number": ""}
Amounts = tuple[int | None, ...]


def is_grid(fields: Sequence[Field]) -> bool:
    """Is every field of the section a figure of a year?"""
    return bool(fields) and all(f.kind in UNITS and _year(f).isdigit() for f in fields)


def page(
    request: HttpRequest, case: Any, fields: Sequence[Field], part: Section, outcome: save.Outcome
) -> HttpResponse:
    """The grid, with what was typed kept."""
    years = tuple(sorted({_year(f) for f in fields}))
    rows = _rows(fields, years, part)
    shown = FiguresPage(
        section=part,
        lead=f"填{'、'.join(years)}三个会计年度，与审计报告一致。默认单位万元，也可以写“1.5亿元”“1,200万元”；亏损填负数。",
        cites=(Cite(citation.article(editions.rules_of(case).cite("figures"))),),
        years=years,
        changes=tuple(f"{year}比上年" for year in years[1:]),
        rows=rows,
        home=HOME,
        doubts=sum(len(r.doubts) for r in rows),
    )
    return rendering.page(
        request, "applicant/figures.html", part.title, shown, outcome.status, body_class="zh-roomy"
    )


def _year(f: Field) -> str:
    pieces = f.id.split(".")
    return pieces[1] if len(pieces) == 3 else ""


def _rows(fields: Sequence[Field], years: Sequence[str], part: Section) -> tuple[FigureRow, ...]:
    asked = {f.name: f for f in part.form.fields}
    kinds, titles = _kinds(fields)
    texts = {
        k: [asked[f"years.{y}.{k}"].value if f"years.{y}.{k}" in asked else "" for y in years] for k in kinds
    }
    amounts = {k: tuple(amount(t) for t in row) for k, row in texts.items()}
    found = doubts.of(titles, amounts, texts, years)
    rows = [
        FigureRow(
            titles[k],
            UNITS[f.kind],
            tuple(_cell(asked[f"years.{y}.{k}"], y, titles[k]) for y in years),
            changes(amounts[k]),
            found[k],
        )
        for k, f in kinds.items()
    ]
    return (*rows, *_margin(amounts, years))


def _kinds(fields: Sequence[Field]) -> tuple[dict[str, Field], dict[str, str]]:
    """A field of each indicator, and the indicators' titles without the year."""
    kinds = {f.id.split(".")[2]: f for f in fields}
    return kinds, {k: f.label.replace(f"{_year(f)}年", "") for k, f in kinds.items()}


def doubts_of(fields: Sequence[Field], given: Mapping[str, tuple[str, int]]) -> tuple[str, ...]:
    """What looks wrong in the figures that are saved."""
    years = tuple(sorted({_year(f) for f in fields}))
    kinds, titles = _kinds(fields)
    texts = {k: [given.get(f"years.{y}.{k}", ("", 0))[0] for y in years] for k in kinds}
    found = doubts.of(titles, {k: tuple(amount(t) for t in row) for k, row in texts.items()}, texts, years)
    return tuple(x for row in found.values() for x in row)


def _cell(f: Any, year: str, title: str) -> Amount:
    return Amount(f.name, f"{title}，{year}年（{f.unit or '默认单位万元'}）", f.value, f.version, f.error)


def amount(text: str) -> int | None:
    """Fen of what stands in a cell; None where nothing or no amount stands there."""
    with suppress(ValueError):
        return money.parse(text) if text.strip() else None
    return None


def changes(row: Amounts) -> tuple[str, ...]:
    """From year to year in per cent; from a loss or nought there is none, only the direction."""
    return tuple(_change(before, after) for before, after in pairwise(row))


def _change(before: int | None, after: int | None) -> str:
    if before is None or after is None:
        return "——"
    if before <= 0:
        return "扭亏" if before < 0 < after else "不适用"
    tenths = _rounded((after - before) * 1000, before)
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}%"


def _rounded(n: int, d: int) -> int:
    """n/d to the nearest whole, halves away from nought."""
    return (abs(n) * 2 + d) // (2 * d) * (1 if n >= 0 else -1)


def _margin(amounts: dict[str, Amounts], years: Sequence[str]) -> tuple[FigureRow, ...]:
    """Total profit in per cent of revenue, where the form asks for both."""
    if not {"revenue", "profit_total"} <= set(amounts):
        return ()
    tenths = tuple(
        _rounded(p * 1000, r) if p is not None and r is not None and r > 0 else None
        for p, r in zip(amounts["profit_total"], amounts["revenue"], strict=True)
    )
    cells = tuple(
        Amount(
            "",
            f"利润总额占营业收入，{y}年",
            "——" if t is None else f"{'−' if t < 0 else ''}{abs(t) // 10}.{abs(t) % 10}",
            computed=True,
        )
        for y, t in zip(years, tenths, strict=True)
    )
    moved = tuple(
        "——"
        if a is None or b is None
        else f"{'+' if b > a else '−' if b < a else ''}{abs(b - a) // 10}.{abs(b - a) % 10}个点"
        for a, b in pairwise(tenths)
    )
    return (FigureRow("利润总额占营业收入", "%", cells, moved),)


def as_table(title: str, fields: Sequence[Field], given: Mapping[str, tuple[str, int]]) -> Table:
    """The figures as they are read: indicators by years."""
    years = tuple(sorted({_year(f) for f in fields}))
    kinds, titles = _kinds(fields)
    rows = tuple(
        (
            f"{titles[k]}（默认单位{UNITS[f.kind] or '个'}）",
            *(given.get(f"years.{y}.{k}", ("", 0))[0] or "还没有填写" for y in years),
        )
        for k, f in kinds.items()
    )
    return Table(title, ("指标", *(f"{y}年" for y in years)), rows, numeric=tuple(range(1, len(years) + 1)))
