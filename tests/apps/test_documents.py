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
    Count,
    LetterData,
    MinutesData,
    NoticeData,
    Question,
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
MINUTES = MinutesData(
    "综合评审会议记录",
    AWARD,
    "第五届（2026年）",
    "2026年9月22日 14:30—17:10",
    "区政府三楼会议室",
    "张立新",
    "周敏",
    ("张立新", "郭文澜", "王颖", "何晓岚", "赵思远", "孙静", "李闻", "许航"),
    ("陈立",),
    ("何晓岚（金禾生鲜连锁有限公司）",),
    "应到9人，实到8人，达到三分之二（第十七条（五））。",
    ("评委会听取材料评审和现场评审情况的报告，逐家审议，以无记名方式表决。",),
    (
        Question(
            "一、首次申报单位",
            (
                Count(FIRM, "7", "列为候选单位"),
                Count("豫川水利设计院股份有限公司", "5", "列为候选单位"),
                Count("金禾生鲜连锁有限公司", "3", "未过半数"),
            ),
            "8",
            "8",
            "8",
            "超过到会有权表决人数的半数为通过，需得5票。",
        ),
    ),
    "候选单位名单",
    (FIRM, "豫川水利设计院股份有限公司"),
    HEAD,
    True,
    date(2026, 9, 22),
)
NOTICE = NoticeData(
    "金质奖办公示〔2026〕1号",
    ("关于第五届郑州市金水区区长质量奖", "候选单位的公示"),
    (
        "根据《郑州市金水区区长质量奖管理办法》（金政〔2023〕30号），经资格审核、材料评审、现场评审，区长质量奖评定委员会于2026年9月22日召开综合评审会议，审议并表决产生候选单位2家。现予公示。",
    ),
    ("序号", "单位名称", "行业"),
    (("1", FIRM, "软件和信息技术服务业"), ("2", "豫川水利设计院股份有限公司", "专业技术服务业")),
    (
        "公示时间为2026年9月28日至10月10日。公示期内，任何单位和个人对候选单位有异议的，可以实名或者匿名提出。",
    ),
    "区长质量奖评定委员会办公室",
    "2026年9月28日",
    ("发布媒体：金水区人民政府网站", "公开方式：主动公开"),
    False,
    date(2026, 9, 28),
)
LETTER = LetterData(
    "区长质量奖评定委员会办公室",
    "金质奖办函〔2026〕12号",
    ("关于协助核查区长质量奖申报单位", "有关情况的函"),
    "郑州市生态环境局金水分局",
    (
        "第五届郑州市金水区区长质量奖已进入资格审核。根据管理办法第十七条（二），请协助核查附件所列单位近3年有无第十四条（一）（四）所列情形。",
        "请于2026年6月12日前书面答复。未答复不作“无”处理。",
    ),
    "区长质量奖评定委员会办公室",
    "2026年6月1日",
    True,
    date(2026, 6, 1),
    ("申报单位名单", "核查事项表"),
    "联系人：周敏，电话：0371-0000 1230",
    ("区市场监督管理局",),
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
    "minutes": (services.minutes_pdf, MINUTES, ("综合评审会议记录", FIRM, "郭文澜", "需得5票", "演")),
    "notice": (services.notice_pdf, NOTICE, ("金质奖办公示〔2026〕1号", FIRM, "主动公开")),
    "letter": (services.letter_pdf, LETTER, ("金质奖办函〔2026〕12号", "生态环境局", "核查事项表", "演")),
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
    made = services.letter_pdf(replace(LETTER, addressee='#read("letter.typ") *乙* $x$'))
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
