"""A refusal that one argument caused stands at its field, is linked from the summary, and keeps what was
typed.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.web.test_table import client_of

pytestmark = pytest.mark.django_db
LATE = "2099-01-01"
LETTER = {"document": "文〔2026〕9号", "name": "某某"}


def of(play: Any, login: str) -> Any:
    from zhiheng.access import viewer

    return client_of(viewer.of(play.user(login)))


def award(play: Any) -> str:
    return str(play.award.ref)


def edition(play: Any) -> str:
    return str(play.edition.ref)


def planned(play: Any) -> str:
    """The reference of a new edition in planning."""
    return str(play.do("office", "open_edition", play.award.ref, number=99, year=2040).object)


def first_case(play: Any) -> str:
    return str(play.case("A1").ref)


def asked(play: Any) -> str:
    from zhiheng.applications.models import Recommendation

    found = Recommendation.objects.filter(case=play.case("A1")).exclude(state="returned").first()
    assert found is not None
    return str(found.body_id)


def awarded(play: Any) -> str:
    from zhiheng.editions.models import Case

    case = Case.objects.filter(edition=play.edition, state="awarded").first()
    assert case is not None
    return str(case.ref)


def unpaid(play: Any) -> str:
    """An awarded case whose payments were taken back, so that an order can be made."""
    from zhiheng.stages.decision.models import Payment

    case = awarded(play)
    Payment.objects.filter(case=case.partition("/")[2]).delete()
    return case


def running(play: Any) -> str:
    from zhiheng.stages.notice.models import Notice

    notice = Notice.objects.filter(edition=play.edition, state="running").first()
    assert notice is not None
    return str(notice.ref)


def honoured(play: Any) -> dict[str, str]:
    from zhiheng.registry.models import Honour

    honour = Honour.objects.filter(award=play.award).first()
    assert honour is not None
    return {"uscc": honour.uscc, "number": honour.number}


def leader(play: Any) -> str:
    from zhiheng.stages.review.models import Member

    return str(Member.objects.get(edition=play.edition, role="leader").user_id)


def line(play: Any) -> str:
    from zhiheng.editions.models import BudgetLine

    return str(BudgetLine.objects.filter(edition=play.edition, sort="prize").values_list("pk", flat=True)[0])


def body(play: Any) -> dict[str, str]:
    from zhiheng.people.models import Body

    found = Body.objects.filter(award=play.award).first()
    assert found is not None
    return {"name": found.name, "sort": found.sort}


def expert(play: Any) -> dict[str, str]:
    from zhiheng.people.models import Expert

    found = Expert.objects.filter(award=play.award).first()
    assert found is not None
    return {"login": found.user.login, "pool": found.pool}


EARLIER = {
    "name": "早年单位",
    "edition_label": "第一届",
    "document": "通报1号",
    "awarded": "2020-01-01",
    "number": "N-1",
}
PLAN = {
    "opens": "2040-03-01",
    "deadline": "2040-05-01",
    "replies_due": "2040-06-01",
    "engage": "appointed",
    "media": "网站",
    "panel_before": "call",
}

CASES: dict[str, tuple[str, str, Any, Any, str, str]] = {
    "found_body": ("draft", "office", award, body, "name", "body_once"),
    "appoint": (
        "draft",
        "office",
        award,
        {
            **LETTER,
            "login": "x@example.org",
            "office": "office",
            "from_day": "2026-05-01",
            "to_day": "2026-04-01",
        },
        "to_day",
        "term",
    ),
    "appoint body": (
        "draft",
        "office",
        award,
        {**LETTER, "login": "x@example.org", "office": "department", "from_day": "2026-05-01"},
        "scope",
        "scope_body",
    ),
    "admit_expert": ("draft", "office", award, lambda p: {**LETTER, **expert(p)}, "login", "expert_once"),
    "enter_earlier_honour": (
        "golden",
        "office",
        award,
        {**EARLIER, "uscc": "91990105MA9K3Q7W5"},
        "uscc",
        "uscc_check",
    ),
    "enter_earlier_honour day": (
        "golden",
        "office",
        award,
        lambda p: {**EARLIER, **honoured(p), "number": "N-1", "awarded": LATE},
        "awarded",
        "not_future",
    ),
    "enter_earlier_honour number": (
        "golden",
        "office",
        award,
        lambda p: {**EARLIER, **honoured(p)},
        "number",
        "number_free",
    ),
    "open_edition": (
        "draft",
        "office",
        award,
        lambda p: {"number": p.edition.number, "year": "2030"},
        "number",
        "edition_once",
    ),
    "load_calendar": (
        "draft",
        "office",
        award,
        {"text": "[[year", "document": "国办1号"},
        "text",
        "calendar_file",
    ),
    "add_budget_line": (
        "draft",
        "office",
        edition,
        {**LETTER, "sort": "prize", "amount": "五十万美元"},
        "amount",
        "amount",
    ),
    "order_prize": (
        "golden",
        "office",
        awarded,
        lambda p: {"line": line(p), "amount": "-5", "order_no": "X-1"},
        "amount",
        "amount",
    ),
    "order_prize part": (
        "golden",
        "office",
        unpaid,
        lambda p: {"line": line(p), "amount": "1元", "order_no": "X-2"},
        "amount",
        "prize_whole",
    ),
    "tell": (
        "golden",
        "office",
        awarded,
        {"matter": "revocation", "grounds": "事实", "article": "24", "days": "99"},
        "days",
        "answer_days",
    ),
    "erase_payload": (
        "draft",
        "office",
        edition,
        {"seq": "999999", "reason": "请求"},
        "seq",
        "payload_there",
    ),
    "interrupt_notice": ("public", "office", running, {"days": "99", "reason": "断网"}, "days", "lost_days"),
    "substitute": (
        "books",
        "office",
        edition,
        lambda p: {"out": leader(p), "reserve": leader(p), "reason": "出国"},
        "out",
        "substitute_for",
    ),
    "attach": (
        "draft",
        "a1",
        first_case,
        {"file": "0" * 64, "name": "证照", "sort": "licence"},
        "file",
        "file_known",
    ),
    "ask_recommendation": ("draft", "a1", first_case, lambda p: {"body": asked(p)}, "body", "asked_once"),
    "check_regulation": (
        "golden",
        "office",
        planned,
        {"in_force": "已废止", "document": "查询结果"},
        "in_force",
        "regulation_in_force",
    ),
    "save_plan": ("golden", "office", planned, {**PLAN, "gate": "99999"}, "gate", "plan_gate"),
    "save_plan dates": (
        "golden",
        "office",
        planned,
        {**PLAN, "gate": "450", "dates-qualification": "明天"},
        "dates-qualification",
        "plan_days",
    ),
}


def sent(client: Any, play: Any, case: str) -> tuple[str, dict[str, Any], Any]:
    name, (_, _, ref, given, _, _) = case.split(" ")[0], CASES[case]
    args = given(play) if callable(given) else given
    where = f"/act/{name}/{ref(play)}/"
    return where, args, client.post(where, {k: str(v) for k, v in args.items()})


@pytest.mark.parametrize("case", CASES)
def test_the_message_stands_at_its_field(played: Any, case: str) -> None:
    from zhiheng.access import words

    slug, login, _, _, field, rule = CASES[case]
    play = played(slug)
    _, args, answer = sent(of(play, login), play, case)
    page = answer.content.decode()
    assert answer.status_code in (409, 422), page[:3000]
    said = re.search(f'<li><a href="#f-{field}">([^<]+)</a></li>', page)
    assert said, re.findall(r'<div class="zh-errors".*?</div>', page, re.S)
    assert words.WORDS[rule][1].partition("{")[0] in said[1]
    control = re.search(f'<(?:input|select|textarea|fieldset)[^>]* id="f-{field}"[^>]*>', page)
    assert control and 'aria-invalid="true"' in control[0] and f"f-{field}-e" in control[0]
    assert f'<p class="zh-error" id="f-{field}-e">' in page
    assert re.search(r"<title>\s*有\d处需要改正", page) and "autofocus" in page
    for key, value in {k: v for k, v in args.items() if k != "file"}.items():
        assert str(value) in page, f"{key} was not kept"


def test_acts_with_a_cause_at_one_field_are_many() -> None:
    assert len({c.split(" ")[0] for c in CASES}) >= 15


def test_the_interface_names_the_argument(draft: Any) -> None:
    body = {
        "object": draft.edition.ref,
        "args": {"sort": "prize", "name": "奖金", "amount": "五十万美元", "document": "文1号"},
    }
    answer = of(draft, "office").post(
        "/api/v1/acts/add_budget_line", data=json.dumps(body), content_type="application/json"
    )
    told = answer.json()
    assert (
        answer.status_code == 422 and told["argument"] == "amount" and told["findings"][0]["rule"] == "amount"
    )
    closed = of(draft, "office").post(
        "/api/v1/acts/close_notice",
        data=json.dumps({"object": draft.edition.ref, "args": {}}),
        content_type="application/json",
    )
    assert closed.status_code == 409 and "argument" not in closed.json()


def test_a_named_argument_is_one_of_some_act() -> None:
    """What the code names as a cause can be typed somewhere; a misspelt name would stand at no field."""
    from pathlib import Path

    import zhiheng
    from zhiheng.access import acts, args

    known = {s.name for p in acts.table().values() for s in args.specs(p.service)} | {"password"}
    source = "".join(p.read_text() for p in Path(zhiheng.__file__).parent.rglob("services.py"))
    named = set(re.findall(r'argument="(\w+)"|about\("(\w+)"|held\(by, \w+, act\.article, "(\w+)"', source))
    assert {n for three in named for n in three if n} <= known


def test_a_wrong_code_at_registration_stands_at_its_field(draft: Any) -> None:
    from django.test import Client

    given = {
        "uscc": "91990105MA9K3Q7W5",
        "name": "新单位",
        "login": "new@example.org",
        "contact": "甲",
        "password": "一段足够长的口令-2026",
        "again": "一段足够长的口令-2026",
    }
    page = Client(headers={"host": "127.0.0.1"}).post("/draft/register/", given).content.decode()
    assert '<a href="#f-uscc">' in page and 'id="f-uscc-e"' in page and "91990105MA9K3Q7W5" in page


def test_what_no_argument_caused_stands_above_the_form(public: Any) -> None:
    where = f"/act/close_notice/{public.edition.ref}/"
    page = of(public, "office").post(where, {}).content.decode()
    assert 'href="#f-' not in page.split('class="zh-errors"')[1].split("</div>")[0]
