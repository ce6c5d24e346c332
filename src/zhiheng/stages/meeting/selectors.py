"""Reading the meeting."""

from __future__ import annotations

from collections import Counter
from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.ledger import selectors as ledger
from zhiheng.people import selectors as people

from . import kinds, seals
from .models import Counterfoil, Issue, Meeting, NamedSlip, Question, Slip


def of_edition(edition: str) -> Meeting | None:
    return Meeting.objects.filter(edition=edition).select_related("edition").first()


def questions(meeting: str) -> list[Question]:
    """Ballots in the order first_time, re_award, run_off."""
    rows = list(Question.objects.filter(meeting=meeting).exclude(state=kinds.VOID))
    order = {"first_time": 0, "re_award": 1, "run_off": 2}
    return sorted(rows, key=lambda q: (order[q.sort], q.tier, q.pk))


def head_of(meeting: Meeting) -> str:
    """The ledger's head as the minutes print it: that of the entry by which the meeting concluded."""
    return ledger.head_at(meeting.edition.ref, "conclude")


def waiting_for(by: Viewer) -> list[Question]:
    """Open ballots by phone in which somebody has a vote that they did not use."""
    rows = Issue.objects.filter(user=by.user, question__state=kinds.OPEN, question__medium="phone")
    found = [i.question for i in rows.select_related("question__meeting__edition")]
    return [q for q in found if not voted(by, q)]


def cast_slips(question: Question) -> list[list[str]]:
    """Slips of a ballot, in no order of theirs."""
    if question.mode == "named":
        return [choice for _, choice in named_slips(question)]
    return list(Slip.objects.filter(question=question).values_list("choice", flat=True))


def named_slips(question: Question) -> list[tuple[str, list[str]]]:
    """(user, names) of a ballot by name."""
    return list(NamedSlip.objects.filter(question=question).order_by("user").values_list("user_id", "choice"))


def slips(question: Question) -> list[list[str]]:
    """Slips of a closed ballot, sorted, without any order of their own. A ballot on paper has none."""
    if question.state != kinds.CLOSED:
        return []
    return sorted(sorted(c) for c in cast_slips(question))


def codes(question: Question) -> list[str]:
    """Codes of a closed secret ballot, sorted: each says that one slip was counted, never whose or what
    for.
    """
    if question.state != kinds.CLOSED:
        return []
    return sorted(Counterfoil.objects.filter(question=question).values_list("code", flat=True))


def committee(award: str) -> str:
    """Reference of the committee as a body, for what is entered on its behalf."""
    found = people.bodies(award, "committee")
    return found[0].ref if found else "committee"


def newest(by: Viewer) -> Meeting | None:
    """The newest meeting that somebody may know of."""
    rows = visible(by, Meeting.objects.all()).select_related("edition__award")
    return rows.order_by("-edition__year", "-edition__number", "-on").first()


def issued(by: Viewer, question: Question) -> bool:
    """Was somebody given a vote in a ballot?"""
    return Issue.objects.filter(question=question, user=by.user).exists()


def voted(by: Viewer, question: Question) -> bool:
    """Has somebody voted in an open ballot? Never what for; of a secret one nobody can tell after the
    close.
    """
    if question.mode == "named":
        return NamedSlip.objects.filter(question=question, user=by.user).exists()
    code = seals.code(question.pk, by.user)
    return code is not None and Counterfoil.objects.filter(question=question, code=code).exists()


def code_of(by: Viewer, question: Question) -> str:
    """A voter's code in an open secret ballot; "" where there is none or not any more."""
    return (
        (seals.code(question.pk, by.user) or "") if question.mode == "secret" and issued(by, question) else ""
    )


def returned_of(question: Question) -> int:
    """Slips cast so far."""
    rows: Any = NamedSlip if question.mode == "named" else Counterfoil
    return int(rows.objects.filter(question=question).count())


def voted_in(by: Viewer, meeting: str) -> frozenset[str]:
    """Ballots of a meeting that somebody has a receipt of: voted in what is open, was given a vote in what
    is closed.
    """
    mine = Issue.objects.filter(
        question__meeting=meeting, question__medium="phone", user=by.user
    ).select_related("question")
    found = [i.question for i in mine if i.question.state != kinds.VOID]
    return frozenset(q.pk for q in found if q.state == kinds.CLOSED or voted(by, q))


def returned(meeting: str) -> dict[str, int]:
    """Slips cast so far by ballot: how many, neither whose nor what for."""
    found: Counter[str] = Counter()
    for rows in (NamedSlip, Counterfoil):
        found.update(rows.objects.filter(question__meeting=meeting).values_list("question", flat=True))
    return dict(found)


def not_signed_in(meeting: Meeting) -> list[str]:
    """Members appointed to a convened meeting who have not signed in. Who has voted is nobody's to list."""
    return (
        [u for u in meeting.appointed if u not in meeting.present] if meeting.state == kinds.CONVENED else []
    )
