"""Acts of applying and recommending."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acts import Act
from zhiheng.access.viewer import Viewer
from zhiheng.editions import pinned
from zhiheng.editions.models import Case, Edition
from zhiheng.law import call
from zhiheng.law.finding import Finding, holds

from .models import Evidence, Recommendation


def owner(case: Case) -> frozenset[str]:
    return frozenset({f"organisation/{case.organisation_id}"})


def owner_of_evidence(evidence: Evidence) -> frozenset[str]:
    return owner(evidence.case)


def body_of(recommendation: Recommendation) -> frozenset[str]:
    return frozenset({f"body/{recommendation.body_id}"})


def not_begun(edition: Edition, by: Viewer) -> bool:
    """Has the organisation no application in this edition yet?"""
    return not Case.objects.filter(edition=edition, organisation__in=by.scope_ids("applicant")).exists()


def nobody_asked(case: Case, by: Viewer) -> bool:
    """Is there no body that was asked for its recommendation and did not return the application?"""
    return not Recommendation.objects.filter(case=case).exclude(state="returned").exists()


def deadline_over(edition: Edition, at: datetime) -> list[Finding]:
    """Nobody closes the call before 24:00 of its last day."""
    over = edition.deadline is not None and at >= call.closes_at(edition.deadline)
    return [holds(over, "deadline_over", pinned.rules_of(edition).cite("call"), deadline=edition.deadline)]


OPEN = Act(
    "open_application", "开始申报", ("applicant",), "edition", "apply", during=("call",), waits=not_begun
)
SAVE = Act(
    "save_answer",
    "保存填写内容",
    ("applicant",),
    "case",
    "apply",
    states=("draft",),
    who=owner,
    recorded=False,
    todo=False,
)
ATTACH = Act(
    "attach", "上传证明材料", ("applicant",), "case", "apply", states=("draft",), who=owner, todo=False
)
WITHDRAW = Act(
    "withdraw_evidence",
    "移除材料",
    ("applicant",),
    "evidence",
    "apply",
    states=("kept",),
    to="withdrawn",
    who=owner_of_evidence,
    todo=False,
)
ASK = Act(
    "ask_recommendation",
    "请求推荐",
    ("applicant",),
    "case",
    "recommend",
    during=("call",),
    states=("draft",),
    who=owner,
    waits=nobody_asked,
)
RECOMMEND = Act(
    "recommend",
    "推荐",
    ("recommender",),
    "recommendation",
    "recommend",
    during=("call",),
    states=("asked",),
    to="given",
    who=body_of,
    grave=True,
)
RETURN = Act(
    "return_application",
    "退回",
    ("recommender",),
    "recommendation",
    "recommend",
    during=("call",),
    states=("asked",),
    to="returned",
    who=body_of,
)
ENTER = Act(
    "enter_recommendation",
    "代录推荐意见",
    ("office",),
    "recommendation",
    "recommend",
    during=("call", "screening"),
    states=("asked",),
    to="entered",
    todo=False,
)
VERIFY = Act(
    "verify_recommendation",
    "复核代录的推荐意见",
    ("office",),
    "recommendation",
    "recommend",
    states=("entered",),
    to="given",
)
RETURN_ENTRY = Act(
    "return_recommendation",
    "退回代录的推荐意见",
    ("office",),
    "recommendation",
    "recommend",
    states=("entered",),
    to="asked",
    todo=False,
)
SUBMIT = Act(
    "submit",
    "提交申报",
    ("applicant",),
    "case",
    "apply",
    during=("call",),
    states=("draft",),
    to="submitted",
    who=owner,
    grave=True,
)
CLOSE = Act(
    "close_call", "截止并形成申报名单", ("office",), "edition", "call", during=("call",), guard=deadline_over
)
