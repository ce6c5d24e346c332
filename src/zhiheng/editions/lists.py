"""Primitives on name lists, called by the stages on the left: give the next list, strike a case from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from zhiheng.access import ids
from zhiheng.access.acting import Acting
from zhiheng.access.questions import Question
from zhiheng.law import procedure
from zhiheng.law.instrument import Stage
from zhiheng.ledger import selectors as reading
from zhiheng.proof import canonical
from zhiheng.registry.kinds import HONOUR, STANDING

from . import kinds, pinned
from .models import Case, Edition, NameList, Strike


def current(edition: str | Edition) -> NameList | None:
    """The newest list of an edition."""
    return NameList.objects.filter(edition=edition).order_by("-position").first()


def named(edition: str | Edition, name: str) -> NameList | None:
    return NameList.objects.filter(edition=edition, name=name).first()


def cases_of(edition: Edition) -> list[Case]:
    """Cases on the list that the present stage takes, in the order of their numbers."""
    newest = current(edition)
    wanted = newest.cases if newest else []
    return list(Case.objects.filter(pk__in=wanted).select_related("organisation", "edition").order_by("no"))


def length(edition: str | Edition) -> int:
    """How many cases stand on the list that the present stage takes."""
    newest = current(edition)
    return len(newest.cases) if newest else 0


def struck(edition: str | Edition) -> dict[str, Strike]:
    return {s.case_id: s for s in Strike.objects.filter(edition=edition)}


def strike(case: Case, reason: str, article: str, at: datetime) -> Strike:
    """Cancel a candidacy: the case will not be on the next list."""
    return Strike.objects.create(
        id=ids.new_id(), edition=case.edition, case=case, reason=reason, article=article, at=at
    )


CONCLUDED: Question[Callable[[Acting[Any], Edition, NameList], None]] = Question()
"""What does the last list bring about? The decision app answers: it enters the honours."""
MAKES = ((kinds.NAME_LIST, kinds.SIGNED), (HONOUR, STANDING))
MOVES = ((kinds.EDITION, kinds.CONCLUDED), (kinds.CASE, kinds.AWARDED))
"""What an act that gives a list may bring about: the list, and after the last stage its honours."""


def give(
    act: Acting[Any],
    edition: Edition,
    cases: Sequence[str],
    reasons: Mapping[str, tuple[str, str]],
    note: str = "",
) -> NameList:
    """Close the edition's stage with its list and open the next stage.

    ``reasons`` maps each case that leaves to (reason, article). Raises Refused where somebody joins midway or
    leaves
    without a reason.
    """
    stage = act.rules.stage(edition.stage)
    before = current(edition)
    old = list(before.cases) if before else list(cases)
    texts = {c: r for c, (r, _) in reasons.items()}
    act.require(*procedure.reasons_given(old, list(cases), texts, act.article))
    change = procedure.difference(before.cases if before else [], list(cases))
    removed = [{"case": c, "reason": reasons[c][0], "article": reasons[c][1]} for c in change.removed]
    made = act.make(
        NameList,
        kinds.SIGNED,
        edition=edition,
        position=procedure.index(act.rules, stage.id) + 1,
        stage=stage.id,
        name=stage.gives,
        title=stage.list_title,
        cases=list(cases),
        added=list(change.added),
        removed=removed,
        by=act.by.user,
        at=act.at,
        note=note,
    )
    following = procedure.after(act.rules, stage.id)
    _advance(act, edition, following)
    numbers = dict(Case.objects.filter(edition=edition).exclude(no="").values_list("pk", "no"))
    act.say(**_sealed(edition, numbers))
    act.say(
        list=stage.gives,
        cases=[numbers[c] for c in cases],
        removed=[{**r, "case": numbers[r["case"]]} for r in removed],
        note=note,
    )
    if following is None:
        CONCLUDED.ask(act, edition, made)
    return made


def _sealed(edition: Edition, numbers: Mapping[str, str]) -> dict[str, object]:
    """Count and digest of the read log so far: with every list, a closed period of it is sealed into the
    chain.
    """
    rows = reading.lines(edition.pk, numbers)
    return {"reads": len(rows), "reads_digest": canonical.digest(b"".join(rows))}


def _advance(act: Acting[Any], edition: Edition, following: Stage | None) -> None:
    """Open the following stage, or conclude the edition."""
    if following is None:
        act.move(edition, kinds.CONCLUDED, stage="")
        return
    edition.stage = following.id
    Edition.objects.filter(pk=edition.pk).update(stage=edition.stage)


def final(edition: Edition) -> NameList | None:
    """The last list, once the stages are over: the winners."""
    last = pinned.rules(edition.instrument).stages[-1]
    return named(edition, last.gives)
