"""The kind of supervision's word."""

from __future__ import annotations

from zhiheng.access.kinds import DONE, Kind, State, declare

NOTED = State("noted", "已提出", DONE)
ANSWERED = State("answered", "已答复", DONE)

SUPERVISION_FINDING = Kind("supervision_finding", "监督意见", states=(NOTED, ANSWERED), help="supervise")

declare(SUPERVISION_FINDING)
