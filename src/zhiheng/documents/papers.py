"""The documents of the award: data in, PDF bytes (or plain text) out. Knows nothing of web and database."""

import io
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, cast

from zhiheng.documents.data import CertificateData, LetterData, MinutesData, NoticeData, ReceiptData
from zhiheng.documents.typeset import JSON, pdf

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def _plain(data: "DataclassInstance") -> dict[str, JSON]:
    """The data as JSON; `dated` becomes [year, month, day]."""
    values = asdict(data)
    dated = cast(date, values["dated"])
    return {**values, "dated": [dated.year, dated.month, dated.day]}


def qr_svg(text: str) -> str:
    """A QR code of `text` with medium error correction, as SVG with a quiet zone of two modules."""
    import segno

    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False, nl=False)
    return out.getvalue().decode()


def certificate_pdf(data: CertificateData) -> bytes:
    """The certificate, one A4 landscape page; its QR code leads to `verify_url`."""
    return pdf("certificate", _plain(data), {"qr": qr_svg(data.verify_url)})


def receipt_pdf(data: ReceiptData) -> bytes:
    """The receipt of an application with the digests of its files."""
    return pdf("receipt", _plain(data))


def receipt_text(data: ReceiptData) -> str:
    """The receipt as plain text for a letter; says the same as the PDF."""
    files = [f"{n}. {f.name}（{f.size}）\n   SHA-256 {f.sha256}" for n, f in enumerate(data.files, 1)]
    lines = [
        *(["【演练】单位与人员均为虚构，不产生任何效力。", ""] if data.rehearsal else []),
        "申报材料受理回执",
        f"{data.award}{data.edition}",
        "",
        f"编号：{data.number}",
        f"申报单位：{data.organisation}",
        f"统一社会信用代码：{data.uscc}",
        f"收到时间：{data.arrived}",
        "",
        f"已收到文件{len(files)}件：",
        *files,
        "",
        f"记录总账末条：{data.ledger_head}",
        f"{data.office}　{data.date_text}",
    ]
    return "\n".join(lines) + "\n"


def minutes_pdf(data: MinutesData) -> bytes:
    """The minutes of a meeting with the count of each question."""
    return pdf("minutes", _plain(data))


def notice_pdf(data: NoticeData) -> bytes:
    """A public notice as it is printed and posted."""
    return pdf("notice", _plain(data))


def letter_pdf(data: LetterData) -> bytes:
    """A letter of an office, laid out in the order of GB/T 9704."""
    return pdf("letter", _plain(data))
