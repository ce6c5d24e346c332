"""Kinds of an application: its evidence and its recommendation."""

from __future__ import annotations

from zhiheng.access.kinds import DONE, ISSUE, TODO, Kind, State, declare

KEPT = State("kept", "已上传", DONE)
WITHDRAWN = State("withdrawn", "已移除", TODO)

EVIDENCE = Kind("evidence", "材料", states=(KEPT, WITHDRAWN), help="apply", entrusted=True)

ASKED = State("asked", "待答复", TODO)
ENTERED = State("entered", "已代录，待复核", TODO)
GIVEN = State("given", "已推荐", DONE)
RETURNED = State("returned", "已退回", ISSUE)

RECOMMENDATION = Kind(
    "recommendation", "推荐", states=(ASKED, ENTERED, GIVEN, RETURNED), help="recommend", entrusted=True
)

declare(EVIDENCE, RECOMMENDATION)
