"""The use of a prize and inspections: each act met and refused, who does it, what can be computed again
(Art 23).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.house import take_away

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
CHECKED = {
    "account": "met",
    "purposes": "met",
    "vouchers": "met",
    "balance": "met",
    "title": "met",
    "model": "met",
}


def honour_of(play: Any, alias: str = "A1") -> Any:
    from zhiheng.registry.models import Honour

    return Honour.objects.get(case=play.case(alias).pk)


def made(model: str, done: Any) -> Any:
    """The object that an act made or moved."""
    from zhiheng.aftercare.funds import models

    return getattr(models, model).objects.get(pk=done.object.partition("/")[2])


def said(play: Any, **more: Any) -> dict[str, Any]:
    return {"on": play.now().date(), "purpose": "质量宣传", "amount": "1.2万元", "payee": "某印务公司"} | more


def entered(play: Any, who: str = "a1", **more: Any) -> Any:
    return made("Use", play.do(who, "enter_use", honour_of(play, who.upper()).ref, **said(play, **more)))


def account(play: Any, alias: str = "A1", who: str = "office") -> Any:
    from zhiheng.access import viewer
    from zhiheng.aftercare.funds import selectors
    from zhiheng.editions import selectors as editions

    return selectors.account(viewer.of(play.user(who)), honour_of(play, alias), editions.rules_of(play.award))


def state(row: Any) -> str:
    row.refresh_from_db()
    return str(row.state)


def named(play: Any, alias: str = "A1") -> Any:
    two = [play.user("office"), play.user("office2")]
    return made(
        "Inspection",
        play.do("office", "name_inspection", honour_of(play, alias).ref, inspectors=two, reason="从未检查过"),
    )


def found(play: Any, line: str = "vouchers", **more: str) -> dict[str, Any]:
    """A record with one finding to be put right within ten days."""
    due = (play.now().date() + 10 * DAY).isoformat()
    return {
        "checklist": CHECKED | {line: "not"},
        "findings": [{"line": line, "facts": "一笔支出没有凭证", "due": due} | more],
    }


def recorded(play: Any, **more: Any) -> tuple[Any, Any]:
    """An inspection with its record, and its finding."""
    from zhiheng.aftercare.funds.models import InspectionFinding

    row = named(play)
    play.do(
        "office",
        "record_inspection",
        row.ref,
        on=play.now().date(),
        scan=play.paper("office", "检查记录"),
        **found(play, **more),
    )
    return row, InspectionFinding.objects.get(inspection=row)


def waiting(play: Any, who: str) -> set[tuple[str, str]]:
    from zhiheng.access import todo, viewer

    return {(v.act.name, v.object) for v in todo.of_user(viewer.of(play.user(who)), todo=True) if v.allowed}


def test_a_plan_keeps_to_the_list_and_the_prize(golden: Any, refused: Any) -> None:
    ref = honour_of(golden).ref

    def plan(**sums: str) -> Any:
        return golden.do("a1", "plan_use", ref, plan=sums)

    refused(422, "purpose_listed", "23", lambda: plan(接待="1万元"))
    refused(422, "plan_within_prize", "23", lambda: plan(质量宣传="50.01万元"))
    refused(422, "amount_some", "23", lambda: plan(质量宣传=" "))
    refused(422, "amount", "23", lambda: plan(质量宣传="一万"))
    refused(403, "duty", "23", lambda: golden.do("office", "plan_use", ref, plan={"质量宣传": "1万元"}))
    first = made("UsePlan", plan(质量宣传="200000", 质量攻关=""))
    assert (first.state, first.purposes) == ("filed", {"质量宣传": 20_000_000})
    second = made("UsePlan", plan(质量攻关="50万元"))
    assert (state(first), second.state) == ("renewed", "filed") and account(golden).plan == {
        "质量攻关": 50_000_000
    }


def test_spending_keeps_to_the_list_and_to_one_voucher(golden: Any, refused: Any) -> None:
    ref, voucher = honour_of(golden).ref, golden.paper("a1", "发票")

    def enter(who: str = "a1", **more: Any) -> Any:
        return golden.do(who, "enter_use", ref, **said(golden, **more))

    refused(422, "purpose_listed", "23", lambda: enter(purpose="业务接待"))
    refused(422, "purpose_reason", "23", lambda: enter(purpose="其他与质量建设有关的活动"))
    refused(422, "amount_some", "23", lambda: enter(amount="0"))
    refused(422, "amount", "23", lambda: enter(amount="1,2万3"))
    refused(422, "not_future", "23", lambda: enter(on=golden.now().date() + DAY))
    refused(422, "file_known", "23", lambda: enter(voucher="0" * 64))
    refused(403, "duty", "23", lambda: enter("office"))
    row = entered(golden, voucher=voucher)
    assert (row.fen, row.state, row.voucher) == (1_200_000, "entered", voucher)
    refused(422, "voucher_once", "23", lambda: enter(voucher=voucher))
    golden.do("a1", "strike_use", row.ref, reason="金额写错")
    assert state(row) == "struck" and account(golden).uses == []
    assert (
        entered(
            golden, voucher=voucher, amount="800", purpose="其他与质量建设有关的活动", reason="质量月展板"
        ).fen
        == 80_000
    )
    refused(409, "right_state", "23", lambda: golden.do("a1", "strike_use", row.ref, reason="x"))


def test_balance_and_flags_follow_from_the_entries(golden: Any) -> None:
    assert (account(golden).balance, account(golden).spent) == (50_000_000, 0)
    early = entered(golden, on=golden.now().date() - DAY, voucher=golden.paper("a1", "早"))
    bare = entered(golden)
    much = entered(golden, amount="49万元", voucher=golden.paper("a1", "多"), purpose="质量攻关")
    it = account(golden)
    rules = {k: {f.rule for f in v} for k, v in it.flags.items()}
    assert rules[early.pk] == {"use_after_payment"} and "use_voucher" in rules[bare.pk]
    assert (
        "use_balance" in rules[much.pk] and "use_balance" not in rules[bare.pk] and it.balance == -1_400_000
    )
    assert it.sums["质量宣传"] == 2_400_000 and it.sums["质量攻关"] == 49_000_000 and it.sums["品牌建设"] == 0
    assert much.pk in {u.pk for u in it.uses} and account(golden, "A6").uses == []


def test_a_re_award_has_no_prize_to_use(golden: Any, refused: Any) -> None:
    honour = honour_of(golden, "A10")
    refused(409, "prize_none", "27", lambda: golden.do("a10", "enter_use", honour.ref, **said(golden)))
    refused(
        409, "prize_none", "27", lambda: golden.do("a10", "plan_use", honour.ref, plan={"质量宣传": "1万元"})
    )
    assert account(golden, "A10") is None and ("report_use", honour.ref) not in waiting(golden, "a10")


def test_nothing_is_used_before_it_was_paid(golden: Any, refused: Any) -> None:
    from zhiheng.stages.decision.models import Payment

    Payment.objects.filter(case=golden.case("A1")).update(state="ordered", paid_at=None)
    refused(
        409, "prize_paid", "23", lambda: golden.do("a1", "enter_use", honour_of(golden).ref, **said(golden))
    )


def test_a_report_fixes_what_it_contains(golden: Any, refused: Any) -> None:
    ref, today = honour_of(golden).ref, golden.now().date()
    old, new = entered(golden, on=today - 2 * DAY), entered(golden)

    def report(**more: Any) -> Any:
        return golden.do(
            "a1", "report_use", ref, **{"year": today.year, "through": today - DAY, "text": "用于宣传"} | more
        )

    refused(422, "not_future", "23", lambda: report(through=today + DAY))
    refused(422, "report_in_year", "23", lambda: report(year=today.year - 1))
    refused(
        403,
        "duty",
        "23",
        lambda: golden.do("office", "report_use", ref, year=today.year, through=today, text="x"),
    )
    row = made("UseReport", report())
    old.refresh_from_db(), new.refresh_from_db()
    assert (old.report_id, new.report_id) == (row.pk, None)
    refused(409, "use_report_once", "23", report)
    refused(409, "use_unreported", "23", lambda: golden.do("a1", "strike_use", old.ref, reason="x"))
    golden.do("a1", "strike_use", new.ref, reason="重复登记")
    assert state(new) == "struck"


def test_last_years_report_waits_until_nothing_was_left(golden: Any) -> None:
    from zhiheng.access.models import Award

    ref, year = honour_of(golden).ref, golden.now().year
    spent = entered(golden, amount="50万元")
    assert ("report_use", ref) not in waiting(golden, "a1"), "the first year is not over"
    Award.objects.filter(pk=golden.award.pk).update(offset_ms=golden.award.offset_ms + 1000 * 86400 * 120)
    golden.award.refresh_from_db()
    assert golden.now().year == year + 1 and ("report_use", ref) in waiting(golden, "a1")
    golden.do("a1", "report_use", ref, year=year, through=date(year, 12, 31), text="全部用于宣传")
    assert ("report_use", ref) not in waiting(golden, "a1")
    Award.objects.filter(pk=golden.award.pk).update(offset_ms=golden.award.offset_ms + 1000 * 86400 * 366)
    golden.award.refresh_from_db()
    assert ("report_use", ref) not in waiting(golden, "a1") and spent.fen == 50_000_000, (
        "nothing is left to report on"
    )
    assert ("report_use", honour_of(golden, "A6").ref) in waiting(golden, "a6")


def test_the_office_flags_and_lifts_by_judgement(golden: Any, refused: Any) -> None:
    row = entered(golden, voucher=golden.paper("a1", "发票"))
    refused(403, "duty", "23", lambda: golden.do("supervision", "flag_use", row.ref, reason="x"))
    refused(403, "duty", "23", lambda: golden.do("a1", "flag_use", row.ref, reason="x"))
    refused(409, "right_state", "23", lambda: golden.do("office", "clear_use", row.ref, reason="x"))
    golden.do("office", "flag_use", row.ref, reason="发票为餐饮")
    assert (
        state(row) == "flagged"
        and row.judgement == "发票为餐饮"
        and [u.pk for u in account(golden).flagged] == [row.pk]
    )
    refused(409, "right_state", "23", lambda: golden.do("a1", "strike_use", row.ref, reason="x"))
    refused(403, "duty", "23", lambda: golden.do("supervision", "clear_use", row.ref, reason="x"))
    golden.do("office", "clear_use", row.ref, reason="已补会议通知")
    assert state(row) == "entered" and account(golden).flagged == []


def test_another_winner_knows_nothing_of_it(golden: Any) -> None:
    from zhiheng.access import viewer
    from zhiheng.access.refusals import Unknown
    from zhiheng.aftercare.funds import selectors

    row, (inspection, finding) = entered(golden), recorded(golden)
    for act, ref, args in (
        ("strike_use", row.ref, {"reason": "x"}),
        ("enter_use", honour_of(golden).ref, said(golden)),
        ("report_rectification", finding.ref, {"text": "x"}),
        ("plan_use", honour_of(golden).ref, {"plan": {"质量宣传": "1万元"}}),
        ("report_use", honour_of(golden).ref, {"year": 2026, "through": golden.now().date(), "text": "x"}),
    ):
        with pytest.raises(Unknown):
            golden.do("a6", act, ref, **args)
    other, mine = viewer.of(golden.user("a6")), viewer.of(golden.user("a1"))
    assert (
        selectors.inspections(other) == []
        and selectors.findings(other) == []
        and account(golden, who="a6").uses == []
    )
    assert [i.pk for i in selectors.inspections(mine)] == [inspection.pk] and [
        f.pk for f in selectors.findings(mine)
    ] == [finding.pk]


def test_an_inspection_is_not_announced(golden: Any) -> None:
    from zhiheng.access import viewer
    from zhiheng.aftercare.funds import selectors

    row = named(golden)
    assert selectors.inspections(viewer.of(golden.user("a1"))) == []
    assert [i.pk for i in selectors.inspections(viewer.of(golden.user("supervision")))] == [row.pk]


def test_a_draw_can_be_computed_again_from_the_ledger_alone(golden: Any) -> None:
    from zhiheng.aftercare.funds.models import Inspection
    from zhiheng.aftercare.funds.services import draws
    from zhiheng.ledger import selectors as ledger
    from zhiheng.proof import canonical, draw

    row = made("Draw", golden.do("office", "seal_draw", golden.award.ref, n=2))
    golden.do(
        "office",
        "draw_inspection",
        row.ref,
        numbers="9 2，31、17 ５",
        source="双色球第2026088期",
        published_on=golden.now().date(),
    )
    by_act = {b["act"]: p["payload"] for b, p in _payloads(ledger, f"award/{golden.award.pk}")}
    sealed, drawn = by_act["seal_draw"], by_act["draw_inspection"]
    assert (
        canonical.digest(canonical.encode({k: sealed[k] for k in ("honours", "inspectors", "apart", "n")}))
        == sealed["digest"]
        == drawn["digest"]
    )
    assert drawn["numbers"] == [9, 2, 31, 17, 5] and drawn["labels"] == ["winners", "inspectors"]
    winners = draw.drawn("winners", [drawn["numbers"]], [x for x, _ in sealed["honours"]], sealed["n"])
    order = draw.drawn(
        "inspectors", [drawn["numbers"]], [x for x, _ in sealed["inspectors"]], len(sealed["inspectors"])
    )
    again = [[w, two] for w, two in draws.pairs(order, winners, sealed["apart"])]
    assert again == drawn["drawn"] and [h for h, _ in again] == winners
    assert {i.honour_id: i.inspectors for i in Inspection.objects.filter(draw=row)} == dict(again) and all(
        len(set(two)) == 2 for _, two in again
    )


def _payloads(ledger: Any, chain: str) -> list[tuple[Any, Any]]:
    bodies = {e["body"]["seq"]: e["body"] for e in ledger.entries(chain)}
    return [(bodies[p["seq"]], p) for p in ledger.payloads(chain)]


def test_numbers_known_before_the_seal_decide_nothing(golden: Any, refused: Any) -> None:
    ref, today = golden.award.ref, golden.now().date()
    refused(422, "draw_enough", "23", lambda: golden.do("office", "seal_draw", ref, n=99))
    refused(422, "draw_enough", "23", lambda: golden.do("office", "seal_draw", ref, n=0))
    refused(
        422,
        "inspectors_enough",
        "23",
        lambda: golden.do("office", "seal_draw", ref, n=1, inspectors=[golden.user("office")]),
    )
    refused(422, "draw_known", "23", lambda: golden.do("office", "seal_draw", ref, n=1, honours=["0" * 32]))
    refused(403, "duty", "23", lambda: golden.do("supervision", "seal_draw", ref, n=1))
    row = made(
        "Draw",
        golden.do(
            "office", "seal_draw", ref, n=1, honours=[honour_of(golden).pk, honour_of(golden, "A6").pk]
        ),
    )
    assert [pk for pk, _ in row.honours] == [honour_of(golden).pk, honour_of(golden, "A6").pk] and (
        "draw_inspection",
        row.ref,
    ) in waiting(golden, "office")

    def draw(who: str = "office", **more: Any) -> Any:
        return golden.do(
            who,
            "draw_inspection",
            row.ref,
            **{"numbers": "1 2 3", "source": "彩票", "published_on": today} | more,
        )

    refused(422, "draw_after_seal", "23", lambda: draw(published_on=today - DAY))
    refused(422, "not_future", "23", lambda: draw(published_on=today + DAY))
    refused(422, "draw_numbers", "23", lambda: draw(numbers="1 2"))
    refused(422, "draw_numbers", "23", lambda: draw(numbers="1 2 x"))
    refused(403, "duty", "23", lambda: draw("supervision"))
    draw()
    refused(409, "right_state", "23", draw)


def test_inspectors_with_an_interest_stay_away() -> None:
    from zhiheng.aftercare.funds.services import draws

    made_ = draws.pairs(["a", "b", "c"], ["w1", "w2", "w3"], {"w1": ["a"], "w3": ["b"]})
    assert made_ == [("w1", ["b", "c"]), ("w2", ["a", "b"]), ("w3", ["c", "a"])]


def test_an_inspection_is_named_with_a_reason_and_two_persons(golden: Any, refused: Any) -> None:
    from zhiheng.access import ids
    from zhiheng.access.models import Recusal, User

    ref, office, second = honour_of(golden).ref, golden.user("office"), golden.user("office2")

    def name(who: str = "office", **more: Any) -> Any:
        return golden.do(
            who, "name_inspection", ref, **{"inspectors": [office, second], "reason": "接到反映"} | more
        )

    refused(422, "inspectors_enough", "23", lambda: name(inspectors=[office, office]))
    refused(422, "named_reason", "23", lambda: name(reason=" "))
    refused(422, "draw_known", "23", lambda: name(inspectors=[office, golden.user("supervision")]))
    refused(403, "duty", "23", lambda: name("supervision"))
    declared = Recusal.objects.create(
        id=ids.new_id(),
        award=golden.award,
        user=User.objects.get(pk=second),
        case=golden.case("A1").pk,
        ground="relative",
        source="本人声明",
        at=golden.now(),
    )
    refused(422, "inspector_apart", "18", name)
    refused(422, "inspectors_enough", "23", lambda: golden.do("office", "seal_draw", golden.award.ref, n=1))
    declared.delete()
    row = made("Inspection", name())
    assert (row.state, row.inspectors) == ("assigned", sorted([office, second])) and (
        "record_inspection",
        row.ref,
    ) in waiting(golden, "office2")


def test_a_record_is_whole_and_says_what_it_found(golden: Any, refused: Any) -> None:
    from zhiheng.aftercare.funds.models import InspectionFinding
    from zhiheng.outbox.models import Message

    row, today, scan = named(golden), golden.now().date(), golden.paper("office", "检查记录")

    def record(who: str = "office", **more: Any) -> Any:
        return golden.do(
            who, "record_inspection", row.ref, **{"on": today, "scan": scan, "checklist": CHECKED} | more
        )

    refused(422, "visit_after_order", "23", lambda: record(on=today - DAY))
    refused(422, "not_future", "23", lambda: record(on=today + DAY))
    refused(422, "checklist_whole", "23", lambda: record(checklist={"account": "met"}))
    refused(422, "checklist_whole", "23", lambda: record(checklist=CHECKED | {"invented": "met"}))
    refused(422, "checklist_explained", "23", lambda: record(checklist=CHECKED | {"title": "not"}))
    refused(422, "checklist_explained", "23", lambda: record(findings=[{"line": "title", "facts": "x"}]))
    refused(422, "finding_facts", "23", lambda: record(**found(golden, facts=" ")))
    refused(422, "finding_use", "23", lambda: record(**found(golden, use="0" * 32)))
    refused(422, "rectify_ahead", "23", lambda: record(**found(golden, due=today.isoformat())))
    refused(422, "argument_type", "23", lambda: record(**found(golden, due="下周")))
    refused(422, "file_known", "23", lambda: record(scan="0" * 64))
    refused(403, "duty", "23", lambda: record("supervision"))
    concerned = entered(golden)
    record(**found(golden, "title", use=concerned.pk))
    finding = InspectionFinding.objects.get(inspection=row)
    assert (state(row), finding.state, finding.article, finding.use_id) == (
        "recorded",
        "open",
        "29",
        concerned.pk,
    )
    assert ("report_rectification", finding.ref) in waiting(golden, "a1") and (
        "report_rectification",
        finding.ref,
    ) not in waiting(golden, "a6")
    assert Message.objects.filter(key="inspection_recorded", to=golden.user("a1")).count() == 1


def test_only_its_inspectors_record_and_check(golden: Any, refused: Any) -> None:
    row = named(golden)
    type(row).objects.filter(pk=row.pk).update(
        inspectors=[golden.user("office2"), golden.user("supervision")]
    )
    whole = {"on": golden.now().date(), "checklist": CHECKED, "scan": golden.paper("office", "检查记录")}
    refused(403, "duty", "23", lambda: golden.do("office", "record_inspection", row.ref, **whole))
    golden.do(
        "office2",
        "record_inspection",
        row.ref,
        scan=golden.paper("office2", "检查记录"),
        **found(golden),
        on=golden.now().date(),
    )
    from zhiheng.aftercare.funds.models import InspectionFinding

    finding = InspectionFinding.objects.get(inspection=row)
    golden.do("a1", "report_rectification", finding.ref, text="已补")
    refused(403, "duty", "23", lambda: golden.do("office", "accept_rectification", finding.ref, note="x"))
    refused(403, "duty", "23", lambda: golden.do("office", "return_rectification", finding.ref, reason="x"))
    assert ("accept_rectification", finding.ref) not in waiting(golden, "office") and (
        "accept_rectification",
        finding.ref,
    ) in waiting(golden, "office2")


def test_what_was_put_right_is_checked_before_it_is_closed(golden: Any, refused: Any) -> None:
    row, finding = recorded(golden)
    refused(
        409,
        "findings_settled",
        "23",
        lambda: golden.do("office", "close_inspection", row.ref, conclusion="x"),
    )
    refused(
        409, "right_state", "23", lambda: golden.do("office", "accept_rectification", finding.ref, note="x")
    )
    refused(403, "duty", "23", lambda: golden.do("office", "report_rectification", finding.ref, text="x"))
    refused(
        422,
        "file_known",
        "23",
        lambda: golden.do("a1", "report_rectification", finding.ref, text="x", file="0" * 64),
    )
    golden.do("a1", "report_rectification", finding.ref, text="已补发票", file=golden.paper("a1", "发票"))
    assert state(finding) == "rectified" and ("accept_rectification", finding.ref) in waiting(
        golden, "office2"
    )
    refused(
        422,
        "rectify_ahead",
        "23",
        lambda: golden.do("office", "return_rectification", finding.ref, reason="x", due=golden.now().date()),
    )
    later = golden.now().date() + 20 * DAY
    golden.do("office2", "return_rectification", finding.ref, reason="发票抬头不对", due=later)
    assert (state(finding), finding.returned, finding.due) == ("open", "发票抬头不对", later)
    golden.do("a1", "report_rectification", finding.ref, text="已换发票")
    refused(409, "right_state", "23", lambda: golden.do("a1", "report_rectification", finding.ref, text="x"))
    assert ("close_inspection", row.ref) not in waiting(golden, "office")
    golden.do("office", "accept_rectification", finding.ref, note="核对无误")
    refused(
        409, "right_state", "23", lambda: golden.do("office", "return_rectification", finding.ref, reason="x")
    )
    assert (state(finding), finding.checked_by, finding.returned) == (
        "accepted",
        golden.user("office"),
        "",
    ) and ("close_inspection", row.ref) in waiting(golden, "office")
    refused(403, "duty", "23", lambda: golden.do("supervision", "close_inspection", row.ref, conclusion="x"))
    golden.do("office", "close_inspection", row.ref, conclusion="整改到位")
    assert (state(row), row.conclusion, row.closed_on) == ("closed", "整改到位", golden.now().date())


def test_late_is_listed_and_taken_all_the_same(golden: Any) -> None:
    from zhiheng.aftercare.funds import selectors

    _, finding = recorded(golden)
    assert selectors.late([finding], finding.due) == {} and selectors.late(
        [finding], finding.due + 3 * DAY
    ) == {finding.pk: 3}
    golden.do("a1", "report_rectification", finding.ref, later=15 * DAY, text="已补")
    finding.refresh_from_db()
    assert selectors.late([finding], finding.due + 3 * DAY) == {}


def test_a_grave_finding_becomes_a_lead(golden: Any, refused: Any) -> None:
    row, finding = recorded(golden, line="purposes", facts="奖金用于发放福利")
    refused(403, "duty", "23", lambda: golden.do("supervision", "escalate_finding", finding.ref, reason="x"))
    golden.do("office", "escalate_finding", finding.ref, reason="情节严重")
    assert state(finding) == "escalated"
    refused(
        409, "right_state", "23", lambda: golden.do("office", "escalate_finding", finding.ref, reason="x")
    )
    golden.do("office", "close_inspection", row.ref, conclusion="转线索")
    refused(
        409, "right_state", "23", lambda: golden.do("office", "close_inspection", row.ref, conclusion="x")
    )


def test_who_was_never_inspected_is_listed(golden: Any) -> None:
    from zhiheng.access import viewer
    from zhiheng.aftercare.funds import selectors

    by = viewer.of(golden.user("office"))

    def never() -> set[str]:
        return {
            h.pk
            for h in selectors.never(
                [h for h in selectors.honours(by) if h.award_id == golden.award.pk], selectors.inspections(by)
            )
        }

    before, mine = never(), honour_of(golden).pk
    named(golden)
    assert mine in before and mine in never(), "assigned is not inspected"
    recorded(golden)
    assert never() == before - {mine}


def test_nothing_more_is_spent_of_a_revoked_honour(golden: Any, refused: Any) -> None:
    take_away(honour_of(golden), golden.now().date())
    for act, args in (
        ("enter_use", said(golden)),
        ("plan_use", {"plan": {"质量宣传": "1万元"}}),
        ("report_use", {"year": 2026, "through": golden.now().date(), "text": "x"}),
    ):
        refused(
            409,
            "right_state",
            "23",
            lambda act=act, args=args: golden.do("a1", act, honour_of(golden).ref, **args),
        )
    refused(
        409,
        "right_state",
        "23",
        lambda: golden.do(
            "office",
            "name_inspection",
            honour_of(golden).ref,
            inspectors=[golden.user("office"), golden.user("office2")],
            reason="x",
        ),
    )
