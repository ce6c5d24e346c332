"""Experts whom nobody plays do what waits for them, so that one visitor can play an edition in an afternoon.

Only in a rehearsal, through the same services and with the same refusals as on screen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from fractions import Fraction
from typing import Any

from zhiheng.access import acts, clock
from zhiheng.access.acting import Actor
from zhiheng.access.models import Award, User
from zhiheng.editions import lists, pinned
from zhiheng.editions.kinds import RUNNING
from zhiheng.editions.models import Case, Edition
from zhiheng.stages.review.kinds import ENGAGED, OPEN, RECONCILED, REPLACED
from zhiheng.stages.review.models import Book, Consensus, Declaration, Member

from . import scores
from .review import PLEDGE

BEST, APART, LEAST = 690, 40, 420


def stand_in(award: Award, kept: Collection[str]) -> dict[str, int]:
    """Undertakings, declarations, books and signatures of everybody on the panel but those whose logins are
    kept.

    Raises ValueError where no edition is running. Counts by act.
    """
    edition = Edition.objects.filter(award=award, state=RUNNING).order_by("-year", "-number").first()
    if edition is None:
        raise ValueError(f"no edition of {award.slug} is running")
    played = set(User.objects.filter(login__in=list(kept)).values_list("pk", flat=True))
    steps: tuple[tuple[str, Callable[[Edition, set[str]], int]], ...] = (
        ("sign_undertaking", _swear),
        ("declare_interest", _declare),
        ("lock", _score),
        ("sign_consensus", _sign),
    )
    return {name: step(edition, played) for name, step in steps}


def _do(act: str, user: str, ref: str, edition: Edition, **args: Any) -> None:
    at: datetime = clock.now(edition.award)
    acts.table()[act].service(ref, by=Actor(user, via="cli"), at=at, **args)


def _sitting(edition: Edition, played: set[str]) -> list[Member]:
    rows = Member.objects.filter(edition=edition).exclude(state=REPLACED).exclude(user__in=played)
    return list(rows.order_by("position"))


def _swear(edition: Edition, played: set[str]) -> int:
    found = [m for m in _sitting(edition, played) if m.state == ENGAGED]
    for member in found:
        _do("sign_undertaking", member.user_id, member.ref, edition, agreed=PLEDGE)
    return len(found)


def _declare(edition: Edition, played: set[str]) -> int:
    rows = list(
        Declaration.objects.filter(case__edition=edition, state=OPEN)
        .exclude(user__in=played)
        .order_by("case__no", "user__login")
    )
    for row in rows:
        _do("declare_interest", row.user_id, row.ref, edition, interest="无利害关系")
    return len(rows)


def _score(edition: Edition, played: set[str]) -> int:
    """Blind books near a middle of their own for each application: the first on the list best, the last
    below most gates.
    """
    done = 0
    for place, case in enumerate(lists.cases_of(edition)):
        rows = Book.objects.filter(case=case, stage=edition.stage, state=OPEN).exclude(user__in=played)
        for n, book in enumerate(rows.order_by("user__login"), 1):
            criteria = pinned.criteria_of(edition, case.sector)
            percent = scores.around(criteria, scores.vector(criteria, _middle(case, place)), n)
            _do("score", book.user_id, book.ref, edition, percent=percent)
            _do("lock", book.user_id, book.ref, edition)
            done += 1
    return done


def _middle(case: Case, place: int) -> Fraction:
    return Fraction(max(BEST - APART * place, LEAST))


def _sign(edition: Edition, played: set[str]) -> int:
    done = 0
    for row in Consensus.objects.filter(
        case__edition=edition, stage=edition.stage, state=RECONCILED
    ).order_by("case__no"):
        owing = Book.objects.filter(case=row.case_id, stage=row.stage).exclude(
            user__in=[*played, *row.signatures]
        )
        for user in owing.order_by("user__login").values_list("user_id", flat=True):
            _do("sign_consensus", user, row.ref, edition)
            done += 1
    return done
