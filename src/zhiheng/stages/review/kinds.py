"""Kinds of the review: panel, member, declaration, book, consensus, visit, evaluation."""

from __future__ import annotations

from zhiheng.access.kinds import DONE, ISSUE, TODO, Kind, State, declare

ENGAGED = State("engaged", "已聘请", DONE)

PANEL = Kind("panel", "评审组", states=(ENGAGED,), help="review")

SWORN = State("sworn", "已承诺", DONE)
REPLACED = State("replaced", "已递补", DONE)
REMOVED = State("removed", "已取消资格", ISSUE)

MEMBER = Kind("member", "评审组成员", states=(ENGAGED, SWORN, REPLACED, REMOVED), help="review")

OPEN = State("open", "未完成", TODO)
DECLARED = State("declared", "已申报", DONE)

DECLARATION = Kind("declaration", "利害关系声明", states=(OPEN, DECLARED), help="review")

LOCKED = State("locked", "已锁定", DONE)
VOID = State("void", "已作废", TODO)

BOOK = Kind(
    "book",
    "评分表",
    states=(OPEN, LOCKED, VOID),
    help="review",
    entrusted=True,
    readers=(("secret", ("expert", "office", "supervision")),),
)

RECONCILED = State("reconciled", "已合议", DONE)
REPORTED = State("reported", "已提交报告", DONE)

CONSENSUS = Kind("consensus", "合议", states=(OPEN, RECONCILED, REPORTED), help="review", entrusted=True)

HELD = State("held", "已完成", DONE)

VISIT = Kind("visit", "现场评审", states=(HELD,), help="review", entrusted=True)

SUBMITTED = State("submitted", "已提交", DONE)

EVALUATION = Kind("evaluation", "综合评价", states=(SUBMITTED,), help="review")

declare(PANEL, MEMBER, DECLARATION, BOOK, CONSENSUS, VISIT, EVALUATION)
