"""Playing an edition: the instrument's stages in their order, every act by its own actor through the
services.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, time

from zhiheng.access import clock, ids
from zhiheng.access.models import Award
from zhiheng.editions import pinned
from zhiheng.editions.services.founding import found_award
from zhiheng.law.instrument import Stage as LawStage

from . import application, decision, groundwork, review, screening
from .scenario import Scenario
from .stage import Stage


class Stop(Exception):
    """The wanted stage stands open and ready for its first act."""


Step = Callable[[Stage], None]


def rehearse(
    scenario: Scenario,
    instrument: str,
    seed: str,
    until: str = "",
    slug: str = "award",
    suffix: str = "",
    default: bool = True,
    name: str = "",
    then: Callable[[Stage], None] | None = None,
) -> Award:
    """Play an edition to its end or to the stage named, and what comes ``then``; everything random follows
    from ``seed``.
    """
    start = datetime.combine(scenario.days.setup, time(8, 30), clock.SHANGHAI)
    with ids.seeded(f"{instrument}:{seed}:{slug}"):
        award = found_award(slug, "", instrument, start, clock.real(), default)
        rules = pinned.rules(award.instrument)
        Award.objects.filter(pk=award.pk).update(name=name or rules.award)
        award.refresh_from_db()
        stage = Stage(award, scenario, suffix, start)
        with suppress(Stop):
            _play(stage, until)
            if then is not None:
                then(stage)
    groundwork.clock_base(award, stage)
    return award


def _play(s: Stage, until: str) -> None:
    groundwork.people(s)
    edition(s, until)


def edition(s: Stage, until: str) -> None:
    """One edition from its opening to its honours, by a cast that is there already.

    Raises Stop at the stage named.
    """

    def reached(name: str) -> None:
        if until == name:
            raise Stop(name)

    for step in (groundwork.earlier_winners, groundwork.open_edition):
        step(s)
    reached("plan")
    groundwork.plan(s)
    groundwork.panel(s)
    reached("call")
    groundwork.call(s)
    application.drafts(s)
    reached("application")
    application.submissions(s)
    application.close(s)
    reached("qualification")
    _qualify(s)
    rules = pinned.rules(s.here.instrument)
    for stage in rules.stages[2:]:
        STEPS[stage.kind](s, stage, reached)
    reached("award")
    decision.honours(s)


def _qualify(s: Stage) -> None:
    screening.ask(s, "qualification", s.scenario.days.ask, s.scenario.days.replies)
    s.go(s.scenario.days.replies)
    screening.answers(s, "qualification")
    screening.unsure(s)
    screening.judge(s)
    screening.listed(s)


def _review(s: Stage, stage: LawStage, reached: Callable[[str], None]) -> None:
    rules = pinned.rules(s.here.instrument)
    if stage.mode == "paper":
        s.go(s.scenario.days.material)
        review.interests(s)
        review.open_books(s)
        reached("material")
    else:
        s.go(s.scenario.days.onsite)
        reached("onsite" if stage.id == rules.final_stage else stage.id)
        review.visits(s)
        review.open_books(s)
    review.score_all(s, stage.id)
    s.go(s.scenario.days.onsite_end if stage.id == rules.final_stage else s.scenario.days.material_end, 16)
    if stage.id == rules.final_stage:
        review.propose(s)
    else:
        review.gate(s)


def _transmit(s: Stage, stage: LawStage, reached: Callable[[str], None]) -> None:
    review.transmit(s)


def _meet(s: Stage, stage: LawStage, reached: Callable[[str], None]) -> None:
    reached("deliberation")
    decision.meeting(s)


def _notice(s: Stage, stage: LawStage, reached: Callable[[str], None]) -> None:
    decision.publish(s)
    reached("notice")
    decision.objections(s)
    decision.close_notice(s)


def _decide(s: Stage, stage: LawStage, reached: Callable[[str], None]) -> None:
    reached("decision")
    s.go(s.scenario.days.government, 9)
    decision.request(s)
    decision.decide(s)


STEPS: dict[str, Callable[[Stage, LawStage, Callable[[str], None]], None]] = {
    "review": _review,
    "list": _transmit,
    "meeting": _meet,
    "notice": _notice,
    "decision": _decide,
}
