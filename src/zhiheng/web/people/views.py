"""Bodies and people: each office with who holds it, each pool with who is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import viewer
from zhiheng.access.kinds import APPOINTMENT, RUNNING
from zhiheng.access.offices import BY_RANK
from zhiheng.access.offices import HELD as OFFICES
from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.people import selectors as people
from zhiheng.people.choices import COMMITTEE_CLASSES
from zhiheng.people.kinds import EXPERT
from zhiheng.web.frame import dates, objects, rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.parts import Link, State

from .pages import PeoplePage, Person, PersonGroup

LISTS = (
    Link("从表格导入机构", "/import/bodies/"),
    Link("从表格导入任职", "/import/appointments/"),
    Link("从表格导入评审员", "/import/experts/"),
)


@require_GET
def persons(request: HttpRequest) -> HttpResponse:
    """Appointments with their documents by office, the pool of experts, the bodies."""
    by = rendering.viewer_of(request)
    require(by, "people")
    award = by.awards("office", "supervision", "leading")[0]
    bodies, office = people.body_names(award), by.holds("office", award)
    offices, pools = (
        _offices(people.appointments(award), bodies, office),
        _pools(people.experts(award), office),
    )
    jumps = tuple(Link(g.title, f"#{g.id}", count=g.count) for g in (*offices, *pools))
    shown = PeoplePage(
        "机构与人员",
        _lead(award),
        jumps,
        offices,
        pools,
        tuple(sorted(bodies.values())),
        "还没有任职。先在开办向导中设立机构、办理任职",
        LISTS if office else (),
    )
    return rendering.page(request, "people/people.html", "机构与人员", shown)


def _lead(award: str) -> str:
    """What holds of every appointment, and what the committee lacks."""
    rules = editions.rules_of(viewer.award(award))
    lacks = people.committee_lacks(award, rules)
    missing = [*(f"{COMMITTEE_CLASSES.get(c, c)}类评委" for c in lacks.classes), *lacks.posts]
    said = (
        f"。评委会还缺：{'、'.join(missing)}（{citation.article(rules.cite('committee'))}）"
        if missing
        else ""
    )
    return f"任职以文件为据，免去即时生效{said}"


def _offices(
    rows: Iterable[tuple[Any, ...]], bodies: Mapping[str, str], office: bool
) -> tuple[PersonGroup, ...]:
    """Those in office first, those who left at the end of their group."""
    found: dict[str, list[tuple[bool, Person]]] = {}
    for pk, name, kind, post, scope, document, start, state, password in rows:
        running = state == RUNNING
        person = Person(
            Link(name, APPOINTMENT.address(pk)),
            State("met", "在任") if running else objects.state(state, APPOINTMENT),
            " · ".join(x for x in (post, bodies.get(scope, "")) if x) or "没有写明职务",
            f"{document or '没有文号'}，{dates.full(start)}起",
            _entry(password, f"/act/invite/{APPOINTMENT.ref(pk)}/" if office and running else ""),
        )
        found.setdefault(kind, []).append((not running, person))
    order = sorted(found, key=lambda k: (BY_RANK.index(k) if k in BY_RANK else len(BY_RANK), k))
    return tuple(
        _group(f"office-{k}", OFFICES.get(k, k), [p for _, p in sorted(found[k], key=lambda r: r[0])])
        for k in order
    )


def _pools(rows: Iterable[Any], office: bool) -> tuple[PersonGroup, ...]:
    found: dict[str, list[Person]] = {}
    for e in rows:
        through = (
            f"{e.skills or '没有写明专业'}{f'，聘至{dates.full(e.valid_through)}' if e.valid_through else ''}"
        )
        entry = _entry(e.user.password, f"/act/invite_expert/{e.ref}/" if office else "")
        found.setdefault(e.pool, []).append(
            Person(
                Link(e.user.name, EXPERT.address(e.pk)),
                objects.state(e.state, EXPERT),
                e.employer or "没有写明单位",
                through,
                entry,
            )
        )
    return tuple(_group(f"pool-{pool}", people.pool_name(pool), rows) for pool, rows in found.items())


def _group(id: str, title: str, people_: list[Person]) -> PersonGroup:
    return PersonGroup(id, title, f"{len(people_)}人", tuple(people_))


def _entry(password: str, invite: str) -> Link | str:
    """Has somebody set a password, or can they be invited to?"""
    if people.entered(password):
        return "已设密码"
    return Link("发出邀请", invite) if invite else "未设密码"
