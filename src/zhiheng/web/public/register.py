"""An organisation registers itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Field

from . import context
from .forming import Typed, public_form

LIMITS = {"uscc": 40, "name": 120, "login": 120, "contact": 60, "alias": 20, "password": 1000}


@opened
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation registers itself and sets its password."""
    s = context.at(slug)

    def go(raw: dict[str, Any]) -> HttpResponse:
        again = request.POST.get("again", "")
        if raw.get("password") != again:
            raise Typed({"again": "两次输入的密码不一致，请重新输入。"})
        perform(
            request,
            "register_organisation",
            s.award.ref,
            raw,
            request.POST.get("idempotency_key", "")[:80],
            "web",
        )
        return HttpResponseRedirect("/sign-in/?next=/application/")

    again = Field("again", "再输入一次密码", "password", autocomplete="new-password")
    return public_form(
        request, s, "register_organisation", s.award, "登记申报单位", go, (again,), "register", LIMITS
    )
