"""Acts on the use of a prize and on inspections (Art 23)."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access import instants, todo
from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.access.viewer import Viewer
from zhiheng.law import inspection as law
from zhiheng.law.finding import Finding, holds
from zhiheng.registry.holders import holder, party
from zhiheng.registry.models import Honour

from . import prize_money
from .models import Inspection, InspectionFinding, Use

GROUP = "奖金使用与检查"


def inspectors(row: Inspection | InspectionFinding) -> frozenset[str]:
    """The two who were drawn or named, and nobody else."""
    found = row.inspection if isinstance(row, InspectionFinding) else row
    return frozenset(f"user/{u}" for u in found.inspectors)


def has_prize(honour: Honour, at: datetime) -> list[Finding]:
    """A re-award carries no prize, and nothing is used before it was paid."""
    article = cite(honour, "prize_use")
    if not honour.first_time:
        return [holds(False, "prize_none", cite(honour, "reaward"))]
    return [holds(prize_money.paid(honour).fen > 0, "prize_paid", article)]


def unreported(use: Use, at: datetime) -> list[Finding]:
    return [
        holds(
            use.report_id is None,
            "use_unreported",
            cite(use, "prize_use"),
            year=use.report.year if use.report else None,
        )
    ]


def settled(inspection: Inspection, at: datetime) -> list[Finding]:
    return [law.may_close(cite(inspection, "prize_use"), prize_money.unsettled(inspection))]


def owes(honour: Honour, by: Viewer) -> bool:
    """Is the report of last year missing, while something was left (reading 16)?"""
    return prize_money.owes(honour, instants.day(todo.now_for(honour)))


def ready(inspection: Inspection, by: Viewer) -> bool:
    return not prize_money.unsettled(inspection)


PLAN = Act(
    "plan_use",
    "编制奖金使用计划",
    ("applicant",),
    "honour",
    "prize_use",
    states=("standing",),
    who=holder,
    guard=has_prize,
    todo=False,
)
ENTER = Act(
    "enter_use",
    "登记奖金支出",
    ("applicant",),
    "honour",
    "prize_use",
    states=("standing",),
    who=holder,
    guard=has_prize,
    todo=False,
)
STRIKE = Act(
    "strike_use",
    "更正并删去支出",
    ("applicant",),
    "use",
    "prize_use",
    states=("entered",),
    to="struck",
    who=party,
    guard=unreported,
    todo=False,
)
REPORT = Act(
    "report_use",
    "报送奖金使用情况报告",
    ("applicant",),
    "honour",
    "prize_use",
    states=("standing",),
    who=holder,
    guard=has_prize,
    waits=owes,
)
FLAG = Act(
    "flag_use", "认定使用不当", ("office",), "use", "prize_use", states=("entered",), to="flagged", todo=False
)
CLEAR = Act(
    "clear_use",
    "撤销使用不当的认定",
    ("office",),
    "use",
    "prize_use",
    states=("flagged",),
    to="entered",
    todo=False,
)

SEAL = Act("seal_draw", "封存双随机名单", ("office",), "award", "prize_use", group=GROUP, todo=False)
DRAW = Act(
    "draw_inspection",
    "抽取检查对象和检查人员",
    ("office",),
    "draw",
    "prize_use",
    states=("sealed",),
    to="drawn",
)
NAME = Act(
    "name_inspection", "指定监督检查", ("office",), "honour", "prize_use", states=("standing",), todo=False
)
RECORD = Act(
    "record_inspection",
    "记录监督检查",
    ("office",),
    "inspection",
    "prize_use",
    states=("assigned",),
    to="recorded",
    who=inspectors,
)
RECTIFY = Act(
    "report_rectification",
    "报告整改情况",
    ("applicant",),
    "inspection_finding",
    "prize_use",
    states=("open",),
    to="rectified",
    who=party,
)
ACCEPT = Act(
    "accept_rectification",
    "认可整改",
    ("office",),
    "inspection_finding",
    "prize_use",
    states=("rectified",),
    to="accepted",
    who=inspectors,
)
RETURN = Act(
    "return_rectification",
    "退回整改",
    ("office",),
    "inspection_finding",
    "prize_use",
    states=("rectified",),
    to="open",
    who=inspectors,
)
ESCALATE = Act(
    "escalate_finding",
    "转为撤销线索",
    ("office",),
    "inspection_finding",
    "prize_use",
    states=("noted", "open", "rectified"),
    to="escalated",
    todo=False,
)
CLOSE = Act(
    "close_inspection",
    "办结监督检查",
    ("office",),
    "inspection",
    "prize_use",
    states=("recorded",),
    to="closed",
    guard=settled,
    waits=ready,
)
