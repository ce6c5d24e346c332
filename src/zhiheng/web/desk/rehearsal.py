"""The rehearsal's own doors: sign-in by a one-time link, and the cast. In a real installation there is
nothing here.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from zhiheng.access import acts, clock, selectors, tokens
from zhiheng.access.acting import Actor
from zhiheng.access.offices import HELD as OFFICES
from zhiheng.editions import selectors as editions
from zhiheng.people import selectors as people
from zhiheng.stages.review import selectors as review
from zhiheng.web.frame import dates, pages, signing
from zhiheng.web.frame.desk import CastGroup, CastPerson, ClockForm, RehearsalPage
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import Link, Option

SPANS = (
    ("1h", "1小时", timedelta(hours=1)),
    ("1d", "1天", timedelta(days=1)),
    ("7d", "7天", timedelta(days=7)),
    ("30d", "30天", timedelta(days=30)),
)
ORDER = (
    "office",
    "applicant",
    "recommender",
    "department",
    "expert",
    "committee",
    "leading",
    "government",
    "supervision",
)
TITLES = {"office": "办公室"}
CHAIRS = {"chair": "主任", "vice_chair": "副主任"}
SEATS = {"leader": "组长", "deputy": "副组长", "reserve": "候补"}
RANKS = ("主任", "组长", "副主任", "副组长", "", "候补")


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
    """Who plays in one award (?award=SLUG, else one's own): a button for each person, and the award's
    clock.
    """
    _only_rehearsals()
    award = _asked(request, request.GET.get("award", ""))
    if award is None:
        raise Http404
    tabs = tuple(Link(a.name, f"/rehearsal/?award={a.slug}", a.pk == award.pk) for a in selectors.awards())
    groups = _groups(award)
    jumps = tuple(Link(g.title, f"#{g.id}", count=str(len(g.people))) for g in groups)
    forward = None
    if award.rehearsal:
        at = clock.now(award)
        on = clock.day(at)
        today = f"{dates.full(on)}（{dates.weekday(on)}）{at.astimezone(clock.SHANGHAI):%H:%M}"
        forward = ClockForm(
            "/rehearsal/clock/",
            award.slug,
            today,
            tuple(Option(key, f"向前{words}") for key, words, _ in SPANS),
        )
    shown = RehearsalPage(
        "换身份",
        "单位和人员均为虚构。选一个人，就以这个人的身份进入；时钟只能向前拨，每次都记入案卷",
        tabs,
        jumps,
        "/rehearsal/as/",
        groups,
        forward,
        (Link("公众首页", "/"), Link("零件样张", "/rehearsal/components/")),
    )
    return pages.page(request, "rehearsal.html", "换身份", shown, award=award)


def _asked(request: HttpRequest, slug: str) -> Any:
    """The award of that slug; without one, where somebody works, else the default.

    None where it does not exist.
    """
    return selectors.by_slug(slug) if slug else pages.award_for(pages.viewer_of(request))


def _groups(award: Any) -> tuple[CastGroup, ...]:
    """The cast by office, in the order of the work; who holds two offices stands in both."""
    marks, notes = _marks(award.pk), _notes(award.pk)
    found: dict[str, list[CastPerson]] = {}
    for login, name, alias, offices, title in selectors.cast():
        if title == award.name:
            for office in offices:
                note = alias if office == "applicant" else notes.get((office, name), "")
                found.setdefault(office, []).append(
                    CastPerson(login, name, marks.get((office, login), ""), note)
                )
    order = [o for o in ORDER if o in found] + sorted(set(found) - set(ORDER))
    return tuple(
        CastGroup(f"as-{o}", TITLES.get(o, OFFICES.get(o, o)), tuple(sorted(found[o], key=_rank)))
        for o in order
    )


def _rank(person: CastPerson) -> tuple[int, bool, str, int, str]:
    """Who leads first, reserves last; applicants by their number, so that A2 precedes A10."""
    place = RANKS.index(person.mark) if person.mark in RANKS else RANKS.index("")
    digits = "".join(c for c in person.note if c.isdecimal() and c.isascii())
    number = int(digits) if digits else 0
    return place, not number, person.note[:1] if number else "", number, person.login


def _marks(award: str) -> dict[tuple[str, str], str]:
    """主任 and 副主任 of the committee, 组长, 副组长 and 候补 of the panel, by office and login."""
    made = {("committee", v.user.login): CHAIRS.get(v.role, "") for v in people.voters(award)}
    edition = editions.newest(award)
    members = review.members_ever(edition.pk) if edition else []
    return made | {("expert", m.user.login): SEATS.get(m.role, "") for m in members}


def _notes(award: str) -> dict[tuple[str, str], str]:
    """Post and body of everybody in office, by office and name."""
    bodies = people.body_names(award)
    rows = people.appointments(award)
    return {
        (office, name): " · ".join(x for x in (bodies.get(scope, ""), post) if x)
        for _, name, office, post, scope, _, _, state, _ in rows
        if state == "running"
    }


@opened
@require_POST
def forward(request: HttpRequest) -> HttpResponse:
    """Move the clock of the award shown, else of one's own, by the recorded act that the command uses too."""
    _only_rehearsals()
    award = _asked(request, request.POST.get("award", ""))
    span = next((s for key, _, s in SPANS if key == request.POST.get("span")), None)
    if award is None or span is None:
        raise Http404
    acts.table()["move_clock"].service(
        award.ref,
        by=Actor("system", via="web"),
        at=clock.now(award),
        milliseconds=int(span.total_seconds() * 1000),
    )
    request.session["said"] = "时钟已经推进"
    return HttpResponseRedirect(f"/rehearsal/?award={award.slug}")


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
