"""All that the law reads of one application: its own words, the departments' answers, the judgements."""

from __future__ import annotations

from typing import Any

from zhiheng.access.request_cache import memo
from zhiheng.applications import facts as applied
from zhiheng.editions import checks, lists, pinned
from zhiheng.editions.kinds import SUBMITTED
from zhiheng.editions.models import Case, Edition
from zhiheng.law import facts as law_facts
from zhiheng.law.finding import Finding, holds
from zhiheng.law.judge import judge
from zhiheng.proof import canonical

from . import kinds
from .models import Judgement, Query


@memo
def asked(case: str) -> list[Query]:
    """Every query about an application, by round and department."""
    return list(Query.objects.filter(case=case).select_related("body").order_by("round", "body__name"))


@memo
def judgements(case: str) -> list[Judgement]:
    """What the office judged on an application, in the order of time."""
    return list(Judgement.objects.filter(case=case).order_by("at", "pk"))


def of(case: Case) -> dict[str, Any]:
    """Facts in the JSON form of ``law judge``."""
    facts = applied.of(case)
    queries = [q for q in asked(case.pk) if q.round == "qualification"]
    judged = judgements(case.pk)
    district = [j for j in judged if j.rule == "in_district"]
    if district:
        facts["organisation"]["in_district"] = district[-1].value == "MET"
    facts["attestations"] = [a for q in queries for a in _answers(q)]
    facts["events"] = [e for q in queries if q.state == kinds.ANSWERED for e in q.events]
    facts["judgements"] = [
        {"rule": j.rule, "value": j.value, "by": j.office, "reason": j.reason}
        for j in judged
        if j.rule != "in_district"
    ]
    return facts


def _answers(query: Query) -> list[dict[str, Any]]:
    """One line per rule asked; no reply, or a letter nobody verified, is 未查."""
    on = query.on.isoformat() if query.on and query.state == kinds.ANSWERED else None
    given = query.answers if query.state == kinds.ANSWERED else {}
    return [{"rule": r, "by": query.body.name, "answer": given.get(r, "未查"), "on": on} for r in query.rules]


def findings(case: Case) -> tuple[dict[str, Any], list[Finding]]:
    facts = of(case)
    return facts, judge(pinned.rules_of(case), law_facts.from_json(facts))


def refresh(case: Case) -> list[Finding]:
    """Judge anew and store the findings with their facts; pages only read them.

    Decided cases stay as judged.
    """
    facts, found = findings(case)
    if case.state != SUBMITTED:
        return found
    case.findings, case.facts = [f.as_json() for f in found], facts
    case.facts_digest = canonical.digest(canonical.encode(facts))
    Case.objects.filter(pk=case.pk).update(
        findings=case.findings, facts=facts, facts_digest=case.facts_digest
    )
    return found


@checks.ASKED_AGAIN.answered_by
def asked_again(edition: Edition, round: str) -> Finding:
    """Every application on the list was asked about again, and every department answered."""
    article = pinned.rules_of(edition).cite("bars")
    cases = [c for c in lists.cases_of(edition) if c.pk not in lists.struck(edition)]
    rows = list(Query.objects.filter(case__in=cases, round=round).values_list("case_id", "state"))
    unasked = [c.no for c in cases if c.pk not in {case for case, _ in rows}]
    open_ = sum(state != "answered" for _, state in rows)
    return holds(not unasked and not open_, "asked_again", article, round=round, unasked=unasked, open=open_)
