"""追责: complaints, misconduct cases, appraisals of an edition's experts. The complainant is for the
office alone.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import acts, clock
from zhiheng.access.acting import permitted
from zhiheng.access.viewer import Viewer
from zhiheng.conduct import selectors as conducts
from zhiheng.conduct.choices import ABOUT, GROUNDS
from zhiheng.conduct.kinds import APPRAISAL, COMPLAINT, MISCONDUCT, PURSUED, RECEIVED
from zhiheng.editions import selectors as editions
from zhiheng.law import citation, points
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import dates, objects, rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.pages import DeskPage
from zhiheng.web.frame.parts import Cells, Link, State, Table

OPEN = (RECEIVED, PURSUED)


@require_GET
def conduct(request: HttpRequest) -> HttpResponse:
    """?edition= for the appraisals. Open complaints stand first, in the order of arrival."""
    by = rendering.viewer_of(request)
    require(by, "conduct")
    award: Any = rendering.award_for(by)
    known = editions.editions(by)
    edition = next((e for e in known if e.pk == request.GET.get("edition")), known[0] if known else None)
    today = clock.day(clock.now(award))
    rules = editions.rules_of(award)
    enter = act_views.action(permitted(by, acts.table()["enter_complaint"].act, award, clock.now(award)))
    shown = DeskPage(
        "追责",
        f"投诉、失职案件与考核，依据{citation.article(rules.cite('accountability'))}、{citation.article(rules.cite('pool'))}。"
        "被反映的人不能办理，也看不到",
        (),
        _complaints(by, award, today),
        (_cases(by, award), *(_appraisals(by, edition) if edition else ())),
        actions=(enter,),
    )
    return rendering.page(request, "frame/desk.html", "追责", shown)


def _complaints(by: Viewer, award: Any, today: date) -> Table:
    found = conducts.complaints(by, award.pk)
    late = conducts.late_ones(found, today)
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(c.number, COMPLAINT.address(c.pk)),
            objects.informant(by, c),
            c.about.name if c.about else c.about_name,
            ABOUT.get(c.sort, c.sort),
            dates.moment(c.received_at),
            _standing(c, c.pk in late),
        )
        for c in found
    )
    open_ = sum(c.state in OPEN for c in found)
    return Table(
        "投诉",
        ("编号", "反映人", "被反映人", "身份", "收到", "状态"),
        rows,
        "没有收到投诉",
        note=f"还有{open_}件没有办结" if open_ else "",
    )


def _standing(c: Any, late: bool) -> Cells:
    if c.state in OPEN and late:
        return State("issue", "超过10个工作日")
    return objects.state(c.state, COMPLAINT)


def _cases(by: Viewer, award: Any) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(m.user.name, MISCONDUCT.address(m.pk)),
            GROUNDS.get(m.ground, m.ground),
            "评审员" if m.expert_id else "工作人员或评委",
            dates.moment(m.opened_at),
            objects.state(m.state, MISCONDUCT),
            dates.full(m.decided_on),
            dates.full(m.delivered_on),
            f"{len(m.referrals)}件" if m.referrals else "——",
        )
        for m in conducts.cases(by, award.pk)
    )
    return Table(
        "失职案件",
        ("当事人", "情形", "身份", "立案", "状态", "决定", "送达", "移送函"),
        rows,
        "没有案件。对评审员，在“机构与人员”中打开其专家库记录立案",
    )


def _appraisals(by: Viewer, edition: Any) -> tuple[Table, ...]:
    """Those rated, and those who wait with their figures."""
    done: tuple[tuple[Cells, ...], ...] = tuple(
        (Link(a.user.name, APPRAISAL.address(a.pk)), a.rating, a.reason, a.answer or "——")
        for a in conducts.appraisals(by, edition.pk)
    )
    waiting: tuple[tuple[Cells, ...], ...] = tuple(
        (
            x.name,
            f"{x.figures.locked} / {x.figures.books}",
            f"{x.figures.late}本{x.figures.days_late}天" if x.figures.late else "——",
            points.shown(x.figures.spread) if x.figures.spread is not None else "——",
            str(x.figures.comments),
            str(x.figures.founded),
        )
        for x in conducts.to_appraise(edition)
    )
    head = ("评审员", "已锁定", "逾期", "平均差（分）", "评语", "认定失职")
    note = "平均差：本人总分与合议总分之差的平均。评审结束后，在届次页办理“考核评审员”" if waiting else ""
    rated = Table(f"{edition.named}考核", ("评审员", "结果", "理由", "本人意见"), done, "还没有考核结果")
    return rated, Table("待考核", head, waiting, "评审员都已考核", numeric=(1, 3, 4, 5), note=note)
