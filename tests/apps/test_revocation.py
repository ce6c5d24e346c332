"""Revocation (Art 24): no beat is skipped, the prize comes back in parts, the bar holds, ties are judged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

Refused = Callable[..., None]
DAY = timedelta(days=1)


@pytest.fixture
def honour(golden: Any) -> Any:
    from zhiheng.registry.models import Honour

    return Honour.objects.get(case=golden.case("A1").pk)


@pytest.fixture
def lead(golden: Any, honour: Any) -> Any:
    """An open lead: a serious accident inside the validity."""
    from zhiheng.aftercare.revocation.models import Revocation

    golden.do(
        "office",
        "open_revocation",
        honour.ref,
        source="department",
        ground="accident",
        facts="较大事故调查报告已经批复",
        happened=date(2026, 11, 1),
        severity="serious",
        later=9 * DAY,
    )
    return Revocation.objects.get(honour=honour)


def after(play: Any, days: int) -> date:
    return (play.now() + days * DAY).date()


def told(play: Any, row: Any) -> None:
    play.do("office", "tell_revocation", row.ref, days=5, later=10 * DAY)


def served(play: Any, row: Any) -> None:
    told(play, row)
    play.do(
        "office", "serve_revocation", row.ref, on=after(play, 11), scan=play.paper("office"), later=12 * DAY
    )


def heard(play: Any, row: Any) -> None:
    served(play, row)
    play.do(
        "office",
        "record_hearing",
        row.ref,
        on=after(play, 13),
        record="法定代表人到场，对事故认定无异议",
        scan=play.paper("office"),
        later=14 * DAY,
    )


def opined(play: Any, row: Any) -> None:
    heard(play, row)
    play.do(
        "c1",
        "give_opinion",
        row.ref,
        support="revoke",
        opinion="事故等级与责任清楚",
        document="评委会意见1号",
        later=15 * DAY,
    )


def revoke(play: Any, row: Any, **more: Any) -> Any:
    given = {
        "document": "撤1号",
        "reason": "发生较大责任事故",
        "on": after(play, 20),
        "remedy": "可在60日内申请复议",
        "later": 20 * DAY,
    } | more
    return play.do("government", "revoke", row.ref, **given)


def revoked(play: Any, row: Any) -> None:
    opined(play, row)
    revoke(play, row)
    row.refresh_from_db()


@pytest.mark.parametrize(
    ("until", "rule"), [(told, "notice_served"), (served, "heard"), (heard, "committee_opinion")]
)
def test_no_beat_is_skipped(golden: Any, lead: Any, refused: Refused, until: Any, rule: str) -> None:
    until(golden, lead)
    refused(409, rule, "24", lambda: revoke(golden, lead))


def test_without_the_remedy_and_before_its_beats(golden: Any, lead: Any, refused: Refused) -> None:
    refused(409, "right_state", "24", lambda: revoke(golden, lead))
    opined(golden, lead)
    refused(422, "adverse_remedy", "24", lambda: revoke(golden, lead, remedy=" "))
    refused(422, "not_future", "24", lambda: revoke(golden, lead, on=after(golden, 21)))
    refused(409, "heard", "24", lambda: revoke(golden, lead, on=after(golden, 12)))


def test_the_decision_with_all_that_follows_from_it(golden: Any, honour: Any, lead: Any) -> None:
    from zhiheng.registry import selectors as registry
    from zhiheng.registry.models import Bar

    revoked(golden, lead)
    honour.refresh_from_db()
    on = after(golden, 20)
    assert (honour.state, honour.revoked_on, lead.state, lead.recovered_fen) == (
        "revoked",
        on,
        "revoked",
        50_000_000,
    )
    bar = Bar.objects.get(uscc=honour.uscc, ground="revocation")
    assert bar.through == date(on.year + 4, on.month, on.day)
    assert {"awarded": honour.awarded.isoformat(), "revoked": on.isoformat()} in registry.of_code(
        golden.award.pk, honour.uscc
    )


def test_an_answer_in_the_system_is_its_own_proof(golden: Any, lead: Any) -> None:
    told(golden, lead)
    golden.do("a1", "answer_revocation", lead.ref, answer="愿意整改", later=11 * DAY)
    golden.do(
        "c1",
        "give_opinion",
        lead.ref,
        support="revoke",
        opinion="事实清楚",
        document="评委会意见1号",
        later=12 * DAY,
    )
    revoke(golden, lead)
    lead.refresh_from_db()
    assert (lead.state, lead.served_on) == ("revoked", after(golden, 11))


def test_the_committee_speaks_through_its_chair(golden: Any, lead: Any, refused: Refused) -> None:
    heard(golden, lead)
    refused(
        403,
        "duty",
        "24",
        lambda: golden.do(
            "c2", "give_opinion", lead.ref, support="keep", opinion="x", document="x", later=15 * DAY
        ),
    )


def test_a_waiver_is_on_paper_and_silence_counts_after_its_time(
    golden: Any, lead: Any, refused: Refused
) -> None:
    told(golden, lead)
    scan = golden.paper("office")
    refused(
        409,
        "notice_served",
        "24",
        lambda: golden.do(
            "office",
            "record_waiver",
            lead.ref,
            on=after(golden, 12),
            how="written",
            scan=scan,
            later=12 * DAY,
        ),
    )
    golden.do("office", "serve_revocation", lead.ref, on=after(golden, 11), scan=scan, later=12 * DAY)
    refused(
        422,
        "answer_time_over",
        "24",
        lambda: golden.do(
            "office",
            "record_waiver",
            lead.ref,
            on=after(golden, 15),
            how="expired",
            scan=scan,
            later=15 * DAY,
        ),
    )
    golden.do(
        "office", "record_waiver", lead.ref, on=after(golden, 16), how="expired", scan=scan, later=16 * DAY
    )
    golden.do("c1", "give_opinion", lead.ref, support="revoke", opinion="x", document="x", later=17 * DAY)
    revoke(golden, lead)


def test_delivery_before_the_notice_or_to_come(golden: Any, lead: Any, refused: Refused) -> None:
    told(golden, lead)
    scan = golden.paper("office")
    refused(
        422,
        "served_after_told",
        "24",
        lambda: golden.do(
            "office", "serve_revocation", lead.ref, on=after(golden, 9), scan=scan, later=12 * DAY
        ),
    )
    refused(
        422,
        "not_future",
        "24",
        lambda: golden.do(
            "office", "serve_revocation", lead.ref, on=after(golden, 13), scan=scan, later=12 * DAY
        ),
    )


def test_the_prize_comes_back_in_three_parts_and_the_line_stays(
    golden: Any, lead: Any, refused: Refused
) -> None:
    from zhiheng.aftercare.revocation import selectors
    from zhiheng.editions.models import BudgetLine

    revoked(golden, lead)
    before = list(
        BudgetLine.objects.filter(edition=golden.edition).order_by("pk").values_list("fen", "spent_fen")
    )

    def receive(amount: str, document: str) -> None:
        golden.do(
            "office",
            "receive_recovery",
            lead.ref,
            amount=amount,
            on=after(golden, 30),
            document=document,
            scan=golden.paper("office"),
            later=30 * DAY,
        )

    receive("20万元", "国库1号")
    refused(409, "receipt_once", "24", lambda: receive("1万元", "国库1号"))
    refused(422, "recovery_owed", "24", lambda: receive("300000.01元", "国库2号"))
    golden.do(
        "office", "remind_recovery", lead.ref, due=after(golden, 40), document="催缴1号", later=31 * DAY
    )
    receive("20万元", "国库2号")
    golden.do(
        "office",
        "apply_to_court",
        lead.ref,
        on=after(golden, 32),
        court="金水区人民法院",
        reason="逾期未缴",
        later=33 * DAY,
    )
    receive("10万元", "国库3号")
    assert (selectors.owing(lead), [r.fen for r in selectors.receipts(lead.pk)]) == (
        0,
        [20_000_000, 20_000_000, 10_000_000],
    )
    assert before == list(
        BudgetLine.objects.filter(edition=golden.edition).order_by("pk").values_list("fen", "spent_fen")
    )
    refused(
        409,
        "recovery_owed",
        "24",
        lambda: golden.do(
            "office", "remind_recovery", lead.ref, due=after(golden, 40), document="催缴2号", later=34 * DAY
        ),
    )
    refused(
        409,
        "recovery_owed",
        "24",
        lambda: golden.do(
            "office", "apply_to_court", lead.ref, on=after(golden, 32), court="x", reason="x", later=34 * DAY
        ),
    )


def test_a_case_ends_when_nothing_is_left_to_do(golden: Any, lead: Any, refused: Refused) -> None:
    revoked(golden, lead)
    scan, on = golden.paper("office"), after(golden, 22)

    def settle() -> None:
        golden.do("office", "settle_revocation", lead.ref, note="全部办结", later=40 * DAY)

    refused(409, "adverse_delivered", "24", settle)
    golden.do("office", "deliver_revocation", lead.ref, on=on, scan=scan, later=23 * DAY)
    refused(409, "revocation_published", "24", settle)
    refused(
        422,
        "medium_needed",
        "24",
        lambda: golden.do(
            "office",
            "publish_revocation",
            lead.ref,
            on=on,
            medium=" ",
            link="https://example.invalid/",
            capture=scan,
            later=23 * DAY,
        ),
    )
    golden.do(
        "office",
        "publish_revocation",
        lead.ref,
        on=on,
        medium="区政府门户网站",
        link="https://example.invalid/",
        capture=scan,
        later=23 * DAY,
    )
    refused(409, "certificate_back", "24", settle)
    golden.do("office", "take_back_certificate", lead.ref, on=on, note="证书1件、奖杯1座", later=23 * DAY)
    refused(
        409,
        "certificate_settled",
        "24",
        lambda: golden.do("office", "void_certificate", lead.ref, reason="x", document="x", later=24 * DAY),
    )
    refused(409, "prize_recovered", "24", settle)
    golden.do(
        "office",
        "receive_recovery",
        lead.ref,
        amount="50万元",
        on=on,
        document="国库1号",
        scan=scan,
        later=24 * DAY,
    )
    settle()
    lead.refresh_from_db()
    assert lead.state == "settled"


def test_a_certificate_that_does_not_come_back_is_void(golden: Any, lead: Any) -> None:
    revoked(golden, lead)
    golden.do("office", "void_certificate", lead.ref, reason="逾期不交", document="公告1号", later=30 * DAY)
    lead.refresh_from_db()
    assert (lead.certificate, lead.certificate_note) == ("void", "逾期不交")


def test_one_case_at_a_time_and_no_ground_to_come(
    golden: Any, honour: Any, lead: Any, refused: Refused
) -> None:
    refused(
        409,
        "revocation_once",
        "24",
        lambda: golden.do("office", "open_revocation", honour.ref, ground="breach", facts="x"),
    )
    golden.do("office", "drop_revocation", lead.ref, reason="不属实", later=10 * DAY)
    refused(
        422,
        "not_future",
        "24",
        lambda: golden.do(
            "office", "open_revocation", honour.ref, ground="breach", facts="x", happened=after(golden, 2)
        ),
    )


@pytest.mark.parametrize(("touched", "bars"), [("touched", 1), ("untouched", 0)])
def test_whether_another_organisation_is_touched_is_judged(
    golden: Any, lead: Any, refused: Refused, touched: str, bars: int
) -> None:
    from zhiheng.aftercare.revocation.models import Tie
    from zhiheng.registry import selectors as registry
    from zhiheng.registry.models import Bar

    other = golden.case("A3").organisation.uscc
    refused(
        422,
        "tie_once",
        "24",
        lambda: golden.do(
            "office",
            "note_tie",
            lead.ref,
            name="x",
            uscc=lead.honour.uscc,
            relation="parent",
            facts="x",
            later=9 * DAY,
        ),
    )
    refused(
        422,
        "uscc_check",
        "24",
        lambda: golden.do(
            "office",
            "note_tie",
            lead.ref,
            name="x",
            uscc="91410105MA00000000",
            relation="parent",
            facts="x",
            later=9 * DAY,
        ),
    )
    golden.do(
        "office",
        "note_tie",
        lead.ref,
        name="某子公司",
        uscc=other,
        relation="subsidiary",
        facts="全资子公司",
        later=9 * DAY,
    )
    tie = Tie.objects.get(revocation=lead)

    def judge() -> None:
        golden.do(
            "government",
            "judge_tie",
            tie.ref,
            touched=touched,
            reason="业务与人员承继",
            document="认定1号",
            later=21 * DAY,
        )

    refused(409, "tie_after_decision", "24", judge)
    revoked(golden, lead)
    judge()
    tie.refresh_from_db()
    assert tie.state == touched
    assert Bar.objects.filter(uscc=other, ground="revocation").count() == bars
    assert ({"revoked": after(golden, 20).isoformat()} in registry.of_code(golden.award.pk, other)) is bool(
        bars
    )


def test_the_winner_and_the_committee_know_of_it_once_told(golden: Any, lead: Any) -> None:
    from zhiheng.access import todo, viewer

    def knows(login: str) -> bool:
        return todo.knows(viewer.of(golden.user(login)), lead.ref)

    assert [knows(x) for x in ("a1", "c1", "a6", "e1", "government")] == [False, False, False, False, True]
    told(golden, lead)
    assert [knows(x) for x in ("a1", "c1", "a6", "e1")] == [True, True, False, False]
