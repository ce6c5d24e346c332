"""Bringing in a list: what is read, what is refused and where, and that nothing is ever half done."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.house import client_of

pytestmark = pytest.mark.django_db
BODIES = ("机构名称", "类别", "核查职能", "联系电话", "依据文号")
EXPERTS = ("登录名", "姓名", "专家库", "文号", "工作单位", "专业")
WINNERS = ("统一社会信用代码", "获奖单位", "证书编号", "获奖日期", "届次", "文号")


def csv_of(*rows: Sequence[str]) -> bytes:
    import csv

    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def book_of(*rows: Sequence[Any], **more: Any) -> bytes:
    """A workbook as a spreadsheet program would write it; a value that starts with == is a formula."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet("表")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, str) and value.startswith("=="):
                    sheet.write_formula(r, c, value[1:])
                elif hasattr(value, "isoformat"):
                    sheet.write_datetime(r, c, value, day)
                else:
                    sheet.write(r, c, value)
        if more.get("link"):
            sheet.write_url(0, 20, more["link"])
    return out.getvalue()


def upload(client: Any, kind: str, raw: bytes, name: str = "表.csv") -> Any:
    return client.post(f"/import/{kind}/", {"file": SimpleUploadedFile(name, raw)})


def preview(client: Any, kind: str, raw: bytes) -> tuple[str, str]:
    """The preview of an upload and the address of it."""
    answer = upload(client, kind, raw)
    assert answer.status_code == 302, re.findall(r'zh-error".*?<span>(.*?)</span>', answer.content.decode())
    return client.get(answer["Location"]).content.decode(), answer["Location"]


def confirm(client: Any, kind: str, page: str, at: str) -> Any:
    key = re.search(r'name="idempotency_key" value="([0-9a-f]+)"', page)
    assert key, "the preview offers to bring it in"
    return client.post(f"/import/{kind}/", {"sheet": at.partition("sheet=")[2], "idempotency_key": key[1]})


def bodies(play: Any) -> set[str]:
    from zhiheng.people.models import Body

    return set(Body.objects.filter(award=play.award).values_list("name", flat=True))


def test_a_sheet_is_previewed_and_then_brought_in_row_by_row(draft: Any) -> None:
    from zhiheng.ledger.models import Entry
    from zhiheng.people.models import Body

    office, before = client_of(draft.user("office")), bodies(draft)
    raw = csv_of(
        BODIES,
        ("甲街道办事处", "推荐单位", "", "0371-１２３４", "金政〔2026〕1号"),
        ("乙\u3000局", "核查部门", "消防", "", ""),
    )
    page, at = preview(office, "bodies", raw)
    assert "还没有导入" in page and "设立机构：甲街道办事处 · 推荐单位 · 0371-1234 · 金政〔2026〕1号" in page
    assert bodies(draft) == before, "a preview changes nothing"
    entries = Entry.objects.filter(chain=f"award/{draft.award.pk}").count()
    done = confirm(office, "bodies", page, at)
    assert done.status_code == 302 and "已导入机构2行" in office.get("/people/").content.decode()
    made = Body.objects.get(award=draft.award, name="甲街道办事处")
    assert (made.sort, made.telephone) == ("recommender", "0371-1234") and "乙 局" in bodies(draft)
    assert Entry.objects.filter(chain=f"award/{draft.award.pk}").count() == entries + 2, (
        "each row is its own act"
    )


def test_the_same_key_brings_in_once(draft: Any) -> None:
    from zhiheng.people.models import Body

    office = client_of(draft.user("office"))
    page, at = preview(office, "bodies", csv_of(BODIES, ("甲街道办事处", "推荐单位", "", "", "")))
    assert [confirm(office, "bodies", page, at).status_code for _ in range(2)] == [302, 302]
    assert Body.objects.filter(award=draft.award, name="甲街道办事处").count() == 1


def test_nothing_is_half_done(draft: Any) -> None:
    """Between preview and confirmation somebody sets up one of the bodies: then none of the others is set
    up either.
    """
    office, before = client_of(draft.user("office")), bodies(draft)
    page, at = preview(
        office,
        "bodies",
        csv_of(
            BODIES,
            ("甲街道办事处", "推荐单位", "", "", ""),
            ("乙街道办事处", "推荐单位", "", "", ""),
            ("丙街道办事处", "推荐单位", "", "", ""),
        ),
    )
    draft.do("office", "found_body", draft.award.ref, name="乙街道办事处", sort="recommender")
    answer = confirm(office, "bodies", page, at)
    assert answer.status_code == 409 and "一行也没有导入" in answer.content.decode()
    assert bodies(draft) - before == {"乙街道办事处"}
    again = client_of(draft.user("office")).get(at).content.decode()
    assert 'name="idempotency_key"' not in again, "what cannot be brought in is not offered"


def test_a_refused_cell_is_named_with_row_column_value_reason_cure_and_article(draft: Any) -> None:
    office = client_of(draft.user("office"))
    raw = csv_of(
        WINNERS,
        ("91410100MA0000000X", "甲公司", "A-1", "2020-13-01", "第一届", "通报"),
        ("91350100M000100Y43", "乙公司", "A-2", "２０２０年３月１日", "第一届", "通报"),
        ("91350100M000100Y44", "丙公司", "A-3", "2020/3/1", "第一届", "通报"),
        ("91350100M000100Y43", "丁公司", "A-4", "2020.3.1", "第一届", ""),
    )
    page, _ = preview(office, "winners", raw)
    table = page.split('id="bad"')[1].split("</table>")[0]
    rows = [
        [re.sub(r"<[^>]+>", "", c).strip() for c in re.findall(r"<t[hd] .*?</t[hd]>", r, re.DOTALL)]
        for r in table.split("<tr")[2:]
    ]
    assert [r[:3] for r in rows] == [
        ["第2行", "获奖日期", "2020-13-01"],
        ["第4行", "统一社会信用代码", "91350100M000100Y44"],
        ["第5行", "文号", "（空）"],
    ]
    assert "不是有效日期" in rows[0][3] and "2026年3月1日" in rows[0][4]
    assert "校验不通过" in rows[1][3] and "营业执照" in rows[1][4] and rows[1][5].startswith("第十三条")
    assert all(r[5].startswith("第") for r in rows)
    assert 'name="sheet"' not in page


def test_earlier_winners_and_experts_come_in(draft: Any) -> None:
    from datetime import date, datetime

    from zhiheng.people.models import Expert
    from zhiheng.registry.models import Honour

    office = client_of(draft.user("office"))
    page, at = preview(
        office,
        "winners",
        book_of(WINNERS, ("91350100M000100Y43", "乙公司", "A-2", datetime(2020, 3, 1), "第一届", "通报")),
    )
    assert "2020年3月1日" in page and confirm(office, "winners", page, at).status_code == 302
    assert Honour.objects.get(award=draft.award, number="A-2").awarded == date(2020, 3, 1)
    page, at = preview(
        office, "experts", book_of(EXPERTS, (13800000000, "钱某", "市级专家库", "聘书", "某院", "质量管理"))
    )
    assert confirm(office, "experts", page, at).status_code == 302
    assert Expert.objects.get(award=draft.award, user__login="13800000000").pool == "city", (
        "a number stays without a point"
    )


def test_appointments_name_their_body_and_are_not_doubled(draft: Any) -> None:
    from zhiheng.access.models import Appointment
    from zhiheng.people.models import Body

    heads = ("登录名", "姓名", "职责", "文号", "任职起", "所属机构")
    office = client_of(draft.user("office"))
    body = Body.objects.filter(award=draft.award, sort="recommender").first()
    assert body is not None
    good = ("Ｎew@example.invalid", "新经办", "推荐单位", "任命文件", "2026-01-05", body.name)
    page, at = preview(office, "appointments", csv_of(heads, good))
    assert confirm(office, "appointments", page, at).status_code == 302
    assert Appointment.objects.get(award=draft.award, user__login="New@example.invalid").scope == body.ref
    again, _ = preview(
        office,
        "appointments",
        csv_of(
            heads,
            good,
            ("other@example.invalid", "甲", "推荐单位", "文件", "2026-01-05", "没有的街道"),
            ("x@example.invalid", "乙", "核查部门", "文件", "2026-01-05", ""),
        ),
    )
    assert "已经担任这项职责" in again and "没有查到机构“没有的街道”" in again and "第4行" in again
    named, _ = preview(
        office,
        "appointments",
        csv_of(heads, ("new@example.invalid", "另一人", "监督", "文件", "2026-01-05", "")),
    )
    assert "已登记为另一个姓名" in named and "新经办" not in named.split('id="bad"')[1]


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+SUM(1,2)", "@x", "-1+1", "<script>alert(1)</script>", "{{ 7*7 }}"]
)
def test_a_text_that_looks_like_a_command_stays_text(draft: Any, text: str) -> None:
    office = client_of(draft.user("office"))
    page, at = preview(office, "bodies", csv_of(BODIES, (text, "推荐单位", "", "", "")))
    assert "<script>alert" not in page and "49" not in page.split("将办理1行")[1].split("</table>")[0]
    assert confirm(office, "bodies", page, at).status_code == 302
    assert text in bodies(draft)
    from zhiheng.web.frame.parts import Table
    from zhiheng.web.sheets import writing

    out = (
        writing.answer(Table("表", ("名称",), ((text,),)), "表", "csv")
        .content.decode("utf-8-sig")
        .splitlines()[1]
        .strip('"')
    )
    assert not out.startswith(("=", "+", "@", "-"))


def test_a_formula_is_refused_at_its_cell(draft: Any) -> None:
    page, _ = preview(
        client_of(draft.user("office")),
        "bodies",
        book_of(
            BODIES,
            ('==HYPERLINK("http://x","y")', "推荐单位", "", "", ""),
            ("好街道", "推荐单位", "", 12345678901234567, ""),
        ),
    )
    bad = page.split('id="bad"')[1].split("</table>")[0]
    assert (
        "这一格是公式" in bad and "机构名称" in bad and "数字超过15位" in bad and 'name="sheet"' not in page
    )


def repacked(raw: bytes, **more: bytes) -> bytes:
    """A workbook with further members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, more.pop(name, None) or old.read(name))
        for name, content in more.items():
            new.writestr(name, content)
    return out.getvalue()


BOOK = book_of(BODIES, ("甲", "推荐单位"))
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "旧版 .xls"),
        (b"PK\x03\x04broken", "损坏"),
        (b"", "是空的"),
        (b"\xff\xfe\x00\x81\xff", "编码"),
        (repacked(BOOK, **{"xl/externalLinks/externalLink1.xml": b"<x/>"}), "外部链接"),
        (repacked(BOOK, **{"xl/vbaProject.bin": b"x"}), "宏"),
        (repacked(BOOK, **{"xl/sharedStrings.xml": BOMB}), "不合规"),
        (book_of(BODIES, link="http://example.invalid/"), "链接"),
        (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
        (csv_of(BODIES, *[(f"机构{n}", "推荐单位") for n in range(2100)]), "2000行"),
        (b'"open', "引号"),
    ],
    ids=[
        "xls",
        "torn",
        "empty",
        "encoding",
        "external",
        "macro",
        "entity",
        "link",
        "large",
        "rows",
        "quotes",
    ],
)
def test_a_file_that_is_no_plain_sheet_is_not_kept(draft: Any, raw: bytes, says: str) -> None:
    from zhiheng.files.models import Upload

    before = Upload.objects.count()
    answer = upload(client_of(draft.user("office")), "bodies", raw)
    assert answer.status_code in (413, 422) and says in answer.content.decode()
    assert Upload.objects.count() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_that_offices_use_are_read(draft: Any, encoding: str) -> None:
    raw = csv_of(BODIES, ("㐂街道办事处", "推荐单位")).decode().encode(encoding)
    page, _ = preview(client_of(draft.user("office")), "bodies", raw)
    assert "设立机构：㐂街道办事处" in page


def test_the_empty_sheet_can_be_filled_in_and_read_back(draft: Any) -> None:
    office = client_of(draft.user("office"))
    for kind in ("bodies", "appointments", "experts", "winners"):
        start = office.get(f"/import/{kind}/").content.decode()
        assert "下载 Excel 模板" in start and "演练代号" not in start
        for form in ("xlsx", "csv"):
            page, _ = preview(office, kind, office.get(f"/import/{kind}/?as={form}").content)
            assert "没有要导入的行" in page, "heads and hints are understood, and are no rows"
    filled = office.get("/import/bodies/?as=csv").content + "甲街道办事处,推荐单位,,,\r\n".encode()
    assert "将办理1行" in preview(office, "bodies", filled)[0]


def test_heads_that_are_not_the_sheets_are_named(draft: Any) -> None:
    page, _ = preview(
        client_of(draft.user("office")),
        "bodies",
        csv_of(("机构名称", "机构名称", "备注"), ("甲", "乙", "丙")),
    )
    assert "这一列出现了两次" in page and "不认识的列" in page and "缺少这一列" in page


def test_only_the_office_brings_in_and_only_its_own_upload(draft: Any) -> None:
    office = client_of(draft.user("office"))
    _, at = preview(office, "bodies", csv_of(BODIES, ("甲街道办事处", "推荐单位")))
    assert client_of(draft.user("office2")).get(at).status_code == 404
    assert client_of(draft.user("supervision")).get(at).status_code == 403
    assert office.get("/import/cases/").status_code == 404
    assert office.post("/import/bodies/", {"sheet": "0" * 64, "idempotency_key": "k"}).status_code == 404


def test_a_row_said_twice_is_named(draft: Any) -> None:
    page, _ = preview(
        client_of(draft.user("office")), "bodies", csv_of(BODIES, ("甲", "推荐单位"), ("甲", "推荐单位"))
    )
    assert "与第2行完全相同" in page


def test_numbers_of_a_page_do_not_come_with_the_columns() -> None:
    from zhiheng.web.sheets import reading

    sheet = reading.read(book_of(("甲", "乙"), (1.5, True), ("１２\u3000 ３", "\u200b"), (7, 8)))
    assert [r for _, r in sheet.rows] == [("甲", "乙"), ("1.5", "是"), ("12 3",), ("7", "8")]
