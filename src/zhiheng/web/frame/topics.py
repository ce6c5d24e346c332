"""Which text belongs to which page or act."""

from __future__ import annotations

PAGES = {
    "desk": "today", "work": "queue", "bulk": "queue", "cases": "cases", "matrix": "matrix", "case": "case", "queries": "ask-departments",
    "calendar": "start-an-edition", "edition": "start-an-edition", "edition_figures": "start-an-edition", "edition_weights": "start-an-edition", "award": "start-an-edition", "people": "people", "start": "start-an-edition", "waiting": "chase", "import": "import-a-list",
    "objections": "handle-an-objection", "lists": "today", "ledger": "supervise", "answers": "answer",
    "application": "apply", "application_check": "apply", "application_evidence": "apply", "application_section": "apply", "register": "apply",
    "expert": "review", "book": "review", "meeting": "vote", "ballot": "vote",
    "objection": "object", "public_notice": "object", "verify": "verify", "verify_one": "verify", "winners": "verify", "award_winners": "verify",
    "public_call": "apply", "complaint": "object", "complaint_receipt": "object", "conduct": "handle-misconduct", "access": "supervise",
    "duties": "yearly-duties", "annual": "yearly-duties", "annual_part": "yearly-duties", "survey": "yearly-duties",
    "promotion": "promote", "practices": "promote", "practice": "promote", "misuse_report": "report-misuse", "misuse_receipt": "report-misuse",
    "funds": "inspect", "me": "keep", "privacy": "keep",
}
ACTS = {
    "enter_letter": "enter-a-letter", "verify_letter": "enter-a-letter", "return_letter": "enter-a-letter", "load_calendar": "load-holidays",
    "enter_recommendation": "enter-a-letter", "verify_recommendation": "enter-a-letter", "enter_decision": "enter-a-letter",
    "return_recommendation": "enter-a-letter", "return_decision": "enter-a-letter", "enter_sign_in": "enter-a-letter", "verify_sign_in": "enter-a-letter",
    "return_sign_in": "enter-a-letter", "enter_count": "enter-a-letter", "verify_count": "enter-a-letter", "return_count": "enter-a-letter",
    "verify_decision": "enter-a-letter", "take_up": "handle-an-objection", "set_aside": "handle-an-objection",
    "investigate": "handle-an-objection", "uphold": "handle-an-objection", "dismiss": "handle-an-objection",
    "appoint": "people", "found_body": "people", "admit_expert": "people", "ask_departments": "ask-departments",
    "recommend": "recommend", "return_application": "recommend", "attest": "answer", "decide": "decide", "note_finding": "supervise",
    **dict.fromkeys(
        ("enter_complaint", "take_up_complaint", "close_complaint", "open_misconduct", "open_staff_misconduct", "tell_misconduct", "answer_misconduct",
         "exclude_expert", "find_misconduct", "dismiss_misconduct", "deliver_misconduct", "refer_misconduct", "appraise_expert", "answer_appraisal"),
        "handle-misconduct",
    ),
    **dict.fromkeys((
        "draft_promotion_plan", "add_activity", "adopt_promotion_plan", "ask_winners", "cancel_activity", "sign_up", "record_attendance", "explain_absence",
        "evaluate_activity", "draft_practice", "save_practice", "consent_practice", "publish_practice", "withdraw_practice", "enter_adopter", "enter_measure",
        "enter_research", "report_improvement", "strike_entry", "file_title_use", "pursue_misuse", "close_misuse",
    ), "promote"),
    **dict.fromkeys((
        "open_annual_report", "attach_annual", "file_annual", "read_annual", "return_annual", "draft_survey", "open_survey", "answer_survey", "close_survey",
    ), "yearly-duties"),
    **dict.fromkeys((
        "open_revocation", "tell_revocation", "serve_revocation", "answer_revocation", "record_hearing", "record_waiver", "give_opinion", "revoke", "drop_revocation",
        "deliver_revocation", "publish_revocation", "take_back_certificate", "void_certificate", "receive_recovery", "remind_recovery", "apply_to_court",
        "settle_revocation", "note_tie", "judge_tie",
    ), "revoke"),
    **dict.fromkeys(("plan_use", "enter_use", "strike_use", "report_use", "report_rectification"), "use-the-prize"),
    **dict.fromkeys((
        "flag_use", "clear_use", "seal_draw", "draw_inspection", "name_inspection", "record_inspection", "accept_rectification", "return_rectification",
        "escalate_finding", "close_inspection",
    ), "inspect"),
    "close_edition": "keep", "erase_contact": "keep", "correct_contact": "keep", "erase_payload": "keep",
    "add_budget_line": "pay-costs", "commit_cost": "pay-costs", "pay_cost": "pay-costs", "drop_cost": "pay-costs",
    "report_holder_change": "keep-the-title", "confirm_holder_change": "keep-the-title", "decline_holder_change": "keep-the-title",
    "report_misuse": "report-misuse", "submit": "apply", "attach": "apply", "ask_recommendation": "apply", "declare_interest": "review", "sign_undertaking": "review",
    "reconcile": "review", "record_visit": "review", "submit_report": "review", "sign_in": "vote", "recuse": "vote",
}
OFFICES = {
    "applicant": "apply", "recommender": "recommend", "department": "answer", "expert": "review", "committee": "vote", "office": "today",
    "leading": "supervise", "government": "decide", "supervision": "supervise",
}

OWN = {("funds", "applicant"): "use-the-prize"}


def topic(page: str, act: str, office: str) -> str:
    """The text for a page or an act, else the one for an office, else the one for anybody."""
    return ACTS.get(act) or OWN.get((page, office)) or PAGES.get(page) or OFFICES.get(office) or "verify"
