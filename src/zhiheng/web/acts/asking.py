"""The questions of any act, drawn from its service's signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from zhiheng.access.acting import Subject
from zhiheng.access.acts import Performed
from zhiheng.access.args import Spec, specs
from zhiheng.aftercare.funds import selectors as funds
from zhiheng.editions import selectors as editions
from zhiheng.law import checklist, money
from zhiheng.web.frame.parts import Field, FieldKind, Option

from . import labels

EVENTS = 3
FINDINGS = 3
EVENT_DAYS = {"happened": "发生日期", "found": "认定、通报日期", "dealt": "处理日期", "listed": "列入日期"}
EVENT_MARKS = {
    "minor": "轻微（简易程序）",
    "overturned": "已被撤销或复检合格",
    "contested": "是否属于该情形有争议",
    "foreign": "属总部或关联单位，不是本单位的行为",
}


def plain(kind: Any) -> Any:
    """The type without its None."""
    if get_origin(kind) in (Union, UnionType):
        return next(i for i in get_args(kind) if i is not NoneType)
    return kind


def fields(performed: Performed, obj: Subject, typed: dict[str, Any], errors: dict[str, str]) -> list[Field]:
    """Questions of an act, with what was typed before and the message at the field."""
    made: list[Field] = []
    typed = {**stored(performed, obj), **typed}
    for spec in specs(performed.service):
        if spec.name in ("alias", "version") or (spec.arg.kind == "json" and not spec.required):
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
    many = GROUPS.get(spec.arg.kind)
    if many:
        return list(many(spec, obj, typed, error))
    kind, value = plain(spec.type), typed.get(spec.name, "")
    common: dict[str, Any] = {
        "name": spec.name,
        "label": spec.arg.label,
        "hint": spec.arg.hint,
        "error": error,
        "required": spec.required,
    }
    if spec.arg.options:
        options = tuple(Option(v, label) for v, label in spec.arg.options(obj))
        return [Field(**common, kind="select", value=str(value), options=options)]
    if get_origin(kind) is Literal:
        options = tuple(Option(v, labels.choice(v)) for v in get_args(kind))
        return [Field(**common, kind=_pick(len(options)), value=str(value), options=options)]
    return [_simple(kind, spec, str(value) if value is not None else "", common)]


def _simple(kind: Any, spec: Spec, value: str, common: dict[str, Any]) -> Field:
    if spec.arg.kind in ("long", "lines", "json"):
        return Field(**common, kind="textarea", value=value, rows=5)
    if spec.arg.kind in ("file", "files"):
        return Field(**common, kind="file", multiple=spec.arg.kind == "files")
    if spec.arg.kind == "password":
        return Field(**common, kind="password", autocomplete="new-password")
    if kind is date:
        return Field(**common, kind="date", value=value)
    if kind is bool:
        return Field(**common, kind="checkbox", value=value)
    if kind is int:
        return Field(**common, kind="number", value=value)
    return Field(**common, kind="text", value=value)


def _rows(
    prefix: str,
    rows: list[tuple[str, str]],
    options: tuple[Option, ...],
    typed: dict[str, Any],
    spec: Spec,
    error: str,
    needed: bool = True,
) -> list[Field]:
    return [
        Field(
            name=f"{prefix}-{key}",
            label=label,
            kind="select" if options else "text",
            value=str(typed.get(f"{prefix}-{key}", "")),
            options=options,
            hint=spec.arg.hint if n == 0 else "",
            error=error if n == 0 else "",
            required=needed,
        )
        for n, (key, label) in enumerate(rows)
    ]


def _answers(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    rules = editions.rules_of(obj)
    rows = [(r, rules.rule(r).title) for r in obj.rules]
    options = tuple(Option(w, w) for w in ("", "无", "有", "未查"))
    shown = {f"answers-{k}": v for k, v in obj.answers.items()} | typed
    return _rows("answers", rows, options, shown, spec, error)


def _events(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    """Up to three dated facts, each a matter, its days, its words and three marks."""
    return [f for n in range(1, EVENTS + 1) for f in _one_event(n, spec, obj, typed, error if n == 1 else "")]


def _one_event(n: int, spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    rules = editions.rules_of(obj)
    bars = tuple(Option(rules.rule(r).art, rules.rule(r).title) for r in obj.rules)

    def more(key: str, label: str, kind: FieldKind) -> Field:
        name = f"events-{n}-{key}"
        return Field(name, f"情况{n}：{label}", kind, str(typed.get(name, "")), required=False)

    name = f"events-{n}-bar"
    hint = spec.arg.hint if n == 1 else ""
    made = [
        Field(
            name,
            f"情况{n}：涉及事项",
            "select",
            str(typed.get(name, "")),
            hint,
            error,
            False,
            (Option("", "无"), *bars),
        )
    ]
    made += [more(k, label, "date") for k, label in EVENT_DAYS.items()]
    return [
        *made,
        more("text", "事由与处理结果", "text"),
        *(more(k, label, "checkbox") for k, label in EVENT_MARKS.items()),
    ]


def _roles(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    rows = spec.arg.options(obj) if spec.arg.options else []
    options = tuple(Option(v, labels.choice(v)) for v in ("", "leader", "deputy", "member", "reserve"))
    return _rows("members", rows, options, typed, spec, error, needed=False)


def _pick(choices: int) -> Literal["checks", "radio", "select"]:
    """How one of a few is picked: a single word is ticked, a few stand side by side, many in a list."""
    return "checks" if choices == 1 else "radio" if choices < 4 else "select"


def _checks(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    rows = spec.arg.options(obj) if spec.arg.options else editions.noticed(obj)
    chosen = typed.get(spec.name, [])
    options = tuple(Option(v, label, chosen=v in chosen) for v, label in rows)
    return [Field(spec.name, spec.arg.label, "checks", "", spec.arg.hint, error, spec.required, options)]


def _noticed(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    options = tuple(Option(v, label) for v, label in editions.noticed(obj))
    return [
        Field(
            spec.name,
            spec.arg.label,
            "select",
            str(typed.get(spec.name, "")),
            spec.arg.hint,
            error,
            True,
            options,
        )
    ]


def _reasons(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    rows = [(no, f"{spec.arg.label}：{no} {name}") for no, name in editions.listed(obj)]
    return _rows(spec.name, rows, (), typed, spec, error, needed=False)


def _counts(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    """A number for each candidate of a ballot."""
    rows = [
        (no, f"{spec.arg.label}：{no} {name}")
        for no, name in (spec.arg.options(obj) if spec.arg.options else [])
    ]
    return _rows(spec.name, rows, (), typed, spec, error)


def _indicators(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    """A figure for each indicator of a survey, with what was answered before."""
    rows = spec.arg.options(obj) if spec.arg.options else []
    shown = {f"{spec.name}-{k}": v for k, v in obj.values.items()} | typed
    needed = {f"{spec.name}-{i['id']}" for i in obj.survey.indicators if i["required"]}
    return [
        replace(f, required=f.name in needed)
        for f in _rows(spec.name, rows, (), shown, spec, error, needed=False)
    ]


def _amounts(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    """An amount for each purpose; those without one stay empty."""
    return _rows(
        spec.name, spec.arg.options(obj) if spec.arg.options else [], (), typed, spec, error, needed=False
    )


def _checklist(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    """One of three answers for each line."""
    options = tuple(Option(a, labels.choice(a)) for a in checklist.ANSWERS)
    return _rows(spec.name, spec.arg.options(obj) if spec.arg.options else [], options, typed, spec, error)


def _findings(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    """Findings, each under a line of the checklist, with the entry concerned and a day: three, or as many
    as lines were not met.
    """
    bad = sum(k.startswith("checklist-") and v == "not" for k, v in typed.items())
    uses = tuple(
        Option(v, label)
        for v, label in (("", "不涉及具体支出"), *(spec.arg.options(obj) if spec.arg.options else ()))
    )
    lines = tuple(Option(v, label) for v, label in (("", "无"), *((x.id, x.title) for x in checklist.LINES)))
    return [
        f
        for n in range(1, max(FINDINGS, bad) + 1)
        for f in _one_finding(n, spec, lines, uses, typed, error if n == 1 else "")
    ]


def _one_finding(
    n: int, spec: Spec, lines: tuple[Option, ...], uses: tuple[Option, ...], typed: dict[str, Any], error: str
) -> list[Field]:
    def more(key: str, label: str, kind: FieldKind, options: tuple[Option, ...] = ()) -> Field:
        name, first = f"{spec.name}-{n}-{key}", key == "line"
        return Field(
            name,
            f"问题{n}：{label}",
            kind,
            str(typed.get(name, "")),
            spec.arg.hint if first and n == 1 else "",
            error if first else "",
            False,
            options,
            3,
        )

    return [
        more("line", "不符合的项目", "select", lines),
        more("facts", "事实", "textarea"),
        more("use", "涉及的支出", "select", uses),
        more("due", "整改期限", "date"),
    ]


def _tiers(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    rules = editions.rules_of(obj)
    if len(rules.tiers) == 1:
        return []
    options = (Option("", "按得分"), *(Option(t.id, t.name) for t in rules.tiers))
    rows = [(no, f"{no} {name}") for no, name in editions.listed(obj)]
    return _rows(spec.name, rows, options, typed, spec, error, needed=False)


def _percent(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    criteria = editions.criteria_of(obj)
    options = (Option("", "——"), *(Option(str(n), f"{n}%") for n in range(0, 101, criteria.step)))
    shown = {f"percent-{k}": v for k, v in obj.percent.items()} | typed
    rows = [(i.id, f"{i.id} {i.title}（{i.points}分）") for i in criteria.items]
    return _rows("percent", rows, options, shown, spec, error)


def _notes(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    criteria = editions.criteria_of(obj)
    rows = [(i.id, f"{i.id} {i.title}：{spec.arg.label}") for i in criteria.items]
    shown = {f"notes-{k}": v for k, v in obj.notes.items() if isinstance(v, str)} | typed
    return _rows("notes", rows, (), shown, spec, error, needed=False)


def _dates(spec: Spec, obj: Any, typed: dict[str, Any], error: str) -> list[Field]:
    """A planned day for each stage after the first."""
    rules = editions.rules_of(obj)
    known = {f"dates-{k}": v for k, v in obj.plan.get("dates", {}).items()} | typed
    return [
        Field(
            f"dates-{s.id}",
            f"计划：{s.title}",
            "date",
            str(known.get(f"dates-{s.id}", "")),
            spec.arg.hint if n == 0 else "",
            error if n == 0 else "",
            False,
        )
        for n, s in enumerate(rules.stages[1:])
    ]


GROUPS: dict[str, Any] = {
    "answers": _answers,
    "events": _events,
    "roles": _roles,
    "users": _checks,
    "slip": _checks,
    "reasons": _reasons,
    "tiers": _tiers,
    "percent": _percent,
    "notes": _notes,
    "noticed": _noticed,
    "dates": _dates,
    "counts": _counts,
    "indicators": _indicators,
    "amounts": _amounts,
    "checklist": _checklist,
    "findings": _findings,
}


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
