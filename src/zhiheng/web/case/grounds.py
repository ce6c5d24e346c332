"""The law's findings on an application, by article, each with its facts, the departments' answers, its
reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from zhiheng.editions.kinds import SUBMITTED
from zhiheng.law import citation
from zhiheng.law.instrument import Instrument
from zhiheng.stages.screening.kinds import ANSWERED
from zhiheng.web.frame.parts import Link
from zhiheng.web.lists import tables

from .pages import Ground, GroundGroup

Finding = Mapping[str, Any]


def groups(
    case: Any, findings: Sequence[Finding], rules: Instrument, queries: Sequence[Any]
) -> tuple[GroundGroup, ...]:
    """One group for the conditions, one for the bars, in the order of the regulation."""
    answers = _answers(queries)
    made = []
    for key, title, wanted in (
        ("conditions", "申报条件", rules.conditions),
        ("bars", "不得申报的情形", rules.bars),
    ):
        names = {r.rule for r in wanted}
        found = [f for f in findings if f["rule"] in names]
        if found:
            rows = tuple(_ground(f, rules, answers.get(f["rule"], ())) for f in found)
            made.append(GroundGroup(key, title, _note(found), rows))
    return tuple(made)


def _note(found: Sequence[Finding]) -> str:
    counted = {value: sum(f["value"] == value for f in found) for value in ("MET", "NOT_MET", "UNKNOWN")}
    if counted["MET"] == len(found):
        return f"{len(found)}项全部符合"
    words = [f"符合{counted['MET']}项"]
    words += [f"不符合{counted['NOT_MET']}项"] if counted["NOT_MET"] else []
    words += [f"待定{counted['UNKNOWN']}项"] if counted["UNKNOWN"] else []
    return "，".join(words)


def _answers(queries: Sequence[Any]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Rule → (department, answer, day and 代录) of the qualification."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for q in queries:
        if q.round != "qualification":
            continue
        for rule in q.rules:
            said = q.answers.get(rule) if q.state == ANSWERED else None
            when = f"{q.on.month}月{q.on.day}日" if q.on and said else ""
            found.setdefault(rule, []).append(
                (q.body.name, said or "未答复", f"{when} 代录".strip() if said and q.entered_by else when)
            )
    return {rule: tuple(rows) for rule, rows in found.items()}


def _ground(f: Finding, rules: Instrument, answers: tuple[tuple[str, str, str], ...]) -> Ground:
    row = tables.finding(f, rules)
    reading = next((r for r in rules.readings if r.no == f["reading"]), None)
    facts = tuple(
        x
        for x in row.facts
        if not x.startswith(("答复部门", "截止日"))
        or (len(row.facts) > 1 and x.startswith("截止日") and not answers)
    )
    missing = (
        *(tables.lacking(m) for m in row.missing),
        *((f"最早{row.met_from}起符合",) if row.met_from else ()),
    )
    return Ground(
        f"f-{f['rule']}",
        row.article,
        row.rule,
        row.state,
        facts,
        answers,
        missing,
        (f"口径第{reading.no}号", reading.reading) if reading else None,
    )


def waiting(case: Any, findings: Sequence[Finding], rules: Instrument) -> tuple[Link, ...]:
    """Points that wait for the office's judgement."""
    if case.state != SUBMITTED:
        return ()
    open_ = [
        f
        for f in findings
        if f["value"] == "UNKNOWN" and any(str(m).startswith("judgement") for m in f["missing"])
    ]
    return tuple(
        Link(
            f"{citation.article(f['article'])} {rules.rule(f['rule']).title}",
            f"/act/judge/{case.ref}/?rule={f['rule']}",
        )
        for f in open_
    )
