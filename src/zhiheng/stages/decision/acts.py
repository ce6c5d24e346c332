"""Acts of the government's decision and of what follows from it."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acts import Act
from zhiheng.editions import checks, lists, pinned
from zhiheng.editions.kinds import AWARDED, CASE, CLOSED, CONCLUDED, EDITION
from zhiheng.editions.models import Case, Edition
from zhiheng.law import prize, quota
from zhiheng.law.finding import Finding, holds

from . import kinds
from .models import Decision, Payment


def may_decide(decision: Decision, at: datetime) -> list[Finding]:
    return [checks.asked_again(decision.edition, "decision")]


def may_request(edition: Edition, at: datetime) -> list[Finding]:
    article = pinned.rules_of(edition).cite("to_government")
    return [holds(not Decision.objects.filter(edition=edition).exists(), "request_once", article)]


def may_order(case: Case, at: datetime) -> list[Finding]:
    """A prize is due and no order was made for it yet."""
    rules = pinned.rules_of(case)
    due = prize.due(rules, quota.Candidate(case.pk, case.tier, frozenset(case.tags)))
    return [
        prize.once(Payment.objects.filter(case=case).exists(), rules.cite("prize")),
        holds(due > 0, "prize_due", rules.cite("reaward")),
    ]


@checks.SETTLED.answered_by
def paid_all(edition: Edition) -> bool:
    """Every winner who gets a prize was paid it."""
    rules, paid = (
        pinned.rules_of(edition),
        set(Payment.objects.filter(case__edition=edition, state=kinds.PAID).values_list("case", flat=True)),
    )
    won = Case.objects.filter(edition=edition, state=AWARDED)
    return all(
        c.pk in paid for c in won if prize.due(rules, quota.Candidate(c.pk, c.tier, frozenset(c.tags))) > 0
    )


DURING = ("decision",)

REQUEST = Act(
    "request_decision",
    "提请政府审定",
    ("office",),
    EDITION,
    "to_government",
    during=DURING,
    guard=may_request,
    makes=((kinds.DECISION, kinds.REQUESTED),),
)
DECIDE = Act(
    "decide",
    "审定获奖单位",
    ("government",),
    kinds.DECISION,
    "decision",
    during=DURING,
    states=(kinds.REQUESTED,),
    to=kinds.DECIDED,
    guard=may_decide,
    grave=True,
    makes=lists.MAKES,
    also=lists.MOVES,
)
ENTER = Act(
    "enter_decision",
    "代录政府决定",
    ("office",),
    kinds.DECISION,
    "decision",
    during=DURING,
    states=(kinds.REQUESTED,),
    to=kinds.ENTERED,
    guard=may_decide,
    help="enter-a-letter",
)
VERIFY = Act(
    "verify_decision",
    "复核代录的决定",
    ("office",),
    kinds.DECISION,
    "decision",
    during=DURING,
    states=(kinds.ENTERED,),
    to=kinds.DECIDED,
    guard=may_decide,
    grave=True,
    makes=lists.MAKES,
    also=lists.MOVES,
    help="enter-a-letter",
)
RETURN = Act(
    "return_decision",
    "退回代录的决定",
    ("office",),
    kinds.DECISION,
    "decision",
    during=DURING,
    states=(kinds.ENTERED,),
    to=kinds.REQUESTED,
    todo=False,
    help="enter-a-letter",
)
ORDER = Act(
    "order_prize",
    "制作拨付单",
    ("office",),
    CASE,
    "prize",
    during=(CONCLUDED, CLOSED),
    states=(AWARDED,),
    guard=may_order,
    makes=((kinds.PAYMENT, kinds.ORDERED),),
)
RELEASE = Act(
    "release_prize",
    "复核并拨付",
    ("office",),
    kinds.PAYMENT,
    "prize",
    during=(CONCLUDED, CLOSED),
    states=(kinds.ORDERED,),
    to=kinds.PAID,
    grave=True,
)
