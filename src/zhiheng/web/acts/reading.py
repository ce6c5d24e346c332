"""A posted form, read back to the arguments of its act."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest

from zhiheng.access import clock
from zhiheng.access.acting import Subject, cite
from zhiheng.access.acts import Performed
from zhiheng.access.args import Spec, specs
from zhiheng.access.refusals import Invalid
from zhiheng.files import services as files
from zhiheng.law import checklist
from zhiheng.law.finding import not_met

from .asking import EVENT_DAYS, EVENT_MARKS, EVENTS, FINDINGS, plain


def prefilled(request: HttpRequest, performed: Performed) -> dict[str, Any]:
    """What a link brings to a form: its own questions alone, shown and never sent by itself."""
    known = {s.name for s in specs(performed.service) if s.arg.kind not in ("file", "files", "password")}
    return {k: v for k, v in request.GET.items() if k in known}


def texts(request: HttpRequest, performed: Performed) -> dict[str, Any]:
    """The arguments that are not files: enough to say what is wrong before any file is kept."""
    found = {
        s.name: _value(request, s, "")
        for s in specs(performed.service)
        if s.arg.kind not in ("file", "files")
    }
    return {k: v for k, v in found.items() if v is not None}


def raw(request: HttpRequest, performed: Performed, obj: Subject, user: str) -> dict[str, Any]:
    """Arguments as the API would send them, from a posted form.

    Raises Invalid on a file that is not taken.
    """
    made: dict[str, Any] = {}
    for spec in specs(performed.service):
        try:
            value = _value(request, spec, user)
        except files.BadFile as bad:
            raise Invalid([not_met(bad.rule, cite(obj, "apply"), **bad.facts, argument=spec.name)]) from bad
        if value is not None:
            made[spec.name] = value
    return made


def _value(request: HttpRequest, spec: Spec, user: str) -> Any:
    post, kind, name = request.POST, plain(spec.type), spec.name
    reader = READERS.get(spec.arg.kind)
    if reader:
        return reader(request, spec, user)
    if spec.arg.kind in ("users", "slip"):
        return post.getlist(name)
    text = post.get(name)
    if kind is bool:
        return text in ("on", "true", "1")
    if text is None or (text == "" and (not spec.required or kind is not str)):
        return None
    if kind is int:
        try:
            return int(text)
        except ValueError:
            return text
    return text


def _dict(request: HttpRequest, spec: Spec, user: str) -> dict[str, Any]:
    prefix = {"answers": "answers", "roles": "members", "percent": "percent", "notes": "notes"}.get(
        spec.arg.kind, spec.name
    )
    found = {
        k[len(prefix) + 1 :]: v
        for k, v in request.POST.items()
        if k.startswith(f"{prefix}-") and str(v).strip()
    }
    if spec.arg.kind == "percent":
        return {
            k: int(str(v)) if str(v).isascii() and str(v).isdigit() and len(str(v)) < 5 else v
            for k, v in found.items()
        }
    return found


def _event(request: HttpRequest, spec: Spec, user: str) -> list[dict[str, Any]]:
    made = []
    for n in range(1, EVENTS + 1):
        posted = {
            k.removeprefix(f"events-{n}-"): str(v)
            for k, v in request.POST.items()
            if k.startswith(f"events-{n}-") and v
        }
        if not posted.get("bar"):
            continue
        event: dict[str, Any] = {k: posted[k] for k in ("bar", *EVENT_DAYS, "text") if k in posted}
        event |= {k: True for k in EVENT_MARKS if k in posted and k != "foreign"}
        made.append(event | ({"own": False} if "foreign" in posted else {}))
    return made


def _finding(request: HttpRequest, spec: Spec, user: str) -> list[dict[str, str]]:
    made = []
    for n in range(1, max(FINDINGS, len(checklist.LINES)) + 1):
        start = f"{spec.name}-{n}-"
        posted = {
            k.removeprefix(start): str(v).strip()
            for k, v in request.POST.items()
            if k.startswith(start) and str(v).strip()
        }
        if posted:
            made.append(posted)
    return made


def _lines(request: HttpRequest, spec: Spec, user: str) -> list[str]:
    return [x.strip() for x in request.POST.get(spec.name, "").splitlines() if x.strip()]


def _json(request: HttpRequest, spec: Spec, user: str) -> Any:
    text = request.POST.get(spec.name, "").strip()
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text


def _file(request: HttpRequest, spec: Spec, user: str) -> Any:
    found = request.FILES.getlist(spec.name)
    digests = [files.receive(user, f.chunks(), clock.real()).sha256 for f in found]
    if spec.arg.kind == "files":
        return digests
    return digests[0] if digests else (request.POST.get(spec.name) or None)


READERS: dict[str, Any] = {
    "answers": _dict,
    "dates": _dict,
    "roles": _dict,
    "reasons": _dict,
    "tiers": _dict,
    "percent": _dict,
    "notes": _dict,
    "counts": _dict,
    "indicators": _dict,
    "events": _event,
    "amounts": _dict,
    "checklist": _dict,
    "findings": _finding,
    "lines": _lines,
    "json": _json,
    "file": _file,
    "files": _file,
}


def typed(request: HttpRequest) -> dict[str, Any]:
    """What was typed, to be shown again after a refusal; never a password."""
    kept = {k: v for k, v in request.POST.items() if "password" not in k}
    many: dict[str, Any] = {
        k: request.POST.getlist(k) for k in request.POST if len(request.POST.getlist(k)) > 1
    }
    return {**kept, **many}
