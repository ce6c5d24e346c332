"""Reading the qualification: queries, judgements, supplements, findings of an application."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, F, Min

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.editions import pinned
from zhiheng.editions.kinds import DRAFT
from zhiheng.editions.models import Case
from zhiheng.law import facts as law_facts
from zhiheng.law.judge import judge

from . import facts, kinds
from .models import Query, Supplement


def late_answers(edition: str) -> int:
    """Answers of departments that came after their day."""
    return Query.objects.filter(case__edition=edition, state=kinds.ANSWERED, on__gt=F("due")).count()


def queries(by: Viewer, edition: str | None = None) -> list[Query]:
    rows = visible(by, Query.objects.all()).select_related("case__organisation", "case__edition", "body")
    if edition:
        rows = rows.filter(case__edition=edition)
    return list(rows.order_by("state", "due", "case__no", "body__name"))


class Waiting(NamedTuple):
    """A body that has not answered: how many applications, asked when, due when, whom to call."""

    body: str
    telephone: str
    asked_on: date
    due: date
    cases: int


def waiting(edition: str) -> list[Waiting]:
    """Departments that owe answers, the longest overdue first."""
    rows = Query.objects.filter(case__edition=edition, state=kinds.ASKED)
    grouped = (
        rows.values("body__name", "body__telephone", "due")
        .annotate(since=Min("asked_on"), n=Count("pk"))
        .order_by("due", "body__name")
    )
    return [Waiting(r["body__name"], r["body__telephone"], r["since"], r["due"], r["n"]) for r in grouped]


def supplements_open(edition: str) -> list[Supplement]:
    rows = Supplement.objects.filter(case__edition=edition, state=kinds.ASKED).select_related(
        "case__organisation", "case__edition"
    )
    return list(rows.order_by("due"))


queries_of = facts.asked
judgements = facts.judgements


def supplements(case: str) -> list[Supplement]:
    return list(Supplement.objects.filter(case=case))


def findings_now(case: Case) -> list[dict[str, Any]]:
    """Findings as they stand: stored once submitted, judged on the spot for a draft."""
    if case.state != DRAFT and case.findings:
        return list(case.findings)
    return [f.as_json() for f in facts.findings(case)[1]]


def facts_of(case: Case) -> dict[str, Any]:
    """The facts a case was judged on; those of now where it was not judged yet."""
    return dict(case.facts) or facts.of(case)


def judged(case: Case, facts: dict[str, Any]) -> list[dict[str, Any]]:
    """The law's findings on given facts, as the dossier prints them."""
    found = judge(pinned.rules_of(case), law_facts.from_json(facts))
    return [f.as_json() for f in found]
