"""Kinds of people and bodies: who applies, who answers, who reviews."""

from __future__ import annotations

from zhiheng.access.kinds import DOING, DONE, ISSUE, Kind, State, declare

RUNNING = State("running", "进行中", DOING)

BODY = Kind("body", "机构", states=(RUNNING,), list="people", help="people")

REGISTERED = State("registered", "已登记", DONE)
DORMANT = State("dormant", "联系人信息已删除", DONE)

ORGANISATION = Kind("organisation", "组织", states=(REGISTERED, DORMANT), help="people")

POOLED = State("pooled", "在库", DONE)
REMOVED = State("removed", "已取消资格", ISSUE)

EXPERT = Kind("expert", "评审员", states=(POOLED, REMOVED), list="people", help="people")

declare(BODY, ORGANISATION, EXPERT)
