"""Acts on an edition before and around its stages."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acts import Act
from zhiheng.access.kinds import AWARD
from zhiheng.access.viewer import Viewer
from zhiheng.law.finding import Finding, holds
from zhiheng.people.kinds import ORGANISATION

from . import checks, kinds
from .models import BudgetLine, Edition, Hearing
from .pinned import rules_of

PLANNING = (kinds.PLANNING, kinds.SUBMITTED, kinds.APPROVED)


def may_call(edition: Edition, at: datetime) -> list[Finding]:
    """What must stand before a call: approved plan, adopted readings, checked regulation, money, panel
    (reading 31).
    """
    rules = rules_of(edition)
    lines = set(BudgetLine.objects.filter(edition=edition).values_list("sort", flat=True))
    late = edition.plan.get("panel_before") == "books"
    return [
        holds(edition.state == kinds.APPROVED, "plan_approved", rules.cite("plan")),
        holds(bool(edition.readings.get("adopted_on")), "readings_adopted", rules.cite("plan")),
        holds(bool(edition.readings.get("confirmed_on")), "readings_confirmed", rules.cite("plan")),
        holds(bool(edition.regulation_check), "regulation_checked", rules.cite("in_force")),
        holds({"prize", "review"} <= lines, "budget_lines", rules.cite("budget")),
        holds(late or edition.panel_on is not None, "panel_engaged", rules.cite("panel")),
    ]


def plan_whole(edition: Edition, at: datetime) -> list[Finding]:
    return [holds(bool(edition.plan.get("deadline")), "plan_whole", rules_of(edition).cite("work_plan"))]


def applicant_of(hearing: Hearing) -> frozenset[str]:
    return frozenset({ORGANISATION.ref(hearing.case.organisation_id)})


def unchecked(edition: Edition, by: Viewer) -> bool:
    """Nobody looked yet whether the regulation is in force."""
    return not edition.regulation_check


def not_filed(edition: Edition, by: Viewer) -> bool:
    """Nothing of an archived edition changes any more."""
    return edition.state != kinds.CLOSED


OPEN_EDITION = Act(
    "open_edition",
    "开设新一届",
    ("office",),
    AWARD,
    "work_plan",
    group="届次",
    todo=False,
    makes=((kinds.EDITION, kinds.PLANNING),),
)
LOAD_CALENDAR = Act(
    "load_calendar",
    "载入年度节假日安排",
    ("office",),
    AWARD,
    "notice",
    group="设置",
    todo=False,
    help="load-holidays",
)
SAVE_PLAN = Act(
    "save_plan", "编制评审工作方案", ("office",), kinds.EDITION, "work_plan", states=(kinds.PLANNING,)
)
AMEND_PLAN = Act(
    "amend_plan",
    "变更评审工作方案",
    ("committee",),
    kinds.EDITION,
    "plan",
    states=(kinds.RUNNING,),
    grave=True,
    todo=False,
)
CHECK_REGULATION = Act(
    "check_regulation",
    "核对办法有效性",
    ("office",),
    kinds.EDITION,
    "in_force",
    states=PLANNING,
    waits=unchecked,
)
ADD_LINE = Act(
    "add_budget_line",
    "登记预算",
    ("office",),
    kinds.EDITION,
    "budget",
    todo=False,
    waits=not_filed,
    makes=((kinds.BUDGET_LINE, kinds.OPEN),),
    help="pay-costs",
)
SUBMIT_PLAN = Act(
    "submit_plan",
    "提请评委会审批方案",
    ("office",),
    kinds.EDITION,
    "plan",
    states=(kinds.PLANNING,),
    to=kinds.SUBMITTED,
    guard=plan_whole,
)
RETURN_PLAN = Act(
    "return_plan",
    "退回方案",
    ("committee",),
    kinds.EDITION,
    "plan",
    states=(kinds.SUBMITTED,),
    to=kinds.PLANNING,
    todo=False,
)
APPROVE_PLAN = Act(
    "approve_plan",
    "审批方案",
    ("committee",),
    kinds.EDITION,
    "plan",
    states=(kinds.SUBMITTED,),
    to=kinds.APPROVED,
)
ADOPT_READINGS = Act("adopt_readings", "通过解释口径", ("committee",), kinds.EDITION, "plan", states=PLANNING)
CONFIRM_READINGS = Act(
    "confirm_readings", "确认限制权利的口径", ("government",), kinds.EDITION, "plan", states=PLANNING
)
PUBLISH_CALL = Act(
    "publish_call",
    "发布申报通知",
    ("office",),
    kinds.EDITION,
    "call",
    states=PLANNING,
    to=kinds.RUNNING,
    guard=may_call,
)
CLOSE_EDITION = Act(
    "close_edition",
    "办结归档",
    ("office",),
    kinds.EDITION,
    "work_plan",
    states=(kinds.CONCLUDED,),
    to=kinds.CLOSED,
    guard=checks.may_close,
    waits=checks.settled,
    help="keep",
)
TELL = Act(
    "tell",
    "告知拟作出的决定",
    ("office",),
    kinds.CASE,
    "screening",
    states=(kinds.SUBMITTED, kinds.ADMITTED, kinds.AWARDED),
    todo=False,
    makes=((kinds.HEARING, kinds.TOLD),),
)
RESPOND = Act(
    "respond",
    "陈述申辩",
    ("applicant",),
    kinds.HEARING,
    "screening",
    states=(kinds.TOLD,),
    to=kinds.ANSWERED,
    who=applicant_of,
    grave=True,
)
ERASE = Act("erase_payload", "删除个人信息", ("office",), kinds.EDITION, "secrecy", todo=False, help="keep")
