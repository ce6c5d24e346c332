"""Kinds of supervision: its word, and a file that it asks to see."""

from __future__ import annotations

from zhiheng.access.kinds import DONE, TODO, Kind, State, declare

NOTED = State("noted", "已提出", DONE)
ANSWERED = State("answered", "已答复", DONE)

SUPERVISION_FINDING = Kind("supervision_finding", "监督意见", states=(NOTED, ANSWERED), help="supervise")

ASKED = State("asked", "待提供", TODO)
SUPPLIED = State("supplied", "已提供", DONE)

FILE_REQUEST = Kind("file_request", "调阅请求", states=(ASKED, SUPPLIED), list="access", help="supervise")

declare(SUPERVISION_FINDING, FILE_REQUEST)
