"""Acts of supervision."""

from __future__ import annotations

from zhiheng.access.acts import Act

NOTE = Act("note_finding", "提出监督意见", ("supervision", "leading"), "edition", "leading", todo=False)
ANSWER = Act(
    "answer_finding",
    "答复监督意见",
    ("office",),
    "supervision_finding",
    "accountability",
    states=("noted",),
    to="answered",
)
