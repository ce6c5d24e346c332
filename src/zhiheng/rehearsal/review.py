"""Review: interests, blind scoring, reconciliation, reports, gate, visits, proposal."""

from __future__ import annotations

from datetime import timedelta

from zhiheng.access.acting import Actor
from zhiheng.applications.services import open_material
from zhiheng.editions import lists, pinned
from zhiheng.editions.kinds import CASE
from zhiheng.editions.models import Case
from zhiheng.law import scoring
from zhiheng.stages.review import panels
from zhiheng.stages.review.kinds import OPEN
from zhiheng.stages.review.models import Book, Consensus, Declaration, Member

from . import scores
from .stage import Stage

PLEDGE = "我已阅读并承诺遵守保密与廉洁要求"


def interests(s: Stage) -> None:
    """Pledges and declarations by every member, reserves included; a substitution where too few are left."""
    alias = {pk: a for a, pk in s.people.items()}
    firms = {pk: a for a, pk in s.cases.items()}
    s.do("office", "open_interests", s.ref)
    for member in Member.objects.filter(edition=s.here).order_by("position"):
        s.do(alias[member.user_id], "sign_undertaking", member.ref, agreed=PLEDGE)
    for row in Declaration.objects.filter(case__edition=s.here, state=OPEN).order_by(
        "user__login", "case__no"
    ):
        found = s.scenario.interests.get((alias[row.user_id], firms[row.case_id]))
        if found:
            s.do(
                alias[row.user_id],
                "declare_interest",
                row.ref,
                interest="有利害关系",
                ground=found[0],
                detail=found[1],
            )
        else:
            s.do(alias[row.user_id], "declare_interest", row.ref, interest="无利害关系")
    if s.scenario.substitution:
        out, reserve, why = s.scenario.substitution
        s.do("office", "substitute", s.ref, out=s.user(out), reserve=s.user(reserve), reason=why)


def open_books(s: Stage) -> None:
    s.do("office", "open_books", s.ref)


def visits(s: Stage) -> None:
    """Every application on the list is visited (or heard) by all who may score it."""
    alias = {pk: a for a, pk in s.people.items()}
    for case in lists.cases_of(s.here):
        s.go(s.at.date(), 9)
        able = panels.scorers(case)
        leader = panels.leader_of(case) or able[0]
        s.do(
            alias[leader],
            "record_visit",
            CASE.ref(case.pk),
            on=s.at.date(),
            present=able,
            log="首次会议、查证、碰头会、末次会议；核对自评所列证据。",
            documents=["内审报告", "顾客满意度测量记录"],
        )
        s.go(s.at.date() + timedelta(days=1), 9)


def score_all(s: Stage, stage: str) -> None:
    """Blind books, then consensus, signatures and report for each application."""
    alias = {pk: a for a, pk in s.people.items()}
    firms = {pk: a for a, pk in s.cases.items()}
    for case in lists.cases_of(s.here):
        firm = s.scenario.firm(firms[case.pk])
        wanted = firm.final if stage == pinned.rules(s.here.instrument).final_stage else firm.material
        criteria = pinned.criteria_of(s.here, case.sector)
        middle = scores.vector(criteria, wanted)
        books(s, case, stage, criteria, middle, alias)
        agree(s, case, stage, middle, alias)


def books(
    s: Stage,
    case: Case,
    stage: str,
    criteria: scoring.Criteria,
    middle: dict[str, int],
    alias: dict[str, str],
) -> None:
    rows = Book.objects.filter(case=case, stage=stage).order_by("user__login")
    for n, book in enumerate(rows, 1):
        open_material(Actor(book.user_id, via="cli"), case.pk, s.at)
        notes = {
            i.id: {"strengths": "方法系统，证据充分", "improvements": "对比数据可再充实"}
            for i in criteria.items[:3]
        }
        s.do(alias[book.user_id], "score", book.ref, percent=scores.around(criteria, middle, n), notes=notes)
        s.do(alias[book.user_id], "lock", book.ref)


def agree(s: Stage, case: Case, stage: str, middle: dict[str, int], alias: dict[str, str]) -> None:
    row = Consensus.objects.get(case=case, stage=stage)
    leader = alias[panels.leader_of(case) or ""]
    s.do(leader, "reconcile", row.ref, percent=middle, notes={})
    for user in panels.book_keepers(case, stage):
        s.do(alias[user], "sign_consensus", row.ref)
    s.do(
        leader,
        "submit_report",
        row.ref,
        report=f"{case.no} 评审报告：方法系统、展开充分，结果总体良好；改进空间见条款意见。",
    )


def gate(s: Stage) -> None:
    s.do(leader(s), "pass_gate", s.ref)


def leader(s: Stage) -> str:
    alias = {pk: a for a, pk in s.people.items()}
    return alias[panels.leader(s.here) or ""]


def propose(s: Stage) -> None:
    s.do(leader(s), "propose", s.ref, text="综合评价：各单位水平与差距见报告，建议名单如下。")


def transmit(s: Stage) -> None:
    s.do("office", "transmit", s.ref, note="评审报告与建议名单一并报评委会审议")
