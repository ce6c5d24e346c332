"""Promotion: each act met and refused, by whom it is done, and what follows from it (Art 19-22, 29)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.house import take_away

pytestmark = pytest.mark.django_db

CASE = {
    "name": "班组质量日清",
    "sector": "key",
    "method": "卓越绩效模式",
    "text": "背景。\n\n做法。",
    "figures": "合格率99.1%",
    "year": 2025,
}
ACTIVITY = {"name": "区长质量奖经验分享会", "sort": "sharing", "sector": "key", "place": "区政务中心"}


def honour_of(play: Any, alias: str = "A1") -> Any:
    from zhiheng.registry.models import Honour

    return Honour.objects.get(case=play.case(alias).pk)


def made(model: str, done: Any) -> Any:
    """The object that an act made or moved."""
    from zhiheng.aftercare.promotion import models

    return getattr(models, model).objects.get(pk=done.object.partition("/")[2])


def planned(play: Any) -> Any:
    return made(
        "PromotionPlan",
        play.do("office", "draft_promotion_plan", play.award.ref, year=play.now().year, text="重点行业先行"),
    )


def day(play: Any) -> date:
    """The last day of the award's present year: ahead of every test."""
    return date(play.now().year, 12, 31)


def adopted(play: Any) -> tuple[Any, Any]:
    """An adopted plan with one activity."""
    plan = planned(play)
    activity = made("Activity", play.do("office", "add_activity", plan.ref, on=day(play), **ACTIVITY))
    play.do("office", "adopt_promotion_plan", plan.ref, document="金质推〔2026〕1号")
    return plan, activity


def asked(play: Any) -> tuple[Any, dict[str, Any]]:
    """An activity to which winners were asked, and their parts by code."""
    from zhiheng.aftercare.promotion.models import Part

    _, activity = adopted(play)
    play.do("office", "ask_winners", activity.ref, due=day(play))
    return activity, {
        p.honour.uscc: p for p in Part.objects.filter(activity=activity).select_related("honour")
    }


def after(play: Any) -> timedelta:
    """How long until the day of the activity."""
    return timedelta(days=(day(play) - play.now().date()).days)


def state(row: Any) -> str:
    row.refresh_from_db()
    return str(row.state)


def published(play: Any) -> Any:
    row = made("Practice", play.do("a1", "draft_practice", honour_of(play).ref, **CASE))
    play.do("a1", "consent_practice", row.ref, confirmed=True)
    play.do("office", "publish_practice", row.ref)
    return row


def test_one_plan_for_an_award_and_year(golden: Any, refused: Any) -> None:
    year = golden.now().year
    plan = planned(golden)
    assert (plan.state, plan.year, plan.named) == ("drafted", year, f"{year}年推广计划")
    refused(
        409,
        "promotion_plan_once",
        "19",
        lambda: golden.do("office", "draft_promotion_plan", golden.award.ref, year=year, text="x"),
    )
    refused(
        422,
        "plan_year",
        "19",
        lambda: golden.do("office", "draft_promotion_plan", golden.award.ref, year=year - 1, text="x"),
    )
    refused(
        403,
        "duty",
        "19",
        lambda: golden.do("supervision", "draft_promotion_plan", golden.award.ref, year=year, text="x"),
    )


def test_a_plan_is_adopted_with_activities_in_its_year(golden: Any, refused: Any) -> None:
    plan = planned(golden)
    refused(
        409,
        "plan_activities",
        "19",
        lambda: golden.do("office", "adopt_promotion_plan", plan.ref, document="x"),
    )
    other = date(plan.year + 1, 1, 1)
    refused(
        422,
        "activity_in_year",
        "19",
        lambda: golden.do("office", "add_activity", plan.ref, on=other, **ACTIVITY),
    )
    refused(
        422,
        "hosts_standing",
        "19",
        lambda: golden.do("office", "add_activity", plan.ref, on=day(golden), hosts=["0" * 32], **ACTIVITY),
    )
    golden.do("office", "add_activity", plan.ref, on=day(golden), hosts=[honour_of(golden).pk], **ACTIVITY)
    golden.do("office", "adopt_promotion_plan", plan.ref, document="金质推〔2026〕1号")
    plan.refresh_from_db()
    assert (plan.state, plan.document, plan.adopted_on) == (
        "adopted",
        "金质推〔2026〕1号",
        golden.now().date(),
    )
    refused(
        409, "right_state", "19", lambda: golden.do("office", "adopt_promotion_plan", plan.ref, document="x")
    )


def test_winners_are_asked_under_an_adopted_plan_and_told(golden: Any, refused: Any) -> None:
    from zhiheng.outbox.models import Message

    plan = planned(golden)
    activity = made("Activity", golden.do("office", "add_activity", plan.ref, on=day(golden), **ACTIVITY))
    refused(
        409,
        "promotion_plan_adopted",
        "22",
        lambda: golden.do("office", "ask_winners", activity.ref, due=day(golden)),
    )
    golden.do("office", "adopt_promotion_plan", plan.ref, document="1号")
    refused(
        422,
        "due_ahead",
        "22",
        lambda: golden.do("office", "ask_winners", activity.ref, due=golden.now().date() - timedelta(days=1)),
    )
    refused(
        422,
        "due_before_activity",
        "22",
        lambda: golden.do("office", "ask_winners", activity.ref, due=day(golden) + timedelta(days=1)),
    )
    golden.do("office", "ask_winners", activity.ref, due=day(golden))
    from zhiheng.aftercare.promotion.models import Part
    from zhiheng.registry.models import Honour

    parts = Part.objects.filter(activity=activity)
    holders = {
        h.uscc
        for h in Honour.objects.filter(award=golden.award, state="standing", valid_through__gte=day(golden))
    }
    assert {p.honour.uscc for p in parts} == holders and len(parts) == len(holders) >= 3
    assert Message.objects.filter(key="activity_asked", to=golden.user("a1")).count() == 1


def test_nobody_is_asked_where_no_honour_stands(golden: Any, refused: Any) -> None:
    from zhiheng.registry.models import Honour

    _, activity = adopted(golden)
    Honour.objects.filter(award=golden.award).update(valid_through=day(golden) - timedelta(days=1))
    refused(
        409, "winners_there", "22", lambda: golden.do("office", "ask_winners", activity.ref, due=day(golden))
    )


def test_a_winner_signs_up_and_what_it_missed_is_listed(golden: Any, refused: Any) -> None:
    from zhiheng.access import viewer
    from zhiheng.aftercare.promotion import selectors

    activity, parts = asked(golden)
    first, second = parts[honour_of(golden, "A1").uscc], parts[honour_of(golden, "A6").uscc]
    said = {"people": 3, "contact": "张三 13800000000"}
    refused(422, "people_some", "22", lambda: golden.do("a1", "sign_up", first.ref, **said | {"people": 0}))
    refused(
        409,
        "sign_up_open",
        "22",
        lambda: golden.do("a1", "sign_up", first.ref, later=after(golden) + timedelta(days=1), **said),
    )
    golden.do("a1", "sign_up", first.ref, **said)
    assert state(first) == "signed_up"
    refused(
        409,
        "activity_over",
        "22",
        lambda: golden.do("office", "record_attendance", activity.ref, attended=[first.pk]),
    )
    later = after(golden)
    refused(
        422,
        "attended_asked",
        "22",
        lambda: golden.do("office", "record_attendance", activity.ref, later=later, attended=["0" * 32]),
    )
    refused(
        422,
        "people_some",
        "22",
        lambda: golden.do("office", "record_attendance", activity.ref, later=later, others=-1),
    )
    refused(
        422,
        "file_known",
        "22",
        lambda: golden.do("office", "record_attendance", activity.ref, later=later, scan="0" * 64),
    )
    refused(409, "right_state", "22", lambda: golden.do("a6", "explain_absence", second.ref, explanation="x"))
    golden.do(
        "office",
        "record_attendance",
        activity.ref,
        later=later,
        attended=[first.pk],
        others=40,
        scan=golden.paper("office", "签到表"),
    )
    assert (state(first), state(second), state(activity)) == ("attended", "missed", "held")
    office = viewer.of(golden.user("office"))
    assert second.pk in {p.pk for p in selectors.missed(office)} and first.pk not in {
        p.pk for p in selectors.missed(office)
    }
    mine = viewer.of(golden.user("a6"))
    assert [p.pk for p in selectors.missed(mine)] == [second.pk], "a winner sees its own alone"
    golden.do("a6", "explain_absence", second.ref, later=later, explanation="当天有监督抽查，下一场补上")
    assert second.pk in {p.pk for p in selectors.missed(office)}, "explained, and yet missed"


def test_an_activity_is_evaluated_after_it_was_held(golden: Any, refused: Any) -> None:
    activity, _ = asked(golden)
    refused(
        409,
        "right_state",
        "19",
        lambda: golden.do("office", "evaluate_activity", activity.ref, evaluation="x"),
    )
    golden.do("office", "record_attendance", activity.ref, later=after(golden))
    golden.do("office", "evaluate_activity", activity.ref, later=after(golden), evaluation="反馈良好")
    assert state(activity) == "evaluated"


def test_nobody_misses_what_was_cancelled(golden: Any, refused: Any) -> None:
    from zhiheng.aftercare.promotion.models import Part

    activity, parts = asked(golden)
    golden.do("office", "cancel_activity", activity.ref, reason="场地检修")
    assert state(activity) == "cancelled" and {p.state for p in Part.objects.filter(activity=activity)} == {
        "excused"
    }
    refused(
        409, "right_state", "19", lambda: golden.do("office", "cancel_activity", activity.ref, reason="x")
    )
    part = parts[honour_of(golden).uscc]
    refused(409, "right_state", "22", lambda: golden.do("a1", "sign_up", part.ref, people=1, contact="x"))


def test_practice_is_public_with_the_winners_consent_alone(golden: Any, refused: Any) -> None:
    from zhiheng.aftercare.promotion import selectors

    year = golden.now().year
    refused(
        422,
        "practice_year",
        "20",
        lambda: golden.do("a1", "draft_practice", honour_of(golden).ref, **CASE | {"year": year + 1}),
    )
    row = made("Practice", golden.do("office", "draft_practice", honour_of(golden).ref, **CASE))
    refused(409, "practice_consented", "20", lambda: golden.do("office", "publish_practice", row.ref))
    refused(403, "duty", "20", lambda: golden.do("office", "consent_practice", row.ref, confirmed=True))
    refused(422, "secrets_removed", "20", lambda: golden.do("a1", "consent_practice", row.ref))
    golden.do("a1", "consent_practice", row.ref, confirmed=True)
    assert not selectors.public(golden.award.pk)
    golden.do("office", "save_practice", row.ref, **CASE | {"text": "改过的文字"})
    row.refresh_from_db()
    assert (row.state, row.consented_by) == ("drafted", ""), "a consent is to the words that were read"
    refused(409, "practice_consented", "20", lambda: golden.do("office", "publish_practice", row.ref))
    golden.do("a1", "consent_practice", row.ref, confirmed=True)
    refused(403, "duty", "20", lambda: golden.do("a1", "publish_practice", row.ref))
    golden.do("office", "publish_practice", row.ref)
    found = selectors.public_one(golden.award.pk, row.pk)
    assert found is not None and (found.text, found.published) == ("改过的文字", golden.now().date())
    refused(409, "right_state", "20", lambda: golden.do("office", "save_practice", row.ref, **CASE))
    golden.do("a1", "withdraw_practice", row.ref, reason="内容已过时")
    assert selectors.public_one(golden.award.pk, row.pk) is None
    refused(409, "right_state", "20", lambda: golden.do("a1", "withdraw_practice", row.ref, reason="x"))


def test_another_winners_practice_is_not_known(golden: Any) -> None:
    from zhiheng.access.refusals import Unknown

    row = made("Practice", golden.do("a1", "draft_practice", honour_of(golden).ref, **CASE))
    for go in (
        lambda: golden.do("a6", "consent_practice", row.ref, confirmed=True),
        lambda: golden.do("a6", "draft_practice", honour_of(golden).ref, **CASE),
        lambda: golden.do("a6", "save_practice", row.ref, **CASE),
        lambda: golden.do("a6", "withdraw_practice", row.ref, reason="x"),
        lambda: golden.do(
            "a6", "file_title_use", honour_of(golden).ref, place="官网", on=golden.now().date(), text="2026年"
        ),
    ):
        with pytest.raises(Unknown):
            go()


def test_nothing_of_a_revoked_honour_is_public(golden: Any, refused: Any) -> None:
    from zhiheng.aftercare.promotion import selectors

    row, waiting = (
        published(golden),
        made("Practice", golden.do("a1", "draft_practice", honour_of(golden).ref, **CASE)),
    )
    golden.do("a1", "consent_practice", waiting.ref, confirmed=True)
    assert [p.id for p in selectors.public(golden.award.pk)] == [row.pk]
    take_away(honour_of(golden), golden.now().date())
    assert selectors.public(golden.award.pk) == [] and selectors.public_one(golden.award.pk, row.pk) is None
    assert selectors.choices(golden.award.pk) == ([], []) and not selectors.any_public(golden.award.pk)
    assert state(row) == "published", "no flag was set: it follows from the honour"
    refused(409, "honour_not_revoked", "20", lambda: golden.do("office", "publish_practice", waiting.ref))
    refused(
        409, "right_state", "20", lambda: golden.do("a1", "draft_practice", honour_of(golden).ref, **CASE)
    )


def test_the_registers_take_what_happened_and_lose_what_was_wrong(golden: Any, refused: Any) -> None:
    from zhiheng.access import viewer
    from zhiheng.aftercare.promotion import selectors

    today, ahead = golden.now().date(), golden.now().date() + timedelta(days=1)
    lines = {
        "enter_adopter": ("19", "adopter", {"name": "某医院", "sort": "medical", "text": "导入卓越绩效"}),
        "enter_measure": ("20", "measure", {"name": "区工信局", "sort": "funding", "text": "技改补助"}),
        "enter_research": ("21", "research", {"name": "某高校", "sort": "talent", "text": "首席质量官培训"}),
    }
    by = viewer.of(golden.user("office"))
    for act, (article, register, said) in lines.items():
        refused(
            422,
            "not_future",
            article,
            lambda act=act, said=said: golden.do("office", act, golden.award.ref, on=ahead, **said),
        )
        refused(
            403,
            "duty",
            article,
            lambda act=act, said=said: golden.do("supervision", act, golden.award.ref, on=today, **said),
        )
        golden.do("office", act, golden.award.ref, on=today, **said)
        assert [e.name for e in selectors.entries(by, register)] == [said["name"]]
    row = selectors.entries(by, "adopter")[0]
    golden.do("office", "strike_entry", row.ref, reason="重复登记")
    assert selectors.entries(by, "adopter") == []
    refused(409, "right_state", "10(8)", lambda: golden.do("office", "strike_entry", row.ref, reason="x"))


def test_a_winner_reports_how_it_keeps_up_the_model(golden: Any, refused: Any) -> None:
    from zhiheng.access import viewer
    from zhiheng.aftercare.promotion import selectors

    said = {"sort": "quality", "text": "关键工序不良率下降三成"}
    ref, today = honour_of(golden).ref, golden.now().date()
    refused(
        422,
        "not_future",
        "22",
        lambda: golden.do("a1", "report_improvement", ref, on=today + timedelta(days=1), **said),
    )
    refused(403, "duty", "22", lambda: golden.do("office", "report_improvement", ref, on=today, **said))
    golden.do("a1", "report_improvement", ref, on=today, **said)
    assert [e.text for e in selectors.entries(viewer.of(golden.user("office")), "improvement")] == [
        said["text"]
    ]
    assert selectors.entries(viewer.of(golden.user("a6")), "improvement") == []


def test_a_sample_without_the_year_of_the_award_is_refused(golden: Any, refused: Any) -> None:
    from zhiheng.access import viewer
    from zhiheng.aftercare.promotion import selectors

    honour, today = honour_of(golden), golden.now().date()
    refused(
        422,
        "award_year_shown",
        "29",
        lambda: golden.do(
            "a1", "file_title_use", honour.ref, place="官网", on=today, text="金水区区长质量奖获奖单位"
        ),
    )
    refused(
        403,
        "duty",
        "29",
        lambda: golden.do("office", "file_title_use", honour.ref, place="官网", on=today, text="2026年获奖"),
    )
    golden.do(
        "a1",
        "file_title_use",
        honour.ref,
        place="官网",
        on=today,
        text=f"{honour.awarded.year}年荣获金水区区长质量奖",
    )
    assert [u.place for u in selectors.uses(viewer.of(golden.user("office")))] == ["官网"]


def test_anybody_reports_misuse_and_the_office_concludes_it(golden: Any, refused: Any) -> None:
    from zhiheng.access import viewer
    from zhiheng.access.refusals import Unknown
    from zhiheng.aftercare.promotion import selectors

    honour = honour_of(golden)
    done = golden.do(
        "public",
        "report_misuse",
        golden.award.ref,
        sort="misused",
        about=f" {honour.number.lower()} ",
        facts="展会海报",
        contact="13900000000",
    )
    row = made("Misuse", done)
    assert (row.state, row.number, row.honour_id) == ("received", "M1", honour.pk)
    other = made(
        "Misuse",
        golden.do(
            "public", "report_misuse", golden.award.ref, sort="forged", about="并无此号", facts="伪造证书"
        ),
    )
    assert (other.number, other.honour_id) == ("M2", None)
    assert selectors.state_by_receipt(golden.award.pk, selectors.receipt(row.pk)) == "received"
    assert (
        selectors.state_by_receipt(golden.award.pk, "0" * 16) is None
        and selectors.state_by_receipt(golden.award.pk, "") is None
    )
    refused(
        403,
        "duty",
        "29",
        lambda: golden.do("office", "report_misuse", golden.award.ref, sort="forged", about="x", facts="x"),
    )
    refused(
        409,
        "right_state",
        "29",
        lambda: golden.do("office", "close_misuse", row.ref, outcome="upheld", reason="x"),
    )
    refused(403, "duty", "29", lambda: golden.do("supervision", "pursue_misuse", row.ref, note="x"))
    with pytest.raises(Unknown):
        golden.do("leading", "pursue_misuse", row.ref, note="x")
    golden.do("office", "pursue_misuse", row.ref, note="对照登记簿")
    golden.do("office", "close_misuse", row.ref, outcome="upheld", reason="该单位没有获奖，移送执法部门")
    row.refresh_from_db()
    assert (row.state, row.conclusion) == (
        "upheld",
        "该单位没有获奖，移送执法部门",
    ) and row.concluded_at is not None
    assert [m.number for m in selectors.misuses(viewer.of(golden.user("office")))] == ["M2", "M1"], (
        "what is open comes first"
    )
    assert selectors.misuses(viewer.of(golden.user("a1"))) == []
