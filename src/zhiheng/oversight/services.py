"""Supervision notes what it finds; the office answers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg
from zhiheng.access.inputs import Long

from . import acts, kinds
from .models import SupervisionFinding


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
