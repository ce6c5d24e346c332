"""Every address: whose desk it belongs to, whether it is open, and who gets what at samples of it.

Expectations are written by hand, by kind of user; an address without a row here fails a test.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

from zhiheng.access import acts
from zhiheng.law import loader
from zhiheng.web import samples

EVERYBODY = (
    "applicant",
    "recommender",
    "department",
    "expert",
    "committee",
    "office",
    "leading",
    "government",
    "supervision",
)
STAFF = ("office", "supervision", "leading")


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
    "thing": Row("house", None),
    "scan": Row("office", None),
    "cases": Row("office", STAFF),
    "people": Row("office", STAFF),
    "award": Row("office", STAFF),
    "ledger": Row("office", STAFF),
    "queries": Row("office", ("office", "supervision")),
    "objections": Row("office", ("office", "supervision")),
    "waiting": Row("office", ("office", "supervision")),
    "conduct": Row("office", ("office", "supervision")),
    "access": Row("office", ("office", "supervision")),
    "import": Row("office", None, methods=("GET", "POST")),
    "plan": Row("office", None, methods=("GET", "POST"), act="save_plan"),
    "papers": Row("office", STAFF),
    "paper_sort": Row("office", None, methods=("GET", "POST"), act="make_paper"),
    "paper_draft": Row("office", None),
    "paper_file": Row("house", None),
    "letters": Row("office", STAFF),
    "promotion": Row("office", STAFF),
    "duties": Row("applicant", ("applicant", *STAFF)),
    "annual": Row("applicant", None),
    "annual_part": Row("applicant", None, methods=("GET", "POST"), act="save_annual"),
    "survey": Row("public", None, open=True),
    "funds": Row("office", (*STAFF, "applicant")),
    "lists": Row("office", (*STAFF, "committee", "government")),
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


def patterns() -> dict[str, str]:
    """Every named address of the house with its path."""
    found: dict[str, str] = {}

    def walk(items: list[Any], prefix: str) -> None:
        for item in items:
            if isinstance(item, URLResolver):
                walk(item.url_patterns, prefix + str(item.pattern))
            elif isinstance(item, URLPattern):
                found[item.name or prefix + str(item.pattern)] = "/" + prefix + str(item.pattern)

    walk(get_resolver().url_patterns, "")
    return found


def listed(with_samples: bool) -> list[dict[str, Any]]:
    """The rows of the interface; with samples, addresses of the present data and what each kind of user
    gets.
    """
    rules = loader.load("jinshui_2023")
    table = acts.table()
    rows = []
    for name, path in patterns().items():
        row = TABLE[name]
        act = table[row.act].act if row.act else None
        rows.append(
            {
                "name": name,
                "path": path,
                "methods": list(row.methods),
                "desk": row.desk,
                "open": row.open,
                "act": row.act or None,
                "article": rules.cite(act.cite) if act else None,
                "csrf_exempt_reason": None,
                **({"samples": _samples(name, path, row)} if with_samples else {}),
            }
        )
    return rows


def _samples(name: str, path: str, row: Row) -> list[dict[str, Any]]:
    if not row.sample:
        return []
    if "<" in path or name in samples.MAKERS:
        return samples.of(name)
    expect = {} if row.allowed is None else {k: 200 if k in row.allowed else row.refused for k in EVERYBODY}
    return [{"path": path, "expect": expect}]
