"""Every address: whose desk it belongs to, whether it is open, and who may open it.

Written by hand, by kind of user; an address without a row here fails a test. A page asks here whether it is
for whoever came (``guard.require``), and a link asks whether it leads anywhere (``opens``).
"""

from __future__ import annotations

from typing import NamedTuple

from zhiheng.access.offices import EVERYBODY, FUNDED, INSIDE, STAFF, WATCHERS
from zhiheng.access.viewer import Viewer


class Row(NamedTuple):
    """``allowed`` kinds get 200, others ``refused``; None leaves it to the samples."""

    desk: str
    allowed: tuple[str, ...] | None = EVERYBODY
    refused: int = 403
    open: bool = False
    methods: tuple[str, ...] = ("GET",)
    act: str = ""
    sample: bool = True


TABLE: dict[str, Row] = {
    "healthz": Row("house", open=True),
    "readyz": Row("house", open=True),
    "openapi": Row("house", open=True),
    "api_me": Row("house"),
    "api_answer": Row("applicant", None),
    "api_upload": Row("house", None, methods=("POST",), sample=False),
    "api_act": Row("house", None, methods=("POST",), sample=False),
    "sign_in": Row("house", open=True, methods=("GET", "POST")),
    "sign_out": Row("house", None, open=True, methods=("POST",)),
    "reauthenticate": Row("house", None, methods=("POST",)),
    "large_text": Row("house", None, open=True, methods=("POST",)),
    "invitation": Row("house", None, open=True, methods=("GET", "POST"), sample=False),
    "act": Row("house", None, methods=("GET", "POST")),
    "desk": Row("house"),
    "outbox": Row("house"),
    "work": Row("house"),
    "search": Row("house"),
    "me": Row("house"),
    "privacy": Row("public", open=True),
    "answers": Row("department", ("department",), 404, methods=("GET", "POST"), act="attest"),
    "bulk": Row("house", None, methods=("GET", "POST")),
    "views": Row("house", None, methods=("POST",), sample=False),
    "start": Row("office", ("office",)),
    "matrix": Row("office", STAFF),
    "calendar": Row("office", STAFF),
    "case": Row("case", None),
    "edition": Row("office", None),
    "edition_figures": Row("office", None),
    "edition_weights": Row("office", None),
    "edition_archive": Row("office", None),
    "edition_readings": Row("office", None),
    "object_page": Row("house", None),
    "scan": Row("office", None),
    "cases": Row("office", STAFF),
    "people": Row("office", STAFF),
    "award": Row("office", STAFF),
    "ledger": Row("office", STAFF),
    "queries": Row("office", WATCHERS),
    "objections": Row("office", WATCHERS),
    "waiting": Row("office", WATCHERS),
    "conduct": Row("office", WATCHERS),
    "access": Row("office", WATCHERS),
    "import": Row("office", None, methods=("GET", "POST")),
    "plan": Row("office", None, methods=("GET", "POST"), act="save_plan"),
    "papers": Row("office", STAFF),
    "paper_sort": Row("office", None, methods=("GET", "POST"), act="make_paper"),
    "paper_draft": Row("office", None),
    "paper_file": Row("house", None),
    "letters": Row("office", STAFF),
    "promotion": Row("office", STAFF),
    "duties": Row("applicant", FUNDED),
    "annual": Row("applicant", None),
    "annual_part": Row("applicant", None, methods=("GET", "POST"), act="save_annual"),
    "survey": Row("public", None, open=True),
    "funds": Row("office", FUNDED),
    "lists": Row("office", INSIDE),
    "public_home": Row("public", open=True),
    "help": Row("public", open=True),
    "help_topic": Row("public", None, open=True),
    "winners": Row("public", open=True),
    "verify": Row("public", open=True),
    "verify_one": Row("public", None, open=True),
    "certificate": Row("public", None, open=True),
    "verify_offline": Row("public", open=True),
    "certificate_keys": Row("public", open=True),
    "certificate_status": Row("public", open=True),
    "award_home": Row("public", None, open=True),
    "guide": Row("public", None, open=True),
    "objection_receipt": Row("public", None, open=True),
    "public_call": Row("public", None, open=True, act="publish_call"),
    "register": Row("public", None, open=True, methods=("GET", "POST"), act="register_organisation"),
    "public_notice": Row("public", None, open=True, act="publish_notice"),
    "objection": Row("public", None, open=True, methods=("GET", "POST"), act="object"),
    "complaint": Row("public", None, open=True, methods=("GET", "POST"), act="complain"),
    "complaint_receipt": Row("public", None, open=True),
    "award_winners": Row("public", None, open=True),
    "practices": Row("public", None, open=True),
    "practice": Row("public", None, open=True, act="publish_practice"),
    "misuse_report": Row("public", None, open=True, methods=("GET", "POST"), act="report_misuse"),
    "misuse_receipt": Row("public", None, open=True),
    "application": Row("applicant", ("applicant",), 404),
    "application_check": Row("applicant", ("applicant",), 404, act="submit"),
    "application_evidence": Row("applicant", ("applicant",), 404, act="attach"),
    "application_receipt": Row("applicant", None),
    "application_item": Row("applicant", None, methods=("GET", "POST"), act="save_answer"),
    "application_section": Row("applicant", None, methods=("GET", "POST"), act="save_answer"),
    "material": Row("case", None),
    "case_file": Row("case", None),
    "receipt_pdf": Row("case", None),
    "receipt_text": Row("case", None),
    "expert": Row("expert", ("expert",), 404),
    "book": Row("expert", None, methods=("GET", "POST"), act="score"),
    "lead": Row("expert", None, act="reconcile"),
    "visit_sheet": Row("expert", None, act="record_visit"),
    "meeting": Row("committee", None, act="convene"),
    "ballot": Row("committee", None, methods=("GET", "POST"), act="cast"),
    "ballot_receipt": Row("committee", None),
    "brief": Row("committee", None),
    "meeting_result": Row("committee", None),
    "teller": Row("committee", None),
    "rehearsal": Row("rehearsal", open=True),
    "rehearsal_components": Row("rehearsal", open=True, methods=("GET", "POST")),
    "rehearsal_clock": Row("rehearsal", None, open=True, methods=("POST",)),
    "rehearsal_become": Row("rehearsal", None, open=True, methods=("POST",)),
    "rehearsal_enter": Row("rehearsal", None, open=True, sample=False),
}


TITLES = {
    "access": "查看记录",
    "conduct": "追责",
    "people": "机构与人员",
    "queries": "部门核查",
    "objections": "异议",
    "lists": "名单",
    "promotion": "推广与应用",
    "funds": "奖金使用与检查",
}
"""What a list is called where a link leads back to it."""


def opens(by: Viewer, route: str) -> bool:
    """May somebody open the page of an address, as far as its row says?"""
    allowed = TABLE[route].allowed
    return allowed is None or by.holds_any(allowed)
