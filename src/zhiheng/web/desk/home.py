"""The first screen of every actor: where the edition stands, what is mine to do now, who owes an answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock, viewer
from zhiheng.access.acting import Verdict
from zhiheng.access.offices import HELD as OFFICES
from zhiheng.editions import selectors as editions
from zhiheng.stages.review import selectors as review
from zhiheng.stages.screening import selectors as screening
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import pages
from zhiheng.web.frame.desk import Due, Legal, TodayPage
from zhiheng.web.frame.page import Cite, Link, State, Table

from . import course, dates, exceptions, tables, work

MOST = 5
SETTLED = ("right_stage", "right_state", "somebody_to_ask")
IDLE = "目前没有需要您办理的事项"


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """At most five lines of work; lists, searches and settings are one click away and never here."""
    by = pages.viewer_of(request)
    edition = next(iter(editions.editions(by)), None)
    rules = editions.rules_of(edition) if edition else None
    today = clock.day(clock.now(edition.award)) if edition else clock.day(clock.real())
    todos, closed = work.of(by)
    groups = work.groups(todos)
    office = bool(by.offices() & {"office"})
    shown = TodayPage(
        title="今天要办",
        lead=_lead(by, edition, rules),
        picture=course.picture(edition, rules, today) if edition and rules else None,
        course=tables.course(edition, rules) if edition and rules else (),
        due=tuple(_due(g, today) for g in groups[:MOST]),
        more=_more(groups),
        idle=_idle(edition, rules),
        waiting=_waiting(edition, today) if office and edition else None,
        legal=_legal(edition, rules, today) if edition and rules else None,
        missing=_missing(closed) if office else (),
        tables=_exceptions(by, edition, today),
        paper=_papers(by, edition),
        waiting_more=Link("逐轮查看与催办", f"/waiting/?edition={edition.pk}")
        if office and edition
        else None,
    )
    return pages.page(request, "today.html", "今天要办", shown)


def _lead(by: viewer.Viewer, edition: Any, rules: Any) -> str:
    offices = "、".join(OFFICES[o] for o in OFFICES if o in by.offices())
    if edition is None:
        return f"您的职责：{offices or '（暂无）'}。目前没有进行中的届次"
    return f"{offices} · {edition.named} · {tables.stage_words(edition, rules)}"


def _due(group: work.Group, today: date) -> Due:
    first, n = group.todos[0], len(group.todos)
    about = first.name if n == 1 else f"{first.name} 等{n}件"
    verdict = first.verdict
    article = Cite(pages.article(verdict.article)) if verdict.article else None
    state = None
    if group.due is not None:
        late = group.due < today
        state = State("issue" if late else "soon", dates.overdue(group.due, today))
    return Due(
        Link(group.title, group.address, count=f"{n}件" if n > 1 else ""),
        about,
        tables.day(group.due) if group.due else "",
        state,
        article,
    )


def _more(groups: list[work.Group]) -> Link | None:
    n = sum(len(g.todos) for g in groups)
    return Link(f"全部{n}件", "/work/") if n else None


def _idle(edition: Any, rules: Any) -> str:
    if edition is None or rules is None or edition.stage not in {s.id for s in rules.stages}:
        return IDLE
    planned = edition.plan.get("dates", {})
    order = [s.id for s in rules.stages]
    later = [s for s in rules.stages[order.index(edition.stage) :] if planned.get(s.id)]
    return (
        f"{IDLE}。最近的一件：{later[0].title}，计划{tables.day(date.fromisoformat(planned[later[0].id]))}"
        if later
        else IDLE
    )


def _exceptions(by: viewer.Viewer, edition: Any, today: date) -> tuple[Table, ...]:
    """Supervision and the leading group begin with what left the ordinary course."""
    watching = edition is not None and bool(by.offices() & {"supervision", "leading"})
    return (exceptions.table(by, edition, today),) if watching else ()


def _waiting(edition: Any, today: date) -> Table:
    """Who owes an answer: departments with their telephone, applicants, experts."""
    rows: list[tuple[Any, ...]] = [
        (
            w.body,
            f"{w.cases}家申报单位的核查答复",
            tables.day(w.asked_on),
            tables.day(w.due),
            _late(w.due, today),
            w.telephone or "——",
        )
        for w in screening.waiting(edition.pk)
    ]
    rows += [
        (
            Link(h.case.organisation.name, f"/o/hearing/{h.pk}/"),
            "对告知的陈述",
            tables.moment(h.told_at),
            tables.day(h.answer_by),
            _late(h.answer_by, today),
            "——",
        )
        for h in editions.hearings_open(edition.pk)
    ]
    rows += [
        (
            Link(s.case.organisation.name, f"/o/supplement/{s.pk}/"),
            "补正材料",
            "——",
            tables.day(s.due),
            _late(s.due, today),
            "——",
        )
        for s in screening.supplements_open(edition.pk)
    ]
    rows += [(name, f"{n}份{what}", "——", "——", "——", "——") for name, what, n in review.owing(edition.pk)]
    return Table("等谁回复", ("谁", "什么", "自", "期限", "逾期", "电话"), tuple(rows), "没有等待答复的事项")


def _late(due: date, today: date) -> Any:
    return State("issue", dates.overdue(due, today)) if due < today else dates.overdue(due, today)


def _legal(edition: Any, rules: Any, today: date) -> Legal | None:
    found = dates.upcoming(edition, rules, today)
    return Legal(found.title, found.day, found.left, found.steps, found.cite) if found else None


def _missing(closed: list[Verdict]) -> Any:
    """What the next steps still lack, each step once."""
    seen: dict[str, Verdict] = {}
    for v in closed:
        if v.object.startswith("edition/") and not any(
            f.rule in SETTLED or f.rule.endswith("_once") for f in v.findings
        ):
            seen.setdefault(v.act.name, v)
    return tuple(act_views.action(v) for v in list(seen.values())[:4])


def _papers(by: viewer.Viewer, edition: Any) -> tuple[Link, ...]:
    """The paper that an act of those who decide rests on."""
    if edition is None or not by.offices() & {"leading", "government", "committee", "supervision"}:
        return ()
    made = (
        [Link("名单与增减理由", "/lists/")]
        if by.offices() & {"committee", "government", "supervision", "leading"}
        else []
    )
    return (*made, Link("本届方案与进程", f"/edition/{edition.pk}/"))
