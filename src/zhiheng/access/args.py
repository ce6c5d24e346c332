"""Arguments of acts: typed in the service's signature, read from JSON or a form, described as JSON Schema."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from zhiheng.law.finding import Finding, not_met

from .inputs import Asked, Asking, File, Input, Long, Posted

Options = Callable[[Any], list[tuple[str, str]]]


ONE_LINE = Input()


@dataclass(frozen=True)
class Arg:
    """Words for one argument: label, hint, and the input that asks for it and reads it.

    ``options`` offers values for an object; ``choices`` are the words of the values that its type allows,
    where the values are keys.
    """

    label: str
    hint: str = ""
    input: Input = ONE_LINE
    options: Options | None = None
    limit: int = 0
    choices: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def most(self) -> int:
        """Characters that fit: its own limit, else the input's."""
        return self.limit or self.input.most


@dataclass(frozen=True)
class Spec:
    name: str
    type: Any
    arg: Arg
    required: bool
    default: Any = None

    @property
    def asking(self) -> Asking:
        """The argument as an input asks for it."""
        arg = self.arg
        plain = self.type
        if get_origin(plain) in (Union, UnionType):
            plain = next(i for i in get_args(plain) if i is not NoneType)
        return Asking(self.name, arg.label, arg.hint, plain, self.required, arg.options, arg.choices)

    def asks(self, obj: Any, typed: Mapping[str, Any], error: str = "") -> list[Asked]:
        """Its questions in a form."""
        return self.arg.input.asks(self.asking, obj, typed, error)

    def reads(self, posted: Posted) -> Any:
        """Its value from a form, as the interface would send it; None where nothing was sent."""
        return self.arg.input.reads(self.asking, posted)


Reason = Annotated[str, Arg("理由", "请写明事实与依据", Long())]
Document = Annotated[str, Arg("文号", "如：金政质〔2026〕1号")]
FileDigest = Annotated[str, Arg("文件", "PDF、图片或 Office 文件，不超过 50 MB", File())]
Day = Annotated[date, Arg("日期")]

OMITTED = {"by", "at"}


def specs(service: Callable[..., Any]) -> list[Spec]:
    """Keyword-only arguments of a service, apart from ``by`` and ``at``."""
    hints = get_type_hints(service, include_extras=True)
    found = []
    for name, parameter in inspect.signature(service).parameters.items():
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY or name in OMITTED:
            continue
        hint, words = hints[name], Arg(name)
        if get_origin(hint) is Annotated:
            hint, *notes = get_args(hint)
            words = next((n for n in reversed(notes) if isinstance(n, Arg)), words)
        required = parameter.default is inspect.Parameter.empty
        found.append(Spec(name, hint, words, required, None if required else parameter.default))
    return found


def schema(service: Callable[..., Any]) -> dict[str, Any]:
    """JSON Schema of a service's arguments."""
    properties: dict[str, Any] = {}
    for s in specs(service):
        properties[s.name] = {**_schema(s.type), "title": s.arg.label}
    required = [s.name for s in specs(service) if s.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _schema(kind: Any) -> dict[str, Any]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _schema(next(i for i in inner if i is not NoneType))
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    if origin is list:
        return {"type": "array", "items": _schema(inner[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(inner[1])}
    plain: dict[Any, dict[str, Any]] = {
        str: {"type": "string"},
        int: {"type": "integer"},
        bool: {"type": "boolean"},
        date: {"type": "string", "format": "date"},
        datetime: {"type": "string", "format": "date-time"},
    }
    return dict(plain.get(kind, {}))


def about(argument: str, *found: Finding) -> list[Finding]:
    """Findings whose cause is one argument: a form says them at its field, the interface names it."""
    return [replace(f, facts={**f.facts, "argument": argument}) for f in found]


def read(
    service: Callable[..., Any], raw: Mapping[str, Any], article: str
) -> tuple[dict[str, Any], list[Finding]]:
    """Typed values from JSON, and one finding for each argument that is missing, unknown or of a wrong
    type.
    """
    known = {s.name: s for s in specs(service)}
    wrong = [not_met("argument_unknown", article, argument=k) for k in raw if k not in known]
    values: dict[str, Any] = {}
    for s in known.values():
        if s.name not in raw or (raw[s.name] in ("", None) and not s.required and s.type is not str):
            if s.required:
                wrong.append(not_met("argument_missing", article, argument=s.name, label=s.arg.label))
            continue
        try:
            values[s.name] = _read(s.type, raw[s.name])
        except (ValueError, TypeError):
            wrong.append(not_met("argument_type", article, argument=s.name, label=s.arg.label))
            continue
        if s.required and s.type is str and not values[s.name].strip():
            wrong.append(not_met("argument_missing", article, argument=s.name, label=s.arg.label))
        if longest(values[s.name]) > s.arg.most:
            wrong.append(
                not_met("argument_long", article, argument=s.name, label=s.arg.label, most=s.arg.most)
            )
    return values, wrong


def longest(value: Any) -> int:
    """Characters of the longest text in a value, however deep."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return max((longest(v) for pair in value.items() for v in pair), default=0)
    return max((longest(v) for v in value), default=0) if isinstance(value, list) else 0


def _read(kind: Any, value: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if value is None else _read(next(i for i in inner if i is not NoneType), value)
    if origin is Literal:
        if value not in inner:
            raise ValueError(value)
        return value
    if origin is list:
        if not isinstance(value, list):
            raise TypeError(value)
        return [_read(inner[0], v) for v in value]
    if origin is dict:
        if not isinstance(value, dict):
            raise TypeError(value)
        return {str(k): _read(inner[1], v) for k, v in value.items()}
    return _read_plain(kind, value)


def _read_plain(kind: Any, value: Any) -> Any:
    if kind is Any:
        return value
    if kind is date:
        return date.fromisoformat(str(value))
    if kind is datetime:
        made = datetime.fromisoformat(str(value))
        if made.tzinfo is None:
            raise ValueError(value)
        return made
    if kind is int and isinstance(value, bool):
        raise TypeError(value)
    if not isinstance(value, kind):
        raise TypeError(value)
    if kind is str and "\x00" in value:
        raise ValueError("NUL")
    return value
