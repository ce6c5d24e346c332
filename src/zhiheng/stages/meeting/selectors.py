"""Reading the meeting."""

from __future__ import annotations

from collections import Counter

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.ledger import selectors as ledger

from .models import Issue, Meeting, Question, Slip


def of_edition(edition: str) -> Meeting | None:
    return Meeting.objects.filter(edition=edition).select_related("edition").first()


def questions(meeting: str) -> list[Question]:
    """Ballots in the order first_time, re_award, run_off."""
    rows = list(Question.objects.filter(meeting=meeting))
    order = {"first_time": 0, "re_award": 1, "run_off": 2}
    return sorted(rows, key=lambda q: (order[q.sort], q.tier, q.pk))


def head_of(meeting: Meeting) -> str:
    """The ledger's head as the minutes print it: that of the entry by which the meeting concluded."""
    return ledger.head_at(meeting.edition.ref, "conclude")


def waiting_for(by: Viewer) -> list[Question]:
    """Open ballots for which somebody holds an unused slip."""
    rows = Issue.objects.filter(user=by.user, cast=False, question__state="open")
    return [i.question for i in rows.select_related("question__meeting__edition")]


def slips(question: Question) -> list[list[str]]:
    """Slips of a closed ballot, sorted, without any order of their own."""
    if question.state != "closed":
        return []
    return sorted(sorted(c) for c in Slip.objects.filter(question=question).values_list("choice", flat=True))


def newest(by: Viewer) -> Meeting | None:
    """The newest meeting that somebody may know of."""
    rows = visible(by, Meeting.objects.all()).select_related("edition__award")
    return rows.order_by("-edition__year", "-edition__number", "-on").first()


def voted(by: Viewer, question: str) -> bool:
    """Has somebody used their slip of a ballot? Never what for."""
    return Issue.objects.filter(question=question, user=by.user, cast=True).exists()


def voted_in(by: Viewer, meeting: str) -> frozenset[str]:
    """Ballots of a meeting in which somebody has used their slip."""
    return frozenset(Issue.objects.filter(question__meeting=meeting, user=by.user, cast=True).values_list("question_id", flat=True))


def returned(meeting: str) -> dict[str, int]:
    """Slips used so far by ballot: how many, neither whose nor what for."""
    rows = Issue.objects.filter(question__meeting=meeting, cast=True).values_list("question", flat=True)
    return dict(Counter(rows))
