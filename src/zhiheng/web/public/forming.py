"""Acts of anybody as form pages: limited by address, input kept, each fault at its field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse

from zhiheng.access import acts, chance, replies, words
from zhiheng.access.acting import Award
from zhiheng.access.refusals import Refusal
from zhiheng.editions import selectors as editions
from zhiheng.web.acts import forms
from zhiheng.web.frame import pages, signing
from zhiheng.web.frame.page import ActPage, Cite, Field, FormPage


class Typed(Exception):
    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("typed")
        self.errors = errors


def public_form(
    request: HttpRequest, award: Award, name: str, obj: Any, title: str, go: Callable[[dict[str, Any]], HttpResponse],
    more: tuple[Field, ...], bucket: str,
) -> HttpResponse:
    """A public act as a form page: limited by address, input kept, each fault at its field."""
    performed, errors, status = acts.table()[name], {}, 200
    if request.method == "POST":
        if replies.too_many(f"{bucket}:{signing.address_of(request)}", 60, timedelta(hours=1)):
            return pages.refused(request, 429)
        try:
            return go(forms.raw(request, performed, obj, "public"))
        except Typed as typed:
            errors, status = typed.errors, 422
        except Refusal as refusal:
            errors = {ARGUMENTS.get(f.rule, str(f.facts.get("argument", ""))): f"{words.reason(f)}。{words.cure(f)}。" for f in refusal.findings}
            status = refusal.status
    asked = forms.fields(performed, obj, forms.typed(request), errors)
    fields = (*(replace(f, required=f.required or f.kind == "password") for f in asked), *more)
    form = FormPage(
        action=request.path, fields=tuple(fields), submit=performed.act.title, errors=tuple(errors.items()),
        idempotency_key=request.POST.get("idempotency_key") or chance.new_id(), cancel_href=f"/{award.slug}/",
    )
    rules = editions.rules_of(award)
    shown = ActPage(title, award.name, f"/{award.slug}/", (), (Cite(pages.article(rules.cite(performed.act.cite))),), True, form=form)
    return pages.page(request, "act.html", title, shown, status, award=award)


ARGUMENTS = {"uscc_check": "uscc", "uscc_once": "uscc", "login_free": "login", "password_weak": "password", "case_noticed": "case"}
