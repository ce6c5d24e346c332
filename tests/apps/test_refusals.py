"""Bad input: a clear message with its article and its cure, and nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]


@pytest.mark.parametrize(
    ("field", "text", "rule", "article"),
    [
        ("organisation.uscc", "91350100M000100Y44", "uscc_check", "13(1)"),
        ("organisation.uscc", "９１３５０１００Ｍ０００１００Ｙ４４", "uscc_check", "13(1)"),
        ("organisation.uscc", "1", "uscc_check", "13(1)"),
        ("years.2025.revenue", "1,2万3", "field_money", "13(2)"),
        ("years.2025.revenue", "一千万", "field_money", "13(2)"),
        ("years.2024.profit_total", "12.3456789万元", "field_money", "14(5)"),
        ("organisation.established", "2023-02-30", "field_date", "13(1)"),
        ("organisation.kind", "公司", "field_choice", "13(1)"),
        ("organisation.staff", "-5", "field_number", "13(1)"),
        ("declaration.truth", "大概", "field_yesno", "14(7)"),
        ("organisation.name", "名" * 201, "field_long", "13(1)"),
    ],
)
def test_a_field_takes_only_its_kind(
    draft: Any, refused: Refused, field: str, text: str, rule: str, article: str
) -> None:
    case = draft.case("A1")
    refused(
        422, rule, article, lambda: draft.do("a1", "save_answer", case.ref, field=field, text=text, version=1)
    )


def test_half_width_codes_are_kept_in_their_own_form(draft: Any) -> None:
    from zhiheng.applications.models import Answer

    case = draft.case("A1")
    code = case.organisation.uscc
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code.lower())
    version = Answer.objects.get(case=case, field="organisation.uscc").version
    draft.do("a1", "save_answer", case.ref, field="organisation.uscc", text=f" {wide} ", version=version)
    assert Answer.objects.get(case=case, field="organisation.uscc").text == code


def test_two_tabs_show_both_texts(draft: Any, refused: Refused) -> None:
    case = draft.case("A1")
    first = draft.do("a1", "save_answer", case.ref, field="self_assessment.4.1.2", text="左边", version=1)
    assert first.version == 2
    stale = refused(
        409,
        "version",
        "17(1)",
        lambda: draft.do(
            "a1", "save_answer", case.ref, field="self_assessment.4.1.2", text="右边", version=1
        ),
    )
    assert (stale.facts["yours"], stale.facts["theirs"]) == ("右边", "左边")


def test_an_application_at_midnight_is_late_and_the_draft_stays(draft: Any, refused: Refused) -> None:
    from zhiheng.access import clock

    case = draft.case("A1")
    late = datetime(2026, 5, 30, 0, 0, 0, tzinfo=clock.SHANGHAI) - draft.now()
    refused(
        409, "in_time", "17(1)", lambda: draft.do("a1", "submit", case.ref, later=late + timedelta(seconds=1))
    )
    assert draft.case("A1").state == "draft"


def test_an_application_a_moment_before_is_in_time(draft: Any) -> None:
    from zhiheng.access import acts, clock
    from zhiheng.access.acting import Actor

    at = datetime(2026, 5, 29, 23, 59, 59, 999000, tzinfo=clock.SHANGHAI)
    acts.table()["submit"].service(draft.case("A1").ref, by=Actor(draft.user("a1"), via="web"), at=at)
    assert draft.case("A1").arrived_at == at


def test_a_second_submission_is_refused(draft: Any, refused: Refused) -> None:
    case = draft.case("A1")
    draft.do("a1", "submit", case.ref)
    refused(409, "right_state", "17(1)", lambda: draft.do("a1", "submit", case.ref))
    refused(
        409,
        "right_state",
        "17(1)",
        lambda: draft.do("a1", "save_answer", case.ref, field="self_assessment.4.1.2", text="x", version=2),
    )
    assert draft.case("A1").receipt["head"].partition(":")[2]


@pytest.mark.parametrize(
    ("field", "text", "rule"),
    [
        ("licence.main.to", "1999-01-01", "licence_order"),
        ("model.adopted", "1990-01-01", "model_after_founding"),
        ("declaration.truth", "否", "declared"),
        ("standing.rank", "", "field_missing"),
    ],
)
def test_contradictions_are_found_at_submission(
    draft: Any, refused: Refused, field: str, text: str, rule: str
) -> None:
    from zhiheng.applications.models import Answer

    case = draft.case("A1")
    seen = Answer.objects.filter(case=case, field=field).values_list("version", flat=True).first() or 0
    draft.do("a1", "save_answer", case.ref, field=field, text=text, version=seen)
    article = {"declared": "14(7)", "field_missing": "13(3)"}.get(rule, "13(1)")
    refused(409, rule, article, lambda: draft.do("a1", "submit", case.ref))


@pytest.mark.parametrize("value", [52, 105, -5, "NaN", "５０", True, 50.0, None])
def test_a_score_off_the_grid(books: Any, refused: Refused, value: Any) -> None:
    from zhiheng.stages.review.models import Book

    book = Book.objects.filter(case__edition=books.edition).select_related("user").order_by("pk").first()
    assert book is not None
    login = book.user.login.removesuffix("-books")
    refused(422, "score_on_grid", "15", lambda: books.do(login, "score", book.ref, percent={"4.1.2": value}))


def test_nobody_else_scores_a_book(books: Any) -> None:
    from zhiheng.access.refusals import Forbidden, Unknown
    from zhiheng.stages.review.models import Book

    book = Book.objects.filter(case__edition=books.edition).select_related("user").order_by("pk").first()
    assert book is not None
    other = "e2" if book.user.login.startswith("e1") else "e1"
    for login in (other, "office", "c1", "supervision", "a1"):
        with pytest.raises((Unknown, Forbidden)):
            books.do(login, "score", book.ref, percent={"4.1.2": 50})


def test_an_incomplete_book_is_not_locked(books: Any, refused: Refused) -> None:
    from zhiheng.stages.review.models import Book

    book = Book.objects.filter(case__edition=books.edition).select_related("user").order_by("pk").first()
    assert book is not None
    login = book.user.login.removesuffix("-books")
    books.do(login, "score", book.ref, percent={"4.1.2": 50})
    refused(409, "book_complete", "15", lambda: books.do(login, "lock", book.ref))


def test_a_notice_a_day_short(public: Any, refused: Refused) -> None:
    from zhiheng.stages.notice.models import Notice

    notice = Notice.objects.get(edition=public.edition)
    last = (
        datetime.combine(notice.last_day, datetime.max.time(), public.now().tzinfo)
        - public.now()
        - timedelta(minutes=1)
    )
    refused(409, "notice_over", "17(6)", lambda: public.do("office", "close_notice", public.edition.ref))
    refused(
        409,
        "notice_over",
        "17(6)",
        lambda: public.do("office", "close_notice", public.edition.ref, later=last),
    )
    public.do("office", "close_notice", public.edition.ref, later=last + timedelta(minutes=2))


def test_an_open_objection_keeps_the_notice_open(public: Any, refused: Refused) -> None:
    from zhiheng.stages.notice.models import Notice, Objection

    case = public.case("A1")
    public.do("public", "object", public.edition.ref, case=case.no, facts="有具体线索", name="张某")
    after = timedelta(
        days=(Notice.objects.get(edition=public.edition).last_day - public.now().date()).days + 1
    )
    refused(
        409,
        "objections_closed",
        "17(6)",
        lambda: public.do("office", "close_notice", public.edition.ref, later=after),
    )
    row = Objection.objects.get(case=case)
    refused(
        409, "named_is_pursued", "10(7)", lambda: public.do("office", "set_aside", row.ref, reason="不想查")
    )
    public.do("office", "take_up", row.ref, checkable="是")
    refused(409, "investigated", "10(7)", lambda: public.do("office", "dismiss", row.ref, reason="无"))
    public.do("office", "investigate", row.ref, record="核实")
    refused(409, "heard", "17(6)", lambda: public.do("office", "uphold", row.ref, reason="成立", fraud="是"))
    public.do("office", "dismiss", row.ref, reason="不成立")
    public.do("office", "close_notice", public.edition.ref, later=after)


def test_an_anonymous_objection_without_facts(public: Any, refused: Refused) -> None:
    from zhiheng.stages.notice.models import Objection

    public.do("public", "object", public.edition.ref, case=public.case("A2").no, facts="听说")
    row = Objection.objects.get(case=public.case("A2"))
    refused(
        409, "objection_checkable", "10(7)", lambda: public.do("office", "take_up", row.ref, checkable="否")
    )
    public.do("office", "set_aside", row.ref, reason="匿名且无可查证事实")


def test_a_question_beyond_the_calendar_blocks_until_the_year_is_loaded(public: Any) -> None:
    from zhiheng.editions.models import CalendarFile
    from zhiheng.law import notice as law
    from zhiheng.law import questions, workdays
    from zhiheng.stages.notice import acts
    from zhiheng.stages.notice.models import Notice

    rules = acts.pinned.rules_of(public.edition)
    count = law.clock(rules.stage("notice"), date(2026, 12, 25), questions.official_calendar())
    assert count.end is None
    assert law.may_close(rules.stage("notice"), count, date(2027, 6, 1)).value == "UNKNOWN"
    text = '[[year]]\nyear = 2034\nsource = "测试通知"\noff = ["2034-01-01"]\nmakeup = []\n'
    public.do("office", "load_calendar", public.award.ref, text=text, document="国办发〔2033〕1号")
    assert CalendarFile.objects.filter(award=public.award, year=2034).exists()
    assert workdays.working_days(acts.pinned.calendar(public.award), date(2034, 1, 1), 1).end == date(
        2034, 1, 2
    )
    notice = Notice.objects.get(edition=public.edition)
    public.do("office", "recount_notice", notice.ref)


@pytest.mark.parametrize(
    "text",
    ["[[year]]\nyear = 2033", "nonsense [", '[[year]]\nyear=2033\nsource="x"\noff=["2032-01-01"]\nmakeup=[]'],
)
def test_a_calendar_that_cannot_be_read(public: Any, refused: Refused, text: str) -> None:
    refused(
        422,
        "calendar_file",
        "17(6)",
        lambda: public.do("office", "load_calendar", public.award.ref, text=text, document="x"),
    )


def test_a_published_year_is_not_changed(public: Any, refused: Refused) -> None:
    text = '[[year]]\nyear = 2026\nsource = "x"\noff = []\nmakeup = []\n'
    refused(
        409,
        "calendar_year_new",
        "17(6)",
        lambda: public.do("office", "load_calendar", public.award.ref, text=text, document="x"),
    )


def test_a_letter_is_not_verified_by_who_entered_it(public: Any, refused: Refused) -> None:
    from zhiheng.stages.screening.models import Query

    public.do("office", "ask_departments", public.edition.ref, due=public.now().date(), round="decision")
    query = Query.objects.filter(case__edition=public.edition, round="decision").first()
    assert query is not None
    answers = dict.fromkeys(query.rules, "无")
    public.do(
        "office",
        "enter_letter",
        query.ref,
        answers=answers,
        on=public.now().date(),
        document="函1号",
        scan=public.paper("office"),
    )
    refused(409, "two_persons", "14", lambda: public.do("office", "verify_letter", query.ref))
    public.do("office2", "verify_letter", query.ref)
    query.refresh_from_db()
    assert query.state == "answered"


def test_a_prize_in_two_parts_twice_or_for_a_re_award(golden: Any, refused: Refused) -> None:
    from zhiheng.editions.models import BudgetLine, Edition
    from zhiheng.stages.decision.models import Payment

    Edition.objects.filter(pk=golden.edition.pk).update(state="concluded")
    line = BudgetLine.objects.get(edition=golden.edition, sort="prize").pk
    again, tenth = golden.case("A1"), golden.case("A10")
    refused(
        409,
        "prize_once",
        "4",
        lambda: golden.do("office", "order_prize", again.ref, line=line, amount="50万元", order_no="X-1"),
    )
    refused(
        409,
        "prize_due",
        "27",
        lambda: golden.do("office", "order_prize", tenth.ref, line=line, amount="50万元", order_no="X-2"),
    )
    refused(
        422,
        "amount",
        "17(7)",
        lambda: golden.do("office", "order_prize", tenth.ref, line=line, amount="五十万", order_no="X-3"),
    )
    Payment.objects.filter(case=again).delete()
    refused(
        409,
        "prize_whole",
        "17(7)",
        lambda: golden.do("office", "order_prize", again.ref, line=line, amount="25万元", order_no="X-4"),
    )
    refused(
        409,
        "order_once",
        "4",
        lambda: golden.do("office", "order_prize", again.ref, line=line, amount="50万元", order_no="BF-03"),
    )


def test_one_person_never_makes_and_releases_a_payment(golden: Any, refused: Refused) -> None:
    from zhiheng.editions.models import BudgetLine, Edition
    from zhiheng.stages.decision.models import Payment

    Edition.objects.filter(pk=golden.edition.pk).update(state="concluded")
    line = BudgetLine.objects.get(edition=golden.edition, sort="prize")
    Payment.objects.filter(case=golden.case("A6")).delete()
    BudgetLine.objects.filter(pk=line.pk).update(spent_fen=50_000_000)
    golden.do("office", "order_prize", golden.case("A6").ref, line=line.pk, amount="50万元", order_no="N-1")
    payment = Payment.objects.get(order_no="N-1")
    proof = golden.paper("office", "银行回单")
    refused(409, "two_persons", "4", lambda: golden.do("office", "release_prize", payment.ref, proof=proof))


def test_a_plan_outside_the_bounds(draft: Any, refused: Refused) -> None:
    done = draft.do("office", "open_edition", draft.award.ref, number=9, year=2034)
    ref = done.object
    common = {"engage": "appointed", "media": "网站"}
    days = {"opens": date(2034, 3, 1), "deadline": date(2034, 5, 1), "replies_due": date(2034, 6, 1)}
    refused(
        422,
        "plan_dates",
        "10(2)",
        lambda: draft.do(
            "office", "save_plan", ref, **{**days, "deadline": date(2034, 2, 1)}, gate="450", **common
        ),
    )
    refused(
        422, "plan_gate", "17(3)", lambda: draft.do("office", "save_plan", ref, **days, gate="1001", **common)
    )
    refused(
        422,
        "overlay_total",
        "16",
        lambda: draft.do(
            "office", "save_plan", ref, **days, gate="450", overlays={"4710": {"4.1.2": 60}}, **common
        ),
    )
    refused(409, "plan_whole", "10(2)", lambda: draft.do("office", "submit_plan", ref))
    proof = draft.paper("office")
    refused(
        409,
        "plan_approved",
        "9(2)",
        lambda: draft.do("office", "publish_call", ref, medium="x", link="x", proof=proof, document="x"),
    )


def test_a_fourth_first_time_winner(golden: Any, refused: Refused) -> None:
    """The quota is counted again under the edition's lock when the last list is given."""
    from zhiheng.access.acting import Acting, Actor
    from zhiheng.editions import pinned
    from zhiheng.editions.models import NameList
    from zhiheng.stages.decision import acts, services

    rules = pinned.rules_of(golden.edition)
    row = NameList.objects.get(edition=golden.edition, name="winners")
    row.cases = [golden.case(a).pk for a in ("A1", "A3", "A6", "A8", "A10")]
    act = Acting(
        acts.DECIDE,
        golden.edition,
        golden.award,
        Actor(golden.user("government")),
        "government",
        golden.now(),
        rules,
        article="17(7)",
    )
    refused(409, "quota", "4", lambda: services.enroll(act, golden.edition, row))


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (b"", "file_empty"),
        (b"hello", "file_type"),
        (b"MZ\x90\x00", "file_type"),
        (b"%PDF-1.4 broken", "file_damaged"),
        (b"PK\x03\x04 broken", "file_damaged"),
        (b"\xd0\xcf\x11\xe0 locked office", "file_locked"),
    ],
)
def test_files_that_are_not_taken(golden: Any, data_folder: Any, raw: bytes, rule: str) -> None:
    from zhiheng.files import services

    before = sorted((data_folder / "files").rglob("*"))
    with pytest.raises(services.BadFile) as caught:
        services.receive(golden.user("a1"), [raw], golden.now())
    assert caught.value.rule == rule
    assert sorted((data_folder / "files").rglob("*")) == before


def test_a_file_too_large_is_counted_in_bytes_received(golden: Any) -> None:
    from zhiheng.files import services

    with pytest.raises(services.BadFile) as caught:
        services.store((b"x" * 1024 for _ in range(100)), golden.now(), limit=50_000)
    assert caught.value.rule == "file_too_large"


def test_a_locked_pdf_is_named_as_such(golden: Any) -> None:
    import io

    from pypdf import PdfWriter

    from zhiheng.files import services

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    with pytest.raises(services.BadFile) as caught:
        services.store([out.getvalue()], golden.now())
    assert caught.value.rule == "file_locked"


def test_a_guessed_digest_is_no_file_of_mine(draft: Any, refused: Refused) -> None:
    sha = draft.paper("a2", "别人的材料")
    case = draft.case("A1")
    refused(422, "file_known", "17(1)", lambda: draft.do("a1", "attach", case.ref, file=sha, name="x.pdf"))
