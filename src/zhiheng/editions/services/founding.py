"""Making an installation and its awards: once, before anybody can act."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access import ids, instants
from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import Act, performs
from zhiheng.access.kinds import APPOINTMENT, AWARD, FOUNDING, RUNNING
from zhiheng.access.models import Appointment, Award, Installation
from zhiheng.editions import pinned
from zhiheng.law.finding import holds
from zhiheng.people.services import person

FOUND = Act(
    "found_award",
    "设立奖项",
    ("system",),
    AWARD,
    "regulation",
    states=(FOUNDING,),
    to=RUNNING,
    makes=((APPOINTMENT, RUNNING),),
)


def found_installation(kind: str, real: datetime) -> None:
    """Fix the kind of the house, real or rehearsal, for ever.

    Raises IntegrityError where it is already fixed.
    """
    Installation.objects.create(id=1, kind=kind, made_at=real)


def found_award(
    slug: str, name: str, instrument: str, at: datetime, real: datetime, default: bool = False
) -> Award:
    """An award under an instrument's pinned bytes; its clock, in a rehearsal, starts at ``at``
    while the real one says ``real``."""
    rehearsal = Installation.objects.get().kind == "rehearsal"
    offset = int((at - real).total_seconds() * 1000) if rehearsal else 0
    return Award.objects.create(
        id=ids.new_id(),
        state=FOUNDING,
        slug=slug,
        name=name,
        instrument=pinned.bundle(instrument, at),
        rehearsal=rehearsal,
        default=default,
        offset_ms=offset,
        made_at=at,
    )


@performs(FOUND)
def found(award: str, *, login: str, name: str, by: Actor, at: datetime) -> Done:
    """The first head of the office: with this entry the award's chain begins."""
    with acting(FOUND, award, by=by, at=at) as act:
        head = person(login, name)
        act.made = act.make(
            Appointment,
            RUNNING,
            award=act.award,
            user=head,
            office="office",
            post="评委会办公室主任",
            role="head",
            from_day=instants.day(at),
            document="设立",
        )
        act.say(user=head.pk, name=name, instrument=act.award.instrument)
    return act.done


MOVE = Act("move_clock", "拨快演练时钟", ("system",), AWARD, "regulation", states=(RUNNING,))


@performs(MOVE)
def move_clock(award: str, *, milliseconds: int, by: Actor, at: datetime) -> Done:
    """A rehearsal's clock goes forward, by a recorded act; in a real house a constraint keeps it still."""
    with acting(MOVE, award, by=by, at=at) as act:
        act.require(
            holds(act.award.rehearsal, "rehearsal_only", act.cite("regulation")),
            holds(milliseconds > 0, "clock_forward", act.cite("regulation")),
        )
        Award.objects.filter(pk=act.award.pk).update(offset_ms=act.award.offset_ms + milliseconds)
        act.say(milliseconds=milliseconds)
    return act.done
