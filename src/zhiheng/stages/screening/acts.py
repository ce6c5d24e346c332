"""Acts of qualification."""

from __future__ import annotations

from zhiheng.access.acts import Act

from .models import Query, Supplement


def department_of(query: Query) -> frozenset[str]:
    return frozenset({f"body/{query.body_id}"})


def applicant(supplement: Supplement) -> frozenset[str]:
    return frozenset({f"organisation/{supplement.case.organisation_id}"})


ROUNDS = ("screening", "review", "list", "meeting", "notice", "decision")

ASK = Act("ask_departments", "向部门征求意见", ("office",), "edition", "bars", during=ROUNDS)
ATTEST = Act(
    "attest", "答复核查", ("department",), "query", "bars", during=ROUNDS, states=("asked", "answered"), to="answered",
    who=department_of,
)
ENTER = Act("enter_letter", "代录部门复函", ("office",), "query", "bars", during=ROUNDS, states=("asked", "answered"), to="entered")
VERIFY = Act("verify_letter", "复核代录的复函", ("office",), "query", "bars", during=ROUNDS, states=("entered",), to="answered")
RETURN = Act("return_letter", "退回代录", ("office",), "query", "bars", during=ROUNDS, states=("entered",), to="asked")
STATE_DISTRICT = Act(
    "state_district", "核对设立地", ("office",), "case", "established", during=("screening",), states=("submitted",)
)
JUDGE = Act("judge", "作出认定", ("office",), "case", "qualification", during=("screening",), states=("submitted",))
REQUEST = Act(
    "request_supplement", "要求补正", ("office",), "case", "screening", during=("screening",), states=("submitted",)
)
SUPPLEMENT = Act(
    "supplement", "提交补正材料", ("applicant",), "supplement", "screening", during=("screening",), states=("asked",),
    to="answered", who=applicant, grave=True,
)
ADMIT = Act("admit", "资格审核通过", ("office",), "case", "screening", during=("screening",), states=("submitted",), to="admitted")
REFUSE = Act(
    "refuse", "资格审核不予通过", ("office",), "case", "screening", during=("screening",), states=("submitted",),
    to="refused", grave=True,
)
LIST = Act("list_qualified", "形成资格符合名单", ("office",), "edition", "qualification", during=("screening",))
