"""Tables of the desks, from selectors' rows to strings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zhiheng.access import words
from zhiheng.access.acting import Verdict
from zhiheng.access.offices import HELD as OFFICES
from zhiheng.editions import selectors as editions
from zhiheng.law import points
from zhiheng.law.instrument import Instrument
from zhiheng.web.frame import dates, objects, pages
from zhiheng.web.frame.desk import CaseLine
from zhiheng.web.frame.page import Cite, Event, FindingRow, Link, State, Step, Table
from zhiheng.web.frame.parts import StateKind

day, moment = dates.full, dates.moment


def of_lines(lines: Sequence[CaseLine], rules: Instrument) -> Table:
    """The list of applications as it is taken out: the same lines as on the page."""
    body = tuple((x.no, x.name, x.state, x.tags, *x.totals) for x in lines)
    scores = tuple(f"{s.title}得分" for s in rules.reviews)
    return Table(
        "申报单位", ("编号", "单位", "状态", "类别", *scores), body, numeric=tuple(range(4, 4 + len(scores)))
    )


def case_lines(rows: Sequence[Any], rules: Instrument) -> tuple[CaseLine, ...]:
    """Applications as strings alone. States and sets of tags are few: each is put into words once."""
    floor, stages = min(t.floor for t in rules.tiers), [s.id for s in rules.reviews]
    states = {s: objects.state(s, "case") for s in {r.state for r in rows}}
    tags = {key: "、".join(labels(key)) for key in {tuple(r.tags) for r in rows}}
    return tuple(
        CaseLine(
            r.no or "——",
            f"/case/{r.pk}/",
            r.name,
            states[r.state].kind,
            states[r.state].text,
            tags[tuple(r.tags)],
            tuple(
                points.shown(points.parse(r.totals[s]), floor) if r.totals.get(s) else "——" for s in stages
            ),
        )
        for r in rows
    )


ARTICLE = re.compile(r"第(\d+(?:\(\d+\))?)条")


def articles(text: str) -> str:
    """A text with its articles as printed: 第14(5)条 becomes 第十四条（五）."""
    return ARTICLE.sub(lambda found: pages.article(found[1]), text)


def number(total: str | None) -> Any:
    """A stored score as an exact number, 0 where there is none."""
    return points.parse(total) if total else points.parse("0")


TAGS = {"first_time": "首次", "re_award": "再次", "specialised": "专精特新", "budget_funded": "财政全额保障"}


def labels(tags: Iterable[str]) -> list[str]:
    return [TAGS[t] for t in tags if t in TAGS]


def shown(total: str | None, rules: Instrument) -> str:
    """A score for eyes: never the floor for a value below it."""
    return points.shown(points.parse(total), min(t.floor for t in rules.tiers)) if total else "——"


def tasks(verdicts: Sequence[Verdict], names: Mapping[str, str]) -> Table:
    """Open acts, one line each."""
    rows = tuple(
        (
            Link(v.act.title, f"/act/{v.act.name}/{v.object}/"),
            names.get(v.object, ""),
            v.act.group or v.act.on.word,
        )
        for v in verdicts
    )
    return Table("", ("事项", "对象", "类别"), rows, "目前没有需要您办理的事项", queue=True)


def findings(found: Sequence[Mapping[str, Any]], rules: Instrument) -> tuple[FindingRow, ...]:
    """The law's findings with article, state, reading and what is missing."""
    return tuple(finding(f, rules) for f in found)


KINDS: dict[str, StateKind] = {"MET": "met", "NOT_MET": "not", "UNKNOWN": "unk"}


def finding(f: Mapping[str, Any], rules: Instrument) -> FindingRow:
    """One finding in words."""
    rule = rules.rule(f["rule"])
    reading = next((r for r in rules.readings if r.no == f["reading"]), None)
    said = [
        f"{FACTS[k]}：{dates.plain(_value(v))}"
        for k, v in f["facts"].items()
        if k in FACTS and v not in (None, [], {})
    ]
    return FindingRow(
        rule=rule.title,
        article=Cite(pages.article(f["article"])),
        state=State(KINDS[f["value"]], _verdict(f, rules)),
        reading=f"口径{reading.no}：{reading.reading}" if reading else "",
        facts=tuple(said),
        missing=tuple(_missing(m) for m in f["missing"]),
        met_from=dates.plain(f["met_from"] or ""),
    )


def _verdict(f: Mapping[str, Any], rules: Instrument) -> str:
    """A condition is fulfilled or not; a bar is there or not."""
    if any(r.rule == f["rule"] for r in rules.bars):
        return {"MET": "无此情形", "NOT_MET": "有此情形", "UNKNOWN": "待定"}[f["value"]]
    return words.value(f["value"])


FACTS = {
    "established": "成立日期",
    "deadline": "截止日",
    "model_adopted": "导入日期",
    "by": "认定或推荐",
    "reason": "理由",
    "losses": "亏损",
    "operating_losses": "营业利润为负",
    "events": "情形",
    "attested_by": "答复部门",
    "through": "有效或限制至",
    "may_apply_from": "可申报之日",
    "predecessor_established": "改制前成立",
    "gap": "间断于",
    "said": "答“有”的部门",
}
DATES = {
    "happened": "发生",
    "found": "通报",
    "dealt": "处理",
    "listed": "列入",
    "removed": "移出",
    "counts": "",
}


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "，".join(f"{k}：{v}" for k, v in value.items())
    if isinstance(value, list):
        return "；".join(
            "、".join(f"{DATES[k]}{x}" for k, x in v.items() if k in DATES and k != "counts")
            if isinstance(v, dict)
            else str(v)
            for v in value
        )
    return OFFICES.get(str(value), str(value))


def _missing(what: str) -> str:
    if what.partition(":")[0] == "judgement":
        return "待办公室认定"
    if what.startswith("attestations"):
        by = what.split(".")
        return f"待{by[2]}答复" if len(by) > 2 else "待部门答复"
    return {"organisation.in_district": "待核对设立地", "register": "待查名册"}.get(what, f"缺少：{what}")


def lacking(said: str) -> str:
    """What is missing in words, where the form that names its fields is not at hand."""
    what = said.removeprefix("缺少：")
    if what == said:
        return said
    return LACKING.get(what, LACKING.get(what.partition(".")[0], "缺少申报表中的事实"))


LACKING = {
    "model_adopted": "缺少：导入日期",
    "licences": "缺少：证照日期",
    "years": "缺少：三年数据",
    "organisation.established": "缺少：成立日期",
    "organisation.uscc": "缺少：统一社会信用代码",
    "recommendations": "缺少：推荐意见",
    "events": "缺少：情形的日期",
    "organisation": "缺少：单位概况",
}


def stage_words(edition: Any, rules: Instrument) -> str:
    """Where an edition stands, in words."""
    order = [s.id for s in rules.stages]
    if edition.stage in order and edition.state not in ("concluded", "closed"):
        n = order.index(edition.stage)
        return f"第{n + 1}步：{rules.stages[n].title}"
    return objects.state(edition.state, "edition").text


def course(edition: Any, rules: Instrument) -> tuple[Step, ...]:
    """The edition's stages with planned days: done, now, next."""
    order = [s.id for s in rules.stages]
    at = (
        order.index(edition.stage)
        if edition.stage in order
        else (len(order) if edition.state in ("concluded", "closed") else -1)
    )
    planned = edition.plan.get("dates", {})
    given = {x.stage: x.at for x in editions.name_lists(edition.pk)}
    steps = []
    for n, s in enumerate(rules.stages):
        when = moment(given[s.id]) if s.id in given else dates.plain(planned.get(s.id, ""))
        steps.append(Step(s.title, when, "done" if n < at else "now" if n == at else "next"))
    return tuple(steps)


ACTORS = {**OFFICES, "public": "社会公众", "system": "系统"}


def events(
    rows: Sequence[Mapping[str, Any]], names: Mapping[str, str], titles: Mapping[str, str]
) -> tuple[Event, ...]:
    """Acts of the ledger as a timeline, newest first."""
    made = []
    for b in reversed(rows):
        office = ACTORS.get(b["office"], b["office"])
        who = f"{office} {names[b['by']]}" if b["by"] in names else office
        behalf = "（代录）" if b["on_behalf"] else ""
        meta = " · ".join(
            x for x in (dates.plain(b["at"][:16]), f"{who}{behalf}", pages.article(b["article"])) if x
        )
        made.append(Event(titles.get(b["act"], b["act"]), meta))
    return tuple(made)
