"""Two at once: of many equal attempts exactly one takes effect, and the ledger stays whole."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


def play(until: str) -> Any:
    from zhiheng.access import acts, clock
    from zhiheng.editions.services.founding import found_installation
    from zhiheng.law import loader
    from zhiheng.rehearsal import generated, play

    acts.table()
    found_installation("rehearsal", clock.real())
    return play.rehearse(
        generated.scenario(loader.load("jinshui_2023"), 4, 2), "jinshui_2023", "2", until, "award"
    )


def together(attempts: list[Callable[[], Any]]) -> tuple[list[Any], list[Exception]]:
    """Run all at the same moment; what succeeded and what was refused."""
    done: list[Any] = []
    refused: list[Exception] = []
    start = threading.Barrier(len(attempts))

    def run(attempt: Callable[[], Any]) -> None:
        from django.db import connections

        start.wait()
        try:
            done.append(attempt())
        except Exception as wrong:
            refused.append(wrong)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(a,)) for a in attempts]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return done, refused


def attempt(award: Any, login: str, act: str, ref: str, **args: Any) -> Callable[[], Any]:
    from zhiheng.access import acts, clock
    from zhiheng.access.acting import Actor
    from zhiheng.access.models import User

    user, at, service = User.objects.get(login=login).pk, clock.now(award), acts.table()[act].service
    return lambda: service(ref, by=Actor(user, via="web"), at=at, **args)


def whole() -> None:
    from zhiheng.dossier.invariants import broken

    assert broken() == []


def test_one_submission_of_eight(transactional_db: None) -> None:
    from zhiheng.access.refusals import Refused
    from zhiheng.editions.models import Case

    award = play("application")
    case = Case.objects.get(alias="A1")
    done, refused = together([attempt(award, "a1", "submit", case.ref) for _ in range(8)])
    assert (len(done), len(refused)) == (1, 7)
    assert all(isinstance(r, Refused) for r in refused)
    whole()


def test_one_decision_and_one_prize_of_two(transactional_db: None) -> None:
    """A fourth winner cannot slip in between: lists and register are written under the edition's lock."""
    from zhiheng.access.refusals import Refused
    from zhiheng.editions.models import BudgetLine, Case
    from zhiheng.registry.models import Honour
    from zhiheng.stages.decision.models import Payment

    award = play("award")
    assert Honour.objects.filter(first_time=True, revoked_on=None).exclude(edition="").count() == 3
    line = BudgetLine.objects.get(sort="prize")
    case = Case.objects.filter(state="awarded").order_by("no").first()
    assert case is not None
    orders = [
        attempt(award, "office", "order_prize", case.ref, line=line.pk, amount="50万元", order_no=f"P-{n}")
        for n in range(2)
    ]
    done, refused = together(orders)
    assert (len(done), len(refused)) == (1, 1)
    assert isinstance(refused[0], Refused)
    assert Payment.objects.filter(case=case).count() == 1
    whole()


def test_one_list_of_two_attempts_to_close_the_notice(transactional_db: None) -> None:
    from datetime import timedelta

    from zhiheng.access import clock
    from zhiheng.access.models import Award
    from zhiheng.editions.models import Edition, NameList

    award = play("notice")
    Award.objects.filter(pk=award.pk).update(
        offset_ms=award.offset_ms + int(timedelta(days=30).total_seconds() * 1000)
    )
    award.refresh_from_db()
    assert clock.now(award)
    edition = Edition.objects.get()
    done, refused = together([attempt(award, "office", "close_notice", edition.ref) for _ in range(2)])
    assert (len(done), len(refused)) == (1, 1)
    assert NameList.objects.filter(edition=edition, name="for-decision").count() == 1
    whole()


def test_two_ticks_at_once_write_one_outbox(transactional_db: None) -> None:
    from datetime import date

    from zhiheng import jobs
    from zhiheng.outbox.models import Message

    play("")
    day = date(2027, 3, 5)
    done, refused = together([lambda: jobs.tick(day), lambda: jobs.tick(day), lambda: jobs.tick(day)])
    reminders = Message.objects.filter(key="duty_due")
    assert refused == [] and set(done) == {reminders.count()} and reminders.count() > 0
    whole()
