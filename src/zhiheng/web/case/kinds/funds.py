"""The use of a prize and inspections: plan, entries, reports, draws, inspections, what they found."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from zhiheng.access import clock
from zhiheng.access.viewer import Viewer
from zhiheng.aftercare.funds import selectors as funds
from zhiheng.aftercare.funds.choices import ANSWERS
from zhiheng.aftercare.funds.kinds import (
    ASSIGNED,
    DRAW,
    DRAWN,
    ESCALATED,
    FLAGGED,
    INSPECTION,
    INSPECTION_FINDING,
    OPEN,
    RECORDED,
    RECTIFIED,
    STRUCK,
    USE,
    USE_PLAN,
    USE_PLAN_FILED,
    USE_REPORT,
)
from zhiheng.editions import selectors as editions
from zhiheng.law import checklist, citation, money
from zhiheng.registry.kinds import HONOUR
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Cells, Cite, Link, State, Table
from zhiheng.web.pictures import spending

from .parts import Shown, facts, link, people, person, shows, steps


@shows(USE_PLAN)
def plan(by: Viewer, p: Any) -> Shown:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (purpose, money.yuan(fen)) for purpose, fen in p.purposes.items()
    )
    total: tuple[Cells, ...] = ("合计", money.yuan(sum(p.purposes.values())))
    return Shown(
        "" if p.state == USE_PLAN_FILED else "已有新的计划，以新的为准",
        facts(
            ("单位", link(by, HONOUR, p.honour_id) or p.honour.named),
            ("编制时间", dates.moment(p.filed_at)),
            ("说明", p.text),
        ),
        tables=(Table("计划金额（元）", ("用途", "金额"), (*rows, total), numeric=(1,)),),
    )


@shows(USE)
def use(by: Viewer, u: Any) -> Shown:
    """One entry: what rules find of it is computed with all entries of its prize."""
    account = funds.account(by, u.honour, editions.rules_of(u))
    wrong = spending.wrong(account, u) if account and u.state != STRUCK else ()
    return Shown(
        "已删去，不计入支出"
        if u.state == STRUCK
        else f"认定使用不当：{u.judgement}"
        if u.state == FLAGGED
        else "",
        facts(
            ("单位", link(by, HONOUR, u.honour_id) or u.honour.named),
            ("支出日期", dates.full(u.on)),
            ("用途", u.purpose),
            ("金额", f"{money.yuan(u.fen)}元"),
            ("收款方", u.payee),
            ("事由", u.reason),
            ("凭证", "已上传" if u.voucher else "没有"),
            ("规则检查", wrong or (State("met", "没有发现问题") if u.state != STRUCK else "")),
            ("列入的报告", link(by, USE_REPORT, u.report_id)),
            ("登记时间", dates.moment(u.entered_at)),
            ("登记人", person(by, u, u.entered_by)),
        ),
    )


@shows(USE_REPORT)
def report(by: Viewer, r: Any) -> Shown:
    """A report with the entries that it fixed."""
    account = funds.account(by, r.honour, editions.rules_of(r))
    mine = funds.in_report(r.pk)
    found = [u for u in account.uses if u.report_id == r.pk] if account else mine
    rows = spending.lines(account, found) if account else ()
    return Shown(
        f"列入{len(mine)}笔支出，共{money.yuan(sum(u.fen for u in mine))}元，不再改动",
        facts(
            ("单位", link(by, HONOUR, r.honour_id) or r.honour.named),
            ("年度", f"{r.year}年"),
            ("统计截止日", dates.full(r.through)),
            ("报送时间", dates.moment(r.filed_at)),
            ("说明", r.text),
        ),
        tables=(Table("列入的支出（元）", spending.COLUMNS, rows, "没有支出", numeric=(2,)),),
    )


@shows(DRAW)
def draw(by: Viewer, d: Any) -> Shown:
    """Both lists as they were sealed, the numbers, the result: enough to compute it again."""
    seen = {i.honour_id: i for i in funds.inspections(by, draw=d.pk)}
    names, inspectors = dict(d.honours), dict(d.inspectors)
    result: tuple[tuple[Cells, ...], ...] = tuple(
        (
            str(n),
            Link(names[pk], INSPECTION.address(seen[pk].pk)) if pk in seen else names[pk],
            "、".join(inspectors[i] for i in two),
        )
        for n, (pk, two) in enumerate(d.drawn, 1)
    )
    first = Table(
        "检查对象名录", ("序", "获奖单位"), tuple((str(n), name) for n, (_, name) in enumerate(d.honours, 1))
    )
    second = Table(
        "检查人员名录", ("序", "姓名"), tuple((str(n), name) for n, (_, name) in enumerate(d.inspectors, 1))
    )
    over = d.state == DRAWN
    return Shown(
        "结果由名录和号码按固定算法算出，任何人都可以重算" if over else "名录已封存。等封存以后公布的号码",
        facts(
            ("抽取", f"{d.n}家"),
            ("名录摘要", d.digest),
            ("封存日期", dates.full(d.sealed_on)),
            ("公开号码", " ".join(map(str, d.numbers))),
            ("号码出处", d.source),
            ("公布日期", dates.full(d.published_on)),
            ("算法", "RFC 3797，SHA-256，标签winners抽取单位、inspectors排列人员" if over else ""),
        ),
        steps(
            2 if over else 1,
            ("封存名录", dates.short(d.sealed_on)),
            ("抽取", dates.short(d.published_on) if d.published_on else ""),
        ),
        (
            *((Table("抽取结果", ("序", "获奖单位", "检查人员"), result, head=1),) if over else ()),
            first,
            second,
        ),
    )


@shows(INSPECTION)
def inspection(by: Viewer, i: Any) -> Shown:
    """The checklist line by line, and what was found."""
    rules = editions.rules_of(i)
    lines: tuple[tuple[Cells, ...], ...] = tuple(
        (x.title, Cite(citation.article(rules.cite(x.duty))), _answer(i.checklist[x.id]))
        for x in checklist.LINES
        if x.id in i.checklist
    )
    found = funds.findings(by, i.pk)
    done = {ASSIGNED: 1, RECORDED: 2}.get(i.state, 3)
    lead = {ASSIGNED: "由检查人员实施，检查前不通知单位", RECORDED: "问题全部整改并经认可后办结"}
    return Shown(
        lead.get(i.state, ""),
        facts(
            ("单位", link(by, HONOUR, i.honour_id) or i.honour.named),
            ("来由", link(by, DRAW, i.draw_id) or ("双随机抽取" if i.draw_id else i.reason)),
            ("检查人员", people(by, i, i.inspectors)),
            ("确定日期", dates.full(i.ordered_on)),
            ("检查日期", dates.full(i.visited_on)),
            ("其他情况", i.note),
            ("结论", i.conclusion),
            ("办结日期", dates.full(i.closed_on)),
        ),
        steps(
            done,
            ("确定", dates.short(i.ordered_on)),
            ("检查", dates.short(i.visited_on) if i.visited_on else ""),
            ("办结", dates.short(i.closed_on) if i.closed_on else ""),
        ),
        ()
        if i.state == ASSIGNED
        else (
            Table("检查结果", ("项目", "依据", "结果"), lines),
            Table("发现的问题", FOUND, tuple(finding_line(f, _today(i)) for f in found), "没有发现问题"),
        ),
    )


FOUND = ("问题", "依据", "整改期限", "状态")


def _answer(value: str) -> Cells:
    return (
        State("met", ANSWERS.get(value, value))
        if value == "met"
        else State("issue", ANSWERS.get(value, value))
        if value == "not"
        else ANSWERS.get(value, value)
    )


def _today(obj: Any) -> Any:
    return clock.day(clock.now(obj.award_row))


def finding_line(f: Any, today: Any) -> tuple[Cells, ...]:
    late = funds.late([f], today).get(f.pk)
    state: Cells = State("issue", f"逾期{late}天") if late else objects.state(f.state, f.kind)
    return (
        Link(f.facts[:40], INSPECTION_FINDING.address(f.pk)),
        Cite(citation.article(f.article)),
        dates.full(f.due),
        state,
    )


@shows(INSPECTION_FINDING)
def finding(by: Viewer, f: Any) -> Shown:
    late = funds.late([f], _today(f)).get(f.pk)
    lead = {
        OPEN: f"整改期限已过{late}天" if late else f"请在{dates.full(f.due)}前整改",
        RECTIFIED: "等检查人员核查",
        ESCALATED: "已转为撤销线索，由办公室立案核查",
    }
    done = {OPEN: 1, RECTIFIED: 2}.get(f.state, 3)
    return Shown(
        lead.get(f.state, ""),
        facts(
            ("监督检查", link(by, INSPECTION, f.inspection_id)),
            ("单位", link(by, HONOUR, f.honour_id) or f.honour.named),
            ("项目", checklist.BY_ID[f.line].title),
            ("依据", Cite(citation.article(f.article))),
            ("事实", f.facts),
            ("涉及的支出", link(by, USE, f.use_id)),
            ("整改期限", dates.full(f.due)),
            ("整改情况", f.answer),
            ("退回理由", f.returned),
            ("核查人", person(by, f, f.checked_by)),
            ("认可日期", dates.full(f.checked_on)),
        ),
        steps(done, ("指出", ""), ("整改", ""), ("核查", dates.short(f.checked_on) if f.checked_on else ""))
        if f.due and f.state != ESCALATED
        else (),
        files=(Link("立案核查撤销线索（已填好事实）", _lead(f)),)
        if f.state == ESCALATED and by.holds("office", f.award_of)
        else (),
    )


def _lead(f: Any) -> str:
    """The form of another's act, filled in; it is sent by a person alone."""
    said = f"{f.inspection.visited_on.isoformat()}监督检查发现：{f.facts}"
    return f"/act/open_revocation/{HONOUR.ref(f.honour_id)}/?{urlencode({'ground': 'breach', 'facts': said})}"


def of_honour(by: Viewer, h: Any) -> tuple[Table, ...]:
    """What inspections found at a winner."""
    seen = funds.inspections(by, h.pk)
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(dates.full(i.visited_on or i.ordered_on), INSPECTION.address(i.pk)),
            "双随机抽取" if i.draw_id else "指定",
            objects.state(i.state, i.kind.name),
        )
        for i in seen
    )
    return (Table("监督检查", ("检查", "来由", "状态"), rows),) if rows else ()
