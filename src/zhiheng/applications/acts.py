"""Acts of applying and recommending."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acts import Act
from zhiheng.access.viewer import Viewer
from zhiheng.editions import lists, pinned
from zhiheng.editions.kinds import CASE, DRAFT, EDITION, SUBMITTED
from zhiheng.editions.models import Case, Edition
from zhiheng.law import call
from zhiheng.law.finding import Finding, holds
from zhiheng.people.kinds import BODY, ORGANISATION

from . import kinds
from .models import Evidence, Recommendation


def owner(case: Case) -> frozenset[str]:
    return frozenset({ORGANISATION.ref(case.organisation_id)})


def owner_of_evidence(evidence: Evidence) -> frozenset[str]:
    return owner(evidence.case)


def body_of(recommendation: Recommendation) -> frozenset[str]:
    return frozenset({BODY.ref(recommendation.body_id)})


def not_begun(edition: Edition, by: Viewer) -> bool:
    """Has the organisation no application in this edition yet?"""
    return not Case.objects.filter(edition=edition, organisation__in=by.scope_ids("applicant")).exists()


def nobody_asked(case: Case, by: Viewer) -> bool:
    """Is there no body that was asked for its recommendation and did not return the application?"""
    return not Recommendation.objects.filter(case=case).exclude(state=kinds.RETURNED).exists()


def deadline_over(edition: Edition, at: datetime) -> list[Finding]:
    """Nobody closes the call before 24:00 of its last day."""
    over = edition.deadline is not None and at >= call.closes_at(edition.deadline)
    return [holds(over, "deadline_over", pinned.rules_of(edition).cite("call"), deadline=edition.deadline)]


OPEN = Act(
    "open_application",
    "开始申报",
    ("applicant",),
    EDITION,
    "apply",
    during=("call",),
    waits=not_begun,
    makes=((CASE, DRAFT),),
)
SAVE = Act(
    "save_answer",
    "保存填写内容",
    ("applicant",),
    CASE,
    "apply",
    states=(DRAFT,),
    who=owner,
    recorded=False,
    draft=True,
    todo=False,
)
ATTACH = Act(
    "attach",
    "上传证明材料",
    ("applicant",),
    CASE,
    "apply",
    states=(DRAFT,),
    who=owner,
    todo=False,
    makes=((kinds.EVIDENCE, kinds.KEPT),),
    help="apply",
)
WITHDRAW = Act(
    "withdraw_evidence",
    "移除材料",
    ("applicant",),
    kinds.EVIDENCE,
    "apply",
    states=(kinds.KEPT,),
    to=kinds.WITHDRAWN,
    who=owner_of_evidence,
    todo=False,
)
ASK = Act(
    "ask_recommendation",
    "请求推荐",
    ("applicant",),
    CASE,
    "recommend",
    during=("call",),
    states=(DRAFT,),
    who=owner,
    waits=nobody_asked,
    makes=((kinds.RECOMMENDATION, kinds.ASKED),),
    also=((kinds.RECOMMENDATION, kinds.ASKED),),
    help="apply",
)
RECOMMEND = Act(
    "recommend",
    "推荐",
    ("recommender",),
    kinds.RECOMMENDATION,
    "recommend",
    during=("call",),
    states=(kinds.ASKED,),
    to=kinds.GIVEN,
    who=body_of,
    grave=True,
)
RETURN = Act(
    "return_application",
    "退回",
    ("recommender",),
    kinds.RECOMMENDATION,
    "recommend",
    during=("call",),
    states=(kinds.ASKED,),
    to=kinds.RETURNED,
    who=body_of,
)
ENTER = Act(
    "enter_recommendation",
    "代录推荐意见",
    ("office",),
    kinds.RECOMMENDATION,
    "recommend",
    during=("call", "screening"),
    states=(kinds.ASKED,),
    to=kinds.ENTERED,
    todo=False,
    help="enter-a-letter",
)
VERIFY = Act(
    "verify_recommendation",
    "复核代录的推荐意见",
    ("office",),
    kinds.RECOMMENDATION,
    "recommend",
    states=(kinds.ENTERED,),
    to=kinds.GIVEN,
    help="enter-a-letter",
)
RETURN_ENTRY = Act(
    "return_recommendation",
    "退回代录的推荐意见",
    ("office",),
    kinds.RECOMMENDATION,
    "recommend",
    states=(kinds.ENTERED,),
    to=kinds.ASKED,
    todo=False,
    help="enter-a-letter",
)
SUBMIT = Act(
    "submit",
    "提交申报",
    ("applicant",),
    CASE,
    "apply",
    during=("call",),
    states=(DRAFT,),
    to=SUBMITTED,
    who=owner,
    grave=True,
    help="apply",
)
CLOSE = Act(
    "close_call",
    "截止并形成申报名单",
    ("office",),
    EDITION,
    "call",
    during=("call",),
    guard=deadline_over,
    makes=lists.MAKES,
    also=lists.MOVES,
)
