"""Kinds of an edition: itself, an application, a name list, a line of its budget, a hearing."""

from __future__ import annotations

from zhiheng.access.kinds import DOING, DONE, ISSUE, TODO, Kind, State, declare

PLANNING = State("planning", "编制中", DOING)
SUBMITTED = State("submitted", "已提交", DONE)
APPROVED = State("approved", "已审批", DONE)
RUNNING = State("running", "进行中", DOING)
CONCLUDED = State("concluded", "评选结束", DONE)
CLOSED = State("closed", "已归档", DONE)

EDITION = Kind(
    "edition",
    "届次",
    states=(PLANNING, SUBMITTED, APPROVED, RUNNING, CONCLUDED, CLOSED),
    page="/edition/{id}/",
    help="start-an-edition",
    wide=("call", "readings", "regulation_check"),
)

DRAFT = State("draft", "草稿—尚未提交", TODO)
ADMITTED = State("admitted", "资格符合", DONE)
REFUSED = State("refused", "不予通过", ISSUE)
AWARDED = State("awarded", "已获奖", DONE)

CASE = Kind(
    "case",
    "申报",
    states=(DRAFT, SUBMITTED, ADMITTED, REFUSED, AWARDED),
    page="/case/{id}/",
    help="case",
    wide=("findings", "facts", "receipt"),
)

SIGNED = State("signed", "已形成", DONE)

NAME_LIST = Kind("list", "名单", states=(SIGNED,), list="lists", help="today")

OPEN = State("open", "未完成", TODO)

BUDGET_LINE = Kind("line", "预算科目", states=(OPEN,), help="pay-costs")

TOLD = State("told", "已告知", DONE)
ANSWERED = State("answered", "已答复", DONE)

HEARING = Kind("hearing", "告知", states=(TOLD, ANSWERED), help="decide", due="answer_by", entrusted=True)

declare(EDITION, CASE, NAME_LIST, BUDGET_LINE, HEARING)
