"""Acts on the use of a prize and on inspections (Art 23)."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access import instants, todo
from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.access.kinds import AWARD
from zhiheng.access.viewer import Viewer
from zhiheng.law import inspection as law
from zhiheng.law.finding import Finding, holds
from zhiheng.registry.holders import holder, party
from zhiheng.registry.kinds import HONOUR, STANDING
from zhiheng.registry.models import Honour

from . import kinds, prize_money
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
    HONOUR,
    "prize_use",
    states=(STANDING,),
    who=holder,
    guard=has_prize,
    todo=False,
    makes=((kinds.USE_PLAN, kinds.USE_PLAN_FILED),),
    also=((kinds.USE_PLAN, kinds.RENEWED),),
    help="use-the-prize",
)
ENTER = Act(
    "enter_use",
    "登记奖金支出",
    ("applicant",),
    HONOUR,
    "prize_use",
    states=(STANDING,),
    who=holder,
    guard=has_prize,
    todo=False,
    makes=((kinds.USE, kinds.ENTERED),),
    help="use-the-prize",
)
STRIKE = Act(
    "strike_use",
    "更正并删去支出",
    ("applicant",),
    kinds.USE,
    "prize_use",
    states=(kinds.ENTERED,),
    to=kinds.STRUCK,
    who=party,
    guard=unreported,
    todo=False,
)
REPORT = Act(
    "report_use",
    "报送奖金使用情况报告",
    ("applicant",),
    HONOUR,
    "prize_use",
    states=(STANDING,),
    who=holder,
    guard=has_prize,
    waits=owes,
    makes=((kinds.USE_REPORT, kinds.USE_REPORT_FILED),),
    help="use-the-prize",
)
FLAG = Act(
    "flag_use",
    "认定使用不当",
    ("office",),
    kinds.USE,
    "prize_use",
    states=(kinds.ENTERED,),
    to=kinds.FLAGGED,
    todo=False,
    help="inspect",
)
CLEAR = Act(
    "clear_use",
    "撤销使用不当的认定",
    ("office",),
    kinds.USE,
    "prize_use",
    states=(kinds.FLAGGED,),
    to=kinds.ENTERED,
    todo=False,
    help="inspect",
)

SEAL = Act(
    "seal_draw",
    "封存双随机名单",
    ("office",),
    AWARD,
    "prize_use",
    group=GROUP,
    todo=False,
    makes=((kinds.DRAW, kinds.SEALED),),
    help="inspect",
)
DRAW = Act(
    "draw_inspection",
    "抽取检查对象和检查人员",
    ("office",),
    kinds.DRAW,
    "prize_use",
    states=(kinds.SEALED,),
    to=kinds.DRAWN,
    makes=((kinds.INSPECTION, kinds.ASSIGNED),),
)
NAME = Act(
    "name_inspection",
    "指定监督检查",
    ("office",),
    HONOUR,
    "prize_use",
    states=(STANDING,),
    todo=False,
    makes=((kinds.INSPECTION, kinds.ASSIGNED),),
    help="inspect",
)
RECORD = Act(
    "record_inspection",
    "记录监督检查",
    ("office",),
    kinds.INSPECTION,
    "prize_use",
    states=(kinds.ASSIGNED,),
    to=kinds.RECORDED,
    who=inspectors,
    makes=(
        (kinds.INSPECTION_FINDING, kinds.NOTED),
        (kinds.INSPECTION_FINDING, kinds.OPEN),
    ),
)
RECTIFY = Act(
    "report_rectification",
    "报告整改情况",
    ("applicant",),
    kinds.INSPECTION_FINDING,
    "prize_use",
    states=(kinds.OPEN,),
    to=kinds.RECTIFIED,
    who=party,
    help="use-the-prize",
)
ACCEPT = Act(
    "accept_rectification",
    "认可整改",
    ("office",),
    kinds.INSPECTION_FINDING,
    "prize_use",
    states=(kinds.RECTIFIED,),
    to=kinds.ACCEPTED,
    who=inspectors,
)
RETURN = Act(
    "return_rectification",
    "退回整改",
    ("office",),
    kinds.INSPECTION_FINDING,
    "prize_use",
    states=(kinds.RECTIFIED,),
    to=kinds.OPEN,
    who=inspectors,
)
ESCALATE = Act(
    "escalate_finding",
    "转为撤销线索",
    ("office",),
    kinds.INSPECTION_FINDING,
    "prize_use",
    states=(kinds.NOTED, kinds.OPEN, kinds.RECTIFIED),
    to=kinds.ESCALATED,
    todo=False,
)
CLOSE = Act(
    "close_inspection",
    "办结监督检查",
    ("office",),
    kinds.INSPECTION,
    "prize_use",
    states=(kinds.RECORDED,),
    to=kinds.CLOSED,
    guard=settled,
    waits=ready,
)
