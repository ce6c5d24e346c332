"""The one page of an application, to every role what it may see."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock, viewer, words
from zhiheng.access.acting import find
from zhiheng.access.request_cache import remembering
from zhiheng.applications import selectors as applications
from zhiheng.editions import selectors as editions
from zhiheng.stages.review import selectors as review
from zhiheng.stages.screening import selectors as screening
from zhiheng.web.acts import views as act_views
from zhiheng.web.desk import tables, timeline
from zhiheng.web.frame import dates, objects, pages
from zhiheng.web.frame.case import CasePage
from zhiheng.web.frame.page import Fact, Link, Table

from . import grounds, scores


@require_GET
def case(request: HttpRequest, pk: str) -> HttpResponse:
    """One application, to every role what it may see: identity, findings, files, acts, actions with
    reasons.
    """
    with remembering():
        return _page(request, find(pages.viewer_of(request), f"case/{pk}"))


def _page(request: HttpRequest, found: Any) -> HttpResponse:
    by = pages.viewer_of(request)
    rules = editions.rules_of(found)
    sees = _sees_findings(by, found)
    staff = bool(by.offices(found.award_of) & {"office", "supervision"})
    judged = screening.findings_now(found) if sees else []
    acts = timeline.of_object(by, found)
    shown = CasePage(
        title=found.organisation.name,
        identity=_identity(found),
        state=objects.state(found.state, "case"),
        back=_back(by, found),
        course=tables.course(found.edition, rules),
        here=tables.stage_words(found.edition, rules),
        groups=grounds.groups(found, judged, rules, screening.queries_of(found.pk) if staff else []),
        tables=tuple(_tables(by, found, rules)),
        pictures=scores.pictures(by, found, rules),
        actions=act_views.actions(request, found),
        judge=grounds.waiting(found, judged, rules) if by.holds("office", found.award_of) else (),
        summary=_summary(found, rules),
        files=_files(by, found),
        acts=acts[:RECENT],
        older=acts[RECENT:],
    )
    return pages.page(
        request, "case.html", found.organisation.name, shown, award=found.edition.award, running=found.edition
    )


RECENT = 8


def _identity(case: Any) -> tuple[Fact, ...]:
    return (
        Fact("信用代码", case.organisation.uscc, code=True),
        Fact("行业", case.sector or "——"),
        Fact("申报编号", case.no or "尚未编号"),
    )


def _back(by: viewer.Viewer, case: Any) -> Link:
    if _own(by, case):
        return Link("我的申报", "/application/")
    return (
        Link("申报单位", "/cases/")
        if by.offices() & {"office", "supervision", "leading"}
        else Link("今天", "/desk/")
    )


def _own(by: viewer.Viewer, case: Any) -> bool:
    return f"organisation/{case.organisation_id}" in by.scopes("applicant")


def _sees_findings(by: viewer.Viewer, case: Any) -> bool:
    return _own(by, case) or bool(
        by.offices(case.award_of) & {"office", "supervision", "recommender", "leading"}
    )


def _summary(case: Any, rules: Any) -> tuple[Fact, ...]:
    facts = [
        Fact("届次", case.edition.named),
        Fact("类别", "、".join(tables.labels(case.tags)) or "——"),
        Fact("行业代码", case.sector or "——"),
    ]
    if case.arrived_at:
        facts.append(Fact("到达时间", dates.plain(clock.iso(case.arrived_at))))
    facts += [
        Fact(f"{s.title}得分", tables.shown(case.totals.get(s.id), rules))
        for s in rules.reviews
        if case.totals.get(s.id)
    ]
    return tuple(facts)


def _tables(by: viewer.Viewer, case: Any, rules: Any) -> list[Table]:
    """What a role may see beside the findings; empty tables of others' work are left out."""
    staff = bool(by.offices(case.award_of) & {"office", "supervision"})
    made = [_query_table(case, rules), _judged_table(case, rules)] if staff else []
    made.append(scores.table(by, case, rules))
    if staff or review.leader_of(case) == by.user:
        made.append(scores.doubtful(by, case, rules))
    if staff or _own(by, case):
        made.append(_recommendation_table(case))
    made.append(_hearing_table(by, case))
    return [t for t in made if t.rows or t.empty]


def _query_table(case: Any, rules: Any) -> Table:
    """The rounds after the qualification in one line each; the qualification's answers stand at the
    findings.
    """
    rows = []
    for round, words_ in (("notice", "公示前复查"), ("decision", "审定前复查")):
        asked = [q for q in screening.queries_of(case.pk) if q.round == round]
        if asked:
            found = [
                f"{q.body.name}：{rules.rule(r).title}"
                for q in asked
                for r, a in q.answers.items()
                if a == "有"
            ]
            answered = sum(q.state == "answered" for q in asked)
            rows.append((words_, f"{answered} / {len(asked)}", "；".join(found) or "无新情况"))
    return Table("部门复查", ("轮次", "已答复", "结果"), tuple(rows), "")


def _judged_table(case: Any, rules: Any) -> Table:
    rows = tuple(
        (rules.rule(j.rule).title, words.value(j.value), j.reason, tables.moment(j.at))
        for j in screening.judgements(case.pk)
    )
    return Table("办公室的认定", ("事项", "结论", "理由", "时间"), rows, "")


def _recommendation_table(case: Any) -> Table:
    rows = tuple(
        (
            Link(r.body.name, f"/o/recommendation/{r.pk}/"),
            objects.state(r.state, "recommendation"),
            r.reason or "——",
            tables.day(r.on),
        )
        for r in applications.recommendations(case.pk)
    )
    return Table("推荐", ("单位", "状态", "意见", "日期"), rows, "")


def _hearing_table(by: viewer.Viewer, case: Any) -> Table:
    rows = tuple(
        (
            Link("告知", f"/o/hearing/{h.pk}/"),
            h.grounds,
            objects.state(h.state, "hearing"),
            tables.day(h.answer_by),
        )
        for h in editions.hearings(by, case.pk)
    )
    return Table("告知与陈述", ("事项", "内容", "状态", "答复期限"), rows, "")


def _files(by: viewer.Viewer, case: Any) -> tuple[Link, ...]:
    links = (
        [Link("申报材料全文", f"/case/{case.pk}/material/")]
        if case.state != "draft" or _own(by, case)
        else []
    )
    if case.receipt and (_own(by, case) or by.offices(case.award_of) & {"office", "supervision"}):
        links.append(Link("受理回执（PDF）", f"/case/{case.pk}/receipt.pdf"))
    return tuple(links)
