"""Promotion at one place: the plan of the year, practice, registers, use and misuse of the title. Each
list can be taken out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock, viewer
from zhiheng.access.viewer import Viewer
from zhiheng.aftercare.promotion import acts as promoting
from zhiheng.aftercare.promotion import selectors as promotion
from zhiheng.editions import selectors as editions
from zhiheng.web.acts import views as act_views
from zhiheng.web.acts.labels import REGISTERS, choice
from zhiheng.web.frame import dates, objects, pages
from zhiheng.web.frame.guard import require_office
from zhiheng.web.frame.page import Action, Cells, DeskPage, Link, Table

from . import paging, sheets

TITLE = "推广与应用"
ON_AWARD = {a.name for a in (promoting.DRAFT_PLAN, promoting.ADOPTER, promoting.MEASURE, promoting.RESEARCH)}


@require_GET
def promotion_page(request: HttpRequest) -> HttpResponse:
    """?list= one of the lists, ?year= a plan's year; ?as=csv or xlsx takes out exactly the list that is
    shown.
    """
    by = pages.viewer_of(request)
    require_office(by)
    award = viewer.award(by.awards("office", "supervision", "leading")[0])
    lists = _lists(by)
    name = request.GET.get("list", "")
    plans = promotion.plans(by)
    plan = _plan(plans, request.GET.get("year", ""), clock.day(clock.now(award)).year)
    table = lists[name][1](by) if name in lists else _activities(by, plan)
    if request.GET.get("as") in ("csv", "xlsx"):
        return sheets.answer(table, table.caption, request.GET["as"])
    kept = {"list": name if name in lists else "", "year": str(plan.year) if plan else ""}
    shown = DeskPage(
        TITLE,
        _lead(award, plan),
        (),
        table,
        () if name in lists else tuple(_beside(by, plans, plan)),
        actions=_actions(request, award, None if name in lists else plan),
        filters=(
            Link("计划与活动", paging.address("/promotion/", {"year": kept["year"]}), name not in lists),
            *(Link(title, f"/promotion/?list={key}", key == name) for key, (title, _) in lists.items()),
            *(
                Link(t, paging.address("/promotion/", kept | {"as": k}))
                for k, t in (("xlsx", "导出 Excel"), ("csv", "导出 CSV"))
                if table.rows
            ),
        ),
    )
    return pages.page(request, "desk.html", TITLE, shown)


def _plan(plans: list[Any], wanted: str, year: int) -> Any:
    """The plan that was asked for, else this year's, else the newest there is."""
    known = {str(p.year): p for p in plans}
    return known.get(wanted) or known.get(str(year)) or next(iter(plans), None)


def _lead(award: Any, plan: Any) -> str:
    rules = editions.rules_of(award)
    said = (
        f"{plan.named} · {objects.state(plan.state, plan.kind.name).text}" if plan else "今年还没有推广计划"
    )
    return f"{said} · 依据{pages.article(rules.cite('promotion'))}"


def _actions(request: HttpRequest, award: Any, plan: Any) -> tuple[Action, ...]:
    """Acts of the plan that is shown, and those that begin something."""
    mine = act_views.actions(request, plan) if plan else ()
    return (*mine, *(a for a in act_views.actions(request, award) if a.href.split("/")[2] in ON_AWARD))


def _activities(by: Viewer, plan: Any) -> Table:
    found = promotion.activities(by, plan.pk) if plan else []
    asked: dict[str, list[str]] = {}
    for p in promotion.parts(by, [a.pk for a in found]):
        asked.setdefault(p.activity_id, []).append(p.state)
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(a.name, f"/o/activity/{a.pk}/"),
            choice(a.sort),
            choice(a.sector),
            dates.full(a.on),
            a.place,
            _said(asked.get(a.pk, [])),
            objects.state(a.state, "activity"),
        )
        for a in found
    )
    empty = "计划中还没有活动" if plan else "先编制今年的推广计划，再列入活动"
    return Table(
        f"{plan.year}年推广活动" if plan else "推广活动",
        ("活动", "形式", "行业领域", "日期", "地点", "获奖单位", "状态"),
        rows,
        empty,
    )


def _said(states: list[str]) -> str:
    """Of how many winners that were asked, how many came or signed up."""
    if not states:
        return dates.NONE
    came, signed = states.count("attended"), states.count("signed_up")
    return f"邀请{len(states)}家，" + (f"到场{came}家" if came or "missed" in states else f"报名{signed}家")


def _beside(by: Viewer, plans: list[Any], plan: Any) -> list[Table]:
    """Under the plan: what was missed, what was reported, the plans of other years."""
    others = tuple(
        (
            Link(p.named, f"/promotion/?year={p.year}"),
            objects.state(p.state, p.kind.name),
            dates.full(p.adopted_on) or dates.NONE,
        )
        for p in plans
        if p != plan
    )
    made = [
        _plan_line(plan),
        _missed(by),
        _misuses(by, open_only=True),
        Table("其他年度的计划", ("计划", "状态", "印发"), others),
    ]
    return [t for t in made if t.rows]


def _plan_line(plan: Any) -> Table:
    rows = (
        (
            (
                Link(plan.named, f"/o/promotion_plan/{plan.pk}/"),
                plan.text,
                plan.document or dates.NONE,
                dates.full(plan.adopted_on) or dates.NONE,
            ),
        )
        if plan
        else ()
    )
    return Table("计划", ("计划", "目标与重点", "文号", "印发"), rows)


def _missed(by: Viewer) -> Table:
    rows = tuple(
        (
            p.honour.name,
            Link(p.activity.name, f"/o/part/{p.pk}/"),
            dates.full(p.activity.on),
            p.explanation or "还没有说明",
        )
        for p in promotion.missed(by)
    )
    return Table("未完成的任务", ("获奖单位", "活动", "日期", "说明"), rows, "没有未完成的任务")


def _practices(by: Viewer) -> Table:
    rows = tuple(
        (
            Link(p.name, f"/o/practice/{p.pk}/"),
            p.honour.name,
            choice(p.sector),
            p.method,
            f"{p.year}年",
            objects.state(p.state, "practice"),
            dates.full(p.published_on) or dates.NONE,
        )
        for p in promotion.practices(by)
    )
    return Table(
        "经验案例",
        ("案例", "单位", "行业领域", "方法", "年份", "状态", "公开"),
        rows,
        "还没有案例。在荣誉的页面上“撰写经验案例”，或请获奖单位撰写",
    )


def _register(key: str) -> Callable[[Viewer], Table]:
    def table(by: Viewer) -> Table:
        rows = tuple(
            (
                Link(e.name, f"/o/promotion_entry/{e.pk}/"),
                choice(e.sort),
                dates.full(e.on),
                e.text,
                e.document or dates.NONE,
            )
            for e in promotion.entries(by, key)
        )
        return Table(REGISTERS[key], ("单位", "类别", "日期", "内容", "依据文件"), rows, "还没有登记")

    return table


def _uses(by: Viewer) -> Table:
    rows = tuple(
        (
            u.honour.name,
            dates.full(u.honour.awarded),
            Link(u.place, f"/o/title_use/{u.pk}/"),
            dates.full(u.on),
            u.text,
        )
        for u in promotion.uses(by)
    )
    return Table(
        "荣誉使用样稿",
        ("获奖单位", "获奖时间", "用在何处", "开始使用", "宣传文字"),
        rows,
        "获奖单位还没有报送样稿",
    )


def _misuses(by: Viewer, open_only: bool = False) -> Table:
    rows = tuple(
        (
            Link(m.number, f"/o/misuse/{m.pk}/"),
            choice(m.sort),
            m.about,
            m.honour.named if m.honour else "登记簿中没有",
            dates.moment(m.received_at),
            objects.state(m.state, "misuse"),
        )
        for m in promotion.misuses(by)
        if not (open_only and m.concluded_at)
    )
    return Table(
        "待办结的线索" if open_only else "冒用伪造线索",
        ("编号", "情形", "所称", "登记簿", "收到", "状态"),
        rows,
        "没有收到线索",
    )


def _lists(by: Viewer) -> dict[str, tuple[str, Callable[[Viewer], Table]]]:
    """Lists by the word of the address, those that the reader has."""
    made: dict[str, tuple[str, Callable[[Viewer], Table]]] = {
        "practice": ("经验案例", _practices),
        "missed": ("未完成的任务", _missed),
    }
    made |= {key: (title, _register(key)) for key, title in REGISTERS.items()}
    made["use"] = ("荣誉使用样稿", _uses)
    if by.offices() & {"office", "supervision"}:
        made["misuse"] = ("冒用伪造线索", _misuses)
    return made
