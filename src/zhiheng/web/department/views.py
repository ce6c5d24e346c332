"""The departments' grid: all applications a department was asked about, one line each, answered together."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.access import ids
from zhiheng.access.refusals import Refusal, Unknown
from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.stages.screening import selectors as screening
from zhiheng.stages.screening.kinds import ASKED
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Field, FormPage, Link, Option
from zhiheng.web.lists import tables

from .pages import GridPage, GridRow

ANSWERS = ("无", "有", "未查")
OPTIONS = (Option("", "——"), *(Option(a, a) for a in ANSWERS))


@require_http_methods(["GET", "POST"])
def grid(request: HttpRequest) -> HttpResponse:
    """A line counts once each of its questions is answered.

    With 有 comes a dated fact: that line has a page of its own.
    """
    by = rendering.viewer_of(request)
    if "department" not in by.offices():
        raise Unknown()
    asked = [q for q in screening.queries(by) if q.state == ASKED]
    if request.method == "POST" and request.POST.get("fill") != "1":
        return _save(request, asked)
    return _shown(request, asked, {})


def _typed(request: HttpRequest, query: Any) -> dict[str, str]:
    return {r: str(request.POST.get(f"answers-{query.pk}-{r}", "")) for r in query.rules}


def _save(request: HttpRequest, asked: list[Any]) -> HttpResponse:
    """Each whole line by itself; lines with an error, and those not whole, stay with what was typed."""
    key, errors, done = request.POST.get("idempotency_key", ""), {}, 0
    for query in asked:
        given = _typed(request, query)
        if not any(given.values()):
            continue
        fault = _fault(given) or _attest(request, query, given, key)
        if fault:
            errors[query.pk] = fault
        else:
            done += 1
    if errors or not done:
        left = [q for q in asked if q.pk in errors or not any(_typed(request, q).values())]
        return _shown(
            request, left, errors or {"": "还没有填写任何一家。请逐项选择，或先按“未填的都填无”"}, 422
        )
    request.session["said"] = f"已答复{done}家"
    return HttpResponseRedirect("/answers/")


def _fault(given: dict[str, str]) -> str:
    if "" in given.values():
        return "这一家还有没选的项目，全部选完才能提交"
    return "有情形的须写明日期和事由，请点单位名称单独答复" if "有" in given.values() else ""


def _attest(request: HttpRequest, query: Any, given: dict[str, str], key: str) -> str:
    try:
        perform(
            request, "attest", query.ref, {"answers": given}, f"{key}-{query.pk}"[:80] if key else "", "web"
        )
    except Refusal as refusal:
        return "".join(rendering.sentence(f) for f in refusal.findings)
    return ""


def _shown(request: HttpRequest, asked: list[Any], errors: dict[str, str], status: int = 200) -> HttpResponse:
    fill = request.POST.get("fill") == "1"
    rules = {r for q in asked for r in q.rules}
    law = editions.rules_of(asked[0]) if asked else None
    columns = [r for r in law.bars if r.rule in rules] if law else []
    rows = tuple(_row(request, q, columns, errors.get(q.pk, ""), fill) for q in asked)
    form = FormPage(
        "/answers/",
        (),
        "提交已选完的",
        request.POST.get("idempotency_key") or ids.new_id(),
        errors=tuple((f"{k}-row" if k else "", f"{_name(asked, k)}{v}") for k, v in errors.items()),
    )
    shown = GridPage(
        "核查答复",
        "逐家逐项选择；整行选完才算答复。没有查过的选“未查”，不视为没有情形",
        tuple((c.title, citation.article(c.art)) for c in columns),
        rows,
        form,
        "目前没有需要答复的核查",
    )
    return rendering.page(request, "department/answers.html", "核查答复", shown, status)


def _name(asked: list[Any], pk: str) -> str:
    return next((f"{q.case.organisation.name}：" for q in asked if q.pk == pk), "")


def _row(request: HttpRequest, query: Any, columns: list[Any], error: str, fill: bool) -> GridRow:
    typed = _typed(request, query)
    cells: list[Field | None] = []
    for column in columns:
        if column.rule not in query.rules:
            cells.append(None)
            continue
        value = typed[column.rule] or ("无" if fill else "")
        cells.append(
            Field(
                f"answers-{query.pk}-{column.rule}",
                f"{query.case.organisation.name}：{column.title}",
                "select",
                value,
                options=OPTIONS,
            )
        )
    return GridRow(
        query.pk,
        Link(query.case.organisation.name, f"/act/attest/{query.ref}/"),
        query.case.no,
        tables.day(query.due),
        tuple(cells),
        error,
    )
