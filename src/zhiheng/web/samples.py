"""Samples of addresses that name an object: the first users' own and foreign ones, with what each kind
gets.
"""

from __future__ import annotations

from typing import Any

from zhiheng.access import acts, selectors, todo, viewer
from zhiheng.access.acting import by_ref, find
from zhiheng.aftercare.promotion import selectors as promotion
from zhiheng.applications import selectors as applications
from zhiheng.editions import selectors as editions
from zhiheng.stages.meeting import selectors as meetings
from zhiheng.web.case.scan import digest
from zhiheng.web.desk import imports
from zhiheng.web.help import texts

STAFF_KINDS = ("office", "supervision", "leading")
KINDS = (
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


def first_users() -> dict[str, viewer.Viewer]:
    """The first user of each kind, as ``people`` lists them; applicants alone by office."""
    rows: list[tuple[str, str, list[str]]] = []
    award = selectors.default_award()
    for login, _, alias, offices, name in selectors.cast():
        if award and name == award.name:
            rows.append((alias or login, login, offices))
    rows.sort(key=lambda r: _order(r[0]))
    found: dict[str, viewer.Viewer] = {}
    for _, login, offices in rows:
        user = selectors.by_login(login)
        for office in offices:
            if user and office not in found:
                found[office] = viewer.of(user.pk)
    return found


def _order(name: str) -> tuple[str, int]:
    letters = name.rstrip("0123456789")
    return letters, int(name[len(letters) :] or 0)


def of(name: str) -> list[dict[str, Any]]:
    """Samples of one address; none where its objects do not exist in this data."""
    return MAKERS[name]() if name in MAKERS else []


def _expect(ref: str, users: dict[str, viewer.Viewer]) -> dict[str, int]:
    """Who knows of an object gets 200, anybody else 404: the answer of ``visible``."""
    return {k: 200 if todo.knows(by, ref) else 404 for k, by in users.items()}


def _cases() -> list[dict[str, Any]]:
    users = first_users()
    return [{"path": f"/case/{pk}/", "expect": _expect(f"case/{pk}", users)} for pk in _case_ids(12)]


def _case_ids(most: int) -> list[str]:
    """Applications of the default award in the order of their alias."""
    award = selectors.default_award()
    newest = editions.newest(award.pk) if award else None
    return editions.case_ids(newest.pk)[:most] if newest else []


def _answers() -> list[dict[str, Any]]:
    users = first_users()
    return [
        {"path": f"/api/v1/case/{pk}/answers/{field}", "expect": _expect(f"case/{pk}", users)}
        for pk in _case_ids(4)
        for field in ("organisation.uscc", "self_assessment.4.1.2", "years.2025.revenue")
    ]


def _editions() -> list[dict[str, Any]]:
    users, award = first_users(), selectors.default_award()
    newest = editions.newest(award.pk) if award else None
    return [{"path": f"/edition/{newest.pk}/", "expect": _expect(newest.ref, users)}] if newest else []


INSIDE = ("office", "supervision", "leading", "committee", "government", "expert")


def _of_edition(tail: str, inside: tuple[str, ...]) -> Any:
    """A page of the newest edition for those inside; others who know of the edition are refused it."""

    def make() -> list[dict[str, Any]]:
        return [
            {
                "path": s["path"] + tail,
                "expect": {k: v if v == 404 or k in inside else 403 for k, v in s["expect"].items()},
            }
            for s in _editions()
        ]

    return make


def _archives() -> list[dict[str, Any]]:
    """The package of the newest edition once it is filed."""
    award = selectors.default_award()
    newest = editions.newest(award.pk) if award else None
    return (
        _of_edition("archive.zip", ("office", "supervision"))() if newest and newest.state == "closed" else []
    )


def _help() -> list[dict[str, Any]]:
    """Every text, open to all."""
    return [{"path": f"/help/{name}/", "expect": dict.fromkeys(KINDS, 200)} for name in texts.names()]


def _bulk() -> list[dict[str, Any]]:
    """Three acts that may be done for several objects at once, to those who hold one of their offices."""
    return [
        {
            "path": f"/bulk/{name}/",
            "expect": {k: 200 if k in acts.table()[name].act.offices else 403 for k in KINDS},
        }
        for name in ("admit", "recommend", "sign_consensus")
    ]


def _imports() -> list[dict[str, Any]]:
    """Every list that can be brought in, for the office alone."""
    return [
        {"path": f"/import/{kind}/", "expect": {k: 200 if k == "office" else 403 for k in KINDS}}
        for kind in imports.KINDS
    ]


def _things() -> list[dict[str, Any]]:
    users = first_users()
    made = []
    for kind in (
        "recommendation",
        "query",
        "book",
        "declaration",
        "member",
        "evidence",
        "honour",
        "objection",
        "line",
        "hearing",
        "paper",
        "letter",
        "promotion_plan",
        "activity",
        "part",
        "practice",
        "promotion_entry",
        "title_use",
        "misuse",
        "revocation",
        "tie",
        "annual_report",
        "survey",
        "survey_answer",
        "use_plan",
        "use",
        "use_report",
        "draw",
        "inspection",
        "inspection_finding",
    ):
        for ref in todo.some(kind, 3):
            made.append({"path": f"/o/{ref}/", "expect": _expect(ref, users)})
    return made


def _scans() -> list[dict[str, Any]]:
    """Originals of letters: for the office and supervision; whoever else knows of the object does not know
    of its original.
    """
    users = first_users()
    made: list[dict[str, Any]] = []
    for ref in todo.some("query", 400):
        if digest(by_ref(ref)) and len(made) < 2:
            expect = {k: v if k in ("office", "supervision") else 404 for k, v in _expect(ref, users).items()}
            made.append({"path": f"/o/{ref}/scan/", "expect": expect})
    return made


def _papers() -> list[dict[str, Any]]:
    """Kinds of paper of the newest edition, one that has several objects, one that is made of the edition,
    an invented one.
    """
    users = first_users()
    expect = {k: 200 if k in STAFF_KINDS else 403 for k in users}
    return [
        *(
            {"path": f"/papers/{sort}/", "expect": expect}
            for sort in ("work_plan", "department_letter", "refusal_notice")
        ),
        {"path": "/papers/invented/", "expect": {k: 404 if k in STAFF_KINDS else 403 for k in users}},
    ]


def _plans() -> list[dict[str, Any]]:
    """The plan of the newest edition, in the office's hands; closed once the committee approved it."""
    users, award = first_users(), selectors.default_award()
    newest = editions.newest(award.pk) if award else None
    if newest is None:
        return []
    act, made = acts.table()["save_plan"].act, {}
    for kind, by in users.items():
        status = todo.status(by, act, newest.ref)
        made[kind] = 409 if status == 200 and newest.state != "planning" else status
    return [{"path": f"/plan/{newest.pk}/{n}/", "expect": made} for n in (1, 6)]


def _drafts() -> list[dict[str, Any]]:
    users, award = first_users(), selectors.default_award()
    newest = editions.newest(award.pk) if award else None
    if newest is None:
        return []
    expect = {k: 200 if k in STAFF_KINDS else 403 for k in users}
    return [
        {"path": f"/papers/work_plan/draft/{form}/?about=edition/{newest.pk}", "expect": expect}
        for form in ("pdf", "docx")
    ]


def _kept_papers() -> list[dict[str, Any]]:
    users = first_users()
    return [{"path": f"/{ref}/pdf/", "expect": _expect(ref, users)} for ref in todo.some("paper", 3)]


def _acts() -> list[dict[str, Any]]:
    """An act's page: 200 for who holds the duty on it, 403 for who knows of the object, 404 for others."""
    users, made = first_users(), []
    for name, performed in acts.table().items():
        act = performed.act
        for ref in todo.some(act.on.name, 1) if set(act.offices) & set(KINDS) else []:
            made.append(
                {
                    "path": f"/act/{name}/{ref}/",
                    "expect": {k: todo.status(by, act, ref) for k, by in users.items()},
                }
            )
    return made


def _of_award(tail: str) -> Any:
    """A public page of the default award: the same for everybody."""

    def make() -> list[dict[str, Any]]:
        award = selectors.default_award()
        return [{"path": f"/{award.slug}/{tail}", "expect": {}}] if award else []

    return make


def _sections() -> list[dict[str, Any]]:
    expect = {k: 200 if k == "applicant" else 404 for k in KINDS}
    return [
        {"path": f"/application/{s}/", "expect": expect} for s in ("organisation", "years", "self_assessment")
    ]


def _items() -> list[dict[str, Any]]:
    expect = {k: 200 if k == "applicant" else 404 for k in KINDS}
    return [
        {"path": f"/application/self_assessment/{i}/", "expect": expect} for i in ("4.1.2", "4.3.3", "4.7.7")
    ]


def _receipt_page() -> list[dict[str, Any]]:
    """The applicant's receipt, where the application was handed in."""
    own = applications.own_case(first_users()["applicant"])
    expect = {k: 200 if k == "applicant" and own is not None and own.receipt else 404 for k in KINDS}
    return [{"path": "/application/receipt/", "expect": expect}]


def _materials() -> list[dict[str, Any]]:
    users = first_users()
    return [{"path": f"/case/{pk}/material/", "expect": _expect(f"case/{pk}", users)} for pk in _case_ids(3)]


def _receipts(tail: str) -> Any:
    def make() -> list[dict[str, Any]]:
        users, made = first_users(), []
        for pk in editions.with_receipt(_case_ids(3)):
            expect = {k: 200 if _may_receive(k, by, pk) else 404 for k, by in users.items()}
            made.append({"path": f"/case/{pk}/receipt.{tail}", "expect": expect})
        return made

    return make


def _may_receive(kind: str, by: viewer.Viewer, case: str) -> bool:
    return kind in ("office", "supervision") or (kind == "applicant" and todo.knows(by, f"case/{case}"))


def _books() -> list[dict[str, Any]]:
    users = first_users()
    return [
        {"path": f"/book/{ref.partition('/')[2]}/", "expect": _expect(ref, users)}
        for ref in todo.some("book", 4)
    ]


def _panels(tail: str) -> Any:
    """The panel's pages of an application: its experts, the office and supervision, where they know of it."""

    def make() -> list[dict[str, Any]]:
        users, inside = first_users(), ("expert", "office", "supervision")
        return [
            {
                "path": f"/lead/{pk}/{tail}",
                "expect": {
                    k: 200 if k in inside and todo.knows(by, f"case/{pk}") else 404 for k, by in users.items()
                },
            }
            for pk in _case_ids(3)
        ]

    return make


def _ballots() -> list[dict[str, Any]]:
    """Closed ballots: 403 for who knows of them, 404 for others."""
    users = first_users()
    return [
        {
            "path": f"/ballot/{ref.partition('/')[2]}/",
            "expect": {k: 403 if v == 200 else v for k, v in _expect(ref, users).items()},
        }
        for ref in todo.some("question", 2)
    ]


def _honours() -> list[dict[str, Any]]:
    return [
        {"path": f"/verify/{ref.partition('/')[2]}/", "expect": dict.fromkeys(KINDS, 200)}
        for ref in todo.some("honour", 3)
    ]


def _annual(tail: str) -> Any:
    """Yearly reports: for who may know of them."""

    def make() -> list[dict[str, Any]]:
        users = first_users()
        return [
            {"path": f"/annual/{ref.partition('/')[2]}/{tail}", "expect": _expect(ref, users)}
            for ref in todo.some("annual_report", 2)
        ]

    return make


def _practices() -> list[dict[str, Any]]:
    """Cases of practice that are public in the default award."""
    award = selectors.default_award()
    found = promotion.public(award.pk)[:2] if award else []
    return [
        {"path": f"/{award.slug}/practice/{p.id}/", "expect": dict.fromkeys(KINDS, 200)}
        for p in found
        if award
    ]


def _inside(path: str, refused: tuple[str, ...] = ()) -> Any:
    """A page of the meeting: 200 for those inside, 403 for those of them who are refused it, 404 for all
    others.
    """

    def make() -> list[dict[str, Any]]:
        held = bool(todo.some("meeting", 1))
        inside = ("committee", "office", "supervision", "leading")
        expect = {k: 404 if not held or k not in inside else 403 if k in refused else 200 for k in KINDS}
        return [{"path": path, "expect": expect}]

    return make


def _briefs() -> list[dict[str, Any]]:
    """Briefs of candidates: those inside who may know of the application, and nobody else."""
    users, award = first_users(), selectors.default_award()
    newest = editions.newest(award.pk) if award else None
    if newest is None or not todo.some("meeting", 1):
        return []
    takes = editions.rules_of(newest).of_kind("meeting").takes
    listed = [c for x in editions.name_lists(newest.pk) if x.name == takes for c in x.cases]
    inside = ("committee", "office", "supervision", "leading")
    made = []
    for n, pk in enumerate(listed[:3], 1):
        expect = {k: v if k in inside else 404 for k, v in _expect(f"case/{pk}", users).items()}
        made.append({"path": f"/meeting/brief/{pk}/{n}/", "expect": expect})
    return made


def _cast_receipts() -> list[dict[str, Any]]:
    """Receipts of slips: who cast one gets it, who merely knows of the ballot 403, others 404."""
    users, made = first_users(), []
    for ref in todo.some("question", 2):
        pk = ref.partition("/")[2]
        expect = {
            k: v if v == 404 or _receipted(users[k], pk) else 403 for k, v in _expect(ref, users).items()
        }
        made.append({"path": f"/ballot/{pk}/receipt/", "expect": expect})
    return made


def _receipted(by: Any, pk: str) -> bool:
    """Does somebody hold a receipt: voted in what is open, or was given a vote in what is over?"""
    question: Any = find(by, f"question/{pk}")
    return meetings.issued(by, question) and (question.state == "closed" or meetings.voted(by, question))


MAKERS: dict[str, Any] = {
    "award_home": _of_award(""),
    "guide": _of_award("guide/"),
    "objection_receipt": _of_award("notice/receipt/"),
    "public_call": _of_award("call/"),
    "register": _of_award("register/"),
    "public_notice": _of_award("notice/"),
    "objection": _of_award("notice/object/"),
    "award_winners": _of_award("winners/"),
    "complaint": _of_award("complain/"),
    "complaint_receipt": _of_award("complain/receipt/"),
    "survey": _of_award("survey/"),
    "annual": _annual(""),
    "annual_part": _annual("figures/"),
    "practices": _of_award("practice/"),
    "practice": _practices,
    "misuse_report": _of_award("report/"),
    "misuse_receipt": _of_award("report/receipt/"),
    "application_section": _sections,
    "application_item": _items,
    "application_receipt": _receipt_page,
    "material": _materials,
    "receipt_pdf": _receipts("pdf"),
    "receipt_text": _receipts("txt"),
    "bulk": _bulk,
    "import": _imports,
    "help_topic": _help,
    "book": _books,
    "lead": _panels(""),
    "visit_sheet": _panels("visit/"),
    "ballot": _ballots,
    "verify_one": _honours,
    "meeting": _inside("/meeting/"),
    "teller": _inside("/meeting/teller/"),
    "meeting_result": _inside("/meeting/result/"),
    "brief": _briefs,
    "ballot_receipt": _cast_receipts,
    "case": _cases,
    "api_answer": _answers,
    "edition": _editions,
    "edition_figures": _of_edition("figures/", ("office", "supervision", "leading")),
    "edition_archive": _archives,
    "edition_weights": _of_edition("weights/", INSIDE),
    "edition_readings": _of_edition("readings/", INSIDE),
    "thing": _things,
    "scan": _scans,
    "plan": _plans,
    "paper_sort": _papers,
    "paper_draft": _drafts,
    "paper_file": _kept_papers,
    "act": _acts,
}
