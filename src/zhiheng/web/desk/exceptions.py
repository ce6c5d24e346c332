"""What supervision looks at first: everything that left the ordinary course, counted, one click from its entries."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhiheng.ledger import selectors as ledger
from zhiheng.oversight import selectors as oversight
from zhiheng.stages.screening import selectors as screening
from zhiheng.web.frame.page import Link, State, Table
from zhiheng.web.frame.parts import Cells

from . import dates, tables

KINDS = (
    ("judge", "人工认定", "法律条件未能由事实直接得出，由办公室写明理由认定"),
    ("enter_letter", "代录部门复函", "须由第二人复核后才算数"),
    ("enter_recommendation", "代录推荐意见", "须由第二人复核后才算数"),
    ("enter_decision", "代录区政府决定", "须由第二人复核后才算数"),
    ("substitute", "候补评审员递补", "因回避或不能履职"),
    ("recuse", "评委会委员回避", "不发选票、不看材料"),
    ("request_supplement", "要求补正", "每家至多一轮"),
    ("refuse", "资格审核不予通过", "须先告知并听取陈述"),
    ("interrupt_notice", "公示中断", "按中断的工作日顺延"),
    ("set_aside", "异议不予受理", "匿名且没有可查事实"),
    ("uphold", "异议成立、取消资格", "空出的名额不递补"),
    ("reissue_certificate", "补发证书", "写明理由"),
    ("revoke", "撤销荣誉", "须先告知并听取陈述"),
)


def table(edition: Any, today: date) -> Table:
    """Counted exceptions of an edition; those that never happened are left out."""
    counted = ledger.counted(f"edition/{edition.pk}", [k for k, _, _ in KINDS])
    rows: list[tuple[Cells, ...]] = [
        (Link(title, f"/ledger/?act={act}"), str(counted[act]), note) for act, title, note in KINDS if counted.get(act)
    ]
    late = [w for w in screening.waiting(edition.pk) if w.due < today]
    rows += [(State("issue", f"{w.body}逾期未答复"), str(w.cases), dates.overdue(w.due, today)) for w in late]
    open_ = [f for f in oversight.findings(edition.pk) if f.state == "noted"]
    rows += [(Link("监督意见未答复", f"/o/supervision_finding/{f.pk}/"), "1", tables.moment(f.at)) for f in open_]
    return Table("例外事项", ("事项", "次数", "说明"), tuple(rows), "本届目前没有例外事项", numeric=(1,))


NAMED = {act: title for act, title, _ in KINDS}
