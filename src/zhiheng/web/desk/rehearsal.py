"""The rehearsal's own doors: sign-in by a one-time link, and the cast. In a real installation there is nothing here."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from zhiheng.access import acts, clock, selectors, tokens
from zhiheng.access.acting import Actor
from zhiheng.access.viewer import OFFICES
from zhiheng.web.frame import pages, signing
from zhiheng.web.frame.desk import RehearsalPage
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import Field, FormPage, Link, Option


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
    """Who plays: choose somebody and sign in as them, or move the clock on."""
    _only_rehearsals()
    rows = selectors.cast()
    people = tuple(Option(login, f"{award} · {'、'.join(OFFICES.get(o, o) for o in offices)} · {name}{f'（{alias}）' if alias else ''}") for login, name, alias, offices, award in rows)
    award = pages.award_for(pages.viewer_of(request))
    shown = RehearsalPage(
        "演练", "演练中的单位和人员均为虚构。以任何人的身份进入，时钟只能向前拨，拨动也记入案卷。",
        FormPage("/rehearsal/as/", (Field("login", "以谁的身份进入", "select", options=people),), "进入演练"),
        _clock_form(award.name, pages.clock_text(clock.now(award))) if award and award.rehearsal else None,
        (Link("零件样张", "/rehearsal/components/"), Link("公众首页", "/")),
    )
    return pages.page(request, "rehearsal.html", "演练", shown)


SPANS = (("1h", "1小时", timedelta(hours=1)), ("1d", "1天", timedelta(days=1)), ("7d", "7天", timedelta(days=7)), ("30d", "30天", timedelta(days=30)))


def _clock_form(award: str, now: str) -> FormPage:
    options = tuple(Option(key, words) for key, words, _ in SPANS)
    return FormPage("/rehearsal/clock/", (Field("span", "向前拨多久", "radio", "1d", f"{award}现在是{now}", options=options),), "推进时钟")


@opened
@require_POST
def forward(request: HttpRequest) -> HttpResponse:
    """Move the clock of the award that one works in, by the recorded act that the command uses too."""
    _only_rehearsals()
    award = pages.award_for(pages.viewer_of(request))
    span = next((s for key, _, s in SPANS if key == request.POST.get("span")), None)
    if award is None or span is None:
        raise Http404
    acts.table()["move_clock"].service(award.ref, by=Actor("system", via="web"), at=clock.now(award), milliseconds=int(span.total_seconds() * 1000))
    request.session["said"] = "时钟已经推进"
    return HttpResponseRedirect("/rehearsal/")


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

