"""Acts of supervision."""

from __future__ import annotations

from zhiheng.access.acts import Act
from zhiheng.editions.kinds import EDITION

from . import kinds

NOTE = Act(
    "note_finding",
    "提出监督意见",
    ("supervision", "leading"),
    EDITION,
    "leading",
    todo=False,
    makes=((kinds.SUPERVISION_FINDING, kinds.NOTED),),
    help="supervise",
)
ANSWER = Act(
    "answer_finding",
    "答复监督意见",
    ("office",),
    kinds.SUPERVISION_FINDING,
    "accountability",
    states=(kinds.NOTED,),
    to=kinds.ANSWERED,
)
REQUEST_FILE = Act(
    "request_file",
    "请求调阅",
    ("supervision",),
    EDITION,
    "accountability",
    todo=False,
    makes=((kinds.FILE_REQUEST, kinds.ASKED),),
    help="supervise",
)
SUPPLY_FILE = Act(
    "supply_file",
    "提供调阅",
    ("office",),
    kinds.FILE_REQUEST,
    "accountability",
    states=(kinds.ASKED,),
    to=kinds.SUPPLIED,
)
ADD_TO_REQUEST = Act(
    "add_to_request",
    "补充调阅请求",
    ("supervision",),
    kinds.FILE_REQUEST,
    "accountability",
    states=(kinds.ASKED,),
    todo=False,
)
