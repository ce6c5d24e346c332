"""The application form as data: which fields there are, what each takes, and which article asks for it."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from . import money, uscc
from .conditions import closed_years
from .finding import Finding, holds, not_met
from .instrument import InstrumentError
from .loader import DATA
from .scoring import Criteria

KINDS = ("text", "long", "uscc", "date", "money", "choice", "yesno", "number")
LONGEST = {"text": 200, "long": 20000}


@dataclass(frozen=True)
class Field:
    id: str
    section: str
    label: str
    kind: str
    art: str
    hint: str = ""
    required: bool = True
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    id: str
    title: str


@dataclass(frozen=True)
class Form:
    sections: tuple[Section, ...]
    fields: Mapping[str, Field]

    def of(self, section: str) -> list[Field]:
        return [f for f in self.fields.values() if f.section == section]


def default_text() -> str:
    return (DATA / "forms" / "application.toml").read_text(encoding="utf-8")


def parse(text: str, deadline: date, criteria: Criteria) -> Form:
    """The form of one edition: year fields for the closed years, one self-assessment field per criteria
    item.
    """
    raw = tomllib.loads(text)
    sections = tuple(Section(s["id"], s["title"]) for s in raw["section"])
    fields: dict[str, Field] = {}
    for row in raw["field"]:
        made = Field(**{**row, "options": tuple(row.get("options", ()))})
        if made.kind not in KINDS or made.section not in {s.id for s in sections}:
            raise InstrumentError(f"form field {made.id}: kind or section")
        for one in _multiplied(made, deadline, criteria):
            fields[one.id] = one
    return Form(sections, fields)


def _multiplied(field: Field, deadline: date, criteria: Criteria) -> list[Field]:
    if "{year}" in field.id:
        years = closed_years(deadline, 3)
        return [replace(field, id=field.id.format(year=y), label=field.label.format(year=y)) for y in years]
    if "{item}" in field.id:
        return [
            replace(field, id=field.id.format(item=i.id), label=field.label.format(item=i.id, title=i.title))
            for i in criteria.items
        ]
    return [field]


def clean(field: Field, text: str) -> str:
    """What was typed, in the field's own form: codes normalised, figures and dates half-width."""
    if field.kind == "uscc":
        return uscc.normalise(text)
    if field.kind in ("date", "money", "number"):
        return unicodedata.normalize("NFKC", text).strip()
    return text


def check(field: Field, text: str) -> Finding:
    """Can the field take this text? An empty draft field is no fault; submission asks for what is
    required.
    """
    plain = clean(field, text)
    shown = {"field": field.id, "label": field.label, "text": text[:60]}
    if not plain.strip():
        return holds(True, "field_kind", field.art, **shown)
    if len(plain) > LONGEST.get(field.kind, 200):
        return not_met("field_long", field.art, **shown, most=LONGEST.get(field.kind, 200))
    if field.kind == "uscc":
        return holds(uscc.valid(plain), "uscc_check", field.art, **shown)
    if not _takes(field, plain):
        return not_met(f"field_{field.kind}", field.art, **shown, options=list(field.options))
    return holds(True, "field_kind", field.art, **shown)


def _takes(field: Field, plain: str) -> bool:
    try:
        if field.kind == "money":
            money.parse(plain)
        elif field.kind == "date":
            date.fromisoformat(plain)
        elif field.kind == "number":
            return plain.isdigit() and len(plain) < 9
        elif field.kind == "choice":
            return plain in field.options
        elif field.kind == "yesno":
            return plain in ("是", "否")
    except ValueError:
        return False
    return "\x00" not in plain


def missing(form: Form, answers: Mapping[str, str], has_report: bool) -> list[Field]:
    """Required fields without an answer; a report uploaded whole stands for the items."""
    return [
        f
        for f in form.fields.values()
        if f.required
        and not answers.get(f.id, "").strip()
        and not (has_report and f.section == "self_assessment")
    ]


def coherent(answers: Mapping[str, str], today: date, article: str) -> list[Finding]:
    """Dates that contradict each other, and a declaration that was not made."""
    days = {k: _day(answers.get(k, "")) for k in ORDERED_DAYS}
    established, adopted = days["organisation.established"], days["model.adopted"]
    start, end = days["licence.main.from"], days["licence.main.to"]
    earlier = days["organisation.predecessor_established"]
    root = min((d for d in (established, earlier) if d), default=None)
    return [
        holds(
            not (established and established > today),
            "not_future",
            article,
            day=established,
            label="成立日期",
        ),
        holds(not (start and end and end < start), "licence_order", article, start=start, end=end),
        holds(
            not (adopted and root and adopted < root),
            "model_after_founding",
            article,
            adopted=adopted,
            founded=root,
        ),
        holds(not (adopted and adopted > today), "not_future", article, day=adopted, label="导入日期"),
        holds(
            not (earlier and established and earlier > established),
            "predecessor_first",
            article,
            earlier=earlier,
        ),
        holds(answers.get("declaration.truth") == "是", "declared", "14(7)"),
    ]


ORDERED_DAYS = (
    "organisation.established",
    "organisation.predecessor_established",
    "model.adopted",
    "licence.main.from",
    "licence.main.to",
)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
