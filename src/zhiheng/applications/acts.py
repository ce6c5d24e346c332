"""Acts of applying and recommending."""

from __future__ import annotations

from zhiheng.access.acts import Act
from zhiheng.editions.models import Case

from .models import Evidence, Recommendation


def owner(case: Case) -> frozenset[str]:
    return frozenset({f"organisation/{case.organisation_id}"})


def owner_of_evidence(evidence: Evidence) -> frozenset[str]:
    return owner(evidence.case)


def body_of(recommendation: Recommendation) -> frozenset[str]:
    return frozenset({f"body/{recommendation.body_id}"})


OPEN = Act("open_application", "开始申报", ("applicant",), "edition", "apply", during=("call",))
SAVE = Act("save_answer", "保存填写内容", ("applicant",), "case", "apply", states=("draft",), who=owner, recorded=False)
ATTACH = Act("attach", "上传证明材料", ("applicant",), "case", "apply", states=("draft",), who=owner)
WITHDRAW = Act(
    "withdraw_evidence", "移除材料", ("applicant",), "evidence", "apply", states=("kept",), to="withdrawn",
    who=owner_of_evidence,
)
ASK = Act("ask_recommendation", "请求推荐", ("applicant",), "case", "recommend", during=("call",), states=("draft",), who=owner)
RECOMMEND = Act(
    "recommend", "推荐", ("recommender",), "recommendation", "recommend", during=("call",), states=("asked",),
    to="given", who=body_of, grave=True,
)
RETURN = Act(
    "return_application", "退回", ("recommender",), "recommendation", "recommend", during=("call",),
    states=("asked",), to="returned", who=body_of,
)
ENTER = Act(
    "enter_recommendation", "代录推荐意见", ("office",), "recommendation", "recommend", during=("call", "screening"),
    states=("asked",), to="entered",
)
VERIFY = Act(
    "verify_recommendation", "复核代录的推荐意见", ("office",), "recommendation", "recommend", states=("entered",), to="given"
)
SUBMIT = Act(
    "submit", "提交申报", ("applicant",), "case", "apply", during=("call",), states=("draft",), to="submitted",
    who=owner, grave=True,
)
CLOSE = Act("close_call", "截止并形成申报名单", ("office",), "edition", "call", during=("call",))
