"""What is shown once after an act, and never again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from zhiheng.access import clock, todo, tokens, viewer
from zhiheng.web.frame import objects, rendering
from zhiheng.web.frame.pages import ObjectPage
from zhiheng.web.frame.parts import Fact, Link

LASTS = timedelta(days=7)


def invited(request: HttpRequest, obj: Any) -> HttpResponse:
    """The invitation's link: it works once, within seven days, and only its digest is kept."""
    token = tokens.issue(obj.user, "invitation", LASTS)
    link = request.build_absolute_uri(f"/invitation/{token}/")
    shown = ObjectPage(
        f"{obj.user.name}的登录邀请",
        lead="请把下面的地址交给本人，由本人打开并设置密码。地址只显示这一次，7天内有效，用过即失效。",
        summary=(
            Fact("姓名", obj.user.name),
            Fact("登录名", obj.user.login),
            Fact("邀请地址", link, code=True),
        ),
        back=Link("机构与人员", "/people/"),
    )
    response = rendering.page(request, "frame/object.html", shown.title, shown)
    response.headers["Cache-Control"] = "no-store"
    return response


def where(by: viewer.Viewer, ref: str, obj: Any) -> str:
    """The object's page; where the act closed it to its actor (a recusal), the page they work on next."""
    if by.user == "public" or todo.knows(viewer.of(by.user, clock.real(), by.name), ref):
        return objects.address(ref, obj)
    return "/meeting/" if by.holds("committee", obj.award_of) else "/desk/"


def handed_in(request: HttpRequest, obj: Any) -> HttpResponse:
    """The receipt at once."""
    return HttpResponseRedirect("/application/receipt/")


SHOWN: dict[str, Callable[[HttpRequest, Any], HttpResponse]] = {
    "invite": invited,
    "invite_expert": invited,
    "submit": handed_in,
}
