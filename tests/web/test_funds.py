"""Prizes and inspections on their pages: by role, as files, filled-in forms, and no query more for more
rows.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any
from urllib.parse import quote

import pytest

from tests.house import client_of

pytestmark = pytest.mark.django_db

LINES = ("account", "purposes", "vouchers", "balance", "title", "model")
KINDS = ("use_plan", "use", "use_report", "draw", "inspection", "inspection_finding")


def honour_of(play: Any, alias: str = "A1") -> Any:
    from zhiheng.registry.models import Honour

    return Honour.objects.get(case=play.case(alias).pk)


def spend(play: Any, who: str = "a1", **more: Any) -> str:
    said = {"on": play.now().date(), "purpose": "质量宣传", "amount": "1.2万元", "payee": "某印务公司"} | more
    return str(play.do(who, "enter_use", honour_of(play, who.upper()).ref, **said).object)


def inspect(play: Any, alias: str = "A1", facts: str = "=一笔支出没有凭证") -> Any:
    """An inspection with a finding that is to be put right."""
    from datetime import timedelta

    from zhiheng.aftercare.funds.models import InspectionFinding

    today = play.now().date()
    ref = play.do(
        "office",
        "name_inspection",
        honour_of(play, alias).ref,
        inspectors=[play.user("office"), play.user("office2")],
        reason="从未检查过",
    ).object
    play.do(
        "office",
        "record_inspection",
        ref,
        on=today,
        scan=play.paper("office"),
        checklist=dict.fromkeys(LINES, "met") | {"vouchers": "not"},
        findings=[{"line": "vouchers", "facts": facts, "due": (today + timedelta(days=9)).isoformat()}],
    )
    return InspectionFinding.objects.get(inspection=ref.partition("/")[2])


def page(play: Any, path: str = "/funds/", login: str = "office", status: int = 200) -> str:
    answer = client_of(play.user(login)).get(path)
    assert answer.status_code == status, answer.status_code
    return str(answer.content.decode())


def test_the_office_sees_every_prize_and_what_waits(golden: Any) -> None:
    spend(golden)
    finding = inspect(golden)
    shown = page(golden)
    assert (
        honour_of(golden).name in shown
        and "488,000.00" in shown
        and "12,000.00" in shown
        and "没有凭证" in shown
    )
    assert (
        f"/o/{finding.ref}/" in shown
        and "从未检查的获奖单位" in shown
        and "zh-chart--bars" in shown
        and "封存双随机名单" in shown
    )
    for login in ("supervision", "leading"):
        other = page(golden, login=login)
        assert "488,000.00" in other and "封存双随机名单" not in other
    page(golden, login="government", status=403)


def test_a_winner_sees_its_own_prize_alone(golden: Any) -> None:
    spend(golden)
    spend(golden, "a6", payee="医疗器械公司")
    inspect(golden)
    mine = page(golden, login="a1")
    assert "某印务公司" in mine and "医疗器械公司" not in mine and "488,000.00" in mine
    assert (
        "登记奖金支出" in mine and "一笔支出没有凭证" in mine and "结余" in mine and "zh-chart--bars" in mine
    )
    assert honour_of(golden, "A6").name not in mine and "从未检查" not in mine
    page(golden, f"/funds/?honour={honour_of(golden, 'A6').pk}", "a1", 404)
    assert "/funds/" in page(
        golden, "/application/", "a1"
    ) and f"/funds/?honour={honour_of(golden).pk}" in page(golden, f"/o/honour/{honour_of(golden).pk}/", "a1")
    assert "没有可以使用的奖金" in page(golden, login="a2")
    assert "/funds/" in page(golden, "/award/")


def test_late_rectification_is_shown_with_its_days(golden: Any) -> None:
    from datetime import timedelta

    from zhiheng.aftercare.funds.models import InspectionFinding

    finding = inspect(golden)
    InspectionFinding.objects.filter(pk=finding.pk).update(due=golden.now().date() - timedelta(days=4))
    assert (
        "4天" in page(golden)
        and "1项" in page(golden)
        and "4天" in page(golden, login="a1")
        and "整改期限已过4天" in page(golden, f"/o/{finding.ref}/", "a1")
    )


def test_every_list_is_taken_out_as_it_is_shown(golden: Any) -> None:
    spend(golden)
    golden.do(
        "a1",
        "report_use",
        honour_of(golden).ref,
        year=golden.now().year,
        through=golden.now().date(),
        text="用于宣传",
    )
    inspect(golden)
    golden.do("office", "seal_draw", golden.award.ref, n=1)
    office = client_of(golden.user("office"))
    for name, word in (
        ("", "488"),
        ("use", "某印务公司"),
        ("report", "用于宣传"),
        ("inspection", "指定"),
        ("finding", "凭证"),
        ("never", "首次获奖"),
        ("draw", "家抽1家"),
    ):
        assert word in page(golden, f"/funds/?list={name}")
        assert word in office.get(f"/funds/?list={name}&as=csv").content.decode("utf-8-sig"), name
        assert zipfile.ZipFile(io.BytesIO(office.get(f"/funds/?list={name}&as=xlsx").content)).read(
            "xl/sharedStrings.xml"
        )
    assert "'=一笔支出没有凭证" in office.get("/funds/?list=finding&as=csv").content.decode("utf-8-sig")
    assert (
        client_of(golden.user("a1"))
        .get("/funds/?list=never&as=csv")
        .content.decode("utf-8-sig")
        .startswith("支出")
    ), "no list of others"


def test_each_object_has_its_page_for_those_who_know_it(golden: Any) -> None:
    from zhiheng.access import todo

    golden.do("a1", "plan_use", honour_of(golden).ref, plan={"质量宣传": "20万元"})
    use = spend(golden)
    golden.do(
        "a1",
        "report_use",
        honour_of(golden).ref,
        year=golden.now().year,
        through=golden.now().date(),
        text="用于宣传",
    )
    finding = inspect(golden)
    draw = golden.do("office", "seal_draw", golden.award.ref, n=1).object
    golden.do(
        "office",
        "draw_inspection",
        draw,
        numbers="4 8 15",
        source="双色球第2026088期",
        published_on=golden.now().date(),
    )
    refs = [r for k in KINDS for r in todo.some(k, 1)]
    assert len(refs) == len(KINDS)
    for ref in refs:
        (
            page(golden, f"/o/{ref}/"),
            page(golden, f"/o/{ref}/", "supervision"),
            page(golden, f"/o/{ref}/", "a6", 404),
        )
    assert "计划200,000.00元" in page(golden, login="a1") and "没有凭证" in page(golden, f"/o/{use}/", "a1")
    assert "双色球第2026088期" in page(golden, f"/o/{draw}/") and "4 8 15" in page(golden, f"/o/{draw}/")
    assert "不符合" in page(golden, f"/o/inspection/{finding.inspection_id}/", "a1")


def test_vouchers_are_read_by_the_office(golden: Any) -> None:
    use = spend(golden, voucher=golden.paper("a1", "发票"))
    assert (
        client_of(golden.user("office")).get(f"/o/{use}/scan/").headers["Content-Type"] == "application/pdf"
    )
    assert client_of(golden.user("a6")).get(f"/o/{use}/scan/").status_code == 404


def test_forms_ask_by_purpose_and_by_line(golden: Any) -> None:
    from zhiheng.aftercare.funds.models import Inspection, InspectionFinding, UsePlan

    honour, winner, office = honour_of(golden), client_of(golden.user("a1")), client_of(golden.user("office"))
    path = f"/act/plan_use/{honour.ref}/"
    assert 'name="plan-质量攻关"' in winner.get(path).content.decode()
    assert winner.post(path, {"plan-质量攻关": "60万元", "version": str(_version(honour))}).status_code == 422
    assert (
        winner.post(
            path,
            {
                "plan-质量攻关": "30万元",
                "plan-品牌建设": "",
                "text": "攻关",
                "version": str(_version(honour)),
            },
        ).status_code
        == 302
    )
    assert UsePlan.objects.get().purposes == {"质量攻关": 30_000_000}
    assert 'value="300,000.00"' in winner.get(path).content.decode(), "a plan opens as it stands"
    ref = golden.do(
        "office",
        "name_inspection",
        honour.ref,
        inspectors=[golden.user("office"), golden.user("office2")],
        reason="从未检查过",
    ).object
    typed: dict[str, Any] = {f"checklist-{k}": "met" for k in LINES} | {
        "on": golden.now().date().isoformat(),
        "scan": golden.paper("office"),
        "version": "0",
    }
    typed |= {
        "checklist-title": "not",
        "findings-1-line": "title",
        "findings-1-facts": "海报没有写明获奖年份",
        "findings-1-due": "",
    }
    bad = office.post(f"/act/record_inspection/{ref}/", typed | {"findings-1-facts": ""})
    assert bad.status_code == 422 and 'href="#f-findings-1-line"' in bad.content.decode()
    worse = office.post(
        f"/act/record_inspection/{ref}/", typed | {f"checklist-{k}": "not" for k in LINES[:4]}
    ).content.decode()
    assert 'name="findings-5-facts"' in worse and 'name="findings-5-facts"' not in bad.content.decode(), (
        "room for each line that is not met"
    )
    assert office.post(f"/act/record_inspection/{ref}/", typed).status_code == 302
    found = InspectionFinding.objects.get()
    assert (found.state, found.article, found.due) == (
        "noted",
        "29",
        None,
    ) and Inspection.objects.get().state == "recorded"


def _version(honour: Any) -> int:
    honour.refresh_from_db()
    return int(honour.version)


def test_a_lead_opens_with_its_facts_and_is_sent_by_a_person(golden: Any) -> None:
    from zhiheng.aftercare.revocation.models import Revocation

    finding = inspect(golden, facts="奖金用于发放福利")
    assert "open_revocation" not in page(golden, f"/o/{finding.ref}/")
    golden.do("office", "escalate_finding", finding.ref, reason="情节严重")
    path = f"/act/open_revocation/{honour_of(golden).ref}/"
    assert path in page(golden, f"/o/{finding.ref}/") and path not in page(
        golden, f"/o/{finding.ref}/", "supervision"
    )
    shown = page(golden, f"{path}?ground=breach&facts={quote('奖金用于发放福利')}&invented=<b>&password=x")
    assert (
        "奖金用于发放福利</textarea>" in shown
        and '<option value="breach" selected' in shown
        and "invented" not in shown
    )
    assert not Revocation.objects.exists(), "a link never acts"


def test_prizes_ask_no_more_for_more_rows(golden: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    office, winner = client_of(golden.user("office")), client_of(golden.user("a1"))

    def queries(client: Any, path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            client.get(path)
        return len(seen)

    paths = (
        (office, "/funds/"),
        (winner, "/funds/"),
        (office, "/funds/?list=use"),
        (office, "/funds/?list=finding"),
    )
    spend(golden), inspect(golden), spend(golden, "a6"), inspect(golden, "A6")
    before = [queries(*p) for p in paths]
    for n in range(5):
        spend(golden, amount=f"{n + 1}元"), inspect(golden), spend(golden, "a6"), inspect(golden, "A6")
    assert [queries(*p) for p in paths] == before
