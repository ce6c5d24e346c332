"""Acts of promotion: the plan and its activities, practice, registers, use and misuse of the title."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access import instants
from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.access.viewer import Viewer
from zhiheng.law import promotion as law
from zhiheng.law.finding import Finding
from zhiheng.registry.holders import holder, party

from .models import Activity, Part, Practice, PromotionPlan

GROUP = "推广与应用"


def may_adopt(plan: PromotionPlan, at: datetime) -> list[Finding]:
    planned = Activity.objects.filter(plan=plan).exclude(state="cancelled").count()
    return [law.may_adopt(cite(plan, "promotion"), planned)]


def may_sign_up(part: Part, at: datetime) -> list[Finding]:
    return [law.may_sign_up(cite(part, "keep_up"), part.due, instants.day(at))]


def may_record(activity: Activity, at: datetime) -> list[Finding]:
    return [law.may_record(cite(activity, "keep_up"), activity.on, instants.day(at))]


def may_publish(practice: Practice, at: datetime) -> list[Finding]:
    return law.may_publish(
        cite(practice, "practice"), practice.state == "consented", practice.honour.state == "revoked"
    )


def unexplained(part: Part, by: Viewer) -> bool:
    return not part.explanation


DRAFT_PLAN = Act(
    "draft_promotion_plan", "编制年度推广计划", ("office",), "award", "promotion", group=GROUP, todo=False
)
ADD_ACTIVITY = Act(
    "add_activity",
    "列入推广活动",
    ("office",),
    "promotion_plan",
    "promotion",
    states=("drafted", "adopted"),
    todo=False,
)
ADOPT_PLAN = Act(
    "adopt_promotion_plan",
    "印发推广计划",
    ("office",),
    "promotion_plan",
    "promotion",
    states=("drafted",),
    to="adopted",
    guard=may_adopt,
)
ASK_WINNERS = Act(
    "ask_winners", "邀请获奖单位参加", ("office",), "activity", "keep_up", states=("planned",), to="asked"
)
CANCEL_ACTIVITY = Act(
    "cancel_activity",
    "取消推广活动",
    ("office",),
    "activity",
    "promotion",
    states=("planned", "asked"),
    to="cancelled",
    todo=False,
)
SIGN_UP = Act(
    "sign_up",
    "报名参加推广活动",
    ("applicant",),
    "part",
    "keep_up",
    states=("asked",),
    to="signed_up",
    who=party,
    guard=may_sign_up,
)
ATTENDANCE = Act(
    "record_attendance",
    "登记参加情况",
    ("office",),
    "activity",
    "keep_up",
    states=("asked",),
    to="held",
    guard=may_record,
)
EXPLAIN = Act(
    "explain_absence",
    "说明未参加的原因",
    ("applicant",),
    "part",
    "keep_up",
    states=("missed",),
    who=party,
    waits=unexplained,
)
EVALUATE = Act(
    "evaluate_activity",
    "评价推广活动",
    ("office",),
    "activity",
    "promotion",
    states=("held",),
    to="evaluated",
)

DRAFT_PRACTICE = Act(
    "draft_practice",
    "撰写经验案例",
    ("applicant", "office"),
    "honour",
    "practice",
    states=("standing",),
    todo=False,
)
SAVE_PRACTICE = Act(
    "save_practice",
    "修改经验案例",
    ("applicant", "office"),
    "practice",
    "practice",
    states=("drafted", "consented"),
    to="drafted",
    todo=False,
)
CONSENT = Act(
    "consent_practice",
    "同意公开经验案例",
    ("applicant",),
    "practice",
    "practice",
    states=("drafted",),
    to="consented",
    who=party,
)
PUBLISH = Act(
    "publish_practice",
    "公开经验案例",
    ("office",),
    "practice",
    "practice",
    states=("drafted", "consented"),
    to="published",
    guard=may_publish,
)
WITHDRAW = Act(
    "withdraw_practice",
    "撤回经验案例",
    ("applicant", "office"),
    "practice",
    "practice",
    states=("drafted", "consented", "published"),
    to="withdrawn",
    todo=False,
)

ADOPTER = Act("enter_adopter", "登记导入单位", ("office",), "award", "promotion", group=GROUP, todo=False)
MEASURE = Act("enter_measure", "登记部门扶持措施", ("office",), "award", "practice", group=GROUP, todo=False)
RESEARCH = Act(
    "enter_research", "登记研究、培训与合作", ("office",), "award", "research", group=GROUP, todo=False
)
IMPROVEMENT = Act(
    "report_improvement",
    "报告质量改进",
    ("applicant",),
    "honour",
    "keep_up",
    states=("standing",),
    who=holder,
    todo=False,
)
STRIKE_ENTRY = Act(
    "strike_entry",
    "更正并删去登记",
    ("office",),
    "promotion_entry",
    "promote",
    states=("noted",),
    to="struck",
    todo=False,
)

FILE_USE = Act(
    "file_title_use",
    "报送荣誉使用样稿",
    ("applicant",),
    "honour",
    "certificate",
    states=("standing",),
    who=holder,
    todo=False,
)
REPORT_MISUSE = Act("report_misuse", "反映冒用、伪造荣誉", ("public",), "award", "certificate")
PURSUE_MISUSE = Act(
    "pursue_misuse", "核查线索", ("office",), "misuse", "certificate", states=("received",), to="pursued"
)
CLOSE_MISUSE = Act("close_misuse", "办结线索", ("office",), "misuse", "certificate", states=("pursued",))
