"""A year's report beside the award's year; the survey in sums, and what one winner answered."""

from __future__ import annotations

from typing import Any

from zhiheng.access.offices import STAFF
from zhiheng.access.viewer import Viewer
from zhiheng.aftercare.duties import selectors as yearly
from zhiheng.aftercare.duties.kinds import (
    ANNUAL_REPORT,
    ANNUAL_REPORT_DRAFTED,
    ANNUAL_REPORT_FILED,
    OPEN,
    READ,
    SURVEY,
    SURVEY_ANSWER,
    SURVEY_ANSWER_FILED,
    SURVEY_DRAFTED,
)
from zhiheng.aftercare.duties.selectors import Beside
from zhiheng.law import points, survey
from zhiheng.registry.kinds import HONOUR
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Cells, Link, State, Table

from .parts import Shown, day_of, facts, link, shows, steps

WENT = {
    "up": State("done", "上升"),
    "same": State("todo", "持平"),
    "down": State("soon", "下降"),
    "": State("todo", "——"),
}


@shows(ANNUAL_REPORT)
def report(by: Viewer, r: Any) -> Shown:
    """Figures and ratings with the way they went; the texts are read part by part."""
    total, read = yearly.own_total(r), r.state == READ
    last = yearly.answers(r)
    texts = tuple(
        (f.label, last[f.id][0])
        for f in yearly.form_of(r).fields.values()
        if f.kind == "long" and last.get(f.id, ("", 0))[0].strip()
    )
    return Shown(
        f"办公室退回：{r.returned}" if r.returned else "",
        facts(
            ("获奖单位", link(by, HONOUR, r.honour_id) or r.honour.named),
            ("年度", f"{r.year}年（填{r.year - 1}年的数据）"),
            ("截止", dates.full(r.due)),
            ("提交", dates.moment(r.filed_at)),
            ("自评总分", points.shown(total) if total is not None else ""),
            ("内容摘要值", r.digest[:16]),
            (
                "继续填写",
                Link("填写各部分", f"/annual/{r.pk}/") if r.state == ANNUAL_REPORT_DRAFTED else None,
            ),
        ),
        steps(
            3 if read else 2 if r.state == ANNUAL_REPORT_FILED else 1,
            ("填写", ""),
            ("提交", day_of(r.filed_at)),
            ("办公室查阅", day_of(r.read_at)),
        ),
        (
            Table(
                "与获奖时对照",
                ("指标", "申报时最近一年", f"{r.year - 1}年", "变化"),
                tuple(_row(b, "") for b in yearly.figures_beside(r)),
                numeric=(1, 2),
                note="单位：万元，填写时写明其他单位的除外",
            ),
            Table(
                "逐条自评",
                ("条款", "上年自评", "本年自评", "变化"),
                tuple(_row(b, "%") for b in yearly.ratings_beside(r)),
                numeric=(1, 2),
            ),
            *((Table("自评内容", ("栏目", "内容"), texts),) if texts else ()),
        ),
    )


def _row(b: Beside, unit: str) -> tuple[Cells, ...]:
    return (
        b.label,
        f"{b.then}{unit}" if b.then else dates.NONE,
        f"{b.now}{unit}" if b.now else dates.NONE,
        WENT[b.went],
    )


@shows(SURVEY)
def asked(by: Viewer, s: Any) -> Shown:
    """What is asked, how it adds up, and who answered."""
    rows = yearly.survey_answers(by, s.pk)
    filed = [a for a in rows if a.state == SURVEY_ANSWER_FILED]
    sums = tuple(
        (
            f"{x.indicator.label}（{x.indicator.unit or '无单位'}）",
            f"{x.summary.n}家",
            number(x.summary.total),
            number(x.summary.mean),
            number(x.summary.least),
            number(x.summary.most),
        )
        for x in yearly.summed(s, filed)
    )
    who: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(a.honour.name, SURVEY_ANSWER.address(a.pk)),
            objects.state(a.state, SURVEY_ANSWER),
            dates.moment(a.filed_at),
        )
        for a in rows
    )
    asks = tuple(
        (
            i.label,
            i.unit or dates.NONE,
            "必填" if i.required else "选填",
            f"{i.low or '不限'}至{i.high or '不限'}" if i.low or i.high else dates.NONE,
        )
        for i in survey.from_json(s.indicators)
    )
    staff = by.holds_any(STAFF, s.award_of)
    return Shown(
        "开展以后，向截止日仍在有效期内的获奖单位发出" if s.state == SURVEY_DRAFTED else "",
        facts(
            ("年度", f"{s.year}年"),
            ("截止", dates.full(s.due)),
            ("填报", f"{len(filed)}家，共{len(rows)}家" if rows and staff else ""),
        ),
        steps(
            {SURVEY_DRAFTED: 1, OPEN: 2}.get(s.state, 3),
            ("编制", ""),
            ("填报", day_of(s.opened_at)),
            ("结束", day_of(s.closed_at)),
        ),
        (
            Table("指标", ("指标", "单位", "是否必填", "范围"), asks),
            *(
                (Table("汇总", ("指标", "填报", "合计", "平均", "最小", "最大"), sums, numeric=(2, 3, 4, 5)),)
                if filed and staff
                else ()
            ),
            *((Table("获奖单位", ("单位", "状态", "填报时间"), who),) if rows and staff else ()),
        ),
    )


def number(value: Any) -> str:
    """A number as people read it: up to two decimals, halves away from nought."""
    if value is None:
        return dates.NONE
    hundredths = (abs(value) * 200 + 1) // 2
    text = f"{hundredths // 100:,}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return f"−{text}" if value < 0 else text


@shows(SURVEY_ANSWER)
def answer(by: Viewer, a: Any) -> Shown:
    rows = tuple(
        (i.label, a.values.get(i.id, "") or dates.NONE, i.unit or dates.NONE)
        for i in survey.from_json(a.survey.indicators)
    )
    return Shown(
        f"请在{dates.full(a.survey.due)}前填报；结束之前可以更正" if a.survey.state == OPEN else "",
        facts(
            ("调查", link(by, SURVEY, a.survey_id)),
            ("获奖单位", link(by, HONOUR, a.honour_id) or a.honour.named),
            ("截止", dates.full(a.survey.due)),
            ("填报", dates.moment(a.filed_at)),
        ),
        tables=(Table("填报内容", ("指标", "数值", "单位"), rows, numeric=(1,)),),
    )
