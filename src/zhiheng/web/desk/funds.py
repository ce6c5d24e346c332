"""Prizes as they are used, and inspections: all winners for the office and supervision, its own for a
winner.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock, viewer
from zhiheng.access.refusals import Unknown
from zhiheng.access.viewer import Viewer
from zhiheng.aftercare.funds import acts as funding
from zhiheng.aftercare.funds import selectors as funds
from zhiheng.editions import selectors as editions
from zhiheng.law import money
from zhiheng.law.instrument import Instrument
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import dates, objects, pages
from zhiheng.web.frame.guard import require_office
from zhiheng.web.frame.page import Action, Cells, Cite, DeskPage, Link, State, Table
from zhiheng.web.frame.parts import Picture
from zhiheng.web.pictures import spending

from . import paging, sheets

TITLE = "奖金使用与检查"
STAFF = ("office", "supervision", "leading")
ON_HONOUR = [a.name for a in (funding.ENTER, funding.PLAN, funding.REPORT, funding.NAME)]


class Seen(NamedTuple):
    """What the page is made of, read once."""

    award: Any
    rules: Instrument
    today: date
    accounts: list[funds.Account]
    honours: list[Any]
    inspections: list[Any]
    findings: list[Any]
    reports: list[Any]
    staff: bool


@require_GET
def funds_page(request: HttpRequest) -> HttpResponse:
    """?honour= one winner, ?list= one of the lists; ?as=csv or xlsx takes out exactly the list that is
    shown.
    """
    by = pages.viewer_of(request)
    require_office(by, *STAFF, "applicant")
    seen = _seen(by, request.GET.get("honour", ""))
    own = not seen.staff or bool(request.GET.get("honour"))
    lists = _lists(by, seen, own)
    name = request.GET.get("list", "")
    table = lists[name][1]() if name in lists else _uses(seen) if own else _winners(seen)
    if request.GET.get("as") in ("csv", "xlsx"):
        return sheets.answer(table, table.caption, request.GET["as"])
    kept = {"honour": request.GET.get("honour", ""), "list": name if name in lists else ""}
    plain = name not in lists
    shown = DeskPage(
        TITLE,
        _lead(seen),
        (),
        table,
        _beside(seen, own) if plain else (),
        actions=_actions(request, seen, own) if plain else (),
        filters=_filters(kept, {k: title for k, (title, _) in lists.items()}, own, bool(table.rows)),
        picture=_picture(seen) if plain else None,
    )
    return pages.page(request, "desk.html", TITLE, shown)


def _seen(by: Viewer, wanted: str) -> Seen:
    """Everything of the award, or of one winner.

    Raises Unknown for an honour that the reader may not know of.
    """
    award = viewer.award(by.awards(*STAFF, "applicant")[0])
    rules = editions.rules_of(award)
    honours = [h for h in funds.honours(by) if h.award_id == award.pk and (not wanted or h.pk == wanted)]
    if wanted and not honours:
        raise Unknown()
    of = {h.pk for h in honours}
    return Seen(
        award,
        rules,
        clock.day(clock.now(award)),
        funds.accounts(by, honours, rules),
        honours,
        [i for i in funds.inspections(by) if i.honour_id in of],
        [f for f in funds.findings(by) if f.honour_id in of],
        funds.reports(by, honours),
        bool(by.offices() & set(STAFF)),
    )


def _lead(seen: Seen) -> str:
    article = pages.article(seen.rules.cite("prize_use"))
    paid = sum(a.paid.fen for a in seen.accounts)
    if not paid:
        return f"还没有拨付的奖金 · 依据{article}"
    spent = sum(a.spent for a in seen.accounts)
    return (
        f"奖金{money.yuan(paid)}元，已用{money.yuan(spent)}元，"
        f"结余{money.yuan(paid - spent)}元 · 依据{article}"
    )


def _filters(kept: dict[str, str], lists: dict[str, str], own: bool, rows: bool) -> tuple[Link, ...]:
    first = Link(
        "支出" if own else "获奖单位", paging.address("/funds/", kept | {"list": ""}), not kept["list"]
    )
    rest = tuple(
        Link(title, paging.address("/funds/", kept | {"list": key}), key == kept["list"])
        for key, title in lists.items()
    )
    files = tuple(
        Link(t, paging.address("/funds/", kept | {"as": k}))
        for k, t in (("xlsx", "导出 Excel"), ("csv", "导出 CSV"))
        if rows
    )
    return (first, *rest, *files)


def _actions(request: HttpRequest, seen: Seen, own: bool) -> tuple[Action, ...]:
    """Acts on the winner that is shown, or those that begin a draw."""
    if not own:
        return tuple(
            a for a in act_views.actions(request, seen.award) if a.href.split("/")[2] == funding.SEAL.name
        )
    honour = seen.accounts[0].honour if seen.accounts else next(iter(seen.honours), None)
    mine = {a.href.split("/")[2]: a for a in act_views.actions(request, honour)} if honour else {}
    found = [mine[name] for name in ON_HONOUR if name in mine]
    return tuple(replace(a, spare=n > 0) for n, a in enumerate(sorted(found, key=lambda a: not a.allowed)))


def _picture(seen: Seen) -> Picture | None:
    """Every prize that is shown, taken together."""
    if not seen.accounts:
        return None
    sums, plan = dict.fromkeys(seen.rules.purposes, 0), dict[str, int]()
    for a in seen.accounts:
        for p, fen in a.sums.items():
            sums[p] = sums.get(p, 0) + fen
        for p, fen in a.plan.items():
            plan[p] = plan.get(p, 0) + fen
    return spending.by_purpose("按用途的使用情况（元）", sum(a.paid.fen for a in seen.accounts), sums, plan)


def _winners(seen: Seen) -> Table:
    visits, late = funds.last_visits(seen.inspections), funds.late(seen.findings, seen.today)
    overdue: dict[str, int] = {}
    for f in seen.findings:
        overdue[f.honour_id] = overdue.get(f.honour_id, 0) + (f.pk in late)
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(a.honour.name, f"/funds/?honour={a.honour.pk}"),
            a.honour.number,
            *_amounts(a),
            State("issue", f"{len(a.flagged)}笔") if a.flagged else dates.NONE,
            dates.full(visits[a.honour.pk]) if a.honour.pk in visits else State("todo", "没有检查过"),
            State("issue", f"{overdue[a.honour.pk]}项") if overdue.get(a.honour.pk) else dates.NONE,
        )
        for a in seen.accounts
    )
    return Table(
        "获奖单位的奖金",
        (
            "获奖单位",
            "证书编号",
            "奖金（元）",
            "已用（元）",
            "结余（元）",
            "问题支出",
            "最近检查",
            "逾期整改",
        ),
        rows,
        "还没有获奖单位",
        numeric=(2, 3, 4),
    )


def _amounts(a: funds.Account) -> tuple[str, str, str]:
    """Dashes where this house paid nothing: a winner of earlier years, or a prize that is still to be
    paid.
    """
    return (
        (money.yuan(a.paid.fen), money.yuan(a.spent), money.yuan(a.balance))
        if a.paid.on
        else (dates.NONE, dates.NONE, dates.NONE)
    )


def _uses(seen: Seen) -> Table:
    """Entries of every prize that is shown, the newest first."""
    several = len(seen.accounts) > 1
    rows = [
        (u.on, u.pk, ((a.honour.name,) if several else ()) + line)
        for a in seen.accounts
        for u, line in zip(a.uses, spending.lines(a, a.uses), strict=True)
    ]
    rows.sort(key=lambda r: (r[0], r[1]), reverse=True)
    columns = (*(("获奖单位",) if several else ()), *spending.COLUMNS)
    empty = "还没有登记支出" if seen.accounts else "没有可以使用的奖金。再次获奖不授予奖金"
    return Table(
        "奖金支出（元）", columns, tuple(r[2] for r in rows), empty, numeric=(3,) if several else (2,)
    )


def _beside(seen: Seen, own: bool) -> tuple[Table, ...]:
    """Under the main list: what waits, what is late, who was never inspected."""
    made = [_open(seen), *([_reports(seen), _inspections(seen)] if own else [_flagged(seen), _never(seen)])]
    return tuple(t for t in made if t.rows)


def _flagged(seen: Seen) -> Table:
    rows = tuple((a.honour.name, *line) for a in seen.accounts for line in spending.lines(a, a.flagged))
    return Table("有问题的支出（元）", ("获奖单位", *spending.COLUMNS), rows, "没有发现问题", numeric=(3,))


def _open(seen: Seen) -> Table:
    found = [f for f in seen.findings if f.state in ("open", "rectified")]
    return Table("没有完成的整改", FOUND, _found(seen, found), "没有等待整改的问题")


FOUND = ("问题", "获奖单位", "依据", "整改期限", "状态", "逾期")


def _found(seen: Seen, found: list[Any]) -> tuple[tuple[Cells, ...], ...]:
    late = funds.late(found, seen.today)
    return tuple(
        (
            Link(f.facts[:40], f"/o/inspection_finding/{f.pk}/"),
            f.honour.name,
            Cite(pages.article(f.article)),
            dates.full(f.due),
            objects.state(f.state, f.kind),
            State("issue", f"{late[f.pk]}天") if f.pk in late else dates.NONE,
        )
        for f in found
    )


def _findings(seen: Seen) -> Table:
    return Table("检查发现的问题", FOUND, _found(seen, seen.findings), "检查没有发现问题")


def _inspections(seen: Seen) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(i.honour.name, f"/o/inspection/{i.pk}/"),
            "双随机抽取" if i.draw_id else "指定",
            dates.full(i.ordered_on),
            dates.full(i.visited_on),
            objects.state(i.state, i.kind.name),
            dates.full(i.closed_on),
        )
        for i in seen.inspections
    )
    return Table("监督检查", ("获奖单位", "来由", "确定", "检查", "状态", "办结"), rows, "还没有监督检查")


def _reports(seen: Seen) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(f"{r.year}年", f"/o/use_report/{r.pk}/"),
            r.honour.name,
            dates.full(r.through),
            dates.moment(r.filed_at),
            r.text,
        )
        for r in seen.reports
    )
    return Table("奖金使用情况报告", ("年度", "获奖单位", "统计截止日", "报送", "说明"), rows, "还没有报告")


def _never(seen: Seen) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(h.name, f"/o/honour/{h.pk}/"),
            h.number,
            dates.full(h.awarded),
            "首次获奖" if h.first_time else "再次获奖",
        )
        for h in funds.never(seen.honours, seen.inspections)
    )
    return Table(
        "从未检查的获奖单位",
        ("获奖单位", "证书编号", "获奖日期", "类别"),
        rows,
        "每家获奖单位都已检查过",
        note=f"每家至少检查一次，还有{len(rows)}家" if rows else "",
    )


def _draws(by: Viewer) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(dates.full(d.sealed_on), f"/o/draw/{d.pk}/"),
            f"{len(d.honours)}家抽{d.n}家",
            f"{len(d.inspectors)}人",
            d.source or dates.NONE,
            objects.state(d.state, d.kind.name),
        )
        for d in funds.draws(by)
    )
    return Table(
        "双随机抽取",
        ("封存", "检查对象", "检查人员", "号码出处", "状态"),
        rows,
        "还没有抽取。点“封存双随机名单”",
    )


def _lists(by: Viewer, seen: Seen, own: bool) -> dict[str, tuple[str, Callable[[], Table]]]:
    """Lists by the word of the address, those that the reader has."""
    made: dict[str, tuple[str, Callable[[], Table]]] = (
        {"use": ("全部支出", lambda: _uses(seen))} if seen.staff and not own else {}
    )
    made |= {
        "report": ("使用报告", lambda: _reports(seen)),
        "inspection": ("监督检查", lambda: _inspections(seen)),
        "finding": ("问题与整改", lambda: _findings(seen)),
    }
    if seen.staff and not own:
        made |= {"never": ("从未检查", lambda: _never(seen)), "draw": ("双随机抽取", lambda: _draws(by))}
    return made
