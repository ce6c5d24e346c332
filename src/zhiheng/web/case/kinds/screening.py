"""What the pages of qualification show: a department's check, the round of supplement."""

from __future__ import annotations

from typing import Any

from zhiheng.access import clock
from zhiheng.access.viewer import Viewer
from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.stages.screening.kinds import ANSWERED, ASKED, QUERY, SUPPLEMENT
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Cite, State, Table
from zhiheng.web.lists import tables
from zhiheng.web.screening import queries

from .parts import Shown, behalf, day_of, facts, shows, steps

ANSWERS = {"有": State("issue", "有"), "无": State("met", "无"), "未查": State("unk", "未查")}


@shows(QUERY)
def query(by: Viewer, q: Any) -> Shown:
    """One department's check: what it was asked under which article, what it answered, dated facts behind
    a 有.
    """
    rules, today = editions.rules_of(q), clock.day(clock.now(q.case.edition.award))
    rows = tuple(
        (
            Cite(citation.article(rules.rule(r).art)),
            rules.rule(r).title,
            ANSWERS.get(q.answers.get(r, ""), State("todo", "待答复")),
        )
        for r in q.rules
    )
    happened = tuple(_event(e) for e in q.events)
    asked = Table("所问事项与答复", ("条款", "事项", "答复"), rows, head=1)
    answered = q.state == ANSWERED
    return Shown(
        f"{q.body.name}已于{dates.full(q.on)}答复"
        if answered and q.on
        else ""
        if answered
        else f"等{q.body.name}答复，未答复的不视为没有情形",
        facts(
            ("部门", q.body.name),
            ("轮次", queries.ROUNDS.get(q.round, q.round)),
            ("征求日期", dates.full(q.asked_on)),
            ("截止", dates.full(q.due)),
            ("剩余", None if q.state != ASKED else queries.left(q.due, today)),
            ("电话", None if answered else queries.telephone(q.body)),
            ("答复日期", dates.full(q.on)),
            ("复函文号", q.document),
            ("代录", behalf(by, q, q.entered_by, q.verified_by)),
            ("说明", q.note),
        ),
        steps(
            2 if answered else 1,
            ("征求意见", dates.short(q.asked_on)),
            ("部门答复", day(q.on) if answered else f"{dates.short(q.due)}截止"),
        ),
        (asked, *((Table("情形", ("条款", "日期", "事由"), happened, head=2),) if happened else ())),
    )


def _event(e: dict[str, Any]) -> tuple[Any, ...]:
    when = "、".join(
        f"{word}{dates.plain(str(e[k]))}" for k, word in tables.DATES.items() if word and e.get(k)
    )
    notes = [words for key, words in (("minor", "部门认为轻微"), ("contested", "当事人有异议")) if e.get(key)]
    notes += ["并非本单位行为"] if e.get("own") is False else []
    text = str(e.get("text", "")) + (f"（{'，'.join(notes)}）" if notes else "")
    return Cite(citation.article(str(e.get("bar", "")))), when or dates.NONE, text or dates.NONE


def day(value: Any) -> str:
    return dates.short(value) if value else ""


@shows(SUPPLEMENT)
def supplement(by: Viewer, s: Any) -> Shown:
    answered = s.state == ANSWERED
    return Shown(
        "补正以一轮为限" if answered else f"请在{dates.full(s.due)} 24:00 前补齐；补正以一轮为限",
        facts(
            ("要求", s.asked),
            ("截止", dates.full(s.due)),
            ("答复", s.answer),
            ("附件", f"{len(s.files)}件" if s.files else ""),
            ("答复时间", dates.moment(s.answered_at)),
        ),
        steps(
            2 if answered else 1,
            ("提出要求", ""),
            ("申报单位补正", day_of(s.answered_at) or f"{dates.short(s.due)}截止"),
        ),
    )
