"""What the pages of the review show: panel, member, declaration, book, consensus, visit, evaluation."""

from __future__ import annotations

from typing import Any

from zhiheng.access.offices import SCORES
from zhiheng.access.viewer import Viewer
from zhiheng.editions import selectors as editions
from zhiheng.people import selectors as pools
from zhiheng.stages.review import selectors as review
from zhiheng.stages.review.choices import GROUNDS, MODES, ROLES
from zhiheng.stages.review.kinds import (
    BOOK,
    CONSENSUS,
    DECLARATION,
    DECLARED,
    EVALUATION,
    LOCKED,
    MEMBER,
    OPEN,
    PANEL,
    RECONCILED,
    REPLACED,
    REPORTED,
    SWORN,
    VISIT,
)
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Link, Table
from zhiheng.web.lists import tables

from .parts import Shown, cases, day_of, facts, people, person, shows, staff, steps


def _stage(obj: Any) -> str:
    return editions.rules_of(obj).stage(obj.stage).title


@shows(PANEL)
def panel(by: Viewer, p: Any) -> Shown:
    members: tuple[Table, ...] = ()
    if staff(by, p):
        rows = tuple(
            (
                Link(m.user.name, MEMBER.address(m.pk)),
                ROLES.get(m.role, m.role),
                pools.pool_name(m.pool),
                objects.state(m.state, MEMBER),
            )
            for m in review.members_ever(p.edition_id)
        )
        members = (Table("成员", ("姓名", "角色", "专家库", "状态"), rows, "还没有成员"),)
    return Shown(
        "",
        facts(("产生方式", MODES.get(p.mode, p.mode)), ("理由", p.reason), ("文号", p.document)),
        tables=members,
    )


@shows(MEMBER)
def member(by: Viewer, m: Any) -> Shown:
    sworn = m.state == SWORN
    return Shown(
        "" if sworn or m.state == REPLACED else "签署保密廉洁承诺之后，才能打开申报材料",
        facts(
            ("姓名", m.user.name),
            ("角色", ROLES.get(m.role, m.role)),
            ("专家库", pools.pool_name(m.pool)),
            ("承诺时间", dates.moment(m.signed_at)),
            ("由谁递补", person(by, m, m.replaced_by)),
        ),
        steps(2 if sworn else 1, ("聘请", ""), ("签署承诺", day_of(m.signed_at)))
        if m.state != REPLACED
        else (),
    )


@shows(DECLARATION)
def declaration(by: Viewer, d: Any) -> Shown:
    declared = d.state == DECLARED
    return Shown(
        "" if declared else "声明之前不能打开这家单位的材料",
        facts(
            ("评审员", d.user.name),
            ("利害关系", ("有，已回避" if d.interest else "没有") if declared else ""),
            ("情形", GROUNDS.get(d.ground, d.ground) if d.ground else ""),
            ("说明", d.detail),
            ("声明时间", dates.moment(d.at)),
        ),
    )


@shows(BOOK)
def book(by: Viewer, b: Any) -> Shown:
    locked = b.state == LOCKED
    return Shown(
        "已锁定，不能更改" if locked else "锁定之前只有评审员本人能看",
        facts(("评审员", b.user.name), ("阶段", _stage(b)), ("锁定时间", dates.moment(b.locked_at))),
        steps(2 if locked else 1, ("逐条评分", ""), ("锁定", day_of(b.locked_at))),
        files=(Link("打开评分表", f"/book/{b.pk}/"),),
    )


@shows(CONSENSUS)
def consensus(by: Viewer, c: Any) -> Shown:
    dissent = tuple(
        (person(by, c, user) or "一位评审员", said) for user, said in sorted(c.signatures.items()) if said
    )
    done = {OPEN: 0, RECONCILED: 1, REPORTED: 3}.get(c.state, 0)
    return Shown(
        "",
        facts(
            ("阶段", _stage(c)),
            ("合议得分", tables.shown(c.total, editions.rules_of(c)) if c.total else ""),
            ("签署", f"{len(c.signatures)}人" if c.signatures else ""),
            ("报告", c.report),
        ),
        steps(
            done,
            ("合议", ""),
            ("全体签署", f"已签{len(c.signatures)}人" if c.signatures else ""),
            ("提交报告", ""),
        ),
        (Table("保留意见", ("评审员", "意见"), dissent),) if dissent else (),
        (Link("逐条对照", f"/lead/{c.case_id}/"),) if by.holds_any(SCORES, c.award_of) else (),
    )


@shows(VISIT)
def visit(by: Viewer, v: Any) -> Shown:
    papers = tuple((str(n), text) for n, text in enumerate(v.documents, 1))
    return Shown(
        "",
        facts(
            ("阶段", _stage(v)),
            ("日期", dates.full(v.on)),
            ("到场", people(by, v, v.present)),
            ("查证记录", v.log),
            ("费用反馈", _cost(by, v)),
        ),
        tables=(Table("查看的文件", ("序", "文件"), papers, head=1),) if papers else (),
    )


def _cost(by: Viewer, v: Any) -> str:
    """What the applicant says of costs, for office and supervision alone."""
    if not staff(by, v) or v.cost is None:
        return ""
    return f"承担了费用：{v.feedback}" if v.cost else "没有承担任何费用"


@shows(EVALUATION)
def evaluation(by: Viewer, e: Any) -> Shown:
    dissent = tuple(
        (person(by, e, user) or "一位评审员", said) for user, said in sorted(e.dissent.items()) if said
    )
    proposed = cases(by, "建议名单", e.proposed)
    return Shown(
        "",
        facts(("阶段", _stage(e)), ("综合评价", e.text)),
        tables=(proposed, *((Table("保留意见", ("评审员", "意见"), dissent),) if dissent else ())),
    )
