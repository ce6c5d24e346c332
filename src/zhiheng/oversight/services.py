"""Supervision notes what it finds; the office answers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg
from zhiheng.access.inputs import Long

from . import acts, kinds
from .models import FileRequest, SupervisionFinding


@performs(acts.NOTE)
def note_finding(
    edition: str,
    *,
    text: Annotated[str, Arg("监督意见", input=Long())],
    about: Annotated[str, Arg("涉及的事项", "可留空")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """A finding of supervision, for the office to answer (Art 7, 26)."""
    with acting(acts.NOTE, edition, by=by, at=at) as act:
        act.made = act.make(SupervisionFinding, kinds.NOTED, edition=act.obj, text=text, about=about, at=at)
        act.say(text=text, about=about)
    return act.done


@performs(acts.ANSWER)
def answer_finding(
    finding: str, *, answer: Annotated[str, Arg("答复", input=Long())], by: Actor, at: datetime
) -> Done:
    """The office answers a finding of supervision."""
    with acting(acts.ANSWER, finding, by=by, at=at) as act:
        SupervisionFinding.objects.filter(pk=act.obj.pk).update(answer=answer)
        act.say(answer=answer)
    return act.done


@performs(acts.REQUEST_FILE)
def request_file(edition: str, *, what: Annotated[str, Arg("调阅什么")], by: Actor, at: datetime) -> Done:
    """Supervision asks to see a file (Art 26)."""
    with acting(acts.REQUEST_FILE, edition, by=by, at=at) as act:
        act.made = act.make(FileRequest, kinds.ASKED, edition=act.obj, what=what, at=at)
        act.say(what=what)
    return act.done


@performs(acts.SUPPLY_FILE)
def supply_file(request: str, *, by: Actor, at: datetime) -> Done:
    """The office lays it before supervision."""
    with acting(acts.SUPPLY_FILE, request, by=by, at=at) as act:
        act.say(what=act.obj.what)
    return act.done


@performs(acts.ADD_TO_REQUEST)
def add_to_request(
    request: str, *, what: Annotated[str, Arg("还要调阅什么")], by: Actor, at: datetime
) -> Done:
    """Supervision asks for more with the same request."""
    with acting(acts.ADD_TO_REQUEST, request, by=by, at=at) as act:
        act.change(what=f"{act.obj.what}；{what}")
        act.say(what=what)
    return act.done
