"""Reading the review."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any, NamedTuple

from django.db.models import Count

from zhiheng.access.kinds import RUNNING
from zhiheng.access.models import Appointment, Recusal
from zhiheng.access.request_cache import memo, remembering
from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.editions import lists, pinned
from zhiheng.editions.kinds import CLOSED
from zhiheng.editions.models import Case
from zhiheng.law import scoring
from zhiheng.law.finding import Value
from zhiheng.people.kinds import REMOVED
from zhiheng.people.models import Expert

from . import kinds, panels
from .models import Book, Consensus, Declaration, Evaluation, Member, Panel, Visit


def books(by: Viewer, edition: str | None = None) -> list[Book]:
    rows = (
        Book.objects.filter(user=by.user)
        .exclude(state=kinds.VOID)
        .select_related("case__organisation", "case__edition")
    )
    if edition:
        rows = rows.filter(case__edition=edition)
    return list(rows.order_by("state", "case__no", "stage"))


def declarations(by: Viewer, edition: str | None = None) -> list[Declaration]:
    rows = Declaration.objects.filter(user=by.user).select_related("case__organisation", "case__edition")
    if edition:
        rows = rows.filter(case__edition=edition)
    return list(rows.order_by("-state", "case__no"))


def books_of(by: Viewer, case: str) -> list[Book]:
    """Books of one application that somebody may read."""
    rows = visible(by, Book.objects.filter(case=case).exclude(state=kinds.VOID)).select_related(
        "user", "case__edition"
    )
    return list(rows.order_by("stage", "user__login"))


class Line(NamedTuple):
    """A book of an application without its scores; `doubtful` where its expert was excluded since (Art
    26).
    """

    expert: str
    stage: str
    state: str
    total: str
    pk: str
    doubtful: bool


@memo
def lines_of(by: Viewer, case: Case) -> list[Line]:
    """Books of one application as far as somebody may read them."""
    rows = visible(by, Book.objects.filter(case=case.pk).exclude(state=kinds.VOID)).order_by(
        "stage", "user__login"
    )
    found = list(rows.values_list("user__name", "stage", "state", "total", "pk", "user"))
    out = removed(case.award_of) if found else frozenset()
    return [Line(name, stage, state, total, pk, user in out) for name, stage, state, total, pk, user in found]


@memo
def removed(award: str) -> frozenset[str]:
    """Users whom the award excluded from its pool (Art 26)."""
    return frozenset(Expert.objects.filter(award=award, state=REMOVED).values_list("user", flat=True))


@memo
def consensus_of(by: Viewer, case: str) -> list[Consensus]:
    rows = visible(by, Consensus.objects.filter(case=case))
    return list(rows.order_by("stage"))


def panel_of(edition: str) -> Panel | None:
    return Panel.objects.filter(edition=edition).first()


def members_ever(edition: str) -> list[Member]:
    return list(Member.objects.filter(edition=edition).select_related("user").order_by("position"))


def recusals(edition: str) -> list[Recusal]:
    cases = Case.objects.filter(edition=edition).values_list("pk", flat=True)
    return list(
        Recusal.objects.filter(case__in=list(cases)).select_related("user").order_by("at", "user__login")
    )


def criteria(case: Case) -> scoring.Criteria:
    return pinned.criteria_of(case.edition, case.sector)


def all_books(edition: str) -> list[Book]:
    rows = Book.objects.filter(case__edition=edition, state=kinds.LOCKED).select_related("user", "case")
    return list(rows.order_by("case__no", "stage", "user__login"))


def all_consensus(edition: str) -> list[Consensus]:
    return list(
        Consensus.objects.filter(case__edition=edition, state=kinds.REPORTED)
        .select_related("case")
        .order_by("case__no", "stage")
    )


def reported(by: Viewer, edition: str) -> list[Consensus]:
    """Reported consensus of an edition as far as somebody may read it."""
    rows = visible(by, Consensus.objects.filter(case__edition=edition, state=kinds.REPORTED)).select_related(
        "case"
    )
    return list(rows.order_by("case__no", "stage"))


class Below(NamedTuple):
    """An application whose final total meets the floor of no tier."""

    no: str
    name: str
    total: str
    floor: Fraction
    article: str


def below_floor(edition: Any) -> list[Below]:
    """Those on the present list who would not be proposed, by the law's own comparison (Art 15)."""
    rules = pinned.rules_of(edition)
    least = min(rules.tiers, key=lambda t: t.floor)
    found = [(c, c.totals.get(rules.final_stage)) for c in lists.cases_of(edition)]
    return [
        Below(c.no, c.organisation.name, total, least.floor, least.art)
        for c, total in found
        if total and scoring.floor(Fraction(total), least.floor, least.art).value is not Value.MET
    ]


class Access(NamedTuple):
    """A member of a panel whose access to an edition runs: how many applications are open to them."""

    edition: str
    name: str
    role: str
    state: str
    cases: int


def accesses(award: str) -> list[Access]:
    """Experts who still hold access, by edition: seated, in office, edition not filed. Two questions."""
    held = Appointment.objects.filter(award=award, office="expert", state=RUNNING).values("user")
    rows = (
        Member.objects.filter(edition__award=award, user__in=held)
        .exclude(state__in=panels.LEFT)
        .exclude(edition__state=CLOSED)
    )
    declared = Declaration.objects.filter(case__edition__award=award, state=kinds.DECLARED, interest=False)
    opened = {(e, u): n for e, u, n in declared.values_list("case__edition", "user").annotate(n=Count("pk"))}
    ordered = rows.select_related("edition", "user").order_by(
        "-edition__year", "-edition__number", "position"
    )
    return [
        Access(
            m.edition.title,
            m.user.name,
            m.role,
            m.state,
            opened.get((m.edition_id, m.user_id), 0) if m.state == kinds.SWORN and m.role != "reserve" else 0,
        )
        for m in ordered
    ]


class Doubtful(NamedTuple):
    """A locked book of somebody who was excluded since: kept, counted, and to be looked at again (Art 26)."""

    pk: str
    case: str
    no: str
    name: str
    stage: str
    expert: str


def doubtful(by: Viewer, edition: str) -> list[Doubtful]:
    """Books to be looked at again, as far as somebody may read them: a question, nothing that is stored."""
    out = Expert.objects.filter(award__in=by.awards(), state=REMOVED)
    rows = visible(
        by, Book.objects.filter(case__edition=edition, state=kinds.LOCKED, user__in=out.values("user"))
    ).filter(case__edition__award__in=by.awards())
    found = rows.order_by("case__no", "stage", "user__login")
    return [
        Doubtful(*row)
        for row in found.values_list(
            "pk", "case", "case__no", "case__organisation__name", "stage", "user__name"
        )
    ]


def visits(edition: str) -> list[Visit]:
    return list(
        Visit.objects.filter(case__edition=edition).select_related("case").order_by("case__no", "stage")
    )


def evaluation(edition: str) -> Evaluation | None:
    return Evaluation.objects.filter(edition=edition).first()


def owing(edition: str) -> list[tuple[str, str, int]]:
    """(expert, what, how many) of what sitting members have still to do: undertaking, declarations, books."""
    sitting = Member.objects.filter(edition=edition).exclude(state__in=panels.LEFT).exclude(role="reserve")
    unsworn = sitting.filter(state=kinds.ENGAGED).order_by("position").values_list("user__name", flat=True)
    found = [(name, "保密廉洁承诺", 1) for name in unsworn]
    for what, rows in (
        (
            "利害关系申报",
            Declaration.objects.filter(
                case__edition=edition, state=kinds.OPEN, user__in=sitting.values("user")
            ),
        ),
        ("评分表", Book.objects.filter(case__edition=edition, state=kinds.OPEN)),
    ):
        counted = rows.values_list("user__name").annotate(n=Count("pk")).order_by("user__name")
        found += [(name, what, n) for name, n in counted]
    return found


def progress(edition: str) -> dict[str, Any]:
    """How many books are locked of how many, by stage; status only, never content."""
    counted: dict[str, list[int]] = {}
    for stage, state in (
        Book.objects.filter(case__edition=edition).exclude(state=kinds.VOID).values_list("stage", "state")
    ):
        both = counted.setdefault(stage, [0, 0])
        both[0] += state == "locked"
        both[1] += 1
    return {stage: tuple(both) for stage, both in sorted(counted.items())}


def leader_of(case: Case) -> str | None:
    return panels.leader_of(case)


def seats(by: Viewer) -> list[Member]:
    """One's own seats on panels, newest first."""
    rows = Member.objects.filter(user=by.user).exclude(state__in=panels.LEFT).select_related("edition")
    return list(rows.order_by("-edition__year", "-edition__number"))


def led(by: Viewer) -> list[Consensus]:
    """What the panel holds in common on applications that one leads on, without its scores."""
    rows = visible(by, Consensus.objects.all()).select_related("case__organisation", "case__edition")
    with remembering():
        ordered = rows.defer("percent", "notes", "report").order_by("case__no", "stage")
        return [c for c in ordered if panels.leader_of(c.case) == by.user]


def locked_of(cases: list[str]) -> dict[tuple[str, str], tuple[int, int]]:
    """(case, stage) → how many books are locked of how many; status only, never content."""
    counted: dict[tuple[str, str], list[int]] = {}
    for case, stage, state in (
        Book.objects.filter(case__in=cases).exclude(state=kinds.VOID).values_list("case_id", "stage", "state")
    ):
        both = counted.setdefault((case, stage), [0, 0])
        both[0] += state == "locked"
        both[1] += 1
    return {key: (both[0], both[1]) for key, both in counted.items()}


def visits_of(by: Viewer, case: str) -> list[Visit]:
    """Site visits of one application that somebody may know of."""
    return list(visible(by, Visit.objects.filter(case=case)).order_by("stage"))


class Unfinished(NamedTuple):
    """What a member of the panel has still to do: undertaking, interest, book or signature, of a stage, how
    many.

    ``about`` are objects whose acts tell since when. Of which applicant it is, is not said.
    """

    what: str
    stage: str
    user: str
    n: int
    about: tuple[str, ...]


def unfinished(edition: str) -> list[Unfinished]:
    """Undertakings, declarations, scorebooks and signatures that sitting members owe; four questions in
    all.
    """
    sitting = list(
        Member.objects.filter(edition=edition)
        .exclude(state__in=panels.LEFT)
        .exclude(role="reserve")
        .order_by("position")
    )
    found = [Unfinished("undertaking", "", m.user_id, 1, ()) for m in sitting if m.state == kinds.ENGAGED]
    users = [m.user_id for m in sitting]
    declared = Declaration.objects.filter(case__edition=edition, state=kinds.OPEN, user__in=users)
    found += [
        Unfinished("interest", "", user, n, ())
        for user, n in declared.values_list("user").annotate(n=Count("pk"))
    ]
    gone = Member.objects.filter(edition=edition, state__in=panels.LEFT).values("user")
    kept = list(
        Book.objects.filter(case__edition=edition)
        .exclude(state=kinds.VOID)
        .exclude(user__in=gone)
        .values_list("case", "stage", "user", "state")
    )
    owed = Counter((stage, user) for _, stage, user, state in kept if state == "open")
    found += [Unfinished("book", stage, user, n, ()) for (stage, user), n in sorted(owed.items())]
    return found + _unsigned(edition, [(case, stage, user) for case, stage, user, _ in kept])


def _unsigned(edition: str, kept: list[tuple[str, str, str]]) -> list[Unfinished]:
    """Whoever scored an application signs what was reconciled, in agreement or with a dissent (Art 12)."""
    rows = Consensus.objects.filter(case__edition=edition, state=kinds.RECONCILED).values_list(
        "pk", "case", "stage", "signatures"
    )
    keepers: dict[tuple[str, str], list[str]] = {}
    for case, stage, user in kept:
        keepers.setdefault((case, stage), []).append(user)
    owed: dict[tuple[str, str], list[str]] = {}
    for pk, case, stage, signatures in rows:
        for user in keepers.get((case, stage), ()):
            if user not in signatures:
                owed.setdefault((stage, user), []).append(kinds.CONSENSUS.ref(pk))
    return [
        Unfinished("signature", stage, user, len(about), tuple(about))
        for (stage, user), about in sorted(owed.items())
    ]
