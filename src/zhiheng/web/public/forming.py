"""Acts of anybody as form pages: limited by address, input kept, each fault at its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse

from zhiheng.access import acts, args, ids, throttle
from zhiheng.access.refusals import Refusal
from zhiheng.law import citation
from zhiheng.web.acts import asking, reading
from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import address_of
from zhiheng.web.frame.pages import ActPage
from zhiheng.web.frame.parts import Cite, Field, FormPage

from . import showing
from .context import Standing


class Typed(Exception):
    """What was typed cannot be sent: messages by field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("typed")
        self.errors = errors


def too_many(request: HttpRequest, bucket: str, most: int = 60) -> bool:
    """More than so many tries in an hour from one address?"""
    return throttle.too_many(f"{bucket}:{address_of(request)}", most, timedelta(hours=1))


def too_long(request: HttpRequest, name: str, limits: Mapping[str, int]) -> dict[str, str]:
    """Fields with more characters than the register keeps, each with a message."""
    labels = {s.name: s.arg.label for s in args.specs(acts.table()[name].service)}
    return {
        k: f"“{labels.get(k, k)}”有{len(request.POST[k])}个字，最多{most}个字。请精简内容。"
        for k, most in limits.items()
        if len(request.POST.get(k, "")) > most
    }


def public_form(
    request: HttpRequest,
    s: Standing,
    name: str,
    obj: Any,
    title: str,
    go: Callable[[dict[str, Any]], HttpResponse],
    more: tuple[Field, ...],
    bucket: str,
    limits: Mapping[str, int],
    given: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show a public act's form, or do the act and answer with what ``go`` makes of it.

    ``given`` is filled in beforehand.
    """
    performed, errors, status = acts.table()[name], {}, 200
    if request.method == "POST":
        if too_many(request, bucket):
            return rendering.refused(request, 429)
        try:
            if long := too_long(request, name, limits):
                raise Typed(long)
            return go(reading.raw(request, performed, obj, "public"))
        except Typed as typed:
            errors, status = typed.errors, 422
        except Refusal as refusal:
            errors, status = rendering.by_field(refusal.findings), refusal.status
    asked = asking.fields(performed, obj, {**(given or {}), **reading.typed(request)}, errors)
    fields = (
        *(replace(f, required=f.required or f.kind == "password") for f in asked),
        *(replace(f, error=errors.get(f.name, "")) for f in more),
    )
    form = FormPage(
        action=request.path,
        fields=tuple(fields),
        submit=performed.act.title,
        errors=asking.summary(fields, errors),
        idempotency_key=request.POST.get("idempotency_key") or ids.new_id(),
        cancel_href=f"{s.base}/",
    )
    cites = (Cite(citation.article(s.rules.cite(performed.act.cite))),)
    shown = ActPage(title, s.award.name, f"{s.base}/", (), cites, True, form=form)
    return showing.show(request, "frame/act.html", title, shown, s, status)
