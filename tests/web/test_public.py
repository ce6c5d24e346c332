"""Pages that anybody may open: what they say, what they keep, what they never tell."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest

from tests.house import client_of

pytestmark = pytest.mark.django_db


def visitor() -> Any:
    from django.test import Client

    return Client(headers={"host": "127.0.0.1"})


def text_of(path: str, status: int = 200) -> str:
    answer = visitor().get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return str(answer.content.decode())


def queries(path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = visitor()
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


PAGES = (
    "/",
    "/golden/guide/",
    "/golden/call/",
    "/golden/notice/",
    "/golden/notice/object/",
    "/golden/notice/receipt/",
    "/golden/winners/",
    "/verify/",
)


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_no_inline_script_or_style_and_one_heading(golden: Any, path: str) -> None:
    html = text_of(path)
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=\"|\son\w+=\"", html)
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert "/static/css/public.css" in html


def test_home_says_where_the_edition_stands_and_what_is_open(draft: Any, public: Any, golden: Any) -> None:
    home = text_of("/draft/")
    end = draft.edition.deadline
    assert "正在接受申报" in home and f"{end.month}月{end.day}日" in home
    assert (
        'href="/draft/register/"' in home and 'href="/draft/guide/"' in home and 'aria-current="step"' in home
    )
    noticed = text_of("/public/")
    assert (
        "候选单位正在公示" in noticed and "个工作日" in noticed and 'href="/public/notice/object/"' in noticed
    )
    over = text_of("/golden/")
    assert "本届评选已经结束" in over and "/golden/winners/?edition=" in over and "获奖3家" in over
    assert "/golden/register/" not in over, "nobody is sent to a door that is closed"


def test_nothing_is_public_before_its_time(draft: Any) -> None:
    for path in ("/draft/notice/", "/draft/notice/object/"):
        text_of(path, 404)
    assert "/draft/notice/" not in text_of("/draft/")


def test_the_guide_names_every_condition_and_bar_with_its_article(draft: Any) -> None:
    from zhiheng.editions import selectors as editions
    from zhiheng.law import citation

    html = text_of("/draft/guide/")
    rules = editions.rules_of(draft.edition)
    for rule in (*rules.conditions, *rules.bars):
        assert rule.title in html and citation.article(rule.art) in html, rule.rule
    for words in (
        "材料清单",
        "约需时间",
        "怎样办理",
        "问谁",
        "统一社会信用代码",
        "23个条款",
        "证明材料",
        "推荐单位",
    ):
        assert words in html, words


def test_the_guides_dates_are_those_that_the_law_finds() -> None:
    from zhiheng.law import conditions, loader, spans
    from zhiheng.law.facts import Facts, Organisation
    from zhiheng.law.finding import Value
    from zhiheng.web.frame import dates
    from zhiheng.web.public import requirements

    rules = loader.load("jinshui_2023")
    rule = rules.rule("operated_years")
    for deadline in (date(2026, 5, 29), date(2028, 2, 29), date(2027, 3, 1)):
        last = spans.add_years(deadline, -3)
        said = {r.title: r.text for r in requirements.conditions_of(rules, deadline)}[rule.title]
        assert dates.full(last) in said
        for established, value in ((last, Value.MET), (last + timedelta(days=1), Value.NOT_MET)):
            facts = Facts(deadline=deadline, organisation=Organisation(established=established))
            assert conditions.operated_years(rule, facts).value is value, (deadline, established)
        first = requirements.first_day(deadline, 3)
        assert spans.inside_lookback(first, deadline, 3) and not spans.inside_lookback(
            first - timedelta(days=1), deadline, 3
        )


def test_the_guide_without_a_call_promises_no_dates(draft: Any) -> None:
    from zhiheng.editions.models import Edition

    Edition.objects.filter(pk=draft.edition.pk).update(state="approved", called_on=None)
    html = text_of("/draft/guide/")
    assert "截止时间未定" in html and "材料清单随申报通知公布" in html and "到申报截止日成立满3年" in html


def test_the_notice_shows_every_calendar_day(golden: Any) -> None:
    from zhiheng.editions import selectors as editions
    from zhiheng.stages.notice import selectors as notices
    from zhiheng.web.public import days

    found = notices.public(golden.award.pk)
    assert found is not None
    shown = days.of(found, editions.calendar(golden.award), True, date(2026, 10, 8))
    assert [d.date for d in shown] == [f"9月{n}日" for n in (28, 29, 30)] + [
        f"10月{n}日" for n in range(1, 11)
    ]
    assert [d.kind for d in shown] == ["past"] * 3 + ["off"] * 7 + ["today", "next", "next"]
    assert (shown[0].note, shown[0].column) == ("发布日，不计", "1")
    assert {d.note for d in shown[3:10]} == {"国庆节放假，不计"}
    assert shown[10].note == "第3个，今天" and shown[12].note == "第5个，调休上班，最后一天"
    html = text_of("/golden/notice/")
    assert html.count('<li class="is-') == 13 and "公示期已满" in html


FEASTS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


def test_days_off_are_named_as_the_oracle_names_them() -> None:
    import chinese_calendar

    from zhiheng.law import questions
    from zhiheng.web.public import days

    calendar, asked, wrong = questions.official_calendar(), 0, []
    for year in sorted(calendar.years):
        for day in sorted(calendar.years[year].off):
            try:
                name = chinese_calendar.get_holiday_detail(day)[1]
            except NotImplementedError:  # the oracle does not know this year yet
                continue
            said = days.feast(day, calendar)
            asked += 1
            joined = name == "Mid-autumn Festival" and said == "国庆节放假"
            if name is not None and said != f"{FEASTS[str(name)]}放假" and not joined and day.month != 12:
                wrong.append((day, name, said))
    assert asked > 300 and wrong == []


OBJECTION = {"facts": "2025年11月6日被处罚款，处罚决定书可查", "idempotency_key": "k-object"}


def objected(play: Any, **typed: Any) -> Any:
    """Send the form about the first candidate noticed."""
    from zhiheng.stages.notice import selectors as notices

    found = notices.public(play.award.pk)
    assert found is not None
    return visitor().post(
        f"/{play.award.slug}/notice/object/", {**OBJECTION, "case": found.listed[0][0], **typed}
    )


def received() -> list[Any]:
    from zhiheng.stages.notice.models import Objection

    return list(Objection.objects.filter(facts=OBJECTION["facts"]))


def test_an_anonymous_objection_keeps_no_name_and_gives_a_number(public: Any) -> None:
    answer = objected(public, identity="anonymous", name="赵某", contact="0371-0000 0000")
    assert answer.status_code == 200 and "异议已收到" in answer.content.decode()
    made = received()
    assert [(o.signed, o.name, o.contact) for o in made] == [(False, "", "")]
    number = re.search(r"[0-9A-F]{4}(-[0-9A-F]{4}){3}", answer.content.decode())
    assert number and number[0].replace("-", "").lower() == made[0].pk[:16]


def test_a_number_tells_the_state_and_nothing_else(public: Any) -> None:
    objected(public, identity="named", name="钱某", contact="010-0000")
    made = received()[0]
    number = made.pk[:16].upper()
    page = text_of(f"/public/notice/receipt/?number={number[:4].lower()} {number[4:]}")
    assert "已收到，等待受理" in page
    public.do("office", "take_up", made.ref, checkable="是")
    page = text_of(f"/public/notice/receipt/?number={number}")
    assert "已受理，正在调查" in page
    for secret in ("钱某", "010-0000", OBJECTION["facts"], made.number + "<", made.case.organisation.name):
        assert secret not in page, secret
    text_of(f"/draft/notice/receipt/?number={number}", 404)
    assert "没有查到" in text_of(f"/public/notice/receipt/?number={'0' * 16}", 404)
    text_of("/public/notice/receipt/?number=%25%25%25%25%25%25%25%25%25%25%25%25%25%25%25%25", 404)


def test_numbers_cannot_be_guessed_at_leisure(public: Any) -> None:
    client = visitor()
    tried = [client.get(f"/public/notice/receipt/?number={n:016d}").status_code for n in range(31)]
    assert tried[0] == 404 and tried[-1] == 429


def test_the_interface_is_no_way_round_the_limit_of_a_page(public: Any) -> None:
    from zhiheng.access import throttle
    from zhiheng.stages.notice.acts import OBJECT

    assert OBJECT.rate is not None
    for _ in range(OBJECT.rate[0] - 3):
        throttle.too_many("object:127.0.0.1", *OBJECT.rate)
    office, body = client_of(public.user("office")), json.dumps({"object": public.edition.ref, "args": {}})

    def called() -> int:
        path = "/api/v1/acts/object"
        return int(office.post(path, data=body, content_type="application/json").status_code)

    assert [objected(public, facts="").status_code, called(), called(), called()] == [422, 422, 422, 429]
    assert objected(public, facts="").status_code == 429 and received() == []


def test_the_interface_holds_texts_to_the_lengths_of_the_page(public: Any) -> None:
    args = {"case": "1", "facts": "长" * 5001}
    answer = client_of(public.user("office")).post(
        "/api/v1/acts/object",
        data=json.dumps({"object": public.edition.ref, "args": args}),
        content_type="application/json",
    )
    assert (answer.status_code, answer.json()["argument"]) == (422, "facts") and received() == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"facts": "长" * 5001}, "facts"),
        ({"identity": "named", "name": "名" * 61}, "name"),
        ({"contact": "联" * 121}, "contact"),
        ({"identity": "named", "name": "  "}, "name"),
        ({"facts": "  "}, "facts"),
        ({"case": ""}, "case"),
        ({"case": "不存在"}, "case"),
        ({"facts": "一\x00二"}, "facts"),
    ],
)
def test_a_bad_objection_is_told_at_its_field_and_kept(
    public: Any, typed: dict[str, str], field: str
) -> None:
    before = len(received())
    answer = objected(public, **{"name": "孙某", "contact": "某路1号", **typed})
    html = answer.content.decode()
    assert answer.status_code == 422 and f'href="#f-{field}"' in html and f'id="f-{field}-e"' in html, html[
        -3000:
    ]
    assert "<title>有" in html
    kept = {"name": "孙某", "contact": "某路1号", **typed}
    assert all(kept[k].strip("\x00 ")[:20].split("\x00")[0] in html for k in ("name", "contact"))
    assert len(received()) == before


def test_every_fault_is_told_at_once(public: Any) -> None:
    html = objected(public, case="", facts="", identity="named").content.decode()
    assert "<title>有3处需要改正" in html and all(f'href="#f-{k}"' in html for k in ("case", "facts", "name"))


def test_evidence_goes_with_an_objection(public: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from zhiheng.rehearsal.stage import sheet

    bad = objected(public, evidence=SimpleUploadedFile("a.exe", b"MZ nothing"))
    assert bad.status_code == 422 and 'href="#f-evidence"' in bad.content.decode() and received() == []
    good = objected(public, evidence=SimpleUploadedFile("a.pdf", sheet("处罚决定书")))
    assert good.status_code == 200, good.content.decode()[-2000:]
    assert [len(o.evidence) for o in received()] == [1]
    many = objected(
        public,
        evidence=[SimpleUploadedFile(f"{n}.pdf", sheet(str(n))) for n in range(6)],
        idempotency_key="k2",
    )
    assert many.status_code == 422 and "最多5个" in many.content.decode()


def test_what_was_typed_comes_back_as_text_and_never_as_markup(public: Any) -> None:
    evil = "<script>alert(1)</script>"
    html = objected(
        public, identity="named", name="", contact=evil, facts=f"</textarea>{evil}"
    ).content.decode()
    assert evil not in html and html.count("&lt;script&gt;") == 2
    assert evil not in text_of(f"/public/notice/receipt/?number={evil}", 404) and evil not in text_of(
        f"/verify/?number={evil}"
    )


def test_sending_twice_is_one_objection(public: Any) -> None:
    objected(public, identity="anonymous")
    objected(public, identity="anonymous")
    assert len(received()) == 1


def test_an_over_long_registration_is_told_at_its_field(draft: Any) -> None:
    said = {
        "uscc": "91350100M000100Y43",
        "name": "甲" * 121,
        "login": "x@example.invalid",
        "contact": "乙",
        "password": "a-long-phrase-42",
        "again": "a-long-phrase-42",
    }
    answer = visitor().post("/draft/register/", said)
    html = answer.content.decode()
    assert (
        answer.status_code == 422
        and 'href="#f-name"' in html
        and "最多120个字" in html
        and "a-long-phrase-42" not in html
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", 5),
        ("state=valid", 3),
        ("state=expired", 2),
        ("state=revoked", 0),
        ("kind=again", 1),
        ("kind=first&state=valid", 2),
        ("q=云杉", 2),
        ("q=-2022-", 2),
        ("q=-2026-", 3),
        ("edition=2022年", 2),
        ("edition=1999", 0),
        ("state=nonsense", 0),
        ("q=%3Cscript%3E", 0),
    ],
)
def test_the_register_is_searched_by_its_address(golden: Any, asked: str, found: int) -> None:
    html = text_of(f"/golden/winners/?{asked}")
    assert len(re.findall(r'href="/verify/[0-9a-f]{32}/"', html)) == found
    assert "<script>" not in html


def revoke(play: Any) -> Any:
    from zhiheng.registry.models import Honour

    honour = Honour.objects.filter(award=play.award, edition=play.edition.pk).order_by("number").first()
    assert honour is not None
    Honour.objects.filter(pk=honour.pk).update(revoked_on=play.now().date(), state="revoked")
    honour.refresh_from_db()
    return honour


def test_a_certificate_says_valid_expired_or_revoked_with_dates(golden: Any) -> None:
    from zhiheng.registry.models import Honour
    from zhiheng.web.frame import dates

    new = Honour.objects.filter(award=golden.award, edition=golden.edition.pk).order_by("number").last()
    old = Honour.objects.filter(award=golden.award, edition="").first()
    assert new is not None and old is not None
    valid, expired = text_of(f"/verify/{new.pk}/"), text_of(f"/verify/{old.pk}/")
    assert (
        "证书真实，在有效期内" in valid
        and dates.full(new.valid_through) in valid
        and "certificate.pdf" in valid
    )
    assert "证书真实，有效期已满" in expired and "荣誉属实，不再有效" in expired
    gone = revoke(golden)
    page = text_of(f"/verify/{gone.pk}/")
    assert (
        "荣誉已被撤销" in page
        and f"{dates.full(gone.revoked_on)}撤销" in page
        and "certificate.pdf" not in page
    )
    assert f"{dates.full(gone.revoked_on)}撤销" in text_of("/golden/winners/?state=revoked")


def test_certificates_are_found_by_number_name_and_code(golden: Any) -> None:
    from zhiheng.registry.models import Honour

    one = Honour.objects.filter(award=golden.award, edition=golden.edition.pk).order_by("number").first()
    assert one is not None
    for typed in (one.number, one.number.lower(), f" {one.number} ", one.name):
        answer = visitor().get("/verify/", {"number": typed})
        if Honour.objects.filter(name__contains=typed.strip()).count() < 2:
            assert (answer.status_code, answer.headers["Location"]) == (302, f"/verify/{one.pk}/"), typed
    several = visitor().get("/verify/", {"number": "有限公司"}).content.decode()
    assert several.count('href="/verify/') > 2 and "名称相近" in several
    assert "登记簿中没有" in text_of("/verify/?number=不存在的编号")
    text_of("/verify/" + "0" * 32 + "/", 404)


@pytest.mark.parametrize(
    "path", ["/golden/", "/golden/winners/", "/golden/notice/", "/golden/guide/", "/verify/?number=有限公司"]
)
def test_queries_stay_as_they_are_with_sixty_more_winners(golden: Any, path: str) -> None:
    from zhiheng.access import ids
    from zhiheng.registry.models import Honour

    before = queries(path)
    Honour.objects.bulk_create(
        Honour(
            id=ids.new_id(),
            award=golden.award,
            uscc="x",
            name=f"第{n}有限公司",
            number=f"N-{n}",
            edition_label=f"{2000 + n % 9}年",
            tier="award",
            first_time=True,
            awarded=date(2010, 1, 1),
            valid_through=date(2014, 1, 1),
            regulation="r",
            document="d",
            state="standing",
        )
        for n in range(60)
    )
    assert queries(path) == before


def test_the_static_site_is_whole_and_has_no_forms(golden: Any) -> None:
    import posixpath

    from zhiheng.web.public import context, export

    gone = revoke(golden)
    made = export.build(context.of(golden.award), "https://award.example")
    pages = {k: v.decode() for k, v in made.items() if k.endswith(".html")}
    assert {"index.html", "guide.html", "call.html", "notice.html", "winners.html", "verify.html"} <= set(
        pages
    )
    assert len([k for k in pages if k.startswith("verify/")]) == 5
    assert f"verify/{gone.pk}.pdf" not in made and len([k for k in made if k.endswith(".pdf")]) == 2
    whole = pages.pop("verify-offline.html")
    assert "verify-offline.html" in pages["verify.html"] and not re.search(
        r'(?:src|<link[^>]*href)="(?!data:)', whole
    ), "one file"
    assert {"keys.json", "status.json"} <= set(made)
    for name, html in pages.items():
        assert (
            "<form" not in html and "<input" not in html and "<script" not in html and "csrf" not in html
        ), name
        for link in re.findall(r'(?:href|src)="([^"#]+)', html):
            assert (
                link.startswith("https://")
                or posixpath.normpath(posixpath.join(posixpath.dirname(name), link)) in made
            ), (name, link)
    assert "https://award.example/verify/" in pages["index.html"]
    assert "荣誉已被撤销" in pages[f"verify/{gone.pk}.html"]
    assert "static/css/public.css" in made and "static/css/icons.svg" in made


def test_the_static_site_while_a_notice_runs_leads_to_the_live_form(public: Any) -> None:
    from zhiheng.web.public import context, export

    made = export.build(context.of(public.award), "https://award.example")
    assert b"https://award.example/public/notice/object/" in made["notice.html"]


def test_an_export_never_touches_other_files(tmp_path: Any, settings: Any) -> None:
    from zhiheng.cli import site
    from zhiheng.cli.main import Exit

    folder = tmp_path / "portal"
    assert site.earlier(folder) == []
    site.write(folder, {"index.html": b"1", "verify/a.html": b"2"}, [])
    assert (
        folder / "verify/a.html"
    ).stat().st_mode & 0o777 == 0o644 and folder.stat().st_mode & 0o777 == 0o755
    before = site.earlier(folder)
    site.write(folder, {"index.html": b"3"}, before)
    assert (folder / "index.html").read_bytes() == b"3" and not (folder / "verify/a.html").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    with pytest.raises(Exit) as refused:
        site.earlier(other)
    assert refused.value.code == 3
    settings.ORIGIN = ""
    assert site.origin("https://award.example/") == "https://award.example"
    for bad in ("award.example", "ftp://x", "https://award.example/path"):
        with pytest.raises(Exit):
            site.origin(bad)


def test_titles_break_by_sense_and_dates_stand_without_spaces(public: Any) -> None:
    """On a phone no bracket and no last character stands alone on a line."""
    page = visitor().get("/public/notice/").content.decode()
    title = re.search(r'class="zh-doc__t keep"[^>]*>(.*?)</h', page)
    assert (
        title
        and title[1].endswith("<wbr>候选单位公示")
        and "）<wbr>" in title[1]
        and title[1].count("<wbr>") >= 2
    )
    clock = page.split('id="clock"')[1].split("<ol")[0]
    assert re.search(r"公示期自\d{4}年\d+月\d+日次日起，至\d{4}年\d+月\d+日止。", clock)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("郑州市金水区区长质量奖", ("郑州市金水区", "区长质量奖")),
        ("区长质量奖（演练：评审中）", ("区长质量奖", "（演练：评审中）")),
        ("市长奖", ("市长奖",)),
    ],
)
def test_the_name_of_an_award_breaks_at_place_and_bracket(
    public: Any, name: str, parts: tuple[str, ...]
) -> None:
    from zhiheng.access.models import Award

    Award.objects.filter(pk=public.award.pk).update(name=name)
    page = visitor().get("/public/").content.decode()
    assert f'<h1 class="keep">{"".join(f"<span>{x}</span>" for x in parts)}</h1>' in page


def test_keys_and_status_are_published_and_hold_together(golden: Any) -> None:
    from zhiheng.proof import certificate, signing

    gone = revoke(golden)
    keys, status = (visitor().get(f"/verify/{name}") for name in ("keys.json", "status.json"))
    assert keys.headers["Content-Type"] == status.headers["Content-Type"] == "application/json"
    ring = signing.ring(keys.content)
    assert ring and all(k.rehearsal for k in ring.values()), "a rehearsal's key says so"
    found = certificate.revoked(status.content, ring)["golden"]
    assert found.as_of == golden.now().date().isoformat() and found.revoked == {
        gone.number: gone.revoked_on.isoformat()
    }
    assert len(certificate.revoked(status.content, ring)) == 5, (
        "awards of one name and equal numbers are not mixed up"
    )


def test_the_offline_page_is_whole_and_lets_nothing_else_run(golden: Any) -> None:
    import base64
    import hashlib
    import json

    from zhiheng.proof import certificate, signing

    live = visitor().get("/verify/verify-offline.html")
    assert (
        "<style" not in live.content.decode()
        and 'href="?keep=1"' in live.content.decode()
        and "object-src 'none'" in live.headers["Content-Security-Policy"]
    )
    answer = visitor().get("/verify/verify-offline.html?keep=1")
    html, policy = answer.content.decode(), answer.headers["Content-Security-Policy"]
    scripts, styles = (
        re.findall(r'<script type="module">(.*?)</script>', html, re.S),
        re.findall(r"<style>(.*?)</style>", html, re.S),
    )
    for kind, found in (("script", scripts), ("style", styles)):
        assert len(found) == 1
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in policy + ";"
    assert (
        "default-src 'none'" in policy
        and "unsafe" not in policy
        and re.search(r'<meta http-equiv="Content-Security-Policy" content="default-src', html)
    )
    keys, status = (
        re.findall(rf'<script type="application/json" id="{name}-given">(.*?)</script>', html, re.S)[0]
        for name in ("keys", "status")
    )
    assert "golden" in certificate.revoked(status.encode(), signing.ring(keys.encode()))
    assert json.loads(keys)["rehearsal"] is True and 'href="/static' not in html
    assert 'href="/verify/verify-offline.html"' in text_of("/verify/")


def test_page_and_program_say_the_same_words() -> None:
    from pathlib import Path

    import zhiheng
    from zhiheng.proof.certificate import WORDS

    script = (Path(zhiheng.__file__).parent / "web/static/js/verify-offline.js").read_text(encoding="utf-8")
    assert dict(re.findall(r'(\w+): \["\w+", "([^"]+)"\]', script)) == {k.value: v for k, v in WORDS.items()}
