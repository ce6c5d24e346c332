"""Kinds of the meeting: itself and a question put to the vote."""

from __future__ import annotations

from zhiheng.access.kinds import DOING, DONE, TODO, Kind, State, declare

CONVENED = State("convened", "进行中", DOING)
CONCLUDED = State("concluded", "评选结束", DONE)

MEETING = Kind("meeting", "会议", states=(CONVENED, CONCLUDED), help="vote")

OPEN = State("open", "未完成", TODO)
ENTERED = State("entered", "已代录，待复核", TODO)
CLOSED = State("closed", "已结束", DONE)
VOID = State("void", "已作废", TODO)

QUESTION = Kind("question", "表决", states=(OPEN, ENTERED, CLOSED, VOID), help="vote")

declare(MEETING, QUESTION)
