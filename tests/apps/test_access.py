"""Who may know of what, who may do what, and that every act is whole."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.django_db


def viewer(play: Any, login: str) -> Any:
    from zhiheng.access import viewer as viewers

    return viewers.of(play.user(login))


def test_every_act_has_service_words_article_and_typed_arguments(golden: Any) -> None:
    from zhiheng.access import acts
    from zhiheng.access.offices import HELD as OFFICES
    from zhiheng.access.visible import KINDS
    from zhiheng.law import loader

    table = acts.table()
    assert len(table) >= 70
    for name in ("jinshui_2023", "zhengzhou_2022", "lakeside_2026"):
        rules = loader.load(name)
        for performed in table.values():
            assert rules.cite(performed.act.cite), (name, performed.act.name)
    for name, performed in table.items():
        act = performed.act
        assert act.title and act.on.name in KINDS and performed.service.__doc__, name
        assert set(act.offices) <= {*OFFICES, "public", "system"}, name
        schema = acts.schema(name)
        assert schema["additionalProperties"] is False
        assert all(p.get("title") for p in schema["properties"].values()), name


def rules_named(source: str) -> set[str]:
    """Rules of the findings that a module makes: second argument of ``holds``, first of ``not_met`` and
    ``unknown``.
    """
    place = {"holds": 1, "not_met": 0, "unknown": 0}
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in place:
            at = node.args[place[node.func.id] :]
            if at and isinstance(at[0], ast.Constant):
                found.add(str(at[0].value))
    return found


def test_every_refusal_the_code_can_give_has_words() -> None:
    import zhiheng
    from zhiheng.access.words import WORDS

    root = Path(zhiheng.__file__).parent
    used = {r for p in root.rglob("*.py") for r in rules_named(p.read_text(encoding="utf-8"))}
    assert len(used) > 100
    assert used - set(WORDS) == set()


@pytest.mark.parametrize(
    "login", ["office", "supervision", "leading", "government", "e1", "c1", "market", "a2"]
)
def test_a_draft_is_known_to_its_owner_and_its_recommender_alone(draft: Any, login: str) -> None:
    from zhiheng.access.acting import find
    from zhiheng.access.refusals import Unknown

    with pytest.raises(Unknown):
        find(viewer(draft, login), draft.case("A1").ref)
    assert find(viewer(draft, "a1"), draft.case("A1").ref)


def test_awards_know_nothing_of_each_other(golden: Any, draft: Any) -> None:
    from zhiheng.access.visible import KINDS, visible

    stranger = viewer(draft, "office")
    for model in KINDS.values():
        mine = [o for o in visible(stranger, model.objects.all()) if o.award_of != draft.award.pk]
        assert mine == [], model


def test_whoever_is_recused_neither_reads_nor_scores_nor_votes(golden: Any, refused: Any) -> None:
    from zhiheng.access.acting import find
    from zhiheng.access.refusals import Unknown

    for login, alias in (
        ("e1", "A8"),
        ("e3", "A10"),
        ("e4", "A3"),
        ("e5", "A3"),
        ("e6", "A3"),
        ("c9", "A10"),
    ):
        with pytest.raises(Unknown):
            find(viewer(golden, login), golden.case(alias).ref)


def test_a_recused_member_is_not_issued_a_slip_and_cannot_cast(golden: Any, refused: Any) -> None:
    from zhiheng.editions.models import Edition
    from zhiheng.stages.meeting.models import Question

    question = Question.objects.get(meeting__edition=golden.edition, sort="re_award")
    Question.objects.filter(pk=question.pk).update(state="open")
    Edition.objects.filter(pk=golden.edition.pk).update(state="running", stage="deliberation")
    refused(
        403, "duty", "17(5)", lambda: golden.do("c9", "cast", question.ref, names=[golden.case("A10").no])
    )


def test_slips_with_too_many_or_strange_names(golden: Any, refused: Any) -> None:
    from zhiheng.editions.models import Edition
    from zhiheng.stages.meeting.models import Question

    question = Question.objects.get(meeting__edition=golden.edition, sort="first_time")
    Question.objects.filter(pk=question.pk).update(state="open")
    Edition.objects.filter(pk=golden.edition.pk).update(state="running", stage="deliberation")
    four = [golden.case(a).no for a in ("A1", "A2", "A3", "A6")]
    refused(422, "slip_names", "17(5)", lambda: golden.do("c1", "cast", question.ref, names=four))
    refused(
        422,
        "slip_candidates",
        "17(5)",
        lambda: golden.do("c1", "cast", question.ref, names=[golden.case("A10").no]),
    )
    refused(
        422,
        "slip_candidates",
        "17(5)",
        lambda: golden.do("c1", "cast", question.ref, names=[four[0], four[0]]),
    )


def test_loss_of_office_counts_at_once(draft: Any) -> None:
    from zhiheng.access.models import Appointment
    from zhiheng.access.refusals import Unknown

    mine = Appointment.objects.get(award=draft.award, user=draft.user("office2"))
    draft.do("office", "end_appointment", mine.ref, document="免职文件", reason="调离")
    with pytest.raises(Unknown):
        draft.do("office2", "open_edition", draft.award.ref, number=8, year=2030)


def test_a_panel_expert_is_no_voter(golden: Any, refused: Any) -> None:
    from datetime import date

    refused(
        409,
        "panel_apart",
        "11",
        lambda: golden.do(
            "office",
            "appoint",
            golden.award.ref,
            login="e1",
            name="周立衡",
            office="committee",
            document="x",
            from_day=date(2026, 1, 1),
        ),
    )


def test_every_column_has_a_grade_and_a_retention() -> None:
    from django.apps import apps

    from zhiheng.law.secrecy import DECLARED

    for model in apps.get_models():
        if model.__module__.startswith("zhiheng."):
            declared = DECLARED[f"{model.__module__}.{model.__name__}"]
            assert set(declared) == {f.name for f in model._meta.concrete_fields}, model.__name__


def test_a_real_house_has_a_real_clock(golden: Any) -> None:
    from django.db import IntegrityError, transaction

    from zhiheng.access.models import Award

    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=golden.award.pk).update(rehearsal=False, offset_ms=1)


def test_a_rehearsal_clock_only_goes_forward(golden: Any, refused: Any) -> None:
    before = golden.award.offset_ms
    golden.do("system", "move_clock", golden.award.ref, milliseconds=86_400_000)
    golden.award.refresh_from_db()
    assert golden.award.offset_ms == before + 86_400_000
    refused(
        409,
        "clock_forward",
        "1",
        lambda: golden.do("system", "move_clock", golden.award.ref, milliseconds=-1),
    )


def test_the_same_key_gives_the_same_answer_and_another_request_is_refused(golden: Any) -> None:
    from zhiheng.access import idempotency
    from zhiheng.access.refusals import Refused

    made: list[int] = []

    def go() -> dict[str, Any]:
        made.append(1)
        return {"n": len(made)}

    assert idempotency.once("u", "k", "request", False, go) == {"n": 1}
    assert idempotency.once("u", "k", "request", False, go) == {"n": 1}
    with pytest.raises(Refused):
        idempotency.once("u", "k", "another", False, go)


def test_a_secret_slip_leaves_no_request_no_time_and_no_voter() -> None:
    from zhiheng.access import idempotency
    from zhiheng.access.models import Reply

    idempotency.once("u", "slip", "A1", True, lambda: {"ok": True})
    row = Reply.objects.get(user="", key="slip")
    assert row.request == ""
    assert (row.at.astimezone().minute, row.at.astimezone().second, row.at.microsecond) == (0, 0, 0)


def test_messages_are_written_with_their_act(draft: Any) -> None:
    from zhiheng.outbox.models import Message

    before = Message.objects.filter(to=draft.user("a1")).count()
    draft.do("a1", "submit", draft.case("A1").ref)
    assert Message.objects.filter(to=draft.user("a1"), key="submitted").count() == 1
    assert Message.objects.filter(to=draft.user("a1")).count() == before + 1


def whole(play: Any) -> dict[str, int]:
    from zhiheng.editions import pinned

    return {i.id: 50 for i in pinned.criteria(play.edition.criteria).items}


def test_an_interest_found_later_closes_the_book_at_once(books: Any, refused: Any) -> None:
    from zhiheng.access import ids
    from zhiheng.access.models import Recusal
    from zhiheng.stages.review.models import Book

    book = Book.objects.filter(case__edition=books.edition, user=books.user("e2")).first()
    assert book is not None
    Recusal.objects.create(
        id=ids.new_id(),
        award=books.award,
        user_id=books.user("e2"),
        case=book.case_id,
        ground="relative",
        source="found",
        at=books.now(),
    )
    refused(403, "recused", "18", lambda: books.do("e2", "score", book.ref, percent={"4.1.2": 50}))


def test_others_books_are_seen_once_ones_own_is_locked_and_only_locked_ones(books: Any) -> None:
    from zhiheng.access.visible import visible
    from zhiheng.stages.review.models import Book

    first = Book.objects.filter(case__edition=books.edition, user=books.user("e1")).first()
    assert first is not None
    second = Book.objects.get(case=first.case, stage=first.stage, user=books.user("e2"))

    def sees(login: str, book: Any) -> bool:
        return visible(viewer(books, login), Book.objects.filter(pk=book.pk)).exists()

    books.do("e2", "score", second.ref, percent=whole(books))
    books.do("e2", "lock", second.ref)
    assert not sees("e1", second), "blind until one's own is locked"
    assert sees("office", second) and not sees("office", first), "the office sees locked books alone"
    books.do("e1", "score", first.ref, percent=whole(books))
    books.do("e1", "lock", first.ref)
    assert sees("e1", second)
    assert not sees("c1", second)
