"""What stands between a draft and its submission, each fault with the field that mends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhiheng.access import clock, todo
from zhiheng.applications import selectors as applications
from zhiheng.editions import selectors as editions
from zhiheng.law import form as law
from zhiheng.law.finding import Finding, holds, not_met
from zhiheng.web.frame import rendering

from . import completeness

MENDED_AT = {
    "licence_order": "licence.main.to",
    "model_after_founding": "model.adopted",
    "declared": "declaration.truth",
    "predecessor_first": "organisation.predecessor_established",
    "uscc_own": "organisation.uscc",
}
DAYS = {"成立日期": "organisation.established", "导入日期": "model.adopted"}


@dataclass(frozen=True)
class Fault:
    """A fault: the field that mends it and what to say there."""

    field: law.Field
    text: str


def of(case: Any, form: law.Form, given: completeness.Answers) -> list[Fault]:
    """The faults that submission would be refused for, in the order of the form."""
    found = [*_missing(case, form, given), *_incoherent(case, given)]
    order = list(form.fields)
    made = [Fault(form.fields[name], rendering.sentence(f)) for name, f in found if name in form.fields]
    return sorted(made, key=lambda x: order.index(x.field.id))


def by_field(found: list[Fault]) -> Mapping[str, str]:
    """The first message of each field."""
    return {x.field.id: x.text for x in reversed(found)}


def has_report(case: Any) -> bool:
    """A report uploaded whole stands for the items."""
    return any(e.sort == completeness.REPORT for e in applications.evidence(case.pk))


def _missing(case: Any, form: law.Form, given: completeness.Answers) -> list[tuple[str, Finding]]:
    texts = {k: v[0] for k, v in given.items()}
    absent = law.missing(form, texts, has_report(case))
    return [(f.id, not_met("field_missing", f.art, field=f.id, label=f.label)) for f in absent]


def _incoherent(case: Any, given: completeness.Answers) -> list[tuple[str, Finding]]:
    rules, texts = editions.rules_of(case), {k: v[0] for k, v in given.items()}
    today = clock.day(todo.now_for(case))
    own = case.organisation.uscc
    code = holds(texts.get("organisation.uscc") in (None, "", own), "uscc_own", rules.cite("apply"), uscc=own)
    checked = [*law.coherent(texts, today, rules.cite("established")), code]
    return [(_field_of(f), f) for f in checked if not f.holds and not _silent(f, texts)]


def _field_of(finding: Finding) -> str:
    return MENDED_AT.get(finding.rule) or DAYS.get(str(finding.facts.get("label", "")), "")


def _silent(finding: Finding, texts: Mapping[str, str]) -> bool:
    """A declaration not given at all is named as missing already."""
    return finding.rule == "declared" and not texts.get("declaration.truth")
