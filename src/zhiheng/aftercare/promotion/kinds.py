"""Kinds of promotion: plan, activity, part, practice, registers, use and misuse of the title."""

from __future__ import annotations

from zhiheng.access.kinds import DOING, DONE, ISSUE, TODO, Kind, State, declare

DRAFTED = State("drafted", "草拟中", DOING)
ADOPTED = State("adopted", "已印发", DONE)

PROMOTION_PLAN = Kind(
    "promotion_plan", "推广计划", states=(DRAFTED, ADOPTED), list="promotion", help="promote"
)

PLANNED = State("planned", "待举办", DOING)
ACTIVITY_ASKED = State("asked", "已邀请", TODO)
HELD = State("held", "已举办", DONE)
EVALUATED = State("evaluated", "已评价", DONE)
CANCELLED = State("cancelled", "已取消", TODO)

ACTIVITY = Kind(
    "activity",
    "推广活动",
    states=(PLANNED, ACTIVITY_ASKED, HELD, EVALUATED, CANCELLED),
    list="promotion",
    help="promote",
)

PART_ASKED = State("asked", "待报名", TODO)
SIGNED_UP = State("signed_up", "已报名", DONE)
ATTENDED = State("attended", "已参加", DONE)
MISSED = State("missed", "未参加", ISSUE)
EXCUSED = State("excused", "不需参加", DONE)

PART = Kind(
    "part",
    "推广任务",
    states=(PART_ASKED, SIGNED_UP, ATTENDED, MISSED, EXCUSED),
    list="promotion",
    help="promote",
    due="due",
)

CONSENTED = State("consented", "已同意公开", DONE)
PUBLISHED = State("published", "已公开", DONE)
WITHDRAWN = State("withdrawn", "已撤回", TODO)

PRACTICE = Kind(
    "practice",
    "经验案例",
    states=(DRAFTED, CONSENTED, PUBLISHED, WITHDRAWN),
    list="promotion",
    help="promote",
)

NOTED = State("noted", "已登记", DONE)
STRUCK = State("struck", "已删去", TODO)

PROMOTION_ENTRY = Kind(
    "promotion_entry", "推广登记", states=(NOTED, STRUCK), list="promotion", help="promote"
)

FILED = State("filed", "已报送", DONE)

TITLE_USE = Kind("title_use", "荣誉使用样稿", states=(FILED,), list="promotion", help="promote")

RECEIVED = State("received", "已收到", TODO)
PURSUED = State("pursued", "核查中", DOING)
UPHELD = State("upheld", "成立", ISSUE)
DISMISSED = State("dismissed", "不成立", DONE)

MISUSE = Kind(
    "misuse",
    "冒用伪造线索",
    states=(RECEIVED, PURSUED, UPHELD, DISMISSED),
    list="promotion",
    help="report-misuse",
    readers=(("secret", ("office",)),),
)

declare(PROMOTION_PLAN, ACTIVITY, PART, PRACTICE, PROMOTION_ENTRY, TITLE_USE, MISUSE)
