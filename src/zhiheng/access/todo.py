"""What somebody can do: acts on one object, and everything that is theirs to do now."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import connection

from . import clock
from .acting import Verdict, by_ref, find, office_for, permitted, stage_of
from .acts import Act, table
from .models import Subject
from .request_cache import remembering
from .viewer import Viewer
from .visible import KINDS, visible, with_relations

MOST = 2000


def now_for(obj: Subject) -> datetime:
    """The instant by the clock of an object's award."""
    return clock.now(obj.award_row)


def on_object(by: Viewer, obj: Subject, at: datetime) -> list[Verdict]:
    """Every act on this object that belongs to one of the viewer's offices, open or closed with the
    reason.
    """
    acts = [p.act for p in table().values() if p.act.on == obj.kind]
    with remembering():
        return [permitted(by, act, obj, at) for act in acts if office_for(act, obj, by) is not None]


def of_user(by: Viewer, todo: bool = False) -> list[Verdict]:
    """Acts that are the viewer's in the present stages: open ones, and those the law still holds back.

    ``todo``: only what waits to be done, not what merely could be.
    """
    found: list[Verdict] = []
    offices = by.offices()
    mine = [p.act for p in table().values() if offices & set(p.act.offices) and (p.act.todo or not todo)]
    with remembering():
        by_kind = {
            kind: [a for a in mine if a.on.name == kind]
            for kind in sorted({a.on.name for a in mine})
            if kind in KINDS
        }
        for kind in _with_any({kind: _states(acts) for kind, acts in by_kind.items()}):
            acts = by_kind[kind]
            for obj in _rows(by, kind, acts)[:MOST]:
                found += [
                    v for v in _of(by, acts, obj) if not todo or v.act.waits is None or v.act.waits(obj, by)
                ]
    return found


def _rows(by: Viewer, kind: str, acts: list[Act]) -> Any:
    """Objects of a kind in a state in which one of the acts can be done."""
    rows = with_relations(visible(by, KINDS[kind]._default_manager.all()))
    states = _states(acts)
    return rows.filter(state__in=states) if states else rows


def _states(acts: list[Act]) -> tuple[str, ...]:
    """The states in which one of the acts can be done; () where one can be done in any."""
    return tuple(sorted({s for a in acts for s in a.states})) if all(a.states for a in acts) else ()


def _with_any(wanted: dict[str, tuple[str, ...]]) -> list[str]:
    """The kinds of which any object at all, whoever's, is in one of the states: most kinds have none most
    of the time.
    """
    if not wanted:
        return []
    sql, given = _anything(tuple(wanted.items()))
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        row = cursor.fetchone()
    return [kind for kind, there in zip(wanted, row, strict=True) if there]


@cache
def _anything(wanted: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, tuple[Any, ...]]:
    """One question for all kinds, put into words once: it names tables and states, never whose they are."""
    asked: list[str] = []
    given: list[Any] = []
    for kind, states in wanted:
        rows = KINDS[kind]._default_manager.order_by().values("pk")
        sql, values = (rows.filter(state__in=states) if states else rows).query.sql_with_params()
        asked.append(f"EXISTS ({sql})")
        given += values
    return f"SELECT {', '.join(asked)}", tuple(given)


def _of(by: Viewer, acts: list[Act], obj: Subject) -> list[Verdict]:
    stage, found = stage_of(obj), []
    for act in acts:
        if (act.during and stage not in act.during) or (act.states and obj.state not in act.states):
            continue
        if office_for(act, obj, by) is not None:
            found.append(permitted(by, act, obj, now_for(obj)))
    return found


def can(by: Viewer, ref: str | None) -> list[Verdict]:
    """Answers to "may I?": about one object, or about all that is mine. Raises Unknown."""
    if ref is None:
        return of_user(by)
    obj = find(by, ref)
    return on_object(by, obj, now_for(obj))


def names(kind: str, pks: list[str]) -> dict[str, str]:
    """How objects of one kind are called, by reference; related rows come with them."""
    model = KINDS.get(kind)
    if model is None:
        return {}
    rows = with_relations(model._default_manager.filter(pk__in=pks))
    return {obj.ref: obj.named for obj in rows}


def dues(kind: str, pks: list[str]) -> dict[str, date]:
    """The day by which objects of one kind are due, where their kind has one."""
    model = KINDS.get(kind)
    name = model.kind.due if model else ""
    if model is None or not name:
        return {}
    return {
        f"{kind}/{pk}": day
        for pk, day in model._default_manager.filter(pk__in=pks).values_list("pk", name)
        if day
    }


def cases(kind: str, pks: list[str]) -> dict[str, str]:
    """The application that objects of one kind belong to, by reference; none for what belongs to no
    application.
    """
    model = KINDS.get(kind)
    if model is None or kind == "case":
        return {f"{kind}/{pk}": pk for pk in pks} if model else {}
    if not any(f.name == "case" and f.is_relation for f in model._meta.fields):
        return {}
    rows: Any = model._default_manager.filter(pk__in=pks)
    return {f"{kind}/{pk}": case for pk, case in rows.values_list("pk", "case")}


def knows(by: Viewer, ref: str) -> bool:
    """May somebody know of an object?"""
    kind, _, pk = ref.partition("/")
    model = KINDS.get(kind)
    return bool(model and visible(by, model._default_manager.filter(pk=pk)).exists())


def some(kind: str, most: int) -> list[str]:
    """References of a few objects of a kind, in the order of their ids."""
    model = KINDS.get(kind)
    if model is None:
        return []
    return [
        f"{kind}/{pk}" for pk in model._default_manager.order_by("pk").values_list("pk", flat=True)[:most]
    ]


def status(by: Viewer, act: Act, ref: str) -> int:
    """What the page of an act answers to somebody: 200, 403 or 404."""
    if not knows(by, ref):
        return 404
    obj = by_ref(ref)
    return 200 if office_for(act, obj, by) else 403
