"""The kind that outlives editions: an honour."""

from __future__ import annotations

from zhiheng.access.kinds import DONE, ISSUE, Kind, State, declare

STANDING = State("standing", "有效", DONE)
REVOKED = State("revoked", "已撤销", ISSUE)

HONOUR = Kind("honour", "荣誉", states=(STANDING, REVOKED), help="verify")

declare(HONOUR)
