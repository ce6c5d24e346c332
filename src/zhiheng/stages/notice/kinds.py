"""Kinds of the public notice: itself and an objection."""

from __future__ import annotations

from zhiheng.access.kinds import DOING, DONE, ISSUE, TODO, Kind, State, declare

RUNNING = State("running", "进行中", DOING)
CLOSED = State("closed", "已结束", DONE)

NOTICE = Kind("notice", "公示", states=(RUNNING, CLOSED), help="object")

RECEIVED = State("received", "已收到", TODO)
PURSUED = State("pursued", "调查中", DOING)
SET_ASIDE = State("set_aside", "不予受理", DONE)
UPHELD = State("upheld", "成立", ISSUE)
DISMISSED = State("dismissed", "不成立", DONE)

OBJECTION = Kind(
    "objection",
    "异议",
    states=(RECEIVED, PURSUED, SET_ASIDE, UPHELD, DISMISSED),
    list="objections",
    help="handle-an-objection",
    readers=(("secret", ("office",)),),
)

declare(NOTICE, OBJECTION)
