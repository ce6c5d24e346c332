"""What a winner owes, computed from the register and from what it filed; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from zhiheng.access import instants
from zhiheng.access.acting import rules_of
from zhiheng.editions import pinned
from zhiheng.law import annual, duties, form
from zhiheng.law.duties import Owed
from zhiheng.law.finding import Finding, not_met
from zhiheng.law.scoring import Criteria
from zhiheng.registry.kinds import STANDING
from zhiheng.registry.models import Honour

from . import kinds
from .models import AnnualAnswer, AnnualReport, SurveyAnswer


def years(honour: Honour, today: date) -> list[date]:
    """Due days of the yearly self-assessment that an honour owes by now, since this house knows of it."""
    days = duties.annual_owed(
        rules_of(honour), honour.awarded, honour.valid_through, honour.revoked_on, today
    )
    return [d for d in days if honour.entered_on is None or d >= honour.entered_on]


def unbegun(honour: Honour, today: date = date.max) -> list[date]:
    """Years owed by a day (without one, ever) for which nothing was begun, while the honour stands."""
    if honour.state != STANDING:
        return []
    begun = set(AnnualReport.objects.filter(honour=honour).values_list("year", flat=True))
    return [d for d in years(honour, today) if d.year not in begun]


def criteria_of(report: AnnualReport) -> Criteria:
    return pinned.criteria(report.criteria)


def form_of(report: AnnualReport) -> form.Form:
    return annual.form_of(criteria_of(report), report.due)


def texts(report: AnnualReport) -> dict[str, str]:
    return dict(AnnualAnswer.objects.filter(report=report).values_list("field", "text"))


MOST = 3


def complete(report: AnnualReport) -> list[Finding]:
    """Every required answer, the first few by name and how many more; ratings on the grid."""
    article, said = rules_of(report).cite("annual"), texts(report)
    absent = annual.missing(form_of(report), said, report.report_id is not None)
    few = [not_met("field_missing", f.art, field=f.id, label=f.label) for f in absent[:MOST]]
    rest = [not_met("annual_incomplete", article, n=len(absent) - MOST)] if len(absent) > MOST else []
    return [*few, *rest, *annual.ratings(criteria_of(report), said, article)]


def owed(honours: Iterable[Honour], today: date) -> list[Owed]:
    """Reports and survey answers of some honours, in a few questions whatever their number."""
    rows = list(honours)
    reports = {(r.honour_id, r.year): r for r in AnnualReport.objects.filter(honour__in=[h.pk for h in rows])}
    answers = (
        SurveyAnswer.objects.filter(honour__in=[h.pk for h in rows])
        .exclude(survey__state=kinds.SURVEY_DRAFTED)
        .select_related("survey")
        .order_by("survey__due", "pk")
    )
    by_honour: dict[str, list[SurveyAnswer]] = {}
    for a in answers:
        by_honour.setdefault(a.honour_id, []).append(a)
    return [
        one
        for h in rows
        for one in (*_reports(h, reports, today), *(_answer(h, a) for a in by_honour.get(h.pk, [])))
    ]


def _reports(honour: Honour, reports: dict[tuple[str, int], AnnualReport], today: date) -> list[Owed]:
    article, made = rules_of(honour).cite("annual"), []
    for due in years(honour, today):
        found = reports.get((honour.pk, due.year))
        done = (
            instants.day(found.filed_at)
            if found and found.filed_at and found.state != kinds.ANNUAL_REPORT_DRAFTED
            else None
        )
        ref = found.ref if found else honour.ref
        made.append(
            Owed(
                f"annual:{honour.pk}:{due.year}",
                "annual",
                article,
                honour.pk,
                f"{due.year}年度自评",
                due,
                done,
                ref,
            )
        )
    return made


def _answer(honour: Honour, answer: SurveyAnswer) -> Owed:
    done = instants.day(answer.filed_at) if answer.filed_at else None
    return Owed(
        f"survey:{answer.pk}",
        "survey",
        rules_of(honour).cite("annual"),
        honour.pk,
        answer.survey.named,
        answer.survey.due,
        done,
        answer.ref,
    )
