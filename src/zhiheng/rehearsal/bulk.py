"""Many applications with locked books, written in bulk: for measuring, never for playing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction

from zhiheng.access import ids
from zhiheng.applications.models import Answer
from zhiheng.editions import pinned
from zhiheng.editions.kinds import ADMITTED, RUNNING
from zhiheng.editions.models import Case, Edition, NameList
from zhiheng.law import points, scoring, uscc
from zhiheng.people.kinds import REGISTERED
from zhiheng.people.models import Organisation
from zhiheng.stages.review.kinds import DECLARED, LOCKED, REPORTED
from zhiheng.stages.review.models import Book, Consensus, Declaration, Member

from . import scores

TEXT = "方法系统、有效，按年评审改进；数据显示持续改进，与标杆对比处于前列。"


def fill(n: int) -> dict[str, Any]:
    """Add ``n`` applications with 5-7 books each to the edition that stands in its first review."""
    edition = Edition.objects.select_related("award").filter(state=RUNNING).order_by("award__slug").first()
    if edition is None:
        raise ValueError("no edition is running")
    members = list(Member.objects.filter(edition=edition).exclude(role="reserve").order_by("position"))
    with transaction.atomic(), ids.seeded(f"fill:{n}:{edition.pk}"):
        cases = _cases(edition, n)
        _answers(edition, cases)
        made = _books(edition, cases, members)
        listed = NameList.objects.filter(edition=edition).order_by("-position").first()
        if listed:
            NameList.objects.filter(pk=listed.pk).update(cases=[*listed.cases, *(c.pk for c in cases)])
    return {"edition": edition.pk, "applications": n, "books": made}


def _cases(edition: Edition, n: int) -> list[Case]:
    start = Organisation.objects.filter(award=edition.award).count() + 500_000
    at = edition.award.made_at
    firms = []
    for i in range(n):
        first = f"91999999{start + i:09d}"
        firms.append(
            Organisation(
                id=ids.new_id(),
                award=edition.award,
                uscc=first + uscc.check_digit(first),
                name=f"测量单位{i + 1}号有限公司",
                state=REGISTERED,
                made_at=at,
            )
        )
    Organisation.objects.bulk_create(firms)
    judged = _judged(edition)
    cases = [
        Case(
            id=ids.new_id(),
            state=ADMITTED,
            edition=edition,
            organisation=o,
            no=f"{edition.year}-{1000 + i}",
            alias=f"A{1000 + i}",
            tier=pinned.rules(edition.instrument).tiers[0].id,
            tags=["first_time", "ordinary", "self_funded"],
            sector="6510",
            arrived_at=at + timedelta(days=60),
            **judged,
        )
        for i, o in enumerate(firms)
    ]
    return Case.objects.bulk_create(cases)


def _judged(edition: Edition) -> dict[str, Any]:
    """Findings as the first admitted application has them, so that pages read as much as they do in
    earnest.
    """
    rows = Case.objects.filter(edition=edition, state=ADMITTED).order_by("no")
    return dict(rows.values("findings", "facts", "facts_digest").first() or {})


def _answers(edition: Edition, cases: list[Case]) -> None:
    items = pinned.criteria(edition.criteria).items
    at = edition.award.made_at
    rows = (
        Answer(case=c, field=f"self_assessment.{i.id}", text=f"{i.title}：{TEXT}", version=1, saved_at=at)
        for c in cases
        for i in items
    )
    Answer.objects.bulk_create(rows, batch_size=2000)


def _books(edition: Edition, cases: list[Case], members: list[Member]) -> int:
    criteria = pinned.criteria(edition.criteria)
    middle = {i.id: 55 for i in criteria.items}
    notes = {i.id: {"strengths": TEXT, "improvements": TEXT} for i in criteria.items}
    books, shared, declared = [], [], []
    for n, case in enumerate(cases):
        for k, member in enumerate(members[: 5 + n % 3]):
            percent = scores.around(criteria, middle, n + k)
            total = points.text(scoring.book_total(criteria, percent))
            books.append(
                Book(
                    id=ids.new_id(),
                    state=LOCKED,
                    case=case,
                    user_id=member.user_id,
                    stage=edition.stage,
                    percent=percent,
                    notes=notes,
                    total=total,
                )
            )
            declared.append(Declaration(id=ids.new_id(), state=DECLARED, case=case, user_id=member.user_id))
        case.totals = {edition.stage: points.text(scoring.book_total(criteria, middle))}
        shared.append(
            Consensus(
                id=ids.new_id(),
                state=REPORTED,
                case=case,
                stage=edition.stage,
                percent=middle,
                total=case.totals[edition.stage],
            )
        )
    Book.objects.bulk_create(books, batch_size=1000)
    Consensus.objects.bulk_create(shared, batch_size=1000)
    Declaration.objects.bulk_create(declared, batch_size=2000)
    Case.objects.bulk_update(cases, ["totals"], batch_size=500)
    return len(books)
