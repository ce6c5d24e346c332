"""Acts on complaints, misconduct and appraisals. Each beat of a case names the one that is missing."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access import instants
from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.editions import pinned
from zhiheng.editions.checks import closing_by
from zhiheng.editions.models import Edition
from zhiheng.law import adverse
from zhiheng.law import conduct as law
from zhiheng.law.finding import Finding, failing, holds
from zhiheng.stages.review.models import Member

from .models import Appraisal, Misconduct

HANDLING = ("office", "supervision")
OPEN = ("opened", "told", "answered")
ANY = (*OPEN, "founded", "dismissed")
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
    return law.may_deliver(beats(case), case.state == "founded", cite(case, "accountability"))


def founded(case: Misconduct, at: datetime) -> list[Finding]:
    return [law.may_refer(case.state == "founded", cite(case, "accountability"))]


def unrated(edition: Edition) -> list[Member]:
    """Members of an edition's panel, those who left included, without an appraisal; a reserve who never
    sat has nothing to appraise.
    """
    rated = Appraisal.objects.filter(edition=edition).values("user")
    rows = Member.objects.filter(edition=edition).exclude(user__in=rated).exclude(role="reserve")
    return list(rows.select_related("user").order_by("position"))


@closing_by
def delivered_to_experts(edition: Edition) -> list[Finding]:
    """Whoever was found at fault was given the decision, before the files are closed over it (Art 26)."""
    open_ = Misconduct.objects.filter(
        award=edition.award_id, state="founded", delivered_on=None
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

COMPLAIN = Act("complain", "投诉评审和工作人员", ("public",), "award", "accountability", todo=False)
ENTER = Act("enter_complaint", "登记投诉", HANDLING, "award", "accountability", todo=False, group=GROUP)
TAKE_UP = Act(
    "take_up_complaint",
    "受理投诉",
    HANDLING,
    "complaint",
    "accountability",
    states=("received",),
    to="pursued",
)
CLOSE = Act(
    "close_complaint",
    "办结投诉",
    HANDLING,
    "complaint",
    "accountability",
    states=("received", "pursued"),
    to="dismissed",
    todo=False,
)
OPEN_CASE = Act(
    "open_misconduct", "对评审员立案", HANDLING, "expert", "accountability", states=("pooled",), todo=False
)
OPEN_STAFF = Act(
    "open_staff_misconduct",
    "对工作人员立案",
    HANDLING,
    "appointment",
    "accountability",
    states=("running",),
    todo=False,
)
TELL = Act(
    "tell_misconduct",
    "告知并听取陈述",
    HANDLING,
    "misconduct",
    "accountability",
    states=("opened",),
    to="told",
)
ANSWER = Act(
    "answer_misconduct",
    "陈述申辩",
    ("expert", "committee", "office", "supervision", "leading"),
    "misconduct",
    "accountability",
    states=("told",),
    to="answered",
    who=own,
)
EXCLUDE = Act(
    "exclude_expert",
    "认定失职，取消评审资格",
    HANDLING,
    "misconduct",
    "accountability",
    states=OPEN,
    to="founded",
    guard=of_expert,
    grave=True,
    todo=False,
)
FIND = Act(
    "find_misconduct",
    "认定失职",
    HANDLING,
    "misconduct",
    "accountability",
    states=OPEN,
    to="founded",
    guard=of_staff,
    grave=True,
    todo=False,
)
DISMISS = Act(
    "dismiss_misconduct",
    "认定不成立",
    HANDLING,
    "misconduct",
    "accountability",
    states=OPEN,
    to="dismissed",
    todo=False,
)
DELIVER = Act(
    "deliver_misconduct",
    "登记送达",
    HANDLING,
    "misconduct",
    "accountability",
    states=ANY,
    guard=decided,
    todo=False,
)
REFER = Act(
    "refer_misconduct",
    "登记移送函",
    HANDLING,
    "misconduct",
    "accountability",
    states=ANY,
    guard=founded,
    todo=False,
)
APPRAISE = Act(
    "appraise_expert",
    "考核评审员",
    ("office",),
    "edition",
    "pool",
    during=AFTER,
    guard=to_appraise,
    todo=False,
)
ANSWER_APPRAISAL = Act(
    "answer_appraisal",
    "对考核说明意见",
    ("expert",),
    "appraisal",
    "pool",
    states=("rated",),
    to="answered",
    who=own,
    todo=False,
)
