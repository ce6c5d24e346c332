"""Reading the yearly duties: what is owed, reports beside the award's year, the survey in sums."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.applications import selectors as applications
from zhiheng.law import annual, disclosure, form, survey
from zhiheng.law.duties import Owed
from zhiheng.law.scoring import Criteria
from zhiheng.registry.models import Honour

from . import kinds, obligations
from .models import AnnualAnswer, AnnualReport, Survey, SurveyAnswer


def owed(by: Viewer, today: date) -> list[Owed]:
    """What winners owe under Article 28, as far as somebody may know of their honours."""
    return obligations.owed(
        visible(by, Honour.objects.all()).select_related("award").order_by("number"), today
    )


def owed_to(award: str, today: date) -> list[Owed]:
    """What all winners of an award owe: for the house itself."""
    return obligations.owed(
        Honour.objects.filter(award=award).select_related("award").order_by("number"), today
    )


def reports(by: Viewer, honour: str = "") -> list[AnnualReport]:
    rows = visible(by, AnnualReport.objects.all()).select_related("honour__award")
    return list((rows.filter(honour=honour) if honour else rows).order_by("-year", "honour__number"))


def answers(report: AnnualReport) -> dict[str, tuple[str, int]]:
    rows = AnnualAnswer.objects.filter(report=report).values_list("field", "text", "version")
    return {f: (t, v) for f, t, v in rows}


def last_saved(report: AnnualReport) -> datetime | None:
    return (
        AnnualAnswer.objects.filter(report=report)
        .order_by("-saved_at")
        .values_list("saved_at", flat=True)
        .first()
    )


def form_of(report: AnnualReport) -> form.Form:
    return obligations.form_of(report)


def criteria_of(report: AnnualReport) -> Criteria:
    return obligations.criteria_of(report)


class Beside(NamedTuple):
    """One line of a comparison: what it was then, what it is now, and which way it went ("up", "same",
    "down", "").
    """

    label: str
    then: str
    now: str
    went: str


def figures_beside(report: AnnualReport) -> list[Beside]:
    """This year's figures beside those of the last year before the application's deadline."""
    said = {k: t for k, (t, _) in answers(report).items()}
    won = applications.answers(report.honour.case) if report.honour.case else {}
    years = sorted({k.split(".")[1] for k in won if k.startswith("years.")})
    last = years[-1] if years else ""
    made = []
    for key in annual.FIGURES:
        then, now = won.get(f"years.{last}.{key}", ("", 0))[0], said.get(f"figures.{key}", "")
        title = obligations.form_of(report).fields[f"figures.{key}"].label.partition("年")[2]
        made.append(Beside(title, then, now, annual.change(annual.amount(then), annual.amount(now))))
    return made


def ratings_beside(report: AnnualReport) -> list[Beside]:
    """Own ratings beside those of the year before, item by item."""
    before = (
        AnnualReport.objects.filter(honour=report.honour_id, year__lt=report.year).order_by("-year").first()
    )
    then = obligations.texts(before) if before else {}
    now = obligations.texts(report)
    made = []
    for i in criteria_of(report).items:
        a, b = then.get(f"rating.{i.id}", ""), now.get(f"rating.{i.id}", "")
        made.append(Beside(f"{i.id} {i.title}", a, b, annual.change(annual.rating(a), annual.rating(b))))
    return made


def own_total(report: AnnualReport) -> Fraction | None:
    return annual.own_total(criteria_of(report), obligations.texts(report))


def surveys(by: Viewer) -> list[Survey]:
    return list(visible(by, Survey.objects.all()).order_by("-year", "name"))


def survey_answers(by: Viewer, of: str) -> list[SurveyAnswer]:
    rows = visible(by, SurveyAnswer.objects.filter(survey=of)).select_related("honour", "survey")
    return list(rows.order_by("honour__number"))


class Line(NamedTuple):
    """One indicator over the winners that answered."""

    indicator: survey.Indicator
    summary: survey.Summary


def summed(of: Survey, rows: Sequence[SurveyAnswer]) -> list[Line]:
    """Each indicator over all answers."""
    return [
        Line(i, survey.summary([a.values.get(i.id, "") for a in rows]))
        for i in survey.from_json(of.indicators)
    ]


class PublicTable(NamedTuple):
    """Sums of one indicator by sector and year; a held-back cell is None. "" is the sum over a line."""

    label: str
    unit: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[str, str], Fraction | None]


def public(award: str) -> list[PublicTable]:
    """Closed surveys by sector and year, with nothing that rests on fewer than three winners."""
    rows = list(
        SurveyAnswer.objects.filter(
            survey__award=award, survey__state=kinds.CLOSED, state=kinds.SURVEY_ANSWER_FILED
        ).select_related("survey")
    )
    labels: dict[str, str] = {}
    for a in rows:
        labels |= {i.label: i.unit for i in survey.from_json(a.survey.indicators)}
    return [t for label, unit in labels.items() if (t := _public_table(label, unit, rows)).rows]


def _public_table(label: str, unit: str, rows: Sequence[SurveyAnswer]) -> PublicTable:
    found: dict[tuple[str, str], list[Fraction]] = {}
    for a in rows:
        value = next(
            (
                a.values[i.id]
                for i in survey.from_json(a.survey.indicators)
                if i.label == label and i.id in a.values
            ),
            "",
        )
        if value:
            found.setdefault((sector(a.sector), str(a.survey.year)), []).append(Fraction(value))
    sectors, years = sorted({s for s, _ in found}), sorted({y for _, y in found})
    hidden = disclosure.suppressed({k: len(v) for k, v in found.items()}, sectors, years)
    cells: dict[tuple[str, str], Fraction | None] = {}
    for r in (*sectors, ""):
        for c in (*years, ""):
            inner = [n for (s, y), v in found.items() if r in (s, "") and c in (y, "") for n in v]
            cells[r, c] = None if (r, c) in hidden else sum(inner, Fraction(0))
    return PublicTable(label, unit, tuple(sectors), tuple(years), cells)


def sector(code: str) -> str:
    """The division of an industry code (GB/T 4754): its first two digits; other words stand for
    themselves.
    """
    return code[:2] if code[:2].isdigit() else code or "未分类"
