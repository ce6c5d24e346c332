"""What stands on the first screen can be done now, and what was done stands there no longer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any


def waiting(play: Any, who: str) -> dict[str, list[bool]]:
    """Act → whether each of its objects is open, as the first screen asks."""
    from zhiheng.access import todo, viewer

    found: dict[str, list[bool]] = {}
    for verdict in todo.of_user(viewer.of(play.user(who), play.now()), todo=True):
        found.setdefault(verdict.act.name, []).append(verdict.allowed)
    return found


def forward(play: Any, span: timedelta) -> None:
    from zhiheng.access.acting import Actor
    from zhiheng.editions.services import founding

    play.award.refresh_from_db()
    milliseconds = int(span.total_seconds() * 1000)
    founding.move_clock(play.award.ref, by=Actor("system"), at=play.now(), milliseconds=milliseconds)
    play.award.refresh_from_db()


def closed(play: Any) -> None:
    """Submit one application, pass the deadline, close the call."""
    play.do("a1", "submit", play.case("A1").ref)
    forward(play, play.edition.deadline - play.now().date() + timedelta(days=1, hours=1))
    play.do("office", "close_call", play.edition.ref)


def test_an_applicant_is_not_asked_to_begin_twice(draft: Any) -> None:
    mine = waiting(draft, "a1")
    assert "submit" in mine
    assert "open_application" not in mine and "ask_recommendation" not in mine


def test_the_office_closes_the_call_after_its_deadline(draft: Any) -> None:
    assert waiting(draft, "office")["close_call"] == [False]
    forward(draft, draft.edition.deadline - draft.now().date() + timedelta(days=1, hours=1))
    assert waiting(draft, "office")["close_call"] == [True]


def test_asking_the_departments_waits_until_they_were_asked(draft: Any) -> None:
    assert "ask_departments" not in waiting(draft, "office")
    closed(draft)
    before = waiting(draft, "office")
    assert before["ask_departments"] == [True] and before["list_qualified"] == [False]
    draft.do("office", "ask_departments", draft.edition.ref, due=draft.now().date() + timedelta(days=7))
    assert "ask_departments" not in waiting(draft, "office")


def test_what_was_compared_with_the_register_waits_no_longer(draft: Any) -> None:
    closed(draft)
    assert waiting(draft, "office")["state_district"] == [True]
    draft.do("office", "state_district", draft.case("A1").ref, in_district="是", reason="登记机关为本区")
    assert "state_district" not in waiting(draft, "office")


def test_reconciling_waits_for_the_last_book_and_signing_for_one_s_own_hand(books: Any) -> None:
    from zhiheng.rehearsal.stand_in import stand_in
    from zhiheng.stages.review import selectors
    from zhiheng.stages.review.models import Consensus

    assert not any(waiting(books, "e1")["reconcile"]) and waiting(books, "e1")["pass_gate"] == [False]
    stand_in(books.award, [])
    rows = list(Consensus.objects.filter(case__edition=books.edition).order_by("case__no"))
    assert waiting(books, "e1")["reconcile"] == [True] * len(rows)
    scored = {i.id: 55 for i in selectors.criteria(rows[0].case).items}
    books.do("e1", "reconcile", rows[0].ref, percent=scored, notes=dict.fromkeys(scored, "合议一致"))
    mine = waiting(books, "e1")
    assert mine["reconcile"] == [True] * (len(rows) - 1) and mine["sign_consensus"] == [True]
    assert mine["submit_report"] == [False]
    books.do("e1", "sign_consensus", rows[0].ref)
    assert "sign_consensus" not in waiting(books, "e1")


def test_the_running_edition_comes_first_and_one_in_plan_is_for_those_inside(books: Any) -> None:
    from zhiheng.access import viewer
    from zhiheng.editions import selectors

    books.do("office", "open_edition", books.award.ref, number=9, year=2034)
    office = viewer.of(books.user("office"))
    assert [(e.number, e.state) for e in selectors.editions(office)] == [
        (books.edition.number, "running"),
        (9, "planning"),
    ]
    assert (
        selectors.present_name(books.award.pk, True)
        == selectors.present_name(books.award.pk, False)
        == books.edition.title
    )


def test_who_is_outside_hears_of_no_plan(golden: Any) -> None:
    from zhiheng.editions import selectors
    from zhiheng.editions.models import Edition

    golden.do("office", "open_edition", golden.award.ref, number=9, year=2034)
    ahead = Edition.objects.get(award=golden.award, number=9)
    assert selectors.present_name(golden.award.pk, True) == ahead.title
    assert selectors.present_name(golden.award.pk, False) == golden.edition.title


def test_filing_waits_until_every_prize_was_paid(golden: Any) -> None:
    from zhiheng.access import viewer
    from zhiheng.editions import acts
    from zhiheng.editions.models import Edition
    from zhiheng.stages.decision.models import Payment

    office, edition = viewer.of(golden.user("office")), Edition.objects.get(pk=golden.edition.pk)
    assert acts.CLOSE_EDITION.waits is not None and acts.CLOSE_EDITION.waits(edition, office)
    Payment.objects.filter(case__edition=edition).update(state="ordered")
    assert not acts.CLOSE_EDITION.waits(edition, office)
    assert acts.CHECK_REGULATION.waits is not None and not acts.CHECK_REGULATION.waits(edition, office), (
        "it was looked at"
    )
