"""Acts that say who is who."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.access.models import Appointment
from zhiheng.law.finding import Finding, holds

from .models import Expert


def not_entered(obj: Appointment | Expert, at: datetime) -> list[Finding]:
    """An invitation is for those who have not set a password yet."""
    return [
        holds(not obj.user.has_usable_password(), "invited_once", cite(obj, "committee"), name=obj.user.name)
    ]


FOUND_BODY = Act(
    "found_body", "设立机构", ("office", "leading"), "award", "leading", group="机构与任职", todo=False
)
APPOINT = Act("appoint", "任命", ("office", "leading"), "award", "committee", group="机构与任职", todo=False)
END_APPOINTMENT = Act(
    "end_appointment",
    "免去任职",
    ("office", "leading"),
    "appointment",
    "committee",
    states=("running",),
    to="ended",
    todo=False,
)
INVITE = Act(
    "invite",
    "发出登录邀请",
    ("office",),
    "appointment",
    "committee",
    states=("running",),
    guard=not_entered,
    todo=False,
)
INVITE_EXPERT = Act(
    "invite_expert",
    "发出登录邀请",
    ("office",),
    "expert",
    "pool",
    states=("pooled",),
    guard=not_entered,
    todo=False,
)
ADMIT_EXPERT = Act("admit_expert", "入库评审员", ("office",), "award", "pool", group="评审员库", todo=False)
REGISTER = Act("register_organisation", "登记申报单位", ("public",), "award", "apply", todo=False)
