"""Help: one page a topic, and the list of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from markupsafe import Markup

from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Link

from . import texts


@dataclass(frozen=True, slots=True)
class HelpPage:
    """help.html: a topic's text, or the list of topics."""

    title: str
    body: Markup
    topics: tuple[Link, ...]


@opened
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """All topics."""
    shown = HelpPage("使用帮助", Markup(""), _topics(""))
    return rendering.page(request, "help/help.html", "使用帮助", shown)


@opened
@require_GET
def topic(request: HttpRequest, name: str) -> HttpResponse:
    """One topic on a page of its own; scripts show the same page's text beside what one is doing."""
    if name not in texts.names():
        raise Http404
    return rendering.page(
        request,
        "help/help.html",
        texts.title(name),
        HelpPage(texts.title(name), texts.body(name), _topics(name)),
    )


def _topics(current: str) -> tuple[Link, ...]:
    return tuple(Link(texts.title(n), f"/help/{n}/", n == current) for n in texts.names())
