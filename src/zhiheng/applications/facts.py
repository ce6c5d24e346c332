"""Rows of an application → what the law reads. Departments' answers and judgements are added by screening."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhiheng.access import instants
from zhiheng.access.request_cache import memo
from zhiheng.editions.models import Case
from zhiheng.law import conditions, money
from zhiheng.registry import selectors as registry

from . import kinds
from .models import Answer, Recommendation


@memo
def recommended(case: str) -> list[Recommendation]:
    """Every recommendation asked for or given, by body."""
    return list(Recommendation.objects.filter(case=case).select_related("body").order_by("body__name"))


def answers(case: Case) -> dict[str, str]:
    return dict(Answer.objects.filter(case=case).values_list("field", "text"))


def of(case: Case) -> dict[str, Any]:
    """Facts in the JSON form of ``law judge``; a field without an answer is left out, and so unknown."""
    given = answers(case)
    deadline = case.edition.deadline
    facts: dict[str, Any] = {
        "deadline": deadline.isoformat() if deadline else None,
        "organisation": _organisation(given, case.organisation.uscc),
        "licences": _licences(given),
        "model_adopted": given.get("model.adopted") or None,
        "years": _years(given, deadline),
        "recommendations": _recommendations(case),
        "register": registry.of_code(case.award_of, case.organisation.uscc),
    }
    if case.arrived_at:
        facts["arrived"] = instants.day(case.arrived_at).isoformat()
    return facts


def _organisation(given: dict[str, str], code: str) -> dict[str, Any]:
    made: dict[str, Any] = {"uscc": code}
    for key in ("kind", "established", "predecessor_established"):
        if given.get(f"organisation.{key}"):
            made[key] = given[f"organisation.{key}"]
    if given.get("organisation.non_profit"):
        made["non_profit"] = given["organisation.non_profit"] == "是"
    return made


def _licences(given: dict[str, str]) -> list[dict[str, Any]] | None:
    start = given.get("licence.main.from")
    return [{"from": start, "to": given.get("licence.main.to") or None}] if start else None


def _years(given: dict[str, str], deadline: date | None) -> list[dict[str, Any]]:
    rows = []
    for year in conditions.closed_years(deadline, 3) if deadline else []:
        row: dict[str, Any] = {"year": year}
        for key in ("revenue", "profit_total", "profit_operating"):
            text = given.get(f"years.{year}.{key}", "").strip()
            if text:
                row[f"{key}_fen"] = money.parse(text)
        if len(row) > 1:
            rows.append({**row, "source": "statement"})
    return rows


def _recommendations(case: Case) -> list[dict[str, Any]]:
    rows = sorted(
        (r for r in recommended(case.pk) if r.state == kinds.GIVEN),
        key=lambda r: (r.on or date.min, r.body.name),
    )
    return [{"by": r.body.name, "on": r.on.isoformat() if r.on else None, "opinion": r.opinion} for r in rows]
