"""Acts on a change of the holder: reported with its proof, then confirmed or declined by the government
(reading 29).
"""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.law import validity as law
from zhiheng.law.finding import Finding
from zhiheng.registry.holders import holder
from zhiheng.registry.kinds import HONOUR, STANDING
from zhiheng.registry.models import Honour

from . import kinds
from .models import HolderChange

OFFICE = frozenset({""})


def may_report(honour: Honour, at: datetime) -> list[Finding]:
    """One change of an honour's holder at a time."""
    open_ = HolderChange.objects.filter(honour=honour, state=kinds.REPORTED).exists()
    return [law.one_change(open_, cite(honour, "certificate"))]


def reporters(honour: Honour) -> frozenset[str]:
    """The holder itself, or the office where it learns of a change."""
    return holder(honour) | OFFICE


REPORT = Act(
    "report_holder_change",
    "报告单位变更",
    ("applicant", "office"),
    HONOUR,
    "certificate",
    states=(STANDING,),
    who=reporters,
    guard=may_report,
    todo=False,
    makes=((kinds.HOLDER_CHANGE, kinds.REPORTED),),
    help="keep-the-title",
)
CONFIRM = Act(
    "confirm_holder_change",
    "确认单位变更",
    ("government",),
    kinds.HOLDER_CHANGE,
    "certificate",
    states=(kinds.REPORTED,),
    to=kinds.CONFIRMED,
    grave=True,
)
DECLINE = Act(
    "decline_holder_change",
    "不予确认单位变更",
    ("government",),
    kinds.HOLDER_CHANGE,
    "certificate",
    states=(kinds.REPORTED,),
    to=kinds.DECLINED,
    todo=False,
)
