"""From a request to an act: who, when, on what, with which arguments. The API and the forms go through
here.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NoReturn

from django.http import HttpRequest

from zhiheng.access import acts, clock, idempotency, refusal_log
from zhiheng.access.acting import Actor, Done, Subject, by_ref, find, office_for, offset_of, rules_of
from zhiheng.access.refusals import Forbidden, Invalid, Refusal, Unknown
from zhiheng.access.viewer import NOBODY, Viewer
from zhiheng.law.finding import not_met
from zhiheng.web.frame.rendering import proven, viewer_of

from . import limits


def arrived(request: HttpRequest) -> datetime:
    """The instant at which our process had read the whole request: asked once, before any lock (reading
    42).
    """
    at: datetime | None = getattr(request, "arrived_at", None)
    if at is None:
        _ = request.POST if request.content_type == "multipart/form-data" else request.body
        at = clock.real()
        request.arrived_at = at  # type: ignore[attr-defined]  # reason: one clock asked once
    return at


def locate(by: Viewer, act: acts.Act, ref: str) -> Subject:
    """The object, where the actor may know of it; anybody may know of what the public acts on."""
    if "public" in act.offices and by.user == "public":
        return by_ref(ref)
    return find(by, ref)


def perform(
    request: HttpRequest,
    name: str,
    ref: str,
    raw: dict[str, Any],
    key: str,
    via: str,
    expects: int | None = None,
) -> dict[str, Any]:
    """Do one act. Refusals come in the order of the interface; each is noted. Raises Refusal.

    What anybody may do is done by nobody in particular: an objection without a name stays without one
    although its
    author happens to be signed in.
    """
    at = arrived(request)
    performed = acts.table().get(name)
    if performed is None:
        raise Unknown()
    by = NOBODY if "public" in performed.act.offices else viewer_of(request)
    try:
        return _perform(request, performed, ref, raw, key, via, expects, by, at)
    except Refusal as refusal:
        refusal_log.note(by.user, name, ref, refusal)
        raise


def _perform(
    request: HttpRequest,
    performed: acts.Performed,
    ref: str,
    raw: dict[str, Any],
    key: str,
    via: str,
    expects: int | None,
    by: Viewer,
    at: datetime,
) -> dict[str, Any]:
    act = performed.act
    ahead = offset_of(ref)
    values, wrong = limits.read(performed, raw, "")
    if wrong:
        _invalid(by, performed, ref, raw)
    actor = Actor(by.user, via, expects, proven(request) or by.user == "public", by)
    asked = repr((act.name, ref, {k: v for k, v in raw.items() if k != "password"}, expects))

    def go() -> dict[str, Any]:
        done: Done = performed.service(ref, by=actor, at=at + ahead, **values)
        return answer(done)

    return idempotency.once(by.user, key, asked, not act.recorded and act.grave, go) if key else go()


def _invalid(by: Viewer, performed: acts.Performed, ref: str, raw: dict[str, Any]) -> NoReturn:
    """Who may not know of the object, or may not act on it, does not hear what was wrong with the input."""
    act = performed.act
    obj = locate(by, act, ref)
    rules = rules_of(obj)
    if office_for(act, obj, by) is None:
        raise Forbidden([not_met("duty", rules.cite(act.cite), offices=list(act.offices))])
    raise Invalid(limits.read(performed, raw, rules.cite(act.cite))[1])


def answer(done: Done) -> dict[str, Any]:
    return {"ledger": done.ledger, "at": clock.iso(done.at), "object": done.object, "version": done.version}
