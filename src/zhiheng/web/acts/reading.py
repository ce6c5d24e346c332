"""A posted form, read back to the arguments of its act."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from zhiheng.access import clock
from zhiheng.access.acting import Subject, cite
from zhiheng.access.acts import Performed
from zhiheng.access.args import specs
from zhiheng.access.inputs import File, Posted
from zhiheng.access.refusals import Invalid
from zhiheng.files import services as files
from zhiheng.law.finding import not_met


def prefilled(request: HttpRequest, performed: Performed) -> dict[str, Any]:
    """What a link brings to a form: its own questions alone, shown and never sent by itself."""
    known = {s.name for s in specs(performed.service) if s.arg.input.prefilled}
    return {k: v for k, v in request.GET.items() if k in known}


def texts(request: HttpRequest, performed: Performed) -> dict[str, Any]:
    """The arguments that are not files: enough to say what is wrong before any file is kept."""
    given = posted(request, "")
    found = {s.name: s.reads(given) for s in specs(performed.service) if not isinstance(s.arg.input, File)}
    return {k: v for k, v in found.items() if v is not None}


def posted(request: HttpRequest, user: str) -> Posted:
    """What came with a form; its files are taken in when an input reads them."""

    def receive(name: str) -> list[str]:
        found = request.FILES.getlist(name)
        return [files.receive(user, f.chunks(), clock.real()).sha256 for f in found]

    return Posted({name: [str(v) for v in texts] for name, texts in request.POST.lists()}, receive)


def raw(request: HttpRequest, performed: Performed, obj: Subject, user: str) -> dict[str, Any]:
    """Arguments as the API would send them, from a posted form.

    Raises Invalid on a file that is not taken.
    """
    made: dict[str, Any] = {}
    given = posted(request, user)
    for spec in specs(performed.service):
        try:
            value = spec.reads(given)
        except files.BadFile as bad:
            raise Invalid([not_met(bad.rule, cite(obj, "apply"), **bad.facts, argument=spec.name)]) from bad
        if value is not None:
            made[spec.name] = value
    return made


def typed(request: HttpRequest) -> dict[str, Any]:
    """What was typed, to be shown again after a refusal; never a password."""
    kept = {k: v for k, v in request.POST.items() if "password" not in k}
    many: dict[str, Any] = {
        k: request.POST.getlist(k) for k in request.POST if len(request.POST.getlist(k)) > 1
    }
    return {**kept, **many}
