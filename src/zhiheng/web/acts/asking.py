"""The questions of any act, drawn as its inputs ask them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zhiheng.access.acting import Subject
from zhiheng.access.acts import Performed
from zhiheng.access.args import Spec, specs
from zhiheng.aftercare.funds import selectors as funds
from zhiheng.law import money
from zhiheng.web.frame.parts import Field, Option


def fields(performed: Performed, obj: Subject, typed: dict[str, Any], errors: dict[str, str]) -> list[Field]:
    """Questions of an act, with what was typed before and the message at the field."""
    made: list[Field] = []
    typed = {**stored(performed, obj), **typed}
    for spec in specs(performed.service):
        if spec.name in ("alias", "version"):
            continue
        made += field(spec, obj, typed, errors.get(spec.name, ""))
    return made


def stored(performed: Performed, obj: Any) -> dict[str, Any]:
    """What an act that saves a whole was last given: the plan opens as it stands."""
    if performed.act.name == "save_practice":
        return {s.name: getattr(obj, s.name) for s in specs(performed.service)}
    if performed.act.name == "plan_use":
        return _planned(obj)
    return dict(obj.plan) if performed.act.name == "save_plan" else {}


def _planned(obj: Any) -> dict[str, Any]:
    found = funds.plan_of(obj.pk)
    return (
        {"text": found.text, **{f"plan-{k}": money.yuan(v) for k, v in found.purposes.items()}}
        if found
        else {}
    )


def field(spec: Spec, obj: Subject, typed: dict[str, Any], error: str) -> list[Field]:
    """The questions of one argument, as a page draws them."""
    return [
        Field(
            a.name,
            a.label,
            a.kind,
            a.value,
            a.hint,
            a.error,
            a.required,
            tuple(Option(value, label, chosen=chosen) for value, label, chosen in a.options),
            rows=a.rows,
            multiple=a.multiple,
            autocomplete=a.autocomplete,
        )
        for a in spec.asks(obj, typed, error)
    ]


def summary(fields: Sequence[Field], errors: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Each message with the field that says it: of an argument that is asked in several, the first; else
    none.
    """
    return tuple((_where(fields, name, said), said) for name, said in errors.items())


def _where(fields: Sequence[Field], name: str, said: str) -> str:
    if name in ("", "password") or any(f.name == name and f.kind != "hidden" for f in fields):
        return name
    return next((f.name for f in fields if f.error == said), "")


def hidden(name: str, values: list[str]) -> tuple[Field, ...]:
    """Values that travel with a form."""
    return tuple(Field(name, "", "hidden", v) for v in values)
