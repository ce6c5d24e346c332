"""Acts of qualification."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acts import Act
from zhiheng.access.request_cache import memo
from zhiheng.access.viewer import Viewer
from zhiheng.editions import lists, pinned
from zhiheng.editions.kinds import ADMITTED, CASE, EDITION, REFUSED, SUBMITTED
from zhiheng.editions.models import Case, Edition
from zhiheng.law.finding import Finding, Value, holds, not_met
from zhiheng.people.kinds import BODY, ORGANISATION

from . import kinds
from .models import Judgement, Query, Supplement


def department_of(query: Query) -> frozenset[str]:
    return frozenset({BODY.ref(query.body_id)})


def applicant(supplement: Supplement) -> frozenset[str]:
    return frozenset({ORGANISATION.ref(supplement.case.organisation_id)})


def something_to_judge(case: Case, at: datetime) -> list[Finding]:
    """Does a rule wait for a body's word?"""
    open_ = [m for f in case.findings for m in f["missing"] if m.startswith("judgement:")]
    return [holds(bool(open_), "something_to_judge", pinned.rules_of(case).cite("qualification"))]


def all_met(case: Case, at: datetime) -> list[Finding]:
    """What the stored findings leave open, each with its article."""
    open_ = [f for f in case.findings if f["value"] != Value.MET]
    if not case.findings:
        return [not_met("not_judged", pinned.rules_of(case).cite("screening"))]
    return [Finding(f["rule"], f["article"], Value(f["value"]), facts=f["facts"]) for f in open_]


def some_not_met(case: Case, at: datetime) -> list[Finding]:
    grounds = any(f["value"] == Value.NOT_MET for f in case.findings)
    return [holds(grounds, "refusal_grounds", pinned.rules_of(case).cite("screening"))]


def all_decided(edition: Edition, at: datetime) -> list[Finding]:
    open_ = [c.no for c in lists.cases_of(edition) if c.state == SUBMITTED]
    return [holds(not open_, "all_decided", pinned.rules_of(edition).cite("qualification"), open=open_)]


ROUND_OF = {"screening": "qualification", "notice": "notice", "decision": "decision"}


def round_of(edition: Edition) -> str:
    """The round of inquiry that belongs to the stage; the qualification's where the stage has none of its
    own.
    """
    return ROUND_OF.get(pinned.stage_kind(edition), "qualification")


def round_owed(edition: Edition, by: Viewer) -> bool:
    """Was nobody asked yet in the round that belongs to the present stage?"""
    wanted = ROUND_OF.get(pinned.stage_kind(edition))
    return wanted is not None and not Query.objects.filter(case__edition=edition, round=wanted).exists()


@memo
def _seen_in_district(edition: str) -> frozenset[str]:
    rows = Judgement.objects.filter(case__edition=edition, rule="in_district")
    return frozenset(rows.values_list("case_id", flat=True))


def district_unseen(case: Case, by: Viewer) -> bool:
    """Did nobody compare the place of the organisation with the register yet?"""
    return case.pk not in _seen_in_district(str(case.edition_id))


ROUNDS = ("screening", "review", "list", "meeting", "notice", "decision")

ASK = Act(
    "ask_departments",
    "向部门征求意见",
    ("office",),
    EDITION,
    "bars",
    during=ROUNDS,
    waits=round_owed,
    makes=((kinds.QUERY, kinds.ASKED),),
    help="ask-departments",
)
ATTEST = Act(
    "attest",
    "答复核查",
    ("department",),
    kinds.QUERY,
    "bars",
    during=ROUNDS,
    states=(kinds.ASKED, kinds.ANSWERED),
    to=kinds.ANSWERED,
    who=department_of,
    help="answer",
)
ENTER = Act(
    "enter_letter",
    "代录部门复函",
    ("office",),
    kinds.QUERY,
    "bars",
    during=ROUNDS,
    states=(kinds.ASKED, kinds.ANSWERED),
    to=kinds.ENTERED,
    todo=False,
    help="enter-a-letter",
)
VERIFY = Act(
    "verify_letter",
    "复核代录的复函",
    ("office",),
    kinds.QUERY,
    "bars",
    during=ROUNDS,
    states=(kinds.ENTERED,),
    to=kinds.ANSWERED,
    help="enter-a-letter",
)
RETURN = Act(
    "return_letter",
    "退回代录",
    ("office",),
    kinds.QUERY,
    "bars",
    during=ROUNDS,
    states=(kinds.ENTERED,),
    to=kinds.ASKED,
    todo=False,
    help="enter-a-letter",
)
STATE_DISTRICT = Act(
    "state_district",
    "核对设立地",
    ("office",),
    CASE,
    "established",
    during=("screening",),
    states=(SUBMITTED,),
    waits=district_unseen,
)
JUDGE = Act(
    "judge",
    "作出认定",
    ("office",),
    CASE,
    "qualification",
    during=("screening",),
    states=(SUBMITTED,),
    guard=something_to_judge,
)
REQUEST = Act(
    "request_supplement",
    "要求补正",
    ("office",),
    CASE,
    "screening",
    during=("screening",),
    states=(SUBMITTED,),
    todo=False,
    makes=((kinds.SUPPLEMENT, kinds.ASKED),),
)
SUPPLEMENT = Act(
    "supplement",
    "提交补正材料",
    ("applicant",),
    kinds.SUPPLEMENT,
    "screening",
    during=("screening",),
    states=(kinds.ASKED,),
    to=kinds.ANSWERED,
    who=applicant,
    grave=True,
)
SECTOR = Act(
    "change_sector",
    "更正行业",
    ("office",),
    CASE,
    "sector",
    during=("screening",),
    states=(SUBMITTED, ADMITTED),
    todo=False,
)
ADMIT = Act(
    "admit",
    "资格审核通过",
    ("office",),
    CASE,
    "screening",
    during=("screening",),
    states=(SUBMITTED,),
    to=ADMITTED,
    guard=all_met,
)
REFUSE = Act(
    "refuse",
    "资格审核不予通过",
    ("office",),
    CASE,
    "screening",
    during=("screening",),
    states=(SUBMITTED,),
    to=REFUSED,
    grave=True,
    guard=some_not_met,
)
LIST = Act(
    "list_qualified",
    "形成资格符合名单",
    ("office",),
    EDITION,
    "qualification",
    during=("screening",),
    guard=all_decided,
    makes=lists.MAKES,
    also=lists.MOVES,
)
