"""A candidate on three short pages: facts; findings and scores; what is strong, what to improve, the
panel's opinion.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.offices import STAFF
from zhiheng.access.refusals import Unknown
from zhiheng.applications import selectors as applications
from zhiheng.law import citation, conditions, money
from zhiheng.law.scoring import Criteria
from zhiheng.stages.meeting.kinds import CONVENED
from zhiheng.stages.review import selectors as review
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.parts import Cite, Event, Fact, Link, State, Table
from zhiheng.web.lists import tables
from zhiheng.web.pictures.bars import categories

from . import reports, sitting
from .pages import BriefPage
from .sitting import Sitting

PAGES = ("基本情况", "认定与得分", "优势与改进")
MOST = 3


@require_GET
def brief(request: HttpRequest, pk: str, page: int) -> HttpResponse:
    """One page of a brief, as far as the reader may see it.

    A candidate that they are recused from is unknown to them.
    """
    h = sitting.of(rendering.viewer_of(request))
    case: Any = next((c for c in h.cases if c.pk == pk), None)
    if case is None or not 1 <= page <= len(PAGES):
        raise Unknown()
    shown = (_facts, _scores, _opinion)[page - 1](h, case, _frame(h, case, page))
    return rendering.page(
        request, "committee/brief.html", f"{case.organisation.name} · {PAGES[page - 1]}", shown
    )


def _frame(h: Sitting, case: Any, page: int) -> BriefPage:
    """What the three pages share."""
    base = f"/meeting/brief/{case.pk}"
    may = h.by.holds("committee", h.edition.award_id) and h.meeting.state == CONVENED
    on = (
        Link(f"下一页：{PAGES[page]}", f"{base}/{page + 1}/")
        if page < len(PAGES)
        else _next_candidate(h, case)
    )
    return BriefPage(
        title=case.organisation.name,
        meta=f"{case.no} · {'、'.join(tables.labels(case.tags))} · 第{page}页，共{len(PAGES)}页",
        pages=tuple(Link(text, f"{base}/{n}/", n == page) for n, text in enumerate(PAGES, 1)),
        back=Link("返回会议", "/meeting/"),
        heading=PAGES[page - 1],
        recuse=Link("我与这家单位有利害关系，申请回避", f"/act/recuse/{case.ref}/") if may else None,
        recuse_cite=Cite(citation.article(h.rules.cite("recusal"))),
        on=on,
    )


def _next_candidate(h: Sitting, case: Any) -> Link:
    order = [c.pk for c in h.cases]
    later = h.cases[order.index(case.pk) + 1 :]
    return (
        Link(f"下一家：{later[0].organisation.name}", f"/meeting/brief/{later[0].pk}/1/")
        if later
        else Link("看完了，返回会议", "/meeting/")
    )


def _facts(h: Sitting, case: Any, page: BriefPage) -> BriefPage:
    """Who the candidate is, by its own application."""
    given = {k: text for k, (text, _) in applications.answers(case.pk).items()}
    rows = (
        ("信用代码", case.organisation.uscc),
        ("组织类型", given.get("organisation.kind", "")),
        ("行业代码", case.sector),
        ("成立日期", _day(given.get("organisation.established", ""))),
        ("导入卓越绩效", _day(given.get("model.adopted", ""))),
        ("职工人数", f"{given['organisation.staff']}人" if given.get("organisation.staff") else ""),
    )
    facts = tuple(Fact(k, v, code=k == "信用代码") for k, v in rows if v)
    lists = tuple(
        (t, (given[k],))
        for k, t in (("standing.rank", "行业地位或社会贡献"), ("standing.foundation", "质量基础与品牌"))
        if given.get(k)
    )
    return replace(
        page,
        facts=facts,
        tables=(_years(h, given),),
        lists=lists,
        files=(Link("申报材料全文", f"/case/{case.pk}/material/"),),
    )


def _years(h: Sitting, given: dict[str, str]) -> Table:
    years = conditions.closed_years(h.edition.deadline, 3) if h.edition.deadline else []
    kinds = (("revenue", "营业收入"), ("profit_total", "利润总额"), ("profit_operating", "营业利润"))
    rows = tuple((label, *(_wan(given.get(f"years.{y}.{kind}", "")) for y in years)) for kind, label in kinds)
    return Table(
        "近三年数据", ("万元", *(f"{y}年" for y in years)), rows, numeric=tuple(range(1, 1 + len(years)))
    )


def _wan(typed: str) -> str:
    """A sum as typed, in units of 10,000 yuan; what cannot be read stays as it is."""
    try:
        return money.wan(money.parse(typed)) if typed.strip() else "——"
    except ValueError:
        return typed


def _day(text: str) -> str:
    day = dates.read(text)
    return dates.full(day) if day else text


def _scores(h: Sitting, case: Any, page: BriefPage) -> BriefPage:
    """What was found, and the panel's points by stage and category."""
    totals = tuple(
        Fact(f"{s.title}得分", tables.shown(case.totals.get(s.id), h.rules), "满分1000")
        for s in h.rules.reviews
        if case.totals.get(s.id)
    )
    sees = h.by.holds_any(STAFF, h.edition.award_id)
    page = replace(
        page,
        facts=totals,
        verdict=State("met", "资格审核：符合"),
        findings=tables.findings(case.findings, h.rules) if sees else (),
    )
    found = reports.of_candidates(h)
    mine = found.get(case.pk, {}).get(h.rules.final_stage)
    if mine is None:
        return replace(page, missing="评审组还没有提交这家单位的评审报告。")
    criteria = review.criteria(case)
    same = [
        c[h.rules.final_stage].percent
        for c in found.values()
        if h.rules.final_stage in c and complete(criteria, c[h.rules.final_stage].percent)
    ]
    if not complete(criteria, mine.percent):
        return replace(page, missing="这次评审没有按类目计分。")
    return replace(page, bars=categories("各类目得分率", criteria, mine.percent, same))


def complete(criteria: Criteria, percent: dict[str, int]) -> bool:
    return all(i.id in percent for i in criteria.items)


def _opinion(h: Sitting, case: Any, page: BriefPage) -> BriefPage:
    """Strongest and weakest items, notes, the reports' words, reservations, and whether the panel proposes
    it.
    """
    found = reports.of_candidates(h).get(case.pk, {})
    evaluation = review.evaluation(h.edition.pk)
    verdict = None
    if evaluation is not None and evaluation.proposed:
        verdict = (
            State("met", "评审组列入建议名单")
            if case.pk in evaluation.proposed
            else State("not", "评审组没有列入建议名单")
        )
    final = found.get(h.rules.final_stage)
    lists = _items(review.criteria(case), final.percent) if final else ()
    says = tuple(Event(c.report, f"{h.rules.stage(s).title}报告", True) for s, c in found.items() if c.report)
    says += tuple(
        Event(text, f"{h.rules.stage(s).title}保留意见")
        for s, c in found.items()
        for text in c.signatures.values()
        if text
    )
    says += (Event(evaluation.text, "综合评价（全部候选单位）", True),) if evaluation is not None else ()
    notes = tuple(f"{k} {v}" for k, v in sorted(final.notes.items()) if isinstance(v, str)) if final else ()
    lists += (("合议说明", notes),) if notes else ()
    return replace(
        page,
        verdict=verdict,
        lists=lists,
        says=says,
        missing="" if found else "评审组还没有提交这家单位的评审报告。",
    )


def _items(criteria: Criteria, percent: dict[str, int]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The items with the highest and the lowest rates; ties in the order of the criteria."""
    scored = [i for i in criteria.items if i.id in percent]
    if len(scored) < 2 * MOST:
        return ()
    best = sorted(scored, key=lambda i: -percent[i.id])[:MOST]
    worst = sorted((i for i in scored if i not in best), key=lambda i: percent[i.id])[:MOST]

    def said(items: list[Any]) -> tuple[str, ...]:
        return tuple(f"{i.id} {i.title}：{percent[i.id]}%" for i in items)

    return (("得分率最高的条款（优势）", said(best)), ("得分率最低的条款（改进空间）", said(worst)))
