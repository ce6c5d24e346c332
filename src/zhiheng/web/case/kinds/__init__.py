"""Each kind of object with what its page shows.

An object that one may know of is given; what it shows is narrowed here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhiheng.access.viewer import Viewer

from . import (
    asked,
    changed,
    charged,
    costed,
    decided,
    housed,
    papered,
    promoted,
    reviewed,
    revoked,
    spent,
    yearly,
)
from .shown import Shown

KINDS: dict[str, Callable[[Viewer, Any], Shown]] = {
    "query": asked.query,
    "recommendation": asked.recommendation,
    "supplement": asked.supplement,
    "hearing": asked.hearing,
    "evidence": asked.evidence,
    "panel": reviewed.panel,
    "member": reviewed.member,
    "declaration": reviewed.declaration,
    "book": reviewed.book,
    "consensus": reviewed.consensus,
    "visit": reviewed.visit,
    "evaluation": reviewed.evaluation,
    "expert": reviewed.expert,
    "supervision_finding": reviewed.finding,
    "meeting": decided.meeting,
    "question": decided.question,
    "notice": decided.notice,
    "objection": decided.objection,
    "decision": decided.decision,
    "payment": decided.payment,
    "line": costed.line,
    "cost": costed.cost,
    "honour": decided.honour,
    "revocation": revoked.revocation,
    "tie": revoked.tie,
    "holder_change": changed.change,
    "annual_report": yearly.report,
    "survey": yearly.asked,
    "survey_answer": yearly.answer,
    "list": decided.name_list,
    "appointment": housed.appointment,
    "body": housed.body,
    "organisation": housed.organisation,
    "complaint": charged.complaint,
    "misconduct": charged.misconduct,
    "appraisal": charged.appraisal,
    "paper": papered.paper,
    "letter": papered.letter,
    "promotion_plan": promoted.plan,
    "activity": promoted.activity,
    "part": promoted.part,
    "practice": promoted.practice,
    "promotion_entry": promoted.entry,
    "title_use": promoted.use,
    "misuse": promoted.misuse,
    "use_plan": spent.plan,
    "use": spent.use,
    "use_report": spent.report,
    "draw": spent.draw,
    "inspection": spent.inspection,
    "inspection_finding": spent.finding,
}


def shown(by: Viewer, obj: Any) -> Shown:
    """What the page of an object shows; nothing for a kind that has a page of its own."""
    return KINDS[obj.kind.name](by, obj) if obj.kind.name in KINDS else Shown()
