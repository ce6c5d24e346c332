"""An organisation registers itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Field

from . import context
from .forms import public_form


@opened
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation registers itself and sets its password."""
    s = context.at(slug)

    def go(raw: dict[str, Any]) -> HttpResponse:
        key = request.POST.get("idempotency_key", "")[:80]
        perform(request, "register_organisation", s.award.ref, raw, key, "web")
        return HttpResponseRedirect("/sign-in/?next=/application/")

    def faults() -> dict[str, str]:
        same = request.POST.get("password", "") == request.POST.get("again", "")
        return {} if same else {"again": "两次输入的密码不一致，请重新输入。"}

    again = Field("again", "再输入一次密码", "password", autocomplete="new-password")
    return public_form(request, s, "register_organisation", "登记申报单位", go, (again,), faults)
