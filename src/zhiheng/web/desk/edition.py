"""One edition: its course, plan, money, lists, panel, notice."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock, viewer
from zhiheng.access.acting import find
from zhiheng.editions import selectors as editions
from zhiheng.law import money
from zhiheng.oversight import selectors as oversight
from zhiheng.stages.review import selectors as review
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import dates, objects, pages
from zhiheng.web.frame.page import Cells, Cite, Event, Fact, Link, ObjectPage, State, Table

from . import tables, timeline


@require_GET
def edition(request: HttpRequest, pk: str) -> HttpResponse:
    """One edition: its course, plan, money, lists, panel, meeting, notice; actions with reasons."""
    by = pages.viewer_of(request)
    found: Any = find(by, f"edition/{pk}")
    rules = editions.rules_of(found)
    shown = ObjectPage(
        title=found.named, identity=(Fact("依据", f"{rules.title}（{rules.document}）"), Fact("状态", objects.state(found.state))),
        course=tables.course(found, rules), summary=_plan(found), tables=tuple(_edition_tables(by, found)),
        actions=act_views.actions(request, found), acts=_edition_acts(by, found), back=Link("今天", "/desk/"),
    )
    return pages.page(request, "object.html", found.named, shown)


def _plan(found: Any) -> tuple[Fact, ...]:
    plan = found.plan
    rows = [("申报期", dates.span(dates.read(plan.get("opens")), dates.read(plan.get("deadline")))), ("部门复函", plan.get("replies_due", "——")),
            ("进入现场评审", f"材料得分不低于 {plan.get('gate', '——')} 分"), ("法定到会与通过", f"到会 {plan.get('quorum', '——')}，过半数通过" if plan else "——"),
            ("主要媒体", plan.get("media", "——")), ("口径", f"评委会 {found.readings.get('adopted_on', '未通过')}，区政府 {found.readings.get('confirmed_on', '未确认')}")]
    return tuple(Fact(k, dates.plain(v)) for k, v in rows)


def _edition_tables(by: viewer.Viewer, found: Any) -> list[Table]:
    made = []
    if by.offices(found.award_of) & {"office", "supervision", "government"}:
        lines = tuple((Link(x.name, f"/o/line/{x.pk}/"), money.yuan(x.fen), money.yuan(x.spent_fen), money.yuan(x.fen - x.spent_fen), x.document) for x in editions.budget_lines(found.pk))
        made.append(Table("预算（元）", ("科目", "批复", "已付", "余额", "文号"), lines, "还没有登记预算", numeric=(1, 2, 3)))
    lists = editions.visible_lists(by, found.pk)
    if lists:
        made += [lists_table(found, lists), *list_tables(found, lists)]
    if by.offices(found.award_of) & {"office", "supervision"}:
        progress = review.progress(found.pk)
        rules = editions.rules_of(found)
        rows = tuple((rules.stage(s).title, f"{a} / {b}") for s, (a, b) in progress.items())
        made.append(Table("评分进度", ("阶段", "已锁定 / 全部"), rows, "还没有开启评分", numeric=(1,)))
        made.append(Table("监督意见", ("意见", "状态"), tuple((Link(f.text, f"/o/supervision_finding/{f.pk}/"), objects.state(f.state)) for f in oversight.findings(found.pk)), "没有监督意见"))
    return made


def lists_table(found: Any, lists: list[Any]) -> Table:
    """The name lists in short: how many stand on each, how many came and went, when it was made."""
    rows = tuple(
        (str(x.position), Link(x.title, f"/o/list/{x.pk}/"), f"{len(x.cases)}家", f"{len(x.removed)}家" if x.removed else "——", dates.full(clock.day(x.at))) for x in lists
    )
    return Table(f"{found.named}名单", ("序", "名单", "列入", "减少", "形成日期"), rows, "还没有名单", numeric=(0, 2, 3), head=1)


def list_tables(found: Any, lists: list[Any]) -> list[Table]:
    """Each list with its applicants, newest first: who stands on it, who left, for which reason and under which article."""
    names = editions.case_names(found.pk)
    return [_one_list(x, names) for x in reversed(lists)]


def _one_list(x: Any, names: dict[str, tuple[str, str]]) -> Table:
    gone: list[tuple[Cells, ...]] = [
        (names[r["case"]][0], Link(names[r["case"]][1], f"/case/{r['case']}/"), State("not", "减少"), (r["reason"], Cite(pages.article(r["article"])))) for r in x.removed
    ]
    stay: list[tuple[Cells, ...]] = [
        (names[c][0], Link(names[c][1], f"/case/{c}/"), State("met", "增加" if c in x.added else "列入"), "——") for c in x.cases
    ]
    stay.sort(key=lambda r: str(r[0]))
    return Table(x.title, ("编号", "单位", "增减", "理由与依据"), (*stay, *gone), "这张名单上没有单位", head=1, note=f"第{x.position}张，{dates.full(clock.day(x.at))}形成")


def _edition_acts(by: viewer.Viewer, found: Any) -> tuple[Event, ...]:
    if not by.offices(found.award_of) & {"office", "supervision", "leading"}:
        return ()
    return timeline.of_object(by, found)
