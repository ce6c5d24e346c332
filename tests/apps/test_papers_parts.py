"""The parts that papers are made of: tax, templates of an office's own, articles and blanks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from docx import Document

from zhiheng.documents import fees, paper, template_check, word, wording
from zhiheng.law import citation

SHIPPED = word.TEMPLATE.read_bytes()


@pytest.mark.parametrize(
    ("yuan", "tax"),
    [
        ("0", "0"),
        ("800", "0"),
        ("800.01", "0"),
        ("801", "0.20"),
        ("3999.99", "640"),
        ("4000", "640"),
        ("4000.01", "640"),
        ("5000", "800"),
        ("25000", "4000"),
        ("25000.10", "4000.02"),
        ("62500", "13000"),
        ("62500.10", "13000.03"),
        ("100000", "25000"),
    ],
)
def test_tax_at_the_borders(yuan: str, tax: str) -> None:
    from zhiheng.law import money

    got = fees.fee(money.parse(yuan, "元"))
    assert got.tax == money.parse(tax, "元")
    assert got.gross == got.tax + got.net


def test_tax_refuses_a_negative_amount() -> None:
    with pytest.raises(ValueError, match="-1"):
        fees.tax(-1)


def changed(change: Callable[[Any], None]) -> bytes:
    """The shipped template, changed as in Word."""
    document = Document(io.BytesIO(SHIPPED))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SHIPPED)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, old.read(name)))
        for name, raw in parts.items():
            new.writestr(name, raw)
    return out.getvalue()


def first(document: Any, text: str) -> Any:
    return next(p for p in document.paragraphs if p.text == text)


def place(text: str) -> str:
    """Where a paragraph of the shipped template stands, counted with those in tables."""
    document = Document(io.BytesIO(SHIPPED))
    body = [
        n
        for n, p in enumerate(document.element.body.iter(f"{template_check.W}p"), 1)
        if "".join(t.text for t in p.iter(f"{template_check.W}t")) == text
    ]
    return f"正文第{body[0]}段"


def test_shipped_template_is_accepted() -> None:
    assert template_check.check_template(SHIPPED) == ()


def _set(text: str, new: str) -> Callable[[Any], None]:
    return lambda d: setattr(first(d, text), "text", new)


@pytest.mark.parametrize(
    ("old", "new", "rule", "says"),
    [
        ("{{ addressee }}", "{{ password }}", "unknown", "没有这个占位符：password"),
        ("{{ addressee }}", "{{ addressee.title }}", "unknown", "addressee.title"),
        ("{{ addressee }}", "{{ blocks }}", "unknown", "是列表"),
        ("{{ addressee }}", "{{ ''.__class__ }}", "unknown", "__class__"),
        ("{{ addressee }}", "{{ addressee|upper }}", "unknown", "Filter"),
        ("{{ addressee }}", "{{ cycler('a') }}", "unknown", "Call"),
        ("{%p for t in title %}", "{%p for t in titles %}", "unknown", "不能循环：titles"),
        ("{{ addressee }}", "{{ addressee", "syntax", "{{ addressee"),
        ("{{ addressee }}", "{%p endfor %}", "syntax", "endfor"),
    ],
)
def test_bad_placeholder_is_found_with_its_place(old: str, new: str, rule: str, says: str) -> None:
    found = template_check.check_template(changed(_set(old, new)))
    fault = found[0]
    assert (fault.rule, fault.place) == (rule, place(old))
    assert says in fault.text


def test_bad_placeholder_in_a_cell_and_in_the_footer() -> None:
    def cell(document: Any) -> None:
        document.tables[0].rows[2].cells[1].text = "{{ c.name }}"

    def foot(document: Any) -> None:
        document.sections[0].footer.paragraphs[0].text = "{{ secret }}"

    assert [(f.rule, f.place) for f in template_check.check_template(changed(cell))] == [
        ("unknown", "正文第1个表格第3行第2格")
    ]
    assert [f.rule for f in template_check.check_template(changed(foot))] == ["unknown"]
    assert "第1段" in template_check.check_template(changed(foot))[0].place


def test_broken_macros_and_links_are_refused() -> None:
    links = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="t" Target="https://example.invalid/x" TargetMode="External"/>'
        b"</Relationships>"
    )
    assert [f.rule for f in template_check.check_template(b"no archive")] == ["broken"]
    assert [f.rule for f in template_check.check_template(SHIPPED[: len(SHIPPED) // 2])] == ["broken"]
    assert [f.rule for f in template_check.check_template(repacked(**{"word/vbaProject.bin": b"x"}))] == [
        "macro"
    ]
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        b'Extension="xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
        b"</Types>"
    )
    assert [f.rule for f in template_check.check_template(repacked(**{"[Content_Types].xml": types}))] == [
        "macro"
    ]
    found = template_check.check_template(repacked(**{"word/_rels/extra.xml.rels": links}))
    assert [(f.rule, f.place, f.text) for f in found] == [
        ("external_link", "word/_rels/extra.xml.rels", "https://example.invalid/x")
    ]
    assert [
        f.rule
        for f in template_check.check_template(repacked(**{"docProps/core.xml": b"<a>{{ title }}</a>"}))
    ] == ["misplaced"]


def test_template_without_the_body_is_refused() -> None:
    bare = Document()
    bare.add_paragraph("{%p for t in title %}")
    bare.add_paragraph("{{ t }}")
    bare.add_paragraph("{%p endfor %}")
    out = io.BytesIO()
    bare.save(out)
    assert [(f.rule, f.text) for f in template_check.check_template(out.getvalue())] == [
        ("missing", "没有用到 blocks")
    ]


def test_an_offices_own_template_is_used_and_text_stays_text() -> None:
    said = paper.Paper(
        ("关于<甲>&{{ x }}的函",),
        (paper.h1("总则"), paper.h2("其一"), paper.h2("其二"), paper.h1("附则"), paper.h2("其一")),
        False,
        date(2026, 3, 1),
    )
    mine = changed(lambda d: d.add_paragraph("本单位自定格式"))
    assert template_check.check_template(mine) == ()
    texts = [p.text for p in Document(io.BytesIO(word.docx(said, mine))).paragraphs]
    assert "关于<甲>&{{ x }}的函" in texts and texts[-1] == "本单位自定格式"
    assert [t for t in texts if t.startswith(("一", "二", "（"))] == [
        "一、总则",
        "（一）其一",
        "（二）其二",
        "二、附则",
        "（一）其一",
    ]


def test_word_has_no_hour_of_its_making() -> None:
    said = paper.Paper(("函",), (paper.body("正文"),), False, date(2026, 3, 1))
    made = word.docx(said)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {i.date_time for i in archive.infolist()} == {word.ZIP_DATE}
    assert Document(io.BytesIO(made)).core_properties.created.date() == date(2026, 3, 1)  # type: ignore[union-attr]


def test_words() -> None:
    assert [wording.article(a) for a in ("17(5)", "9", "24(10)", "")] == [
        "第十七条第（五）项",
        "第九条",
        "第二十四条第（十）项",
        "",
    ]
    assert (
        wording.number("", 2026) == "＿＿＿＿〔2026〕＿＿号"
        and wording.number("金〔2026〕1号", 2026) == "金〔2026〕1号"
    )
    assert wording.dates("自 2026-05-30 起满足") == "自2026年5月30日起满足"
    assert [citation.numeral(n) for n in (1, 10, 11, 20, 21)] == ["一", "十", "十一", "二十", "二十一"]


def test_signature_stands_over_the_date() -> None:
    assert paper.pads("甲乙丙丁戊己", "2026年10月26日") == (4 + (paper.width("2026年10月26日") - 6) / 2, 4.0)
    assert paper.pads("甲" * 20, "2026年3月1日")[0] == 0.0


@pytest.mark.parametrize(
    ("name", "quotas", "prizes"),
    [
        (
            "jinshui_2023",
            "名额为首次获奖的区长质量奖不超过3家",
            "奖金为首次获奖的区长质量奖每家50万元，再次获奖的区长质量奖不发奖金",
        ),
        ("zhengzhou_2022", "不超过8家", "每家100万元"),
    ],
)
def test_quotas_and_prizes_are_said_from_the_instrument(name: str, quotas: str, prizes: str) -> None:
    from zhiheng.documents.gather import opening
    from zhiheng.law import loader

    law = loader.load(name)
    assert quotas in opening.quotas(law) and prizes in opening.prizes(law)
    assert opening.validity(law) == "4年" and opening.notice_days(law) == "不少于5个工作日"
