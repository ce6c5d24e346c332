"""The documents of the award: data in, PDF bytes (or plain text) out. Knows nothing of web and database."""

import io
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from zhiheng.documents.data import CertificateData, ReceiptData
from zhiheng.documents.typeset import JSON, pdf

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def _plain(data: "DataclassInstance") -> dict[str, JSON]:
    """The data as JSON; `dated` becomes [year, month, day]."""
    values = asdict(data)
    dated = cast(date, values["dated"])
    return {**values, "dated": [dated.year, dated.month, dated.day]}


class Code(NamedTuple):
    """A QR code as SVG with a quiet zone of two modules, and its width on paper in tenths of a millimetre."""

    svg: str
    width: int


LARGEST = 20
"""A version that still scans from paper: 97 modules, 40 mm."""
MODULE = 4
"""Tenths of a millimetre of one module: what a telephone reads from an arm's length."""
LEAST = 240


def qr(address: str, signed: str = "") -> Code:
    """The code of an address, with a signed text after its ``#`` where that still scans; else with the
    address alone.
    """
    import segno

    head, _, tail = signed.rpartition(".")
    parts: Any = (
        [f"{address}#{head}.", tail] if tail else address
    )  # each part in the mode that stores it most tightly
    made = next(
        (c for level in "ml" if int((c := segno.make(parts, error=level, micro=False)).version) <= LARGEST),
        None,
    )
    code = made or segno.make(address, error="m", micro=False)
    out = io.BytesIO()
    code.save(out, kind="svg", border=2, xmldecl=False, nl=False)
    return Code(out.getvalue().decode(), max(LEAST, int(code.symbol_size(border=2)[0]) * MODULE))


def certificate_pdf(data: CertificateData) -> bytes:
    """The certificate, one A4 landscape page; its code leads to `verify_url` and proves it without the
    house.
    """
    code = qr(data.verify_url, data.signed)
    return pdf("certificate", {**_plain(data), "code_width": code.width}, {"qr": code.svg})


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
