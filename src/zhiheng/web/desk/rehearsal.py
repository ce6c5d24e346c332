"""The rehearsal's own doors: sign-in by a one-time link, and the cast. In a real installation there is nothing here."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from zhiheng.access import selectors, tokens
from zhiheng.access.viewer import OFFICES
from zhiheng.web.frame import pages, signing
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import ActPage, Field, FormPage, Option


def _only_rehearsals() -> None:
    if not pages.is_rehearsal():
        raise Http404


@opened
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by the link that ``sign-in`` printed: once, within ten minutes. Counts as a proof."""
    _only_rehearsals()
    user = tokens.spend(token, "rehearsal")
    if user is None:
        raise Http404
    signing.enter(request, user)
    return HttpResponseRedirect("/desk/")


@opened
@require_GET
def cast(request: HttpRequest) -> HttpResponse:
    """Who plays: choose somebody and sign in as them."""
    _only_rehearsals()
    rows = selectors.cast()
    options = tuple(Option(login, f"{award} · {'、'.join(OFFICES.get(o, o) for o in offices)} · {name}{f'（{alias}）' if alias else ''}") for login, name, alias, offices, award in rows)
    form = FormPage(action="/rehearsal/as/", fields=(Field("login", "以谁的身份进入", "select", options=options),), submit="进入演练")
    shown = ActPage("演练：选择身份", "演练", "/", (), (), True, form=form, consequences=("演练中的单位和人员均为虚构。",))
    return pages.page(request, "act.html", "演练：选择身份", shown)


@opened
@require_POST
def become(request: HttpRequest) -> HttpResponse:
    """Sign in as a member of the cast."""
    _only_rehearsals()
    user = selectors.by_login(request.POST.get("login", ""))
    if user is None:
        raise Http404
    signing.enter(request, user)
    return HttpResponseRedirect("/desk/")

