"""Changing the plan after the call, seats that the plan caps, and who adopted which reading (Art 8, 9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]


def amend(draft: Any, item: str, value: str, by: str = "c1") -> Any:
    return draft.do(
        by,
        "amend_plan",
        draft.edition.ref,
        item=item,
        value=value,
        reason="受汛情影响",
        document="评委会纪要9号",
    )


def test_a_later_deadline_is_decided_and_what_stood_before_is_kept(draft: Any) -> None:
    from zhiheng.editions.models import Edition

    old = draft.edition.plan["deadline"]
    amend(draft, "deadline", "2026-06-02")
    edition = Edition.objects.get(pk=draft.edition.pk)
    assert (edition.deadline, edition.plan["deadline"]) == (date(2026, 6, 2), "2026-06-02")
    change = edition.plan["amended"][0]
    assert (change["before"], change["after"], change["document"]) == (old, "2026-06-02", "评委会纪要9号")


def test_a_stages_planned_day_and_the_vote_may_change_before_they_begin(draft: Any) -> None:
    from zhiheng.editions.models import Edition

    later = [i for i, _ in items(draft) if i.startswith("dates.")][-1]
    amend(draft, later, "2026-11-03")
    amend(draft, "voting", "记名")
    amend(draft, "copies", "2")
    plan = Edition.objects.get(pk=draft.edition.pk).plan
    assert (plan["dates"][later.removeprefix("dates.")], plan["voting"], plan["copies"]) == (
        "2026-11-03",
        "named",
        2,
    )
    assert [c["item"] for c in plan["amended"]] == [later, "voting", "copies"]


def items(draft: Any) -> list[tuple[str, str]]:
    from zhiheng.editions.services import amendment

    return amendment.items(draft.edition)


def test_each_item_says_what_a_change_touches(draft: Any) -> None:
    words = dict(items(draft))
    assert "近三年" in words["deadline"] and "进入现场评审名单" in words["gate"]


@pytest.mark.parametrize(
    ("item", "value", "rule", "cite", "status"),
    [
        ("deadline", "2026-05-01", "deadline_later", "call", 422),
        ("deadline", "下周", "plan_value", "plan", 422),
        ("deadline", "2027-06-01", "plan_dates", "plan", 422),
        ("replies_due", "2026-05-01", "plan_dates", "plan", 422),
        ("gate", "1001", "plan_gate", "material", 422),
        ("copies", "51", "plan_copies", "plan", 422),
        ("voting", "举手", "plan_value", "plan", 422),
        ("quorum", "1/2", "plan_item_open", "plan", 409),
    ],
)
def test_a_change_stays_within_the_plans_bounds(
    draft: Any, refused: Refused, item: str, value: str, rule: str, cite: str, status: int
) -> None:
    from zhiheng.editions.selectors import rules_of

    refused(status, rule, rules_of(draft.edition).cite(cite), lambda: amend(draft, item, value))


def test_what_was_acted_on_no_longer_changes(books: Any, refused: Refused) -> None:
    refused(409, "plan_item_open", "9(2)", lambda: amend(books, "gate", "400"))
    refused(409, "plan_item_open", "9(2)", lambda: amend(books, "deadline", "2026-12-01"))


def test_the_office_alone_cannot_change_an_approved_plan(draft: Any, refused: Refused) -> None:
    refused(403, "duty", "9(2)", lambda: amend(draft, "copies", "3", by="office"))


def appoint(draft: Any, n: int, cls: str = "academic") -> Any:
    return draft.do(
        "office",
        "appoint",
        draft.edition.award.ref,
        login=f"new{n}@example.test",
        name=f"新委员{n}",
        office="committee",
        document="任命1号",
        from_day="2026-05-01",
        cls=cls,
        role="member",
    )


def test_a_class_that_the_plan_caps_takes_no_further_member(draft: Any, refused: Refused) -> None:
    from zhiheng.access.models import Appointment
    from zhiheng.editions.models import Edition

    have = Appointment.objects.filter(
        award=draft.edition.award, office="committee", cls="academic", state="running"
    ).count()
    Edition.objects.filter(pk=draft.edition.pk).update(plan={**draft.edition.plan, "cap_academic": have + 1})
    appoint(draft, 1)
    found = refused(409, "class_cap", "8", lambda: appoint(draft, 2))
    facts = next(f for f in found.findings if f.rule == "class_cap").facts
    assert (facts["cap"], facts["taken"]) == (have + 1, have + 1)
    appoint(draft, 3, cls="enterprise")


def test_a_cap_is_a_number_of_people(draft: Any, refused: Refused) -> None:
    from zhiheng.editions.models import Edition

    Edition.objects.filter(pk=draft.edition.pk).update(state="planning", stage="")
    p = draft.edition.plan
    asked: dict[str, Any] = {k: date.fromisoformat(p[k]) for k in ("opens", "deadline", "replies_due")}
    asked |= {k: p[k] for k in ("gate", "engage", "media")}
    refused(
        422,
        "class_cap_number",
        "8",
        lambda: draft.do("office", "save_plan", draft.edition.ref, **asked, cap_academic=-1),
    )
    draft.do("office", "save_plan", draft.edition.ref, **asked, cap_academic=5)
    assert Edition.objects.get(pk=draft.edition.pk).plan["cap_academic"] == 5
