"""Each kind of object with what its page shows.

An object that one may know of is given; what it shows is narrowed here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhiheng.access.viewer import Viewer

from . import (
    applications,
    conduct,
    costs,
    decision,
    documents,
    duties,
    editions,
    funds,
    holders,
    meeting,
    notice,
    oversight,
    people,
    promotion,
    registry,
    review,
    revocation,
    screening,
)
from .parts import Shown

KINDS: dict[str, Callable[[Viewer, Any], Shown]] = {
    "query": screening.query,
    "recommendation": applications.recommendation,
    "supplement": screening.supplement,
    "hearing": editions.hearing,
    "evidence": applications.evidence,
    "panel": review.panel,
    "member": review.member,
    "declaration": review.declaration,
    "book": review.book,
    "consensus": review.consensus,
    "visit": review.visit,
    "evaluation": review.evaluation,
    "expert": people.expert,
    "supervision_finding": oversight.finding,
    "meeting": meeting.meeting,
    "question": meeting.question,
    "notice": notice.notice,
    "objection": notice.objection,
    "decision": decision.decision,
    "payment": decision.payment,
    "line": costs.line,
    "cost": costs.cost,
    "honour": registry.honour,
    "revocation": revocation.revocation,
    "tie": revocation.tie,
    "holder_change": holders.change,
    "annual_report": duties.report,
    "survey": duties.asked,
    "survey_answer": duties.answer,
    "list": editions.name_list,
    "appointment": people.appointment,
    "body": people.body,
    "organisation": people.organisation,
    "complaint": conduct.complaint,
    "misconduct": conduct.misconduct,
    "appraisal": conduct.appraisal,
    "paper": documents.paper,
    "letter": documents.letter,
    "promotion_plan": promotion.plan,
    "activity": promotion.activity,
    "part": promotion.part,
    "practice": promotion.practice,
    "promotion_entry": promotion.entry,
    "title_use": promotion.use,
    "misuse": promotion.misuse,
    "use_plan": funds.plan,
    "use": funds.use,
    "use_report": funds.report,
    "draw": funds.draw,
    "inspection": funds.inspection,
    "inspection_finding": funds.finding,
}


def shown(by: Viewer, obj: Any) -> Shown:
    """What the page of an object shows; nothing for a kind that has a page of its own."""
    return KINDS[obj.kind](by, obj) if obj.kind in KINDS else Shown()
