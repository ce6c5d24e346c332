"""Documents: the same bytes twice, the words can be read back, a character without a glyph is refused."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from zhiheng.documents import papers as services
from zhiheng.documents import typeset
from zhiheng.documents.data import (
    CertificateData,
    ReceiptData,
    ReceiptFile,
)

FIRM = "澄衡信息安全股份有限公司"
AWARD = "郑州市金水区区长质量奖"
HEAD = "1042:" + hashlib.sha256(b"head").hexdigest()
DAY = date(2026, 10, 26)

CERTIFICATE = CertificateData(
    AWARD,
    FIRM,
    "第五届",
    "JSZL-2026-001",
    "金政〔2026〕41号",
    "二〇二六年十月二十六日",
    "二〇三〇年十月二十六日",
    "郑州市金水区人民政府",
    "https://award.example/verify/?number=JSZL-2026-001",
    True,
    DAY,
)
RECEIPT = ReceiptData(
    AWARD,
    "第五届（2026年）",
    "2026-A01",
    FIRM,
    "91990105MA9K3Q7W57",
    "2026年5月28日 17:46:09.123",
    tuple(
        ReceiptFile(n, s, hashlib.sha256(n.encode()).hexdigest())
        for n, s in (
            ("申报书.pdf", "1.2 MB"),
            ("2023—2025年度审计报告及附注（合并）.pdf", "18.4 MB"),
            ("营业执照.jpg", "640 KB"),
        )
    ),
    HEAD,
    "区长质量奖评定委员会办公室",
    "2026年5月28日",
    False,
    date(2026, 5, 28),
)
DOCUMENTS: dict[str, tuple[Callable[[Any], bytes], Any, tuple[str, ...]]] = {
    "certificate": (
        services.certificate_pdf,
        CERTIFICATE,
        ("JSZL-2026-001", FIRM, AWARD, "演", "二〇三〇年十月二十六日"),
    ),
    "receipt": (
        services.receipt_pdf,
        RECEIPT,
        ("2026-A01", FIRM, "17:46:09.123", "91990105MA9K3Q7W57", HEAD[-8:]),
    ),
}


def words(made: bytes) -> str:
    """All text of a PDF without spaces and line breaks, which the layout puts in."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_same_data_same_bytes_and_readable(name: str) -> None:
    make, data, expected = DOCUMENTS[name]
    made = make(data)
    assert made == make(data)
    text = words(made)
    assert [e for e in expected if e not in text] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_rehearsal_is_written_across_and_only_then(name: str) -> None:
    make, data, _ = DOCUMENTS[name]
    assert "演练" in words(make(replace(data, rehearsal=True))).replace("\u3000", "")
    assert "演练" not in words(make(replace(data, rehearsal=False))).replace("\u3000", "")


def test_certificate_is_one_landscape_page_with_the_day_of_award() -> None:
    reader = PdfReader(io.BytesIO(services.certificate_pdf(CERTIFICATE)))
    assert len(reader.pages) == 1
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height
    assert reader.metadata is not None and str(reader.metadata.get("/CreationDate")).startswith("D:20261026")


def test_long_names_stay_on_one_page() -> None:
    long = replace(
        CERTIFICATE,
        organisation="中国（河南）自由贸易试验区郑州片区金水区域某某某某智能制造装备研究院股份有限公司",
        award="郑州市金水区人民政府区长质量奖提名奖",
    )
    assert len(PdfReader(io.BytesIO(services.certificate_pdf(long))).pages) == 1


def test_many_files_run_over_pages() -> None:
    many = replace(RECEIPT, files=RECEIPT.files * 20)
    assert len(PdfReader(io.BytesIO(services.receipt_pdf(many))).pages) > 1


def test_character_without_glyph_is_refused() -> None:
    assert typeset.missing_glyphs("金水区〔2026〕堃喆—…☃\n") == {"☃"}
    with pytest.raises(typeset.MissingGlyph) as refused:
        services.certificate_pdf(replace(CERTIFICATE, organisation="𰻞面有限公司"))
    assert refused.value.chars == "𰻞"


def test_text_cannot_become_markup() -> None:
    made = services.receipt_pdf(replace(RECEIPT, organisation='#read("letter.typ") *乙* $x$'))
    assert '#read("letter.typ")*乙*$x$' in words(made)


def test_receipt_text_says_the_same() -> None:
    text = services.receipt_text(RECEIPT)
    assert all(f.sha256 in text and f.name in text for f in RECEIPT.files)
    assert HEAD in text and "17:46:09.123" in text and "演练" not in text
    assert "演练" in services.receipt_text(replace(RECEIPT, rehearsal=True))


def test_digests_of_faces_are_those_of_the_readme() -> None:
    said = (typeset.FONTS / "README.md").read_text("utf-8")
    faces: list[Path] = sorted(typeset.FONTS.glob("*.otf"))
    assert len(faces) == 2
    assert all(
        f.stat().st_size < 5_000_000 and hashlib.sha256(f.read_bytes()).hexdigest() in said for f in faces
    )
