"""Acts on complaints, misconduct and appraisals. Each beat of a case names the one that is missing."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access import instants
from zhiheng.access.acting import cite
from zhiheng.access.acts import OPEN_DOOR, Act
from zhiheng.access.kinds import APPOINTMENT, AWARD, ENDED, RUNNING
from zhiheng.editions import pinned
from zhiheng.editions.checks import CLOSING
from zhiheng.editions.kinds import EDITION
from zhiheng.editions.models import Edition
from zhiheng.law import adverse
from zhiheng.law import conduct as law
from zhiheng.law.finding import Finding, failing, holds
from zhiheng.people.kinds import EXPERT, POOLED, REMOVED
from zhiheng.stages.review.kinds import BOOK, MEMBER, VOID
from zhiheng.stages.review.kinds import REMOVED as SEAT_REMOVED
from zhiheng.stages.review.models import Member

from . import kinds
from .models import Appraisal, Misconduct

HANDLING = ("office", "supervision")
OPEN = (kinds.OPENED, kinds.TOLD, kinds.ANSWERED)
ANY = (*OPEN, kinds.FOUNDED, kinds.DISMISSED)
AFTER = ("list", "meeting", "notice", "decision", "concluded", "closed")


def own(obj: Misconduct | Appraisal) -> frozenset[str]:
    return frozenset({f"user/{obj.user_id}"})


def beats(case: Misconduct) -> adverse.Beats:
    """What was done of a case, as the law counts it."""
    told = instants.day(case.told_at) if case.told_at else None
    return adverse.Beats(
        told,
        case.answer_by,
        case.stated_at is not None,
        case.decided_on,
        bool(case.reason.strip()),
        bool(case.remedy.strip()),
        case.delivered_on,
    )


def told_and_heard(case: Misconduct, at: datetime) -> list[Finding]:
    """What must lie behind a decision of today, before its own words are typed."""
    done = beats(case)
    today = adverse.Beats(done.told_on, done.answer_by, done.answered, instants.day(at), True, True, None)
    return law.may_decide(today, cite(case, "accountability"))


def of_expert(case: Misconduct, at: datetime) -> list[Finding]:
    article = cite(case, "accountability")
    return [holds(case.expert_id is not None, "case_of_expert", article), *told_and_heard(case, at)]


def of_staff(case: Misconduct, at: datetime) -> list[Finding]:
    article = cite(case, "accountability")
    return [holds(case.expert_id is None, "case_of_staff", article), *told_and_heard(case, at)]


def decided(case: Misconduct, at: datetime) -> list[Finding]:
    return law.may_deliver(beats(case), case.state == kinds.FOUNDED, cite(case, "accountability"))


def founded(case: Misconduct, at: datetime) -> list[Finding]:
    return [law.may_refer(case.state == kinds.FOUNDED, cite(case, "accountability"))]


def unrated(edition: Edition) -> list[Member]:
    """Members of an edition's panel, those who left included, without an appraisal; a reserve who never
    sat has nothing to appraise.
    """
    rated = Appraisal.objects.filter(edition=edition).values("user")
    rows = Member.objects.filter(edition=edition).exclude(user__in=rated).exclude(role="reserve")
    return list(rows.select_related("user").order_by("position"))


@CLOSING.answered_by
def delivered_to_experts(edition: Edition) -> list[Finding]:
    """Whoever was found at fault was given the decision, before the files are closed over it (Art 26)."""
    open_ = Misconduct.objects.filter(
        award=edition.award_id, state=kinds.FOUNDED, delivered_on=None
    ).select_related("user")
    names = sorted(m.user.name for m in open_)
    return [holds(not names, "misconduct_delivered", cite(edition, "accountability"), open=names)]


def to_appraise(edition: Edition, at: datetime) -> list[Finding]:
    rules = pinned.rules_of(edition)
    article = rules.cite("pool")
    over = law.reviews_over(
        [s.id for s in rules.stages], [s.id for s in rules.reviews], edition.stage, edition.state, article
    )
    return (
        [over] if failing([over]) else [over, holds(bool(unrated(edition)), "somebody_to_appraise", article)]
    )


GROUP = "追责"

COMPLAIN = Act(
    "complain",
    "投诉评审和工作人员",
    ("public",),
    AWARD,
    "accountability",
    todo=False,
    makes=((kinds.COMPLAINT, kinds.RECEIVED),),
    rate=OPEN_DOOR,
)
ENTER = Act(
    "enter_complaint",
    "登记投诉",
    HANDLING,
    AWARD,
    "accountability",
    todo=False,
    group=GROUP,
    makes=((kinds.COMPLAINT, kinds.RECEIVED),),
    help="handle-misconduct",
)
TAKE_UP = Act(
    "take_up_complaint",
    "受理投诉",
    HANDLING,
    kinds.COMPLAINT,
    "accountability",
    states=(kinds.RECEIVED,),
    to=kinds.PURSUED,
)
CLOSE = Act(
    "close_complaint",
    "办结投诉",
    HANDLING,
    kinds.COMPLAINT,
    "accountability",
    states=(kinds.RECEIVED, kinds.PURSUED),
    to=kinds.DISMISSED,
    todo=False,
)
OPEN_CASE = Act(
    "open_misconduct",
    "对评审员立案",
    HANDLING,
    EXPERT,
    "accountability",
    states=(POOLED,),
    todo=False,
    makes=((kinds.MISCONDUCT, kinds.OPENED),),
    help="handle-misconduct",
)
OPEN_STAFF = Act(
    "open_staff_misconduct",
    "对工作人员立案",
    HANDLING,
    APPOINTMENT,
    "accountability",
    states=(RUNNING,),
    todo=False,
    makes=((kinds.MISCONDUCT, kinds.OPENED),),
    help="handle-misconduct",
)
TELL = Act(
    "tell_misconduct",
    "告知并听取陈述",
    HANDLING,
    kinds.MISCONDUCT,
    "accountability",
    states=(kinds.OPENED,),
    to=kinds.TOLD,
)
ANSWER = Act(
    "answer_misconduct",
    "陈述申辩",
    ("expert", "committee", "office", "supervision", "leading"),
    kinds.MISCONDUCT,
    "accountability",
    states=(kinds.TOLD,),
    to=kinds.ANSWERED,
    who=own,
)
EXCLUDE = Act(
    "exclude_expert",
    "认定失职，取消评审资格",
    HANDLING,
    kinds.MISCONDUCT,
    "accountability",
    states=OPEN,
    to=kinds.FOUNDED,
    guard=of_expert,
    grave=True,
    todo=False,
    also=(
        (kinds.COMPLAINT, kinds.UPHELD),
        (EXPERT, REMOVED),
        (APPOINTMENT, ENDED),
        (MEMBER, SEAT_REMOVED),
        (BOOK, VOID),
    ),
)
FIND = Act(
    "find_misconduct",
    "认定失职",
    HANDLING,
    kinds.MISCONDUCT,
    "accountability",
    states=OPEN,
    to=kinds.FOUNDED,
    guard=of_staff,
    grave=True,
    todo=False,
    also=((kinds.COMPLAINT, kinds.UPHELD),),
)
DISMISS = Act(
    "dismiss_misconduct",
    "认定不成立",
    HANDLING,
    kinds.MISCONDUCT,
    "accountability",
    states=OPEN,
    to=kinds.DISMISSED,
    todo=False,
    also=((kinds.COMPLAINT, kinds.DISMISSED),),
)
DELIVER = Act(
    "deliver_misconduct",
    "登记送达",
    HANDLING,
    kinds.MISCONDUCT,
    "accountability",
    states=ANY,
    guard=decided,
    todo=False,
)
REFER = Act(
    "refer_misconduct",
    "登记移送函",
    HANDLING,
    kinds.MISCONDUCT,
    "accountability",
    states=ANY,
    guard=founded,
    todo=False,
)
APPRAISE = Act(
    "appraise_expert",
    "考核评审员",
    ("office",),
    EDITION,
    "pool",
    during=AFTER,
    guard=to_appraise,
    todo=False,
    makes=((kinds.APPRAISAL, kinds.RATED),),
    help="handle-misconduct",
)
ANSWER_APPRAISAL = Act(
    "answer_appraisal",
    "对考核说明意见",
    ("expert",),
    kinds.APPRAISAL,
    "pool",
    states=(kinds.RATED,),
    to=kinds.ANSWERED,
    who=own,
    todo=False,
)
