"""Kinds of conduct: complaint, misconduct, appraisal."""

from __future__ import annotations

from zhiheng.access.kinds import DOING, DONE, ISSUE, TODO, Kind, State, declare

RECEIVED = State("received", "已收到", TODO)
PURSUED = State("pursued", "调查中", DOING)
UPHELD = State("upheld", "成立", ISSUE)
DISMISSED = State("dismissed", "不成立", DONE)

COMPLAINT = Kind(
    "complaint",
    "投诉",
    states=(RECEIVED, PURSUED, UPHELD, DISMISSED),
    list="conduct",
    help="handle-misconduct",
    readers=(("secret", ("office",)),),
)

OPENED = State("opened", "已立案", DOING)
TOLD = State("told", "已告知", DONE)
ANSWERED = State("answered", "已答复", DONE)
FOUNDED = State("founded", "认定失职", ISSUE)

MISCONDUCT = Kind(
    "misconduct",
    "失职案件",
    states=(OPENED, TOLD, ANSWERED, FOUNDED, DISMISSED),
    list="conduct",
    help="handle-misconduct",
    due="answer_by",
)

RATED = State("rated", "已考核", DONE)

APPRAISAL = Kind("appraisal", "考核", states=(RATED, ANSWERED), list="conduct", help="handle-misconduct")

declare(COMPLAINT, MISCONDUCT, APPRAISAL)
