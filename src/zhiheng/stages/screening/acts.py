"""Acts of qualification."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acts import Act
from zhiheng.editions import pinned
from zhiheng.editions.models import Case
from zhiheng.law.finding import Finding, Value, holds, not_met

from .models import Query, Supplement


def department_of(query: Query) -> frozenset[str]:
    return frozenset({f"body/{query.body_id}"})


def applicant(supplement: Supplement) -> frozenset[str]:
    return frozenset({f"organisation/{supplement.case.organisation_id}"})


def something_to_judge(case: Case, at: datetime) -> list[Finding]:
    """Does a rule wait for a body's word?"""
    open_ = [m for f in case.findings for m in f["missing"] if m.startswith("judgement:")]
    return [holds(bool(open_), "rule_open", pinned.rules_of(case).cite("qualification"))]


def all_met(case: Case, at: datetime) -> list[Finding]:
    """What the stored findings leave open, each with its article."""
    open_ = [f for f in case.findings if f["value"] != Value.MET]
    if not case.findings:
        return [not_met("not_judged", pinned.rules_of(case).cite("screening"))]
    return [Finding(f["rule"], f["article"], Value(f["value"]), facts=f["facts"]) for f in open_]


def some_not_met(case: Case, at: datetime) -> list[Finding]:
    grounds = any(f["value"] == Value.NOT_MET for f in case.findings)
    return [holds(grounds, "refusal_grounds", pinned.rules_of(case).cite("screening"))]


ROUNDS = ("screening", "review", "list", "meeting", "notice", "decision")

ASK = Act("ask_departments", "向部门征求意见", ("office",), "edition", "bars", during=ROUNDS, todo=False)
ATTEST = Act(
    "attest", "答复核查", ("department",), "query", "bars", during=ROUNDS, states=("asked", "answered"), to="answered",
    who=department_of,
)
ENTER = Act("enter_letter", "代录部门复函", ("office",), "query", "bars", during=ROUNDS, states=("asked", "answered"), to="entered", todo=False)
VERIFY = Act("verify_letter", "复核代录的复函", ("office",), "query", "bars", during=ROUNDS, states=("entered",), to="answered")
RETURN = Act("return_letter", "退回代录", ("office",), "query", "bars", during=ROUNDS, states=("entered",), to="asked", todo=False)
STATE_DISTRICT = Act(
    "state_district", "核对设立地", ("office",), "case", "established", during=("screening",), states=("submitted",)
)
JUDGE = Act(
    "judge", "作出认定", ("office",), "case", "qualification", during=("screening",), states=("submitted",),
    guard=something_to_judge,
)
REQUEST = Act(
    "request_supplement", "要求补正", ("office",), "case", "screening", during=("screening",), states=("submitted",), todo=False
)
SUPPLEMENT = Act(
    "supplement", "提交补正材料", ("applicant",), "supplement", "screening", during=("screening",), states=("asked",),
    to="answered", who=applicant, grave=True,
)
ADMIT = Act(
    "admit", "资格审核通过", ("office",), "case", "screening", during=("screening",), states=("submitted",), to="admitted",
    guard=all_met,
)
REFUSE = Act(
    "refuse", "资格审核不予通过", ("office",), "case", "screening", during=("screening",), states=("submitted",),
    to="refused", grave=True, guard=some_not_met,
)
LIST = Act("list_qualified", "形成资格符合名单", ("office",), "edition", "qualification", during=("screening",))
