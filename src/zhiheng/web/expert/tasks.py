"""What an expert has to do: interests before any content, then the books, then what the leader puts
together.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from zhiheng.access import todo
from zhiheng.access.viewer import Viewer
from zhiheng.conduct import selectors as conduct
from zhiheng.editions import selectors as editions
from zhiheng.stages.review import selectors as review
from zhiheng.web.desk import work
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.expert import Duty, DutyGroup, DutyPart, TasksPage
from zhiheng.web.frame.parts import Link, State

from . import due

NUMERALS = ("一", "二", "三", "四", "五")
WRITTEN = {"record_visit": "现场评审", "submit_report": "评审报告"}
ITEMS = 23
Clocks = dict[str, datetime]
Counts = dict[tuple[str, str], tuple[int, int]]


def page(by: Viewer) -> TasksPage:
    """The task list of one expert. Queries do not grow with the rows."""
    seats, declared, books = review.seats(by), review.declarations(by), review.books(by)
    led = review.led(by)
    counts = review.locked_of(sorted({b.case_id for b in books} | {c.case_id for c in led}))
    clocks = {award: todo.now_for(book) for award, book in {b.award_of: b for b in books}.items()}
    waiting = [t for t in work.of(by)[0] if t.verdict.act.name in WRITTEN]
    found = (
        ("利害关系", (DutyGroup("", _interests(seats, declared)),), _folded(seats, declared)),
        ("评分表", _books(books, clocks), ""),
        ("现场评审与报告", (DutyGroup("", _written(waiting)),), ""),
        ("合议", (DutyGroup("", _lead(led, counts)),), ""),
        ("考核与监督", (DutyGroup("", _judged(by)),), ""),
    )
    filled = [(title, groups, folded) for title, groups, folded in found if any(g.duties for g in groups)]
    parts = tuple(DutyPart(n, *part) for n, part in zip(NUMERALS, filled, strict=False))
    heading, text, link, soon = _first(seats, declared, books, led, counts, clocks, waiting)
    return TasksPage("我的评审", heading, text, link, parts, soon)


def _judged(by: Viewer) -> tuple[Duty, ...]:
    """What was said of one's own work: cases one is told of first, then appraisals."""
    told = [
        Duty(
            Link("陈述申辩", f"/act/answer_misconduct/{c.ref}/"),
            State("todo", "待陈述"),
            f"{dates.full(c.answer_by)} 24:00 前",
        )
        if c.state == "told"
        else Duty(
            Link("失职案件", f"/o/{c.ref}/"), objects.state(c.state, "misconduct"), dates.full(c.decided_on)
        )
        for c in conduct.own_cases(by)
    ]
    rated = [
        Duty(
            Link(f"{a.edition.title}考核", f"/o/{a.ref}/"),
            State("done", a.rating),
            "您已说明意见" if a.answer else "可以说明一次意见",
        )
        for a in conduct.own_appraisals(by)
    ]
    return (*told, *rated)


def _unsworn(seats: Iterable[Any]) -> list[Any]:
    return [s for s in seats if s.state == "engaged"]


def _folded(seats: list[Any], declared: list[Any]) -> str:
    """The summary once everything is declared; "" while something waits, which then stands open."""
    if _unsworn(seats) or not declared or any(d.state == "open" for d in declared):
        return ""
    out = sum(d.interest for d in declared)
    return (
        f"{len(declared)}家单位已全部申报，其中回避{out}家"
        if out
        else f"{len(declared)}家单位已全部申报，没有利害关系"
    )


def _interests(seats: list[Any], declared: list[Any]) -> tuple[Duty, ...]:
    duties = [
        Duty(
            Link("签署保密廉洁承诺", f"/act/sign_undertaking/{s.ref}/"),
            State("todo", "未签署"),
            s.edition.title,
        )
        for s in _unsworn(seats)
    ]
    for d in sorted(declared, key=lambda d: d.state != "open"):
        name = d.case.organisation.name
        if d.state == "open":
            duties.append(
                Duty(
                    Link(name, f"/act/declare_interest/{d.ref}/"),
                    State("todo", "待申报"),
                    "申报以前，这家单位的材料不打开",
                )
            )
        elif d.interest:
            duties.append(
                Duty(
                    Link(name, f"/o/{d.ref}/"), State("done", "已回避"), "有利害关系，材料与评分不再对您开放"
                )
            )
        else:
            duties.append(Duty(Link(name, f"/o/{d.ref}/"), State("done", "已申报"), "无利害关系"))
    return tuple(duties)


def _books(books: list[Any], clocks: Clocks) -> tuple[DutyGroup, ...]:
    """One group for each application, those with an open book of the present stage first."""
    rows = sorted(books, key=lambda b: (b.case.no, b.case_id, b.stage))
    made = []
    for _, found in groupby(rows, key=lambda b: b.case_id):
        mine = list(found)
        case = mine[0].case
        made.append(
            (
                not any(_waits(b) for b in mine),
                DutyGroup(f"{case.no} {case.organisation.name}", tuple(_book(b, clocks) for b in mine)),
            )
        )
    return tuple(g for _, g in sorted(made, key=lambda pair: pair[0]))


def _waits(book: Any) -> bool:
    return bool(book.state == "open" and book.stage == book.case.edition.stage)


def scored(book: Any) -> int:
    return sum(v is not None for v in book.percent.values())


def _book(book: Any, clocks: Clocks) -> Duty:
    title, done = editions.rules_of(book).stage(book.stage).title, scored(book)
    if book.state == "locked":
        return Duty(
            Link(f"{title}评分表", f"/book/{book.pk}/"),
            objects.state("locked", "book"),
            f"已评 {done}／{ITEMS} · 合计 {book.total} 分",
        )
    if not _waits(book):
        return Duty(
            Link(f"{title}评分表", f"/book/{book.pk}/"),
            State("issue", "没有锁定"),
            f"已评 {done}／{ITEMS} · 这一阶段已经结束",
        )
    when = due.of(book, clocks[book.award_of])
    state = State("doing", "进行中") if book.percent or book.notes else State("todo", "未开始")
    return Duty(Link(f"{title}评分表", f"/book/{book.pk}/"), state, f"已评 {done}／{ITEMS} · {when.text}")


def _written(waiting: list[work.Todo]) -> tuple[Duty, ...]:
    """Site visits to record and reports to write, in the order of the applicants."""
    rows = sorted(waiting, key=lambda t: (t.verdict.act.name != "record_visit", t.name))
    return tuple(
        Duty(
            Link(f"{WRITTEN[t.verdict.act.name]}：{t.name}", t.address),
            State("todo", "待记录" if t.verdict.act.name == "record_visit" else "待提交"),
        )
        for t in rows
    )


def _lead(led: list[Any], counts: Counts) -> tuple[Duty, ...]:
    """The leader's own: the last stage of each application that has books."""
    latest = {c.case_id: c for c in sorted(led, key=lambda c: c.stage == c.case.edition.stage)}
    duties = []
    for c in sorted(latest.values(), key=lambda c: c.case.no):
        locked, all_ = counts.get((c.case_id, c.stage), (0, 0))
        state = (
            objects.state(c.state, "consensus")
            if c.state != "open"
            else State("todo" if locked < all_ else "doing", "待合议")
        )
        title = f"{c.case.no} {c.case.organisation.name}"
        duties.append(
            Duty(
                Link(title, f"/lead/{c.case_id}/"),
                state,
                f"{editions.rules_of(c).stage(c.stage).title} · 已锁定 {locked}／{all_} 本",
            )
        )
    return tuple(duties)


First = tuple[str, str, Link | None, bool]


def _first(
    seats: list[Any],
    declared: list[Any],
    books: list[Any],
    led: list[Any],
    counts: Counts,
    clocks: Clocks,
    waiting: list[work.Todo],
) -> First:
    """The next act: heading, one sentence, the button, and whether it is soon due."""
    unsworn = _unsworn(seats)
    if unsworn:
        return (
            "先签署保密廉洁承诺",
            "签署以后才能申报利害关系、打开材料。",
            Link("签署承诺", f"/act/sign_undertaking/{unsworn[0].ref}/"),
            False,
        )
    undeclared = [d for d in declared if d.state == "open"]
    if undeclared:
        name = undeclared[0].case.organisation.name
        return (
            f"还有{len(undeclared)}家单位待申报利害关系",
            f"先申报{name}。全部申报以后开启评分。",
            Link("申报利害关系", f"/act/declare_interest/{undeclared[0].ref}/"),
            False,
        )
    open_ = sorted((b for b in books if _waits(b)), key=lambda b: (not 0 < scored(b) < ITEMS, b.case.no))
    if open_:
        return _next_book(open_, clocks)
    ready = [
        c for c in led if c.state == "open" and c.stage == c.case.edition.stage and _all_locked(c, counts)
    ]
    if ready:
        return (
            f"{len(ready)}家单位可以合议",
            "评分表已全部锁定。",
            Link(f"合议：{ready[0].case.organisation.name}", f"/lead/{ready[0].case_id}/"),
            False,
        )
    if waiting:
        return (
            f"还有{len(waiting)}份现场评审记录或报告要写",
            "逐家列在下面。",
            Link(f"{WRITTEN[waiting[0].verdict.act.name]}：{waiting[0].name}", waiting[0].address),
            False,
        )
    return (
        "没有等您评分或合议的单位",
        "签署和名单等其余事项列在“今天要办”。",
        Link("今天要办", "/desk/"),
        False,
    )


def _all_locked(consensus: Any, counts: Counts) -> bool:
    locked, all_ = counts.get((consensus.case_id, consensus.stage), (0, 0))
    return 0 < all_ == locked


def _next_book(open_: list[Any], clocks: Clocks) -> First:
    book = open_[0]
    when = due.of(book, clocks[book.award_of])
    done = scored(book)
    verb = "核对并锁定" if done == ITEMS else "继续评分" if book.percent or book.notes else "开始评分"
    return (
        f"{verb}：{book.case.organisation.name}",
        f"已评 {done}／{ITEMS}，{when.text}。还有{len(open_)}本评分表没有锁定。",
        Link(verb, f"/book/{book.pk}/"),
        when.soon,
    )
