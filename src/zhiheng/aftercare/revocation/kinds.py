"""Kinds of a revocation: itself and a tied organisation."""

from __future__ import annotations

from zhiheng.access.kinds import DOING, DONE, ISSUE, TODO, Kind, State, declare

LEAD = State("lead", "线索核查", DOING)
TOLD = State("told", "已告知", DONE)
REVOKED = State("revoked", "已撤销", ISSUE)
SETTLED = State("settled", "已办结", DONE)
DROPPED = State("dropped", "不予撤销", DONE)

REVOCATION = Kind(
    "revocation", "撤销", states=(LEAD, TOLD, REVOKED, SETTLED, DROPPED), help="revoke", due="answer_by"
)

NOTED = State("noted", "待认定", DONE)
TOUCHED = State("touched", "同样受限", ISSUE)
UNTOUCHED = State("untouched", "不受限", TODO)

TIE = Kind("tie", "关联单位", states=(NOTED, TOUCHED, UNTOUCHED), help="revoke")

declare(REVOCATION, TIE)
