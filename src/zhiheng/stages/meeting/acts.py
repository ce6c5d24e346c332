"""Acts of the committee's meeting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from zhiheng.access.acts import Act
from zhiheng.access.viewer import Viewer
from zhiheng.editions import lists, pinned
from zhiheng.editions.kinds import CASE, EDITION
from zhiheng.editions.models import Edition
from zhiheng.law import ballot
from zhiheng.law.finding import Finding, holds
from zhiheng.people import selectors as people

from . import kinds, selectors
from .models import Issue, Meeting, Question


def voters(meeting: Meeting) -> frozenset[str]:
    return frozenset(f"user/{u}" for u in meeting.appointed)


def voters_of_award(obj: Any) -> frozenset[str]:
    return frozenset(f"user/{v.user_id}" for v in people.voters(obj.award_of))


def chair(obj: Meeting | Question) -> frozenset[str]:
    return frozenset(f"user/{v.user_id}" for v in people.voters(obj.award_of) if v.role == "chair")


def issued(question: Question) -> frozenset[str]:
    return frozenset(
        f"user/{u}" for u in Issue.objects.filter(question=question).values_list("user_id", flat=True)
    )


def quorate(meeting: Meeting, at: datetime) -> list[Finding]:
    return [ballot.quorum(pinned.rules_of(meeting), len(meeting.appointed), len(meeting.present))]


def by_phone(question: Question, at: datetime) -> list[Finding]:
    return [holds(question.medium == "phone", "ballot_on_paper", pinned.rules_of(question).cite("meeting"))]


def on_paper(question: Question, at: datetime) -> list[Finding]:
    return [holds(question.medium == "paper", "ballot_by_phone", pinned.rules_of(question).cite("meeting"))]


def all_voted(question: Question, at: datetime) -> list[Finding]:
    waiting = question.issued - selectors.returned_of(question)
    article = pinned.rules_of(question).cite("meeting")
    return [*by_phone(question, at), holds(waiting == 0, "all_cast", article, open=waiting)]


def balloted(meeting: Meeting) -> bool:
    """Has a ballot begun? From then on nobody signs in any more."""
    return Question.objects.filter(meeting=meeting).exclude(state=kinds.VOID).exists()


def sheet_waits(meeting: Meeting, at: datetime) -> list[Finding]:
    return [holds(bool(meeting.entered), "sheet_entered", pinned.rules_of(meeting).cite("meeting"))]


def sheet_free(meeting: Meeting, at: datetime) -> list[Finding]:
    article = pinned.rules_of(meeting).cite("meeting")
    return [
        holds(not meeting.entered, "sheet_waits", article),
        holds(not balloted(meeting), "sign_in_before_ballot", article),
    ]


def not_convened(edition: Edition, at: datetime) -> list[Finding]:
    held = Meeting.objects.filter(edition=edition).exists()
    return [holds(not held, "meeting_once", pinned.rules_of(edition).cite("meeting"))]


def absent(meeting: Meeting, by: Viewer) -> bool:
    """Has the member not signed in, and is it still time to?"""
    return by.user not in meeting.present and not balloted(meeting)


def ballot_left(meeting: Meeting, by: Viewer) -> bool:
    """Is no ballot under way, and is there a kind of candidate, or a tie, that was not voted on?"""
    questions = list(Question.objects.filter(meeting=meeting).exclude(state=kinds.VOID))
    if any(q.state != kinds.CLOSED for q in questions):
        return False
    tags = {tag for case in lists.cases_of(meeting.edition) for tag in case.tags} & {
        "first_time",
        "re_award",
    }
    settled = {q.parent for q in questions if q.sort == "run_off"}
    tied = any(q.result.get("tied") and q.pk not in settled for q in questions)
    return bool(tags - {q.sort for q in questions}) or tied


def voted_out(edition: Edition, by: Viewer) -> bool:
    """Was everything voted on that there is to vote on?"""
    meeting = Meeting.objects.filter(edition=edition).select_related("edition").first()
    if (
        meeting is None
        or Question.objects.filter(meeting=meeting, state__in=(kinds.OPEN, kinds.ENTERED)).exists()
    ):
        return False
    return not ballot_left(meeting, by)


def not_voted(question: Question, by: Viewer) -> bool:
    return question.medium == "phone" and not selectors.voted(by, question)


def counted_on_paper(question: Question, by: Viewer) -> bool:
    return question.medium == "paper"


def sheet_is_there(meeting: Meeting, by: Viewer) -> bool:
    return bool(meeting.entered)


CONVENE = Act(
    "convene",
    "召开综合评审会议",
    ("office",),
    EDITION,
    "meeting",
    during=("meeting",),
    guard=not_convened,
    makes=((kinds.MEETING, kinds.CONVENED),),
)
SIGN_IN = Act(
    "sign_in",
    "签到",
    ("committee",),
    kinds.MEETING,
    "meeting",
    during=("meeting",),
    states=(kinds.CONVENED,),
    who=voters,
    waits=absent,
)
RECUSE = Act(
    "recuse",
    "申请回避",
    ("committee",),
    CASE,
    "recusal",
    during=("meeting",),
    who=voters_of_award,
    interest_free=True,
    todo=False,
    help="vote",
)
OPEN = Act(
    "open_ballot",
    "发起表决",
    ("committee",),
    kinds.MEETING,
    "meeting",
    during=("meeting",),
    states=(kinds.CONVENED,),
    who=chair,
    guard=quorate,
    waits=ballot_left,
    makes=((kinds.QUESTION, kinds.OPEN),),
)
CAST = Act(
    "cast",
    "投票",
    ("committee",),
    kinds.QUESTION,
    "meeting",
    during=("meeting",),
    states=(kinds.OPEN,),
    who=issued,
    grave=True,
    guard=by_phone,
    recorded=False,
    waits=not_voted,
)
CLOSE = Act(
    "close_ballot",
    "结束表决并计票",
    ("committee",),
    kinds.QUESTION,
    "meeting",
    during=("meeting",),
    states=(kinds.OPEN,),
    to=kinds.CLOSED,
    who=chair,
    guard=all_voted,
)
VOID = Act(
    "void_ballot",
    "作废本次表决",
    ("committee",),
    kinds.QUESTION,
    "meeting",
    during=("meeting",),
    states=(kinds.OPEN, kinds.ENTERED),
    to=kinds.VOID,
    who=chair,
    grave=True,
    todo=False,
)
ENTER_SIGN_IN = Act(
    "enter_sign_in",
    "代录签到表",
    ("office",),
    kinds.MEETING,
    "meeting",
    during=("meeting",),
    states=(kinds.CONVENED,),
    guard=sheet_free,
    todo=False,
    help="enter-a-letter",
)
VERIFY_SIGN_IN = Act(
    "verify_sign_in",
    "复核代录的签到表",
    ("office",),
    kinds.MEETING,
    "meeting",
    during=("meeting",),
    states=(kinds.CONVENED,),
    guard=sheet_waits,
    waits=sheet_is_there,
    help="enter-a-letter",
)
RETURN_SIGN_IN = Act(
    "return_sign_in",
    "退回代录的签到表",
    ("office",),
    kinds.MEETING,
    "meeting",
    during=("meeting",),
    states=(kinds.CONVENED,),
    guard=sheet_waits,
    todo=False,
    help="enter-a-letter",
)
ENTER_COUNT = Act(
    "enter_count",
    "代录计票单",
    ("office",),
    kinds.QUESTION,
    "meeting",
    during=("meeting",),
    states=(kinds.OPEN,),
    to=kinds.ENTERED,
    guard=on_paper,
    waits=counted_on_paper,
    help="enter-a-letter",
)
VERIFY_COUNT = Act(
    "verify_count",
    "复核代录的计票单",
    ("office",),
    kinds.QUESTION,
    "meeting",
    during=("meeting",),
    states=(kinds.ENTERED,),
    to=kinds.CLOSED,
    grave=True,
    help="enter-a-letter",
)
RETURN_COUNT = Act(
    "return_count",
    "退回代录的计票单",
    ("office",),
    kinds.QUESTION,
    "meeting",
    during=("meeting",),
    states=(kinds.ENTERED,),
    to=kinds.OPEN,
    todo=False,
    help="enter-a-letter",
)
CONCLUDE = Act(
    "conclude",
    "形成候选单位名单",
    ("committee",),
    EDITION,
    "meeting",
    during=("meeting",),
    who=chair,
    grave=True,
    waits=voted_out,
    makes=lists.MAKES,
    also=(
        *lists.MOVES,
        (kinds.MEETING, kinds.CONCLUDED),
    ),
)
