"""The committee's meeting, its ballots and their counts; a slip's choice is never read."""

from __future__ import annotations

from zhiheng.access.models import Appointment, Recusal
from zhiheng.documents import wording
from zhiheng.documents.drafts.meeting import BallotFacts, MeetingFacts, SlipFacts
from zhiheng.documents.gather import base
from zhiheng.editions import lists
from zhiheng.editions.models import Case, Edition
from zhiheng.people.choices import ROLES
from zhiheng.stages.meeting import selectors
from zhiheng.stages.meeting.choices import SORTS
from zhiheng.stages.meeting.kinds import CLOSED, CONCLUDED
from zhiheng.stages.meeting.models import Meeting, Question

RANK = {"chair": 0, "vice_chair": 1}


def convened(e: Edition) -> bool:
    return selectors.of_edition(e.pk) is not None


def concluded(e: Edition) -> bool:
    found = selectors.of_edition(e.pk)
    return found is not None and found.state == CONCLUDED


def ballots(e: Edition) -> list[tuple[str, str]]:
    """(part, label) of each ballot."""
    found = selectors.of_edition(e.pk)
    return [(q.pk, SORTS[q.sort]) for q in selectors.questions(found.pk)] if found else []


def facts(ref: str) -> MeetingFacts:
    e = base.edition(ref)
    m, law = Meeting.objects.get(edition=e), base.rules(e)
    seats = {
        a.user_id: a
        for a in Appointment.objects.filter(
            award=e.award, office="committee", user__in=m.appointed
        ).select_related("user")
    }
    order = sorted(m.appointed, key=lambda u: (RANK.get(seats[u].role, len(RANK)), seats[u].user.login))
    members = tuple(
        (seats[u].user.name, seats[u].post, ROLES.get(seats[u].role, seats[u].role), u in m.present)
        for u in order
    )
    took = next((s for s in law.stages if s.kind == "meeting"), None)
    before = lists.named(e, took.takes) if took else None
    made = base.given(e, "meeting")
    cases = before.cases if before else []
    head = selectors.head_of(m) if m.state == CONCLUDED else ""
    return MeetingFacts(
        base.frame(e),
        m.on,
        m.place,
        m.agenda,
        members,
        tuple(m.guests),
        law.quorum.needed(len(m.appointed)),
        wording.share(law.majority.value),
        next((n for n, _, role, _ in members if role == ROLES["chair"]), ""),
        _recused(e, m, cases),
        base.firms(e, cases),
        tuple(_ballot(e, q) for q in selectors.questions(m.pk)),
        m.state == CONCLUDED,
        m.minutes,
        made.note if made else "",
        base.firms(e, made.cases if made else []),
        _removed(made.removed if made else []),
        head,
    )


def _recused(e: Edition, m: Meeting, cases: list[str]) -> tuple[tuple[str, str], ...]:
    named = dict(Case.objects.filter(pk__in=cases).values_list("pk", "organisation__name"))
    rows = (
        Recusal.objects.filter(case__in=cases, user__in=m.appointed)
        .select_related("user")
        .order_by("at", "user__login")
    )
    return tuple((r.user.name, named[r.case]) for r in rows)


def _removed(rows: list[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    named = dict(
        Case.objects.filter(pk__in=[r["case"] for r in rows]).values_list("pk", "organisation__name")
    )
    return tuple((named[r["case"]], r["reason"]) for r in rows)


def _ballot(e: Edition, q: Question) -> BallotFacts:
    law, passed, closed = base.rules(e), q.result.get("passed", []), q.state == CLOSED
    cases = Case.objects.filter(pk__in=q.cases).select_related("organisation").order_by("no")
    rows = tuple(
        (
            base.firm(c, law),
            str(q.count.get(c.pk, 0)) if closed else "",
            str(q.need.get(c.pk, "")),
            c.pk in passed,
        )
        for c in cases
    )
    title = f"{SORTS[q.sort]}单位" if q.sort != "run_off" else SORTS[q.sort]
    return BallotFacts(title, q.most, q.issued, q.returned, q.valid, closed, rows)


def slip(ref: str, part: str) -> SlipFacts:
    e = base.edition(ref)
    found = Question.objects.filter(meeting__edition=e, pk=part).select_related("meeting").first()
    if found is None:
        raise LookupError(part)
    return SlipFacts(base.frame(e), found.meeting.on, _ballot(e, found))
