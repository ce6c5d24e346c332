"""One edition: its course, where it stands, what is open, then its parts: plan, money, lists, scores,
findings.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock, viewer
from zhiheng.access.acting import find
from zhiheng.access.offices import ENGAGED, PAYERS, STAFF, WATCHERS
from zhiheng.editions import selectors as editions
from zhiheng.editions.choices import PLANNED
from zhiheng.editions.kinds import BUDGET_LINE, EDITION, RUNNING
from zhiheng.law import money
from zhiheng.law.instrument import Instrument
from zhiheng.oversight import selectors as oversight
from zhiheng.oversight.kinds import SUPERVISION_FINDING
from zhiheng.stages.notice import selectors as notices
from zhiheng.stages.notice.kinds import PURSUED, RECEIVED
from zhiheng.stages.review import selectors as review
from zhiheng.stages.screening import selectors as screening
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import dates, objects, rendering
from zhiheng.web.frame.parts import Event, Fact, Link, Table
from zhiheng.web.lists import tables, timeline

from . import dates as coming
from .lists import list_tables, lists_table
from .pages import EditionPage, Fold, Legal, Part

RECENT, MOST = 6, 5


@require_GET
def edition(request: HttpRequest, pk: str) -> HttpResponse:
    """Course, standing and open acts come first; every part has a line in the contents and, where long, a
    fold that prints.
    """
    by = rendering.viewer_of(request)
    found: Any = find(by, EDITION.ref(pk))
    rules = editions.rules_of(found)
    parts, past, progress = _parts(by, found), _past(by, found), _progress(by, found, rules)
    shown = EditionPage(
        title=found.named,
        identity=(
            Fact("依据", f"{rules.title}（{rules.document}）"),
            Fact("状态", objects.state(found.state, EDITION)),
        ),
        back=Link("今天", "/desk/"),
        course=tables.course(found, rules),
        stands=_stands(found, rules),
        legal=_legal(found, rules),
        actions=act_views.actions(request, found),
        contents=(
            Link("工作方案", "#plan"),
            *(Link(p.table.caption, f"#{p.id}", count=p.count) for p in (*parts, progress) if p),
            *_elsewhere(by, found),
        ),
        plan=_plan(found),
        parts=parts,
        progress=progress,
        acts=past[:RECENT],
        older=past[RECENT:],
    )
    return rendering.page(request, "editions/edition.html", found.named, shown)


def _stands(found: Any, rules: Instrument) -> str:
    return (
        f"{tables.stage_words(found, rules)}，{dates.full(found.closed_on)}"
        if found.closed_on
        else tables.stage_words(found, rules)
    )


def _legal(found: Any, rules: Instrument) -> Legal | None:
    today = clock.day(clock.now(found.award))
    at = coming.upcoming(found, rules, today) if found.state == RUNNING else None
    return Legal(at.title, at.day, at.left, at.steps, at.cite) if at else None


def _plan(found: Any) -> tuple[Fact, ...]:
    plan = found.plan
    rows = [
        ("申报期", dates.span(dates.read(plan.get("opens")), dates.read(plan.get("deadline")))),
        ("部门复函", plan.get("replies_due", "——")),
        ("进入现场评审", f"材料得分不低于 {plan.get('gate', '——')} 分"),
        ("法定到会与通过", f"到会 {plan.get('quorum', '——')}，过半数通过" if plan else "——"),
        ("主要媒体", plan.get("media", "——")),
        (
            "口径",
            (
                f"评委会 {found.readings.get('adopted_on', '未通过')}，"
                f"政府 {found.readings.get('confirmed_on', '未确认')}"
            ),
        ),
    ]
    return tuple(Fact(k, dates.plain(v)) for k, v in rows)


def _elsewhere(by: viewer.Viewer, found: Any) -> tuple[Link, ...]:
    """Parts of the edition that have addresses of their own, with what is open there."""
    mine, links = by.offices(found.award_of), []
    if mine & set(ENGAGED):
        sectors = len(found.plan.get("overlays", {}))
        links.append(Link("解释口径", f"/edition/{found.pk}/readings/"))
        links.append(
            Link("行业分值", f"/edition/{found.pk}/weights/", count=f"{sectors}个行业" if sectors else "")
        )
    if mine & set(STAFF):
        links += [
            Link("图表", f"/edition/{found.pk}/figures/"),
            Link("申报单位", f"/cases/?edition={found.pk}"),
            Link("条件认定", f"/matrix/?edition={found.pk}"),
            Link("日历", f"/calendar/?edition={found.pk}"),
        ]
    if mine & set(WATCHERS):
        links += [Link("归档包（zip）", f"/edition/{found.pk}/archive.zip")] if found.closed_on else []
        owed = sum(w.cases for w in screening.waiting(found.pk))
        pending = sum(o.state in (RECEIVED, PURSUED) for o in notices.objections(by, found.pk))
        links += [
            Link("部门核查", f"/queries/?edition={found.pk}", count=f"{owed}件未答复" if owed else ""),
            Link("异议", "/objections/", count=f"{pending}件未办结" if pending else ""),
        ]
    return tuple(links)


def _parts(by: viewer.Viewer, found: Any) -> tuple[Part, ...]:
    mine, made = by.offices(found.award_of), []
    lists = editions.visible_lists(by, found.pk)
    if lists:
        each = tuple(list_tables(found, lists))
        made.append(
            Part(
                "lists",
                replace(lists_table(found, lists), caption="名单"),
                f"{len(lists)}张",
                Fold(f"逐张查看{len(lists)}张名单的单位、增减、理由与依据", each),
            )
        )
    if mine & set(PAYERS):
        made.append(_budget(found))
    if mine & set(STAFF) and found.plan.get("amended"):
        made.append(_amended(found))
    if mine & set(WATCHERS):
        made.append(_findings(found))
    return tuple(made)


def _progress(by: viewer.Viewer, found: Any, rules: Instrument) -> Part | None:
    """How many scorebooks are locked: status only, never content."""
    if not by.holds_any(WATCHERS, found.award_of):
        return None
    rows = tuple((rules.stage(s).title, f"{a} / {b}") for s, (a, b) in review.progress(found.pk).items())
    return Part(
        "progress", Table("评分进度", ("阶段", "已锁定 / 全部"), rows, "还没有开启评分", numeric=(1,))
    )


def _amended(found: Any) -> Part:
    """Every change of the plan after the call: what stood before, what holds now, why and by which
    document.
    """
    rows = tuple(
        (
            dates.plain(c["on"]),
            editions.plan_item(found, c["item"]),
            dates.plain(PLANNED.get(c["before"], c["before"]) or "未定"),
            dates.plain(PLANNED.get(c["after"], c["after"])),
            c["reason"],
            c["document"],
        )
        for c in found.plan["amended"]
    )
    return Part(
        "amended",
        Table("方案的变更", ("日期", "内容", "原为", "变更为", "理由", "文号"), rows),
        f"{len(rows)}项",
    )


def _budget(found: Any) -> Part:
    lines = editions.budget_lines(found.pk)
    rows = tuple(
        (
            Link(x.name, BUDGET_LINE.address(x.pk)),
            money.yuan(x.fen),
            money.yuan(x.spent_fen),
            money.yuan(x.fen - x.spent_fen),
            x.document,
        )
        for x in lines
    )
    table = Table(
        "预算（元）", ("科目", "批复", "已支出", "余额", "文号"), rows, "还没有登记预算", numeric=(1, 2, 3)
    )
    return Part("budget", table, f"{len(lines)}个科目" if lines else "")


def _findings(found: Any) -> Part:
    """Findings of supervision: the first few stand open, the rest are folded with their number."""
    said = oversight.findings(found.pk)
    rows = tuple(
        (Link(f.text, SUPERVISION_FINDING.address(f.pk)), objects.state(f.state, SUPERVISION_FINDING))
        for f in said
    )
    fold = (
        Fold(f"其余{len(rows) - MOST}条监督意见", (Table("其余监督意见", ("意见", "状态"), rows[MOST:]),))
        if len(rows) > MOST
        else None
    )
    return Part(
        "findings",
        Table("监督意见", ("意见", "状态"), rows[:MOST], "没有监督意见"),
        f"{len(rows)}条" if rows else "",
        fold,
    )


def _past(by: viewer.Viewer, found: Any) -> tuple[Event, ...]:
    return timeline.of_object(by, found) if by.holds_any(STAFF, found.award_of) else ()
