"""The kind of a change of holder."""

from __future__ import annotations

from zhiheng.access.kinds import DONE, ISSUE, Kind, State, declare

REPORTED = State("reported", "待确认", DONE)
CONFIRMED = State("confirmed", "已确认", DONE)
DECLINED = State("declined", "不予确认", ISSUE)

HOLDER_CHANGE = Kind(
    "holder_change", "单位变更", states=(REPORTED, CONFIRMED, DECLINED), help="keep-the-title"
)

declare(HOLDER_CHANGE)
