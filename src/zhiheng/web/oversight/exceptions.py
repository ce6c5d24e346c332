"""What supervision looks at first: everything that left the ordinary course, counted, one click from its
entries.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.conduct import selectors as conduct
from zhiheng.editions.kinds import EDITION
from zhiheng.ledger import selectors as ledger
from zhiheng.oversight import selectors as oversight
from zhiheng.oversight.kinds import NOTED, SUPERVISION_FINDING
from zhiheng.stages.review import selectors as review
from zhiheng.stages.screening import selectors as screening
from zhiheng.web.editions import dates
from zhiheng.web.frame.doors import opens
from zhiheng.web.frame.parts import Cells, Link, State, Table
from zhiheng.web.lists import tables

KINDS = (
    ("judge", "人工认定", "法律条件未能由事实直接得出，由办公室写明理由认定"),
    ("enter_letter", "代录部门复函", "须由第二人复核后才算数"),
    ("enter_recommendation", "代录推荐意见", "须由第二人复核后才算数"),
    ("enter_decision", "代录政府决定", "须由第二人复核后才算数"),
    ("substitute", "候补评审员递补", "因回避或不能履职"),
    ("recuse", "评委会委员回避", "不发选票、不看材料"),
    ("request_supplement", "要求补正", "每家至多一轮"),
    ("refuse", "资格审核不予通过", "须先告知并听取陈述"),
    ("interrupt_notice", "公示中断", "按中断的工作日顺延"),
    ("set_aside", "异议不予受理", "匿名且没有可查事实"),
    ("uphold", "异议成立、取消资格", "空出的名额不递补"),
    ("recount_notice", "公示期重新计算", "节假日安排载入之后"),
    ("return_plan", "工作方案退回", "重新编制后再报"),
    ("return_letter", "退回代录的复函", "这一步重新办理"),
    ("return_recommendation", "退回代录的推荐意见", "这一步重新办理"),
    ("return_sign_in", "退回代录的签到", "这一步重新办理"),
    ("return_count", "退回代录的计票", "这一步重新办理"),
    ("return_decision", "退回代录的决定", "这一步重新办理"),
    ("void_ballot", "表决作废", "写明理由，重新发起"),
    ("erase_payload", "删除个人信息", "记录仍在，内容按规定删除"),
    ("reissue_certificate", "补发证书", "写明理由"),
    ("revoke", "撤销荣誉", "须先告知并听取陈述"),
)


def table(by: Viewer, edition: Any, today: date) -> Table:
    """Counted exceptions of an edition; those that never happened are left out."""
    counted = ledger.counted(EDITION.ref(edition.pk), [k for k, _, _ in KINDS])
    rows: list[tuple[Cells, ...]] = [
        (Link(title, f"/ledger/?act={act}"), str(counted[act]), note)
        for act, title, note in KINDS
        if counted.get(act)
    ]
    late = [w for w in screening.waiting(edition.pk) if w.due < today]
    rows += [(State("issue", f"{w.body}逾期未答复"), str(w.cases), dates.overdue(w.due, today)) for w in late]
    rows += [*_late(edition), *_recused(edition), *_charged(by, edition, today), *_powers(edition)]
    open_ = [f for f in oversight.findings(edition.pk) if f.state == NOTED]
    rows += [
        (Link("监督意见未答复", SUPERVISION_FINDING.address(f.pk)), "1", tables.moment(f.at)) for f in open_
    ]
    return Table("例外事项", ("事项", "次数", "说明"), tuple(rows), "本届目前没有例外事项", numeric=(1,))


def _late(edition: Any) -> list[tuple[Cells, ...]]:
    """What was done, but after its day."""
    answers, locks = screening.late_answers(edition.pk), conduct.late_locks(edition)
    rows: list[tuple[Cells, ...]] = (
        [("部门逾期答复", str(answers), "晚于函中的截止日，答复照常采用")] if answers else []
    )
    return rows + ([("评审员逾期锁定评分表", str(locks), "晚于工作方案的评审截止日")] if locks else [])


def _recused(edition: Any) -> list[tuple[Cells, ...]]:
    n = len(review.recusals(edition.pk))
    return (
        [
            (
                Link("利害关系回避", "/ledger/?act=declare_interest&act=recuse"),
                str(n),
                "回避后看不到材料，不评分、不表决",
            )
        ]
        if n
        else []
    )


def _charged(by: Viewer, edition: Any, today: date) -> list[tuple[Cells, ...]]:
    """Cases and complaints of the award, and scores that are to be looked at again."""
    running, undelivered = conduct.running(edition.award_id)
    late, again = conduct.overdue(edition.award_id, today), len(review.doubtful(by, edition.pk))
    rows = (
        ("失职案件正在办理", running, "告知、听取陈述之后作出决定"),
        ("处理决定没有登记送达", undelivered, "决定须送达当事人"),
        ("投诉超过10个工作日没有办结", late, "从收到之日起算"),
        ("评分须复核", again, "评审员被取消资格，评分照原样保留"),
    )
    return [
        (Link(title, "/conduct/") if opens(by, "conduct") else title, str(n), note)
        for title, n, note in rows
        if n
    ]


def _powers(edition: Any) -> list[tuple[Cells, ...]]:
    """What was done on the server and not on a page; in a rehearsal that is the script's ordinary way."""
    n = 0 if edition.award.rehearsal else ledger.through(EDITION.ref(edition.pk), "cli")
    return [(Link("在服务器上办理", "/ledger/"), str(n), "不经网页，由维护人员以命令行办理")] if n else []


NAMED = {act: title for act, title, _ in KINDS}
