"""Acts of promotion: the plan and its activities, practice, registers, use and misuse of the title."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access import instants
from zhiheng.access.acting import cite
from zhiheng.access.acts import OPEN_DOOR, Act
from zhiheng.access.kinds import AWARD
from zhiheng.access.viewer import Viewer
from zhiheng.law import promotion as law
from zhiheng.law.finding import Finding
from zhiheng.registry.holders import holder, party
from zhiheng.registry.kinds import HONOUR, REVOKED, STANDING

from . import kinds
from .models import Activity, Part, Practice, PromotionPlan

GROUP = "推广与应用"


def may_adopt(plan: PromotionPlan, at: datetime) -> list[Finding]:
    planned = Activity.objects.filter(plan=plan).exclude(state=kinds.CANCELLED).count()
    return [law.may_adopt(cite(plan, "promotion"), planned)]


def may_sign_up(part: Part, at: datetime) -> list[Finding]:
    return [law.may_sign_up(cite(part, "keep_up"), part.due, instants.day(at))]


def may_record(activity: Activity, at: datetime) -> list[Finding]:
    return [law.may_record(cite(activity, "keep_up"), activity.on, instants.day(at))]


def may_publish(practice: Practice, at: datetime) -> list[Finding]:
    return law.may_publish(
        cite(practice, "practice"), practice.state == kinds.CONSENTED, practice.honour.state == REVOKED
    )


def unexplained(part: Part, by: Viewer) -> bool:
    return not part.explanation


DRAFT_PLAN = Act(
    "draft_promotion_plan",
    "编制年度推广计划",
    ("office",),
    AWARD,
    "promotion",
    group=GROUP,
    todo=False,
    makes=((kinds.PROMOTION_PLAN, kinds.DRAFTED),),
    help="promote",
)
ADD_ACTIVITY = Act(
    "add_activity",
    "列入推广活动",
    ("office",),
    kinds.PROMOTION_PLAN,
    "promotion",
    states=(kinds.DRAFTED, kinds.ADOPTED),
    todo=False,
    makes=((kinds.ACTIVITY, kinds.PLANNED),),
)
ADOPT_PLAN = Act(
    "adopt_promotion_plan",
    "印发推广计划",
    ("office",),
    kinds.PROMOTION_PLAN,
    "promotion",
    states=(kinds.DRAFTED,),
    to=kinds.ADOPTED,
    guard=may_adopt,
)
ASK_WINNERS = Act(
    "ask_winners",
    "邀请获奖单位参加",
    ("office",),
    kinds.ACTIVITY,
    "keep_up",
    states=(kinds.PLANNED,),
    to=kinds.ACTIVITY_ASKED,
    makes=((kinds.PART, kinds.PART_ASKED),),
)
CANCEL_ACTIVITY = Act(
    "cancel_activity",
    "取消推广活动",
    ("office",),
    kinds.ACTIVITY,
    "promotion",
    states=(kinds.PLANNED, kinds.ACTIVITY_ASKED),
    to=kinds.CANCELLED,
    todo=False,
    also=((kinds.PART, kinds.EXCUSED),),
)
SIGN_UP = Act(
    "sign_up",
    "报名参加推广活动",
    ("applicant",),
    kinds.PART,
    "keep_up",
    states=(kinds.PART_ASKED,),
    to=kinds.SIGNED_UP,
    who=party,
    guard=may_sign_up,
)
ATTENDANCE = Act(
    "record_attendance",
    "登记参加情况",
    ("office",),
    kinds.ACTIVITY,
    "keep_up",
    states=(kinds.ACTIVITY_ASKED,),
    to=kinds.HELD,
    guard=may_record,
    also=(
        (kinds.PART, kinds.ATTENDED),
        (kinds.PART, kinds.MISSED),
    ),
)
EXPLAIN = Act(
    "explain_absence",
    "说明未参加的原因",
    ("applicant",),
    kinds.PART,
    "keep_up",
    states=(kinds.MISSED,),
    who=party,
    waits=unexplained,
)
EVALUATE = Act(
    "evaluate_activity",
    "评价推广活动",
    ("office",),
    kinds.ACTIVITY,
    "promotion",
    states=(kinds.HELD,),
    to=kinds.EVALUATED,
)

DRAFT_PRACTICE = Act(
    "draft_practice",
    "撰写经验案例",
    ("applicant", "office"),
    HONOUR,
    "practice",
    states=(STANDING,),
    todo=False,
    makes=((kinds.PRACTICE, kinds.DRAFTED),),
    help="promote",
)
SAVE_PRACTICE = Act(
    "save_practice",
    "修改经验案例",
    ("applicant", "office"),
    kinds.PRACTICE,
    "practice",
    states=(kinds.DRAFTED, kinds.CONSENTED),
    to=kinds.DRAFTED,
    todo=False,
)
CONSENT = Act(
    "consent_practice",
    "同意公开经验案例",
    ("applicant",),
    kinds.PRACTICE,
    "practice",
    states=(kinds.DRAFTED,),
    to=kinds.CONSENTED,
    who=party,
)
PUBLISH = Act(
    "publish_practice",
    "公开经验案例",
    ("office",),
    kinds.PRACTICE,
    "practice",
    states=(kinds.DRAFTED, kinds.CONSENTED),
    to=kinds.PUBLISHED,
    guard=may_publish,
)
WITHDRAW = Act(
    "withdraw_practice",
    "撤回经验案例",
    ("applicant", "office"),
    kinds.PRACTICE,
    "practice",
    states=(kinds.DRAFTED, kinds.CONSENTED, kinds.PUBLISHED),
    to=kinds.WITHDRAWN,
    todo=False,
)

ADOPTER = Act(
    "enter_adopter",
    "登记导入单位",
    ("office",),
    AWARD,
    "promotion",
    group=GROUP,
    todo=False,
    makes=((kinds.PROMOTION_ENTRY, kinds.NOTED),),
    help="promote",
)
MEASURE = Act(
    "enter_measure",
    "登记部门扶持措施",
    ("office",),
    AWARD,
    "practice",
    group=GROUP,
    todo=False,
    makes=((kinds.PROMOTION_ENTRY, kinds.NOTED),),
    help="promote",
)
RESEARCH = Act(
    "enter_research",
    "登记研究、培训与合作",
    ("office",),
    AWARD,
    "research",
    group=GROUP,
    todo=False,
    makes=((kinds.PROMOTION_ENTRY, kinds.NOTED),),
    help="promote",
)
IMPROVEMENT = Act(
    "report_improvement",
    "报告质量改进",
    ("applicant",),
    HONOUR,
    "keep_up",
    states=(STANDING,),
    who=holder,
    todo=False,
    makes=((kinds.PROMOTION_ENTRY, kinds.NOTED),),
    help="promote",
)
STRIKE_ENTRY = Act(
    "strike_entry",
    "更正并删去登记",
    ("office",),
    kinds.PROMOTION_ENTRY,
    "promote",
    states=(kinds.NOTED,),
    to=kinds.STRUCK,
    todo=False,
)

FILE_USE = Act(
    "file_title_use",
    "报送荣誉使用样稿",
    ("applicant",),
    HONOUR,
    "certificate",
    states=(STANDING,),
    who=holder,
    todo=False,
    makes=((kinds.TITLE_USE, kinds.FILED),),
    help="promote",
)
REPORT_MISUSE = Act(
    "report_misuse",
    "反映冒用、伪造荣誉",
    ("public",),
    AWARD,
    "certificate",
    makes=((kinds.MISUSE, kinds.RECEIVED),),
    help="report-misuse",
    rate=OPEN_DOOR,
)
PURSUE_MISUSE = Act(
    "pursue_misuse",
    "核查线索",
    ("office",),
    kinds.MISUSE,
    "certificate",
    states=(kinds.RECEIVED,),
    to=kinds.PURSUED,
    help="promote",
)
CLOSE_MISUSE = Act(
    "close_misuse",
    "办结线索",
    ("office",),
    kinds.MISUSE,
    "certificate",
    states=(kinds.PURSUED,),
    outcomes=(
        kinds.UPHELD,
        kinds.DISMISSED,
    ),
    help="promote",
)
