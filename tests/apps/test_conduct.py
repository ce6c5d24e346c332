"""Complaints, misconduct and appraisal: each act met and refused; what an exclusion ends and what it
keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.house import client_of

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]
SAID = {"ground": "favour", "facts": "2026年7月2日收受申报单位礼品"}
DECIDED = {"reason": "证据确凿，属徇私舞弊", "document": "金质评办〔2026〕7号"}


def expert(play: Any, login: str) -> Any:
    from zhiheng.people.models import Expert

    return Expert.objects.get(award=play.award, user=play.user(login))


def opened(play: Any, login: str = "e2", who: str = "office") -> Any:
    from zhiheng.conduct.models import Misconduct

    return Misconduct.objects.get(
        pk=play.do(who, "open_misconduct", expert(play, login).ref, **SAID).object.partition("/")[2]
    )


def excluded(play: Any, login: str = "e2") -> Any:
    case = opened(play, login)
    play.do("office", "tell_misconduct", case.ref, days=5)
    play.do(login, "answer_misconduct", case.ref, statement="确有此事")
    play.do("office", "exclude_expert", case.ref, **DECIDED)
    case.refresh_from_db()
    return case


def lock_all(play: Any, login: str) -> Any:
    """One expert scores and locks the first book."""
    from zhiheng.stages.review import selectors
    from zhiheng.stages.review.models import Book

    book = (
        Book.objects.filter(case__edition=play.edition, user=play.user(login))
        .select_related("case__edition")
        .order_by("case__no")
        .first()
    )
    assert book is not None
    play.do(login, "score", book.ref, percent={i.id: 60 for i in selectors.criteria(book.case).items})
    play.do(login, "lock", book.ref)
    book.refresh_from_db()
    return book


def test_no_beat_is_skipped_and_the_missing_one_is_named(books: Any, refused: Refused) -> None:
    case = opened(books)
    for rule in ("adverse_told", "adverse_heard"):
        refused(409, rule, "26", lambda: books.do("office", "exclude_expert", case.ref, **DECIDED))
    refused(
        409,
        "adverse_told",
        "26",
        lambda: books.do("office", "deliver_misconduct", case.ref, on=books.now().date(), delivery="回证1号"),
    )
    refused(
        409,
        "misconduct_founded",
        "26",
        lambda: books.do(
            "office",
            "refer_misconduct",
            case.ref,
            body="所在单位",
            document="x",
            reason="x",
            on=books.now().date(),
        ),
    )
    refused(422, "answer_days", "26", lambda: books.do("office", "tell_misconduct", case.ref, days=0))
    books.do("supervision", "tell_misconduct", case.ref, days=5)
    refused(409, "adverse_heard", "26", lambda: books.do("office", "exclude_expert", case.ref, **DECIDED))
    books.do("e2", "answer_misconduct", case.ref, statement="没有此事")
    refused(
        409,
        "adverse_reasoned",
        "26",
        lambda: books.do("office", "exclude_expert", case.ref, reason=" ", document="x"),
    )
    refused(
        409,
        "adverse_remedy",
        "26",
        lambda: books.do("office", "exclude_expert", case.ref, remedy=" ", **DECIDED),
    )
    books.do("office", "exclude_expert", case.ref, **DECIDED)
    refused(409, "right_state", "26", lambda: books.do("office", "exclude_expert", case.ref, **DECIDED))


def test_silence_until_the_day_has_passed_is_no_obstacle(books: Any) -> None:
    case = opened(books)
    books.do("office", "tell_misconduct", case.ref, days=3)
    books.do("office", "exclude_expert", case.ref, later=timedelta(days=4), **DECIDED)
    case.refresh_from_db()
    assert (case.state, case.statement) == ("founded", "") and "复议" in case.remedy


def test_only_the_expert_speaks_for_the_expert(books: Any) -> None:
    from zhiheng.access.refusals import Forbidden, Unknown

    case = opened(books)
    with pytest.raises(Unknown):
        books.do("e2", "answer_misconduct", case.ref, statement="还没有告知")
    books.do("office", "tell_misconduct", case.ref)
    for login in ("office", "supervision", "e1", "a1"):
        with pytest.raises((Forbidden, Unknown)):
            books.do(login, "answer_misconduct", case.ref, statement="代答")


def test_exclusion_ends_everything_at_once_and_keeps_the_scores(books: Any, refused: Refused) -> None:
    from zhiheng.access.models import Appointment
    from zhiheng.access.refusals import Unknown
    from zhiheng.stages.review import panels, selectors
    from zhiheng.stages.review.models import Book, Member

    done = lock_all(books, "e2")
    open_ = Book.objects.filter(case__edition=books.edition, user=books.user("e2"), state="open").first()
    assert open_ is not None
    client = client_of(books.user("e2"))
    old = (f"/book/{done.pk}/", f"/book/{open_.pk}/", "/expert/", f"/case/{done.case_id}/")
    assert {client.get(path).status_code for path in old} == {200}
    excluded(books)
    assert [client.get(path).status_code for path in old] == [404] * len(old)
    assert expert(books, "e2").state == "removed"
    assert not Appointment.objects.filter(
        award=books.award, user=books.user("e2"), office="expert", state="running"
    ).exists()
    assert Member.objects.get(edition=books.edition, user=books.user("e2")).state == "removed"
    assert books.user("e2") not in {m.user_id for m in panels.members(books.edition)}
    assert {b.state for b in Book.objects.filter(case__edition=books.edition, user=books.user("e2"))} == {
        "locked",
        "void",
    }
    kept = Book.objects.get(pk=done.pk)
    assert (kept.percent, kept.total, kept.locked_at) == (done.percent, done.total, done.locked_at)
    assert books.user("e2") not in panels.book_keepers(done.case, done.stage), "who left signs no longer"
    with pytest.raises(Unknown):
        books.do("e2", "score", open_.ref, percent={"4.1.2": 50})
    office = viewer(books, "office")
    assert [(d.pk, d.expert) for d in selectors.doubtful(office, books.edition.pk)] == [
        (done.pk, done.user.name)
    ]
    assert selectors.doubtful(viewer(books, "a1"), books.edition.pk) == []


def viewer(play: Any, login: str) -> Any:
    from zhiheng.access import viewer as viewers

    return viewers.of(play.user(login))


def test_whoever_is_out_stays_out(books: Any, refused: Refused) -> None:
    from datetime import date

    excluded(books)
    login = expert(books, "e2").user.login
    refused(
        409,
        "expert_removed",
        "26",
        lambda: books.do(
            "office",
            "appoint",
            books.award.ref,
            login=login,
            name="x",
            office="expert",
            document="x",
            from_day=date(2026, 1, 1),
        ),
    )
    refused(
        409,
        "expert_removed",
        "26",
        lambda: books.do(
            "office", "admit_expert", books.award.ref, login=login, name="x", pool="district", document="x"
        ),
    )
    _no_panel(books, refused)
    refused(
        409,
        "right_state",
        "26",
        lambda: books.do("office", "open_misconduct", expert(books, "e2").ref, **SAID),
    )


def _no_panel(play: Any, refused: Refused) -> None:
    """A further panel of the award does not take them."""
    from zhiheng.editions.models import Edition

    Edition.objects.filter(
        pk=play.do("office", "open_edition", play.award.ref, number=9, year=2034).object.partition("/")[2]
    ).update(state="approved")
    later = Edition.objects.get(award=play.award, number=9)
    refused(
        422,
        "panel_pools",
        "11",
        lambda: play.do(
            "office",
            "engage_panel",
            later.ref,
            members={play.user("e2"): "member"},
            mode="appointed",
            reason="x",
            document="x",
        ),
    )


def test_a_reserve_takes_the_seat_and_the_panel_goes_on(books: Any) -> None:
    from zhiheng.stages.review import panels
    from zhiheng.stages.review.models import Member

    lock_all(books, "e2")
    excluded(books)
    reserve = (
        Member.objects.filter(edition=books.edition, role="reserve").exclude(state__in=panels.LEFT).first()
    )
    assert reserve is not None
    books.do(
        "office",
        "substitute",
        books.edition.ref,
        out=books.user("e2"),
        reserve=reserve.user_id,
        reason="取消资格后递补",
    )
    assert panels.removed(books.edition) == []


def test_delivery_and_letters_after_the_decision(books: Any, refused: Refused) -> None:
    case, today = excluded(books), books.now().date()
    refused(
        422,
        "not_future",
        "26",
        lambda: books.do(
            "office", "deliver_misconduct", case.ref, on=today + timedelta(days=2), delivery="x"
        ),
    )
    refused(
        422,
        "delivered_after",
        "26",
        lambda: books.do(
            "office", "deliver_misconduct", case.ref, on=today - timedelta(days=2), delivery="x"
        ),
    )
    books.do("office", "deliver_misconduct", case.ref, on=today, delivery="直接送达，回证3号")
    refused(
        409,
        "delivered_once",
        "26",
        lambda: books.do("office", "deliver_misconduct", case.ref, on=today, delivery="x"),
    )
    for body in ("所在单位", "区检察院"):
        books.do(
            "office",
            "refer_misconduct",
            case.ref,
            body=body,
            document="金质评办移〔2026〕1号",
            reason="涉嫌受贿",
            on=today,
        )
    refused(
        422,
        "not_future",
        "26",
        lambda: books.do(
            "office",
            "refer_misconduct",
            case.ref,
            body="x",
            document="x",
            reason="x",
            on=today + timedelta(days=1),
        ),
    )
    case.refresh_from_db()
    assert [r["body"] for r in case.referrals] == ["所在单位", "区检察院"] and case.delivered_on == today


def test_what_does_not_hold_changes_nothing(books: Any, refused: Refused) -> None:
    case = opened(books)
    refused(
        409,
        "misconduct_once",
        "26",
        lambda: books.do("office", "open_misconduct", expert(books, "e2").ref, **SAID),
    )
    books.do("office", "dismiss_misconduct", case.ref, reason="查无实据")
    case.refresh_from_db()
    assert (case.state, expert(books, "e2").state) == ("dismissed", "pooled")
    refused(
        409,
        "misconduct_founded",
        "26",
        lambda: books.do(
            "office", "refer_misconduct", case.ref, body="x", document="x", reason="x", on=books.now().date()
        ),
    )


COMPLAINED = {"sort": "expert", "facts": "2026年7月2日，饭店有记录", "name": "吴某", "contact": "0371-0000"}


def complained(play: Any, about: str, **said: Any) -> Any:
    from zhiheng.access.models import User
    from zhiheng.conduct.models import Complaint

    name = User.objects.get(pk=play.user(about)).name
    return Complaint.objects.get(
        pk=play.do(
            "public", "complain", play.award.ref, **{**COMPLAINED, "about_name": name, **said}
        ).object.partition("/")[2]
    )


def test_a_complaint_leads_to_a_case_and_is_concluded_with_it(books: Any, refused: Refused) -> None:
    row, mine = complained(books, "e2"), expert(books, "e2")
    assert row.about_id == books.user("e2")
    refused(
        422,
        "complaint_known",
        "26",
        lambda: books.do("office", "open_misconduct", mine.ref, complaint=row.pk, **SAID),
    )
    refused(
        422,
        "person_known",
        "26",
        lambda: books.do("office", "take_up_complaint", row.ref, about=books.user("a1")),
    )
    books.do("office", "take_up_complaint", row.ref, about=books.user("e2"))
    done = books.do("supervision", "open_misconduct", mine.ref, complaint=row.pk, **SAID)
    refused(
        409,
        "complaint_in_case",
        "26",
        lambda: books.do("office", "close_complaint", row.ref, reason="不查了"),
    )
    books.do("office", "dismiss_misconduct", done.object, reason="查无实据")
    row.refresh_from_db()
    assert (row.state, row.conclusion) == ("dismissed", "查无实据") and row.concluded_at is not None


def test_nobody_handles_a_complaint_about_themselves(books: Any, refused: Refused) -> None:
    from zhiheng.access.models import User
    from zhiheng.access.refusals import Unknown

    row = complained(books, "office", sort="staff")
    for act, said in (
        ("take_up_complaint", {"about": books.user("office")}),
        ("close_complaint", {"reason": "不属实"}),
    ):
        with pytest.raises(Unknown):
            books.do("office", act, row.ref, **said)
    misspelt = complained(books, "office", sort="staff", about_name="办公室那个人")
    refused(
        409,
        "own_complaint",
        "26",
        lambda: books.do("office", "take_up_complaint", misspelt.ref, about=books.user("office")),
    )
    name = User.objects.get(pk=books.user("office")).name
    refused(
        422,
        "own_complaint",
        "26",
        lambda: books.do(
            "office",
            "enter_complaint",
            books.award.ref,
            channel="letter",
            sort="staff",
            about_name=name,
            facts="x",
        ),
    )
    books.do("supervision", "take_up_complaint", row.ref, about=books.user("office"))
    books.do("supervision", "close_complaint", row.ref, reason="不属实")


def test_a_case_against_staff_is_for_others_and_ends_in_a_letter(books: Any, refused: Refused) -> None:
    from zhiheng.access.models import Appointment
    from zhiheng.access.refusals import Unknown
    from zhiheng.conduct.models import Misconduct

    held = Appointment.objects.get(award=books.award, user=books.user("office2"), office="office")
    refused(
        409, "own_complaint", "26", lambda: books.do("office2", "open_staff_misconduct", held.ref, **SAID)
    )
    outside = Appointment.objects.filter(award=books.award, office="recommender", state="running").first()
    assert outside is not None
    refused(
        409, "staff_office", "26", lambda: books.do("office", "open_staff_misconduct", outside.ref, **SAID)
    )
    ref = books.do("office", "open_staff_misconduct", held.ref, **SAID).object
    with pytest.raises(Unknown):
        books.do("office2", "tell_misconduct", ref)
    books.do("office", "tell_misconduct", ref)
    books.do("office2", "answer_misconduct", ref, statement="我说明情况")
    refused(409, "case_of_expert", "26", lambda: books.do("office", "exclude_expert", ref, **DECIDED))
    refused(409, "own_complaint", "26", lambda: books.do("office2", "find_misconduct", ref, **DECIDED))
    books.do("office", "find_misconduct", ref, **DECIDED)
    books.do(
        "office",
        "refer_misconduct",
        ref,
        body="区纪委监委",
        document="移1号",
        reason="依法追究",
        on=books.now().date(),
    )
    assert Misconduct.objects.get(pk=ref.partition("/")[2]).state == "founded"
    case = opened(books)
    books.do("office", "tell_misconduct", case.ref)
    books.do("e2", "answer_misconduct", case.ref, statement="x")
    refused(409, "case_of_staff", "26", lambda: books.do("office", "find_misconduct", case.ref, **DECIDED))


def test_the_ledger_does_not_know_who_complained(books: Any) -> None:
    from zhiheng.ledger.models import Entry, Payload

    complained(books, "e2")
    books.do(
        "supervision",
        "enter_complaint",
        books.award.ref,
        channel="visit",
        sort="expert",
        about_name="某",
        facts="口述",
        name="吴某",
    )
    said = Entry.objects.filter(act__in=("complain", "enter_complaint"))
    assert said.count() == 2
    for e in said:
        payload = Payload.objects.get(chain=e.chain, seq=e.seq).payload or ""
        assert "吴某" not in payload + e.body and "0371" not in payload, "the complainant is protected"


def test_every_expert_is_appraised_once_the_reviews_are_over(
    golden: Any, books: Any, refused: Refused
) -> None:
    from zhiheng.conduct import acts
    from zhiheng.conduct.models import Appraisal
    from zhiheng.editions.models import Edition

    said = {"rating": "合格", "reason": "按时完成，评语充分"}
    refused(
        409,
        "right_stage",
        "10(3)",
        lambda: books.do("office", "appraise_expert", books.edition.ref, expert=books.user("e2"), **said),
    )
    waiting = acts.unrated(Edition.objects.get(pk=golden.edition.pk))
    assert len(waiting) >= 5
    for m in waiting:
        golden.do("office", "appraise_expert", golden.edition.ref, expert=m.user_id, **said)
    refused(
        409,
        "somebody_to_appraise",
        "10(3)",
        lambda: golden.do("office", "appraise_expert", golden.edition.ref, expert=waiting[0].user_id, **said),
    )
    row = Appraisal.objects.get(edition=golden.edition, user=golden.user("e2"))
    assert (
        row.figures["books"] == row.figures["locked"] > 0
        and row.figures["spread"]
        and row.figures["founded"] == 0
    )
    login = {golden.user(f"e{n}"): f"e{n}" for n in range(1, 9)}[row.user_id]
    golden.do(login, "answer_appraisal", row.ref, answer="无异议")
    refused(
        409, "right_state", "10(3)", lambda: golden.do(login, "answer_appraisal", row.ref, answer="再说一次")
    )


def test_a_stranger_is_not_appraised(golden: Any, refused: Refused) -> None:
    refused(
        422,
        "expert_to_appraise",
        "10(3)",
        lambda: golden.do(
            "office",
            "appraise_expert",
            golden.edition.ref,
            expert=golden.user("c1"),
            rating="合格",
            reason="x",
        ),
    )
    refused(
        422,
        "expert_to_appraise",
        "10(3)",
        lambda: golden.do(
            "office", "appraise_expert", golden.edition.ref, expert="0" * 32, rating="合格", reason="x"
        ),
    )


def test_an_edition_is_not_filed_over_a_decision_that_was_not_delivered(golden: Any) -> None:
    from zhiheng.editions.checks import may_close
    from zhiheng.law.finding import failing

    assert failing(may_close(golden.edition, golden.now())) == []
    case = excluded(golden)
    assert [
        (f.rule, f.article, f.facts["open"]) for f in failing(may_close(golden.edition, golden.now()))
    ] == [("misconduct_delivered", "26", [case.user.name])]
    golden.do("office", "deliver_misconduct", case.ref, on=golden.now().date(), delivery="回证1号")
    assert failing(may_close(golden.edition, golden.now())) == []
