"""Samples of addresses that name an object: the first users' own and foreign ones, with what each kind gets."""

from __future__ import annotations

from typing import Any

from zhiheng.access import acts, agenda, selectors, viewer
from zhiheng.editions import selectors as editions

KINDS = ("applicant", "recommender", "department", "expert", "committee", "office", "leading", "government", "supervision")


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
    return {k: 200 if agenda.knows(by, ref) else 404 for k, by in users.items()}


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
        for pk in _case_ids(4) for field in ("organisation.uscc", "self_assessment.4.1.2", "years.2025.revenue")
    ]


def _editions() -> list[dict[str, Any]]:
    users, award = first_users(), selectors.default_award()
    newest = editions.newest(award.pk) if award else None
    return [{"path": f"/edition/{newest.pk}/", "expect": _expect(newest.ref, users)}] if newest else []


def _things() -> list[dict[str, Any]]:
    users = first_users()
    made = []
    for kind in ("recommendation", "query", "book", "declaration", "member", "evidence", "honour", "objection", "line", "hearing"):
        for ref in agenda.some(kind, 3):
            made.append({"path": f"/o/{ref}/", "expect": _expect(ref, users)})
    return made


def _acts() -> list[dict[str, Any]]:
    """An act's page: 200 for who holds the duty on it, 403 for who knows of the object, 404 for others."""
    users, made = first_users(), []
    for name, performed in acts.table().items():
        act = performed.act
        for ref in agenda.some(act.on, 1) if set(act.offices) & set(KINDS) else []:
            made.append({"path": f"/act/{name}/{ref}/", "expect": {k: agenda.status(by, act, ref) for k, by in users.items()}})
    return made




MAKERS: dict[str, Any] = {"case": _cases, "api_answer": _answers, "edition": _editions, "thing": _things, "act": _acts}
