"""Which text belongs to which page or act."""

from __future__ import annotations

from zhiheng.access import acts

PAGES = {
    "desk": "today",
    "work": "queue",
    "bulk": "queue",
    "cases": "cases",
    "matrix": "matrix",
    "case": "case",
    "queries": "ask-departments",
    "calendar": "start-an-edition",
    "edition": "start-an-edition",
    "edition_figures": "start-an-edition",
    "edition_weights": "start-an-edition",
    "award": "start-an-edition",
    "people": "people",
    "start": "start-an-edition",
    "waiting": "chase",
    "import": "import-a-list",
    "objections": "handle-an-objection",
    "lists": "today",
    "ledger": "supervise",
    "answers": "answer",
    "application": "apply",
    "application_check": "apply",
    "application_evidence": "apply",
    "application_section": "apply",
    "register": "apply",
    "expert": "review",
    "book": "review",
    "meeting": "vote",
    "ballot": "vote",
    "objection": "object",
    "public_notice": "object",
    "verify": "verify",
    "verify_one": "verify",
    "winners": "verify",
    "award_winners": "verify",
    "public_call": "apply",
    "complaint": "object",
    "complaint_receipt": "object",
    "conduct": "handle-misconduct",
    "access": "supervise",
    "duties": "yearly-duties",
    "annual": "yearly-duties",
    "annual_part": "yearly-duties",
    "survey": "yearly-duties",
    "promotion": "promote",
    "practices": "promote",
    "practice": "promote",
    "misuse_report": "report-misuse",
    "misuse_receipt": "report-misuse",
    "funds": "inspect",
    "me": "keep",
    "privacy": "keep",
}
OFFICES = {
    "applicant": "apply",
    "recommender": "recommend",
    "department": "answer",
    "expert": "review",
    "committee": "vote",
    "office": "today",
    "leading": "supervise",
    "government": "decide",
    "supervision": "supervise",
}

OWN = {("funds", "applicant"): "use-the-prize"}


def topic(page: str, act: str, office: str) -> str:
    """The text for a page or an act, else the one for an office, else the one for anybody."""
    return _of_act(act) or OWN.get((page, office)) or PAGES.get(page) or OFFICES.get(office) or "verify"


def _of_act(name: str) -> str:
    """The text that an act names, else the one of its kind; "" for what is no act."""
    found = acts.table().get(name)
    return (found.act.help or found.act.on.help) if found else ""
