"""Experts whom nobody plays: what they do while a visitor plays the rest."""

from __future__ import annotations

from typing import Any

import pytest


def test_all_but_the_kept_score_and_lock(books: Any) -> None:
    from zhiheng.ledger.models import Entry
    from zhiheng.rehearsal.stand_in import stand_in
    from zhiheng.stages.review.models import Book

    before = Entry.objects.count()
    done = stand_in(books.award, ["e1-books"])
    open_ = Book.objects.filter(case__edition=books.edition, state="open")
    assert {b.user.login for b in open_} == {"e1-books"} and open_.count() > 1
    locked = Book.objects.filter(case__edition=books.edition, state="locked")
    assert done["lock"] == locked.count() and Entry.objects.count() == before + 2 * locked.count()
    assert all(b.total and len(b.percent) == 23 for b in locked)
    assert stand_in(books.award, ["e1-books"]) == {
        "sign_undertaking": 0,
        "declare_interest": 0,
        "lock": 0,
        "sign_consensus": 0,
    }


def test_they_sign_what_the_leader_put_down(books: Any) -> None:
    from zhiheng.rehearsal.stand_in import stand_in
    from zhiheng.stages.review import selectors
    from zhiheng.stages.review.models import Consensus

    stand_in(books.award, [])
    row = Consensus.objects.filter(case__edition=books.edition).order_by("case__no").first()
    assert row is not None
    scored = {i.id: 55 for i in selectors.criteria(row.case).items}
    books.do("e1", "reconcile", row.ref, percent=scored, notes=dict.fromkeys(scored, "合议一致"))
    assert stand_in(books.award, ["e1-books"])["sign_consensus"] == len(row_keepers(row)) - 1
    row.refresh_from_db()
    assert books.user("e1") not in row.signatures


def row_keepers(row: Any) -> list[str]:
    from zhiheng.stages.review import panels

    return panels.book_keepers(row.case, row.stage)


def test_without_a_running_edition_nobody_stands_in(books: Any) -> None:
    from zhiheng.editions.models import Edition
    from zhiheng.rehearsal.stand_in import stand_in

    Edition.objects.filter(pk=books.edition.pk).update(state="concluded")
    with pytest.raises(ValueError, match="no edition"):
        stand_in(books.award, [])
