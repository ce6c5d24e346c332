"""A revocation from its lead to its end, and the organisations near the holder."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.aftercare.revocation import selectors as revocations
from zhiheng.aftercare.revocation.choices import GROUNDS, RELATIONS, SEVERITIES, SOURCES
from zhiheng.aftercare.revocation.kinds import DROPPED, LEAD, NOTED, REVOCATION, REVOKED, TIE, TOLD
from zhiheng.law import money
from zhiheng.registry.kinds import HONOUR
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Cells, Link, Step, Table

from .parts import Shown, day_of, facts, link, shows, steps

YUAN = "元"
BACK = {"returned": "已收回", "void": "已公告作废", "": "还没有收回"}
OPINION = {True: "建议撤销", False: "建议不撤销", None: ""}


@shows(REVOCATION)
def revocation(by: Viewer, r: Any) -> Shown:
    """Every beat with its day; what came back of the prize, and what has not."""
    left = revocations.owing(r)
    return Shown(
        _lead(r, left),
        facts(
            ("荣誉", link(by, HONOUR, r.honour_id) or r.honour.named),
            ("线索来源", SOURCES.get(r.source, r.source)),
            ("情形", GROUNDS.get(r.ground, r.ground)),
            ("发生日期", dates.full(r.happened)),
            ("严重程度", SEVERITIES.get(r.severity, r.severity) if r.severity else ""),
            ("合法性审核", "已审核" if r.legal_review else ""),
            ("事实", r.facts),
            ("告知时间", dates.moment(r.told_at)),
            ("告知书送达", dates.full(r.served_on)),
            ("答复期限", dates.full(r.answer_by)),
            ("陈述", r.answer),
            ("听取意见", f"{dates.full(r.hearing_on)}：{r.hearing}" if r.hearing_on else ""),
            ("放弃陈述", dates.full(r.waived_on)),
            (
                "评委会意见",
                f"{OPINION[r.opinion_for]}（{r.opinion_document}）：{r.opinion}" if r.opinion_on else "",
            ),
            ("决定日期", dates.full(r.decided)),
            ("文号", r.document),
            ("理由", r.reason),
            ("救济途径", r.remedy),
            ("决定送达", dates.full(r.delivered_on)),
            ("公布", f"{dates.full(r.published_on)}，{r.medium}" if r.published_on else ""),
            (
                "证书、奖杯",
                f"{BACK[r.certificate]}：{r.certificate_note}"
                if r.certificate
                else BACK[""]
                if r.decided and r.state != DROPPED
                else "",
            ),
            ("申请强制执行", f"{dates.full(r.court_on)}，{r.court}" if r.court_on else ""),
        ),
        _steps(r, left),
        _tables(by, r, left),
        (Link("公布的网页", r.link),) if r.link.startswith("https://") else (),
    )


def _lead(r: Any, left: int) -> str:
    if r.state == TOLD:
        return f"当事人可以陈述到{dates.full(r.answer_by)}24:00；没有送达、没有听取意见，不能撤销"
    if r.state == REVOKED and left:
        return f"奖金还有{money.yuan(left)}{YUAN}没有追缴入库"
    return {LEAD: "等告知当事人", DROPPED: "不予撤销，荣誉不变"}.get(r.state, "")


def _steps(r: Any, left: int) -> tuple[Step, ...]:
    heard = r.hearing_on or r.waived_on
    rows = (
        ("告知并送达", _day(r.served_on)),
        ("听取意见", day_of(r.answered_at) or _day(heard)),
        ("评委会意见", _day(r.opinion_on)),
        ("政府决定", _day(r.decided)),
        (
            "送达与公布",
            _day(max(r.delivered_on, r.published_on)) if r.delivered_on and r.published_on else "",
        ),
        ("收回与追缴", "已完成" if r.decided and r.certificate and not left else ""),
    )
    done = next((n for n, (_, when) in enumerate(rows) if not when), len(rows))
    return () if r.state == DROPPED else steps(done, *rows)


def _day(day: date | None) -> str:
    return dates.short(day) if day else ""


def _tables(by: Viewer, r: Any, left: int) -> tuple[Table, ...]:
    """What came into the treasury with what is left after each part, and the ties."""
    owed, rows = r.recovered_fen, []
    for part in revocations.receipts(r.pk):
        owed -= part.fen
        rows.append((dates.full(part.on), part.document, money.yuan(part.fen), money.yuan(owed)))
    ties: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(t.name, TIE.address(t.pk)),
            t.uscc,
            RELATIONS.get(t.relation, t.relation),
            objects.state(t.state, TIE),
        )
        for t in revocations.ties(by, r.pk)
    )
    made = (
        Table(
            "追缴入库",
            ("日期", "缴款书号", f"入库（{YUAN}）", f"尚欠（{YUAN}）"),
            tuple(rows),
            f"应追缴{money.yuan(r.recovered_fen)}{YUAN}，还没有入库",
            numeric=(2, 3),
        )
        if r.recovered_fen
        else None,
        Table("关联单位", ("单位", "代码", "关系", "是否受限"), ties) if ties else None,
    )
    return tuple(t for t in made if t is not None)


@shows(TIE)
def tie(by: Viewer, t: Any) -> Shown:
    return Shown(
        "由政府在作出撤销决定后认定，写明理由" if t.state == NOTED else "",
        facts(
            ("撤销事项", link(by, REVOCATION, t.revocation_id)),
            ("单位", t.name),
            ("信用代码", t.uscc),
            ("关系", RELATIONS.get(t.relation, t.relation)),
            ("事实", t.facts),
            ("认定日期", dates.full(t.judged_on)),
            ("文号", t.document),
            ("理由", t.reason),
        ),
    )
