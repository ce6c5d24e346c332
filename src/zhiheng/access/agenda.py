"""What somebody can do: acts on one object, and everything that is theirs to do now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from . import clock
from .acting import Verdict, find, office_for, permitted, stage_of
from .acts import Act, table
from .models import Award, Subject
from .viewer import Viewer
from .visible import KINDS, visible

MOST = 2000


def now_for(obj: Subject) -> datetime:
    """The instant by the clock of an object's award."""
    offset = Award.objects.filter(pk=obj.award_of).values_list("offset_ms", flat=True).first() or 0
    return clock.real() + timedelta(milliseconds=offset)


def on_object(by: Viewer, obj: Subject, at: datetime) -> list[Verdict]:
    """Every act on this object that belongs to one of the viewer's offices, open or closed with the reason."""
    acts = [p.act for p in table().values() if p.act.on == obj.kind]
    return [permitted(by, act, obj, at) for act in acts if office_for(act, obj, by) is not None]


def of_user(by: Viewer) -> list[Verdict]:
    """Acts that are the viewer's in the present stages: open ones, and those the law still holds back."""
    found: list[Verdict] = []
    offices = by.offices()
    mine = [p.act for p in table().values() if offices & set(p.act.offices)]
    for kind in sorted({a.on for a in mine}):
        acts = [a for a in mine if a.on == kind]
        for obj in _objects(by, kind):
            found += _of(by, acts, obj)
    return found


def _objects(by: Viewer, kind: str) -> list[Any]:
    model = KINDS.get(kind)
    if model is None:
        return []
    return list(visible(by, model.objects.all())[:MOST])  # type: ignore[attr-defined]  # reason: Subject models


def _of(by: Viewer, acts: list[Act], obj: Subject) -> list[Verdict]:
    stage, found = stage_of(obj), []
    for act in acts:
        if act.during and stage not in act.during or act.states and obj.state not in act.states:
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
