"""What became of an application, and what somebody waits for from the applicant."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.http import HttpRequest

from zhiheng.access import clock, todo
from zhiheng.applications import selectors as applications
from zhiheng.applications.kinds import ASKED
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import CLOSED, CONCLUDED, REFUSED, TOLD
from zhiheng.law import call
from zhiheng.law.finding import Finding
from zhiheng.law.form import Form
from zhiheng.law.instrument import Instrument
from zhiheng.registry import selectors as registry
from zhiheng.registry.kinds import HONOUR
from zhiheng.stages.screening import selectors as screening
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Fact, FindingRow, Link, State, Step
from zhiheng.web.lists import tables
from zhiheng.web.public.winners import STATUS

from . import completeness
from .pages import ApplicationPage, Task

Rows = tuple[FindingRow, ...]


class Judged(NamedTuple):
    """What the law says: `open` needs the applicant, `offices` waits for others, `met` is fulfilled."""

    open: Rows
    offices: Rows
    met: Rows


def findings(case: Any, rules: Instrument, form: Form) -> Judged:
    """Conditions that are not met or lack something of the applicant's, those that offices will decide,
    those fulfilled.
    """
    rows = [_plain(r, form) for r in tables.findings(screening.findings_now(case), rules)]
    lacking = [r for r in rows if r.state.kind in ("not", "unk")]
    offices = tuple(
        r
        for r in lacking
        if r.state.kind == "unk" and r.missing and all(x.startswith("待") for x in r.missing)
    )
    open_ = sorted((r for r in lacking if r not in offices), key=lambda r: r.state.kind != "not")
    return Judged(tuple(open_), offices, tuple(r for r in rows if r not in lacking))


NAMES = {"licences": "licence.main.from", "licence": "licence.main.from", "model_adopted": "model.adopted"}
MORE = {"recommendations": "推荐意见", "years": "近三年数据", "recommendation": "推荐意见"}


def _plain(row: FindingRow, form: Form) -> FindingRow:
    """What is missing, by the words of the form."""
    said = []
    for text in row.missing:
        key = text.removeprefix("缺少：")
        field = form.fields.get(NAMES.get(key, key))
        said.append(field.label if field else MORE.get(key.partition(".")[0], text) if text != key else text)
    return FindingRow(
        row.rule, row.article, row.state, row.reading, row.facts, tuple(dict.fromkeys(said)), row.met_from
    )


def waiting(by: Any, case: Any) -> tuple[Task, ...]:
    """What somebody asked of the applicant and waits for, with its last day."""
    told = [h for h in editions.hearings(by, case.pk) if h.state == TOLD]
    asked = [s for s in screening.supplements(case.pk) if s.state == ASKED]
    return (
        *(
            Task(
                Link("告知书：提出陈述和申辩", f"/act/respond/{h.ref}/"),
                State("soon", f"{tables.day(h.answer_by)}前"),
                h.grounds,
            )
            for h in told
        ),
        *(
            Task(
                Link("补正材料", f"/act/supplement/{s.ref}/"),
                State("soon", f"{tables.day(s.due)}前"),
                s.asked,
            )
            for s in asked
        ),
    )


def shown(request: HttpRequest, by: Any, case: Any) -> ApplicationPage:
    """After the submission: the receipt, what comes next, the honour where one was given."""
    rules, now = editions.rules_of(case), todo.now_for(case)
    said = findings(case, rules, applications.form_of(case.edition))
    honour = _honour(case, clock.day(now))
    return ApplicationPage(
        title="已提交",
        lead=f"编号 {case.no}，收到时间 {completeness.moment(case.arrived_at)}。{_became(case, honour)}",
        course=course(case, rules),
        meta=f"{rendering.clock_text(now)}（北京时间）",
        links=(
            Link("查看受理回执", "/application/receipt/"),
            Link("看我交了什么", f"/case/{case.pk}/material/"),
        ),
        findings=said.open,
        offices=said.offices,
        folded=said.met,
        actions=tuple(replace(a, spare=True) for a in act_views.actions(request, case)),
        next=coming(case),
        waiting=waiting(by, case),
        receipt=(
            Fact("编号", case.no),
            Fact("收到时间", completeness.full(case.arrived_at)),
            Fact("材料", f"{len(case.receipt.get('files', []))}件"),
            Fact(
                "回执",
                (
                    Link("受理回执（PDF）", f"/case/{case.pk}/receipt.pdf"),
                    Link("受理回执（文本）", f"/case/{case.pk}/receipt.txt"),
                ),
            ),
            Fact("办理经过", Link("本件的经过", f"/case/{case.pk}/")),
        ),
        honour=honour,
    )


def _became(case: Any, honour: tuple[Fact, ...]) -> str:
    if honour:
        return "本届已获奖。"
    if case.state == REFUSED:
        return "未列入资格符合名单，理由见“条件认定”。"
    if case.edition.state in (CONCLUDED, CLOSED):
        return "本届评选已结束，未获奖。"
    return "提交后内容不再改动，需要时由评委会办公室请您补正。"


def _honour(case: Any, today: date) -> tuple[Fact, ...]:
    """The honour that this application brought, with its dates."""
    made = next((h for h in registry.of_edition(case.edition_id) if h.case == case.pk), None)
    found = registry.public_one(made.pk, today) if made else None
    if found is None:
        return ()
    return (
        Fact("证书编号", Link(found.number, f"/verify/{found.id}/")),
        Fact("授予日期", tables.day(found.awarded)),
        Fact("有效期至", tables.day(found.through) if found.through else "办法没有规定"),
        Fact("状态", STATUS[found.status]),
        Fact("文件", found.document),
        Fact("获奖之后", Link("推广任务、经验案例与荣誉使用", HONOUR.address(found.id))),
        Fact("每年要办的", Link("年度义务", "/duties/")),
        *((Fact("奖金", Link("奖金使用与检查", "/funds/")),) if found.first_time else ()),
    )


def coming(case: Any) -> tuple[Fact, ...]:
    """The stages still to come with their planned days; the one going on first."""
    stages, dates = editions.rules_of(case).stages, case.edition.plan.get("dates", {})
    order = [s.id for s in stages]
    if case.edition.stage not in order or case.edition.state in (CONCLUDED, CLOSED):
        return ()
    rest = stages[order.index(case.edition.stage) + 1 :]
    return tuple(Fact(planned(dates.get(s.id)), s.title) for s in rest[:4])


def in_time(case: Any, now: datetime) -> Finding:
    """Could the application still be handed in now?"""
    return call.in_time(now, case.edition.deadline, editions.rules_of(case).cite("apply"))


def course(case: Any, rules: Instrument, left: str = "") -> tuple[Step, ...]:
    """The edition's stages as people write their days; `left` is what the present one still has."""
    steps = tables.course(case.edition, rules)
    return tuple(
        replace(s, when=planned(s.when) if s.when else "", detail=left if s.state == "now" else s.detail)
        for s in steps
    )


def planned(written: str | None) -> str:
    """A planned day as people write it."""
    with suppress(ValueError, TypeError):
        day = date.fromisoformat(written or "")
        return f"{day.month}月{day.day}日"
    return written or "日期另行通知"
