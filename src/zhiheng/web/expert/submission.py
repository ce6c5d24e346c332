"""The application beside the book, and the sheet from which the script builds one screen."""

from __future__ import annotations

import json
from typing import Any

from zhiheng.applications import selectors as applications
from zhiheng.law.form import Form
from zhiheng.law.scoring import Criteria
from zhiheng.web.frame.parts import Fact, Link

from . import guide
from .pages import Source, Submission

PARTS = ("strengths", "improvements", "visits")
KEY_FACTS = (
    "organisation.kind",
    "organisation.staff",
    "organisation.industry",
    "organisation.established",
    "model.adopted",
    "standing.rank",
    "standing.foundation",
)
Answers = dict[str, tuple[str, int]]


def of(case: Any, criteria: Criteria) -> Submission:
    """Everything an expert reads while scoring. The caller has logged the opening."""
    form, given = applications.form_of(case.edition), applications.answers(case.pk)
    years = tuple(sorted({f.id.split(".")[1] for f in form.of("years")}))
    files = applications.evidence(case.pk)
    return Submission(
        sources=tuple(
            Source(i.id, i.title, _paragraphs(given, f"self_assessment.{i.id}")) for i in criteria.items
        ),
        years=years,
        figures=_figures(form, given, years),
        files=tuple((e.mark, Link(e.name, f"/case/{case.pk}/files/{e.blob_id}/"), e.sort) for e in files),
        facts=tuple(
            Fact(form.fields[k].label, given[k][0])
            for k in KEY_FACTS
            if k in form.fields and given.get(k, ("", 0))[0]
        ),
    )


def _paragraphs(given: Answers, field: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in given.get(field, ("", 0))[0].splitlines() if line.strip())


def _figures(form: Form, given: Answers, years: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """One row for each figure of the form, its label without the year; a figure not given stays empty."""
    kinds: dict[str, str] = {}
    for f in form.of("years"):
        _, year, kind = f.id.split(".")
        kinds.setdefault(kind, f.label.replace(f"{year}年", "").replace(year, "").strip())
    return tuple(
        (label, *(given.get(f"years.{year}.{kind}", ("", 0))[0] or "——" for year in years))
        for kind, label in kinds.items()
    )


def sheet(book: Any, criteria: Criteria, found: Submission) -> str:
    """JSON for the script: items with gist and points, bands, what is saved, and its version."""
    said = guide.load()
    items = [
        {
            "id": i.id,
            "title": i.title,
            "points": i.points,
            "kind": i.kind,
            "category": criteria.categories[i.id.rsplit(".", 1)[0]],
            "gist": said.gists.get(i.id, ("", ()))[0],
            "asks": said.gists.get(i.id, ("", ()))[1],
        }
        for i in criteria.items
    ]
    return json.dumps(
        {
            "object": book.ref,
            "version": book.version,
            "items": items,
            "step": criteria.step,
            "maximum": criteria.total,
            "bands": {
                kind: [{"low": b.low, "high": b.high, "text": b.text} for b in bands]
                for kind, bands in said.bands.items()
            },
            "percent": book.percent,
            "notes": {k: v for k, v in book.notes.items() if isinstance(v, dict)},
            "files": [{"mark": m, "name": link.text} for m, link, _ in found.files],
        },
        ensure_ascii=False,
    )
