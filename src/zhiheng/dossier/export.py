"""卷宗: everything of one edition, so that anybody can derive it again."""

from __future__ import annotations

import json
from typing import Any

from zhiheng.access import instants
from zhiheng.applications import selectors as applications
from zhiheng.costs import selectors as costs
from zhiheng.costs.kinds import DROPPED
from zhiheng.editions import pinned
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import EDITION
from zhiheng.editions.models import Case, Edition
from zhiheng.files import services as files
from zhiheng.ledger import selectors as ledger
from zhiheng.people import selectors as people
from zhiheng.proof import canonical, manifest
from zhiheng.registry.models import Honour
from zhiheng.stages.decision import selectors as decision
from zhiheng.stages.decision.kinds import PAID
from zhiheng.stages.meeting import selectors as meeting
from zhiheng.stages.meeting.kinds import CLOSED
from zhiheng.stages.notice import selectors as notice
from zhiheng.stages.review import selectors as review
from zhiheng.stages.review.kinds import REPLACED
from zhiheng.stages.screening import selectors as screening

from . import aftercare, conduct

Files = dict[str, bytes]


def export(edition: Edition) -> bytes:
    """The dossier of an edition as bytes; the same database gives the same bytes."""
    kind = "rehearsal" if edition.award.rehearsal else "real"
    members: Files = {}
    numbers = {c.pk: c.no for c in editions.all_cases(edition.pk)}
    _pinned(edition, members)
    _edition(edition, members)
    _people(edition, members, numbers)
    for case in editions.all_cases(edition.pk):
        _case(case, members)
    _scores(edition, members, numbers)
    _lists(edition, members, numbers)
    _deliberation(edition, members, numbers)
    _register(edition, members, numbers)
    _proof(edition, members, numbers)
    members |= aftercare.members(edition) | conduct.members(edition)
    return manifest.seal(f"{edition.award.slug}-{edition.year}", kind, members)


def _put(members: Files, name: str, value: Any) -> None:
    members[name] = canonical.encode(value)


def _pinned(edition: Edition, members: Files) -> None:
    for name, text in json.loads(files.read(edition.instrument)).items():
        members[f"instrument/{name}"] = text.encode()
    criteria = pinned.criteria(edition.criteria)
    items = [{"id": i.id, "points": i.points, "kind": i.kind} for i in criteria.items]
    _put(members, "criteria.json", {"code": criteria.code, "edition": criteria.edition, "items": items})
    calendar = pinned.calendar(edition.award)
    years = [
        {
            "year": y,
            "source": n.source,
            "provisional": n.provisional,
            "off": sorted(d.isoformat() for d in n.off),
            "makeup": sorted(d.isoformat() for d in n.makeup),
        }
        for y, n in sorted(calendar.years.items())
    ]
    _put(members, "calendar.json", {"years": years})


def _edition(edition: Edition, members: Files) -> None:
    decided = decision.of_edition(edition.pk)
    said = None
    if decided and decided.on:
        said = {
            "on": decided.on.isoformat(),
            "document": decided.document,
            "state": decided.state,
            "meeting_on": decided.meeting_on.isoformat() if decided.meeting_on else None,
        }
    _put(
        members,
        "edition.json",
        {
            "award": edition.award.name,
            "number": edition.number,
            "year": edition.year,
            "title": edition.title,
            "state": edition.state,
            "stage": edition.stage,
            "plan": edition.plan,
            "called_on": _day(edition.called_on),
            "deadline": _day(edition.deadline),
            "call": edition.call,
            "regulation_check": edition.regulation_check,
            "instrument": pinned.rules(edition.instrument).id,
            "decision": said,
            "stages": [s.id for s in pinned.rules(edition.instrument).stages],
        },
    )
    rules = pinned.rules(edition.instrument)
    readings = [
        {
            "no": r.no,
            "sentence": r.sentence,
            "reading": r.reading,
            "reason": r.reason,
            "restricts": r.restricts,
        }
        for r in rules.readings
    ]
    _put(members, "readings.json", {"adopted": edition.readings, "readings": readings})


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _people(edition: Edition, members: Files, numbers: dict[str, str]) -> None:
    award = edition.award_of
    offices = people.offices_of(award)
    rows = [
        {
            "id": u.pk,
            "name": u.name,
            "offices": offices.get(u.pk, []),
            **({"alias": u.alias} if edition.award.rehearsal and u.alias else {}),
        }
        for u in people.users(award)
    ]
    _put(members, "people.json", {"people": rows})
    seats = [
        {
            "id": m.user_id,
            "role": m.role,
            "pool": m.pool,
            "replaced": m.state == REPLACED,
            "replaced_by": m.replaced_by or None,
        }
        for m in review.members_ever(edition.pk)
    ]
    _put(members, "panel.json", {"members": seats})
    shut = [
        {"who": r.user_id, "case": numbers[r.case], "ground": r.ground, "at": instants.iso(r.at)}
        for r in review.recusals(edition.pk)
        if r.case in numbers
    ]
    _put(members, "recusals.json", {"recusals": shut})
    lines = [
        {"sort": x.sort, "name": x.name, "fen": x.fen, "spent_fen": x.spent_fen, "document": x.document}
        for x in editions.budget_lines(edition.pk)
    ]
    _put(members, "budget.json", {"lines": lines})


def _case(case: Case, members: Files) -> None:
    folder = f"cases/{case.no}/"
    _put(
        members,
        f"{folder}case.json",
        {
            "no": case.no,
            "organisation": case.organisation.name,
            "uscc": case.organisation.uscc,
            "state": case.state,
            "tier": case.tier,
            "tags": case.tags,
            "sector": case.sector,
            "submission": case.submission,
            "arrived_at": instants.iso(case.arrived_at) if case.arrived_at else None,
            "receipt": case.receipt,
            **({"alias": case.alias} if case.edition.award.rehearsal and case.alias else {}),
        },
    )
    facts = screening.facts_of(case)
    _put(members, f"{folder}facts.json", facts)
    _put(members, f"{folder}findings.json", {"findings": screening.judged(case, facts)})
    shas = {e.blob_id for e in applications.evidence(case.pk)} | {case.submission}
    for sha in sorted(s for s in shas if s):
        members[f"{folder}files/{sha}"] = files.read(sha)


def _scores(edition: Edition, members: Files, numbers: dict[str, str]) -> None:
    final = pinned.rules(edition.instrument).final_stage
    made: dict[str, Any] = {}
    for book in review.all_books(edition.pk):
        one = made.setdefault(book.case_id, {"individual": [], "consensus": {}, "totals": {}})
        one["individual"].append({"expert": book.user_id, "stage": book.stage, "percent": book.percent})
    for row in review.all_consensus(edition.pk):
        made[row.case_id]["consensus"][row.stage] = row.percent
        made[row.case_id]["totals"][row.stage] = row.total
    for pk, one in made.items():
        one["totals"]["final"] = one["totals"].get(final)
        _put(members, f"cases/{numbers[pk]}/scores.json", one)


def _lists(edition: Edition, members: Files, numbers: dict[str, str]) -> None:
    for row in editions.name_lists(edition.pk):
        removed = [{**r, "case": numbers[r["case"]]} for r in row.removed]
        _put(
            members,
            f"lists/{row.position}-{row.name}.json",
            {
                "name": row.name,
                "title": row.title,
                "cases": [numbers[c] for c in row.cases],
                "removed": removed,
                "added": [numbers[c] for c in row.added],
                "at": instants.iso(row.at),
                "by": row.by,
                "note": row.note,
            },
        )


def _deliberation(edition: Edition, members: Files, numbers: dict[str, str]) -> None:
    held = meeting.of_edition(edition.pk)
    if held:
        needed = _quorum(edition, held)
        _put(
            members,
            "meetings/1.json",
            {
                "on": held.on.isoformat(),
                "appointed": len(held.appointed),
                "present": held.present,
                "quorum": needed,
                "questions": [_question(q, numbers) for q in meeting.questions(held.pk) if q.state == CLOSED],
                "minutes": held.minutes,
            },
        )
    for n, row in enumerate(notice.of_edition(edition.pk), 1):
        _put(
            members,
            f"notices/{n}.json",
            {
                "published": row.published.isoformat(),
                "last_day": _day(row.last_day),
                "days": row.days,
                "lost": row.lost,
                "sources": row.sources,
                "medium": row.medium,
                "link": row.link,
                "document": row.document,
                "cases": [numbers[c] for c in row.cases],
            },
        )
    said = [
        {
            "number": o.number,
            "case": numbers[o.case_id],
            "received_at": instants.iso(o.received_at),
            "signed": o.signed,
            "state": o.state,
            "conclusion": o.conclusion,
            "fraud": o.fraud,
        }
        for o in notice.all_objections(edition.pk)
    ]
    _put(members, "objections.json", {"objections": said})


def _quorum(edition: Edition, held: Any) -> int:
    return pinned.rules(edition.instrument).quorum.needed(len(held.appointed))


def _question(q: Any, numbers: dict[str, str]) -> dict[str, Any]:
    return {
        "kind": q.sort,
        "tier": q.tier,
        "most": q.most,
        "issued": q.issued,
        "returned": q.returned,
        "valid": q.valid,
        "mode": q.mode,
        "medium": q.medium,
        "codes": meeting.codes(q),
        "slips": sorted(sorted(numbers[c] for c in slip) for slip in meeting.slips(q)),
        "count": {numbers[c]: n for c, n in q.count.items()},
    }


def _register(edition: Edition, members: Files, numbers: dict[str, str]) -> None:
    rows = [
        {
            "case": numbers.get(h.case),
            "number": h.number,
            "name": h.name,
            "uscc": h.uscc,
            "awarded": h.awarded.isoformat(),
            "valid_through": _day(h.valid_through),
            "first_time": h.first_time,
            "tier": h.tier,
            "revoked_on": _day(h.revoked_on),
        }
        for h in Honour.objects.filter(award=edition.award_of).order_by("awarded", "number")
    ]
    _put(members, "register.json", {"entries": rows})
    lines = editions.budget_lines(edition.pk)
    paid = [
        {"case": p.case.no, "fen": p.fen, "order_no": p.order_no, "maker": p.maker, "checker": p.checker}
        for p in decision.payments(edition.pk)
        if p.state == PAID
    ]
    spent = [
        {
            "line": c.line.name,
            "sort": c.sort,
            "fen": c.fen,
            "document": c.document,
            "state": c.state,
            "maker": c.maker,
            "checker": c.checker,
        }
        for c in costs.of_edition(edition.pk)
        if c.state != DROPPED
    ]
    _put(
        members,
        "payments.json",
        {"budget_fen": sum(x.fen for x in lines if x.sort == "prize"), "payments": paid, "costs": spent},
    )


def _proof(edition: Edition, members: Files, numbers: dict[str, str]) -> None:
    name = EDITION.ref(edition.pk)
    members["ledger.jsonl"] = b"".join(canonical.encode(e) + b"\n" for e in ledger.entries(name))
    members["payloads.jsonl"] = b"".join(canonical.encode(p) + b"\n" for p in ledger.payloads(name))
    members["reads.jsonl"] = b"".join(ledger.lines(edition.pk, numbers))
    anchors = []
    for case in editions.all_cases(edition.pk):
        seq, _, hashed = str(case.receipt.get("head", "")).partition(":")
        if hashed:
            anchors.append({"where": f"受理回执 {case.no}", "seq": int(seq), "hash": hashed})
    for paper, object_, act in _papers(edition):
        seq, _, hashed = ledger.head_at(object_, act).partition(":")
        if hashed:
            anchors.append({"where": paper, "seq": int(seq), "hash": hashed})
    _put(members, "anchors.json", {"anchors": anchors})


def _papers(edition: Edition) -> list[tuple[str, str, str]]:
    """Papers beside receipts that print a head of the chain: the minutes and each notice."""
    printed = [("会议纪要", edition.ref, "conclude")]
    return printed + [("公示", row.ref, "publish_notice") for row in notice.of_edition(edition.pk)]
