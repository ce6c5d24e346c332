"""Acts of the committee's meeting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from zhiheng.access.acts import Act
from zhiheng.editions import pinned
from zhiheng.law import ballot
from zhiheng.law.finding import Finding, holds
from zhiheng.people import selectors as people

from .models import Issue, Meeting, Question


def voters(meeting: Meeting) -> frozenset[str]:
    return frozenset(f"user/{u}" for u in meeting.appointed)


def voters_of_award(obj: Any) -> frozenset[str]:
    return frozenset(f"user/{v.user_id}" for v in people.voters(obj.award_of))


def chair(obj: Meeting | Question) -> frozenset[str]:
    return frozenset(f"user/{v.user_id}" for v in people.voters(obj.award_of) if v.role == "chair")


def issued(question: Question) -> frozenset[str]:
    return frozenset(f"user/{u}" for u in Issue.objects.filter(question=question).values_list("user_id", flat=True))


def quorate(meeting: Meeting, at: datetime) -> list[Finding]:
    return [ballot.quorum(pinned.rules_of(meeting), len(meeting.appointed), len(meeting.present))]


def not_all_voted(question: Question, at: datetime) -> list[Finding]:
    waiting = Issue.objects.filter(question=question, cast=False).count()
    return [holds(waiting == 0, "all_cast", pinned.rules_of(question).cite("meeting"), open=waiting)]


CONVENE = Act("convene", "召开综合评审会议", ("office",), "edition", "meeting", during=("meeting",))
SIGN_IN = Act("sign_in", "签到", ("committee",), "meeting", "meeting", during=("meeting",), states=("convened",), who=voters)
RECUSE = Act(
    "recuse", "申请回避", ("committee",), "case", "recusal", during=("meeting",), who=voters_of_award, interest_free=True
)
OPEN = Act(
    "open_ballot", "发起表决", ("committee",), "meeting", "meeting", during=("meeting",), states=("convened",), who=chair,
    guard=quorate,
)
CAST = Act(
    "cast", "投票", ("committee",), "question", "meeting", during=("meeting",), states=("open",), who=issued, grave=True,
    recorded=False,
)
CLOSE = Act(
    "close_ballot", "结束表决并计票", ("committee",), "question", "meeting", during=("meeting",), states=("open",),
    to="closed", who=chair, guard=not_all_voted,
)
CONCLUDE = Act(
    "conclude", "形成候选单位名单", ("committee",), "edition", "meeting", during=("meeting",), who=chair, grave=True
)
