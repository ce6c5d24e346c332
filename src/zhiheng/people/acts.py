"""Acts that say who is who."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acting import cite
from zhiheng.access.acts import OPEN_DOOR, Act
from zhiheng.access.kinds import APPOINTMENT, AWARD, ENDED, RUNNING
from zhiheng.access.models import Appointment
from zhiheng.law.finding import Finding, holds

from . import kinds
from .models import Expert


def not_entered(obj: Appointment | Expert, at: datetime) -> list[Finding]:
    """An invitation is for those who have not set a password yet."""
    return [
        holds(not obj.user.has_usable_password(), "invited_once", cite(obj, "committee"), name=obj.user.name)
    ]


FOUND_BODY = Act(
    "found_body",
    "设立机构",
    ("office", "leading"),
    AWARD,
    "leading",
    group="机构与任职",
    todo=False,
    makes=((kinds.BODY, kinds.RUNNING),),
    help="people",
)
APPOINT = Act(
    "appoint",
    "任命",
    ("office", "leading"),
    AWARD,
    "committee",
    group="机构与任职",
    todo=False,
    makes=((APPOINTMENT, RUNNING),),
    help="people",
)
END_APPOINTMENT = Act(
    "end_appointment",
    "免去任职",
    ("office", "leading"),
    APPOINTMENT,
    "committee",
    states=(RUNNING,),
    to=ENDED,
    todo=False,
)
INVITE = Act(
    "invite",
    "发出登录邀请",
    ("office",),
    APPOINTMENT,
    "committee",
    states=(RUNNING,),
    guard=not_entered,
    todo=False,
)
INVITE_EXPERT = Act(
    "invite_expert",
    "发出登录邀请",
    ("office",),
    kinds.EXPERT,
    "pool",
    states=(kinds.POOLED,),
    guard=not_entered,
    todo=False,
)
ADMIT_EXPERT = Act(
    "admit_expert",
    "入库评审员",
    ("office",),
    AWARD,
    "pool",
    group="评审员库",
    todo=False,
    makes=((kinds.EXPERT, kinds.POOLED),),
    help="people",
)
REGISTER = Act(
    "register_organisation",
    "登记申报单位",
    ("public",),
    AWARD,
    "apply",
    todo=False,
    makes=(
        (kinds.ORGANISATION, kinds.REGISTERED),
        (APPOINTMENT, RUNNING),
    ),
    also=((kinds.ORGANISATION, kinds.REGISTERED),),
    rate=OPEN_DOOR,
)
