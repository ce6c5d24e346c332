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
