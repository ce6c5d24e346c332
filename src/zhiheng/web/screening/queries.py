"""Departments' answers as the office sees them: who owes one, applicant by applicant; what is answered is
folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock
from zhiheng.editions import selectors as editions
from zhiheng.law.instrument import Instrument
from zhiheng.stages.screening import selectors as screening
from zhiheng.stages.screening.kinds import ANSWERED, ASKED, ENTERED, QUERY
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.parts import Link, State, Table
from zhiheng.web.lists import paging, todo, views

from .pages import QueriesPage, QueryGroup, QueryLine

ROUNDS = {"qualification": "资格审核", "notice": "公示前复查", "decision": "审定前复查"}
MOST = 50


@require_GET
def queries(request: HttpRequest) -> HttpResponse:
    """?edition= &round= &mine=1 &page=; without a round, the first in which an answer is owed, else the
    last.
    """
    by = rendering.viewer_of(request)
    require(by, "queries")
    known = editions.editions(by)
    edition = next((e for e in known if e.pk == request.GET.get("edition")), known[0] if known else None)
    if edition is None:
        nothing = QueriesPage(
            "部门核查",
            "",
            (),
            (),
            None,
            (),
            (),
            "",
            None,
            "还没有届次。编制工作方案之后，在资格审核阶段征求各部门意见",
            Link("开办向导", "/start/"),
        )
        return rendering.page(request, "screening/queries.html", "部门核查", nothing)
    asked = screening.queries(by, edition.pk)
    today = clock.day(clock.now(edition.award))
    round = _round(asked, request.GET.get("round", ""))
    mine = frozenset(v.object for v in todo.mine(by)) if request.GET.get("mine") else None
    asked = [q for q in asked if mine is None or q.ref in mine]
    shown = replace(
        _page(known, edition, asked, round, today, request.GET.get("page", ""), mine is not None),
        kept=views.of(request, "/queries/"),
    )
    return rendering.page(request, "screening/queries.html", "部门核查", shown)


def _round(asked: Sequence[Any], wanted: str) -> str:
    there = [r for r in ROUNDS if any(q.round == r for q in asked)]
    owed = [r for r in there if any(q.round == r and q.state != ANSWERED for q in asked)]
    return wanted if wanted in there else (*owed, *there[-1:], "qualification")[0]


def _page(
    known: Sequence[Any], edition: Any, asked: Sequence[Any], round: str, today: date, page: str, mine: bool
) -> QueriesPage:
    rules = editions.rules_of(edition)
    groups = _groups([q for q in asked if q.round == round], rules, today)
    open_, settled = [g for g in groups if g.open], [g for g in groups if not g.open]
    n = paging.number(page, len(groups), MOST)
    cut = groups[(n - 1) * MOST : n * MOST]
    empty, then = (
        ("", None) if asked else ("没有等您办理的答复", None) if mine else _nothing(edition, rules, today)
    )
    choices = {"edition": edition.pk, "round": round, "mine": "1" if mine else ""}
    rest = {**choices, "mine": ""}
    return QueriesPage(
        "部门核查",
        f"{edition.named} · {ROUNDS[round]}：{len(groups)}家" if groups else edition.named,
        tuple(Link(e.named, f"/queries/?edition={e.pk}", e.pk == edition.pk) for e in known)
        if len(known) > 1
        else (),
        tuple(_tab(edition, asked, r, r == round) for r in ROUNDS if any(q.round == r for q in asked)),
        _owing([q for q in asked if q.round == round], today),
        tuple(g for g in cut if g.open),
        tuple(g for g in cut if not g.open),
        f"已全部答复{len(settled)}家" if settled else "",
        paging.pager("/queries/", choices, n, len(groups), MOST, "家"),
        empty or ("" if open_ or settled else "这一轮没有征求意见"),
        then,
        whose=(
            Link("全部", paging.address("/queries/", rest), not mine),
            Link("我的", paging.address("/queries/", {**rest, "mine": "1"}), mine),
        ),
    )


def _tab(edition: Any, asked: Sequence[Any], round: str, current: bool) -> Link:
    owed = sum(q.round == round and q.state != ANSWERED for q in asked)
    return Link(
        ROUNDS[round],
        f"/queries/?edition={edition.pk}&round={round}",
        current,
        f"{owed}件未答复" if owed else "全部答复",
    )


def _nothing(edition: Any, rules: Instrument, today: date) -> tuple[str, Link | None]:
    """What comes next where nobody was asked yet."""
    if edition.deadline and today <= edition.deadline:
        return (
            f"还没有征求部门意见。申报{dates.short(edition.deadline)} 24:00 截止，截止之后一并征求各部门意见",
            Link("看日历", f"/calendar/?edition={edition.pk}"),
        )
    if edition.stage == rules.stages[1].id:
        return "还没有征求部门意见。可以现在向各部门发出，未答复的不视为没有情形", Link(
            "征求部门意见", f"/act/ask_departments/{edition.ref}/"
        )
    return "还没有征求部门意见。发布申报通知、受理申报之后，在资格审核阶段办理", Link(
        "届次页", f"/edition/{edition.pk}/"
    )


def _owing(asked: Iterable[Any], today: date) -> Table | None:
    """Departments that owe an answer, the longest overdue first, with whom to call."""
    owed: dict[str, list[Any]] = {}
    for q in asked:
        if q.state == ASKED:
            owed.setdefault(q.body.name, []).append(q)
    rows = sorted(
        ((min(q.due for q in found), name, found) for name, found in owed.items()), key=lambda r: r[:2]
    )
    body = tuple(
        (name, f"{len(found)}家", dates.full(due), left(due, today), telephone(found[0].body) or "没有登记")
        for due, name, found in rows
    )
    return (
        Table(
            "等哪些部门答复", ("部门", "未答复", "最早到期", "剩余", "电话"), body, numeric=(1,), queue=True
        )
        if body
        else None
    )


def _groups(asked: Iterable[Any], rules: Instrument, today: date) -> list[QueryGroup]:
    """Applicants, those with the earliest due answer first, those fully answered last and by number."""
    found: dict[str, list[Any]] = {}
    for q in asked:
        found.setdefault(q.case_id, []).append(q)
    rows = sorted(
        found.values(),
        key=lambda qs: (min((q.due for q in qs if q.state != ANSWERED), default=date.max), qs[0].case.no),
    )
    return [_group(qs, rules, today) for qs in rows]


def _group(asked: Sequence[Any], rules: Instrument, today: date) -> QueryGroup:
    owed, given = [q for q in asked if q.state != ANSWERED], [q for q in asked if q.state == ANSWERED]
    owed.sort(key=lambda q: (q.due, q.body.name))
    case = asked[0].case
    found = [rules.rule(r).title for q in given for r, a in q.answers.items() if a == "有"]
    result = (
        State("issue", f"有情形：{'、'.join(found)}")
        if found
        else State("met", "均无情形")
        if given
        else None
    )
    return QueryGroup(
        Link(case.named, f"/case/{case.pk}/"),
        f"{len(owed)}个部门未答复" if owed else f"{len(given)}个部门",
        tuple(_owed(q, today) for q in owed),
        tuple(_given(q, rules) for q in given),
        f"已答复{len(given)}个部门" if given else "",
        result,
    )


def _owed(q: Any, today: date) -> QueryLine:
    state = State("doing", "已代录，待复核") if q.state == ENTERED else left(q.due, today)
    return QueryLine(Link(q.body.name, QUERY.address(q.pk)), dates.full(q.due), state, telephone(q.body))


def _given(q: Any, rules: Instrument) -> QueryLine:
    return QueryLine(
        Link(q.body.name, QUERY.address(q.pk)),
        "",
        None,
        None,
        said(q, rules),
        f"{dates.full(q.on)}{'，代录' if q.entered_by else ''}" if q.on else "",
    )


def said(q: Any, rules: Instrument) -> str:
    """What a department answered, in one phrase: the points with 有 and 未查 by name, else 均无."""
    parts = [
        f"{word}：{'、'.join(rules.rule(r).title for r in q.answers if q.answers[r] == word)}"
        for word in ("有", "未查")
        if word in q.answers.values()
    ]
    return "；".join(parts) or "均无情形"


def left(due: date, today: date) -> State:
    return State("issue" if due < today else "soon", dates.overdue(due, today))


def telephone(body: Any) -> Link | None:
    """A number to dial, or None where none is known."""
    dialled = "".join(c for c in body.telephone if c.isdigit() or c == "+")
    return Link(body.telephone, f"tel:{dialled}") if dialled else None
