"""A sheet that somebody filled in, as rows of plain text: CSV or a workbook. Nothing in it is computed or
followed.

Pure: bytes in, rows out. The packaged readers answer a formula with its last value; here it has to be
refused.
"""

from __future__ import annotations

import csv
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lxml import etree

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 2000
MOST_COLUMNS = 60
UNPACKED = 60 * 1024 * 1024
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
DIGITS = {ord("０") + n: str(n) for n in range(10)}
BLANKS = re.compile(r"[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
RISKY = ("=", "+", "-", "@")
FOREIGN = (
    "xl/externalLinks/",
    "xl/connections.xml",
    "xl/queryTables/",
    "xl/vbaProject.bin",
    "xl/embeddings/",
    "xl/activeX/",
)


class Unreadable(ValueError):
    """A sheet that is not taken at all: why, and what would cure it."""

    def __init__(self, reason: str, cure: str) -> None:
        super().__init__(reason)
        self.reason, self.cure = reason, cure


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that is not taken: its row as the sheet counts, its column from 0."""

    row: int
    column: int
    value: str
    reason: str
    cure: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that say something, each with its number in the sheet; the first is the head."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    reason: str = ""
    cure: str = ""


Line = tuple[int, dict[int, _Cell]]


def read(raw: bytes) -> Sheet:
    """The first sheet of a workbook, or a CSV in UTF-8 or GB18030. Raises Unreadable."""
    if not raw.strip():
        raise Unreadable("文件是空的", "请选择填好的表")
    if len(raw) > MOST_BYTES:
        raise Unreadable("文件超过 5 MB", "请分成几份上传")
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("这是旧版 .xls，或加了密码", "请另存为没有密码的 .xlsx 或 CSV 后上传")
    return _made(_workbook(raw) if raw.startswith(b"PK") else _csv(raw))


def plain(text: str) -> str:
    """Half-width digits; any run of blanks, wide and invisible ones too, is one, and none at the ends."""
    return BLANKS.sub(" ", text.translate(DIGITS)).strip()


def _made(lines: Iterator[Line]) -> Sheet:
    rows: list[tuple[int, tuple[str, ...]]] = []
    faults: list[Fault] = []
    for no, cells in lines:
        said = {
            c: _Cell(plain(x.text), x.reason, x.cure) for c, x in cells.items() if x.reason or plain(x.text)
        }
        if not said:
            continue
        if max(said) >= MOST_COLUMNS:
            raise Unreadable(f"第{no}行超过{MOST_COLUMNS}列", "请只保留模板中的列")
        faults += [Fault(no, c, x.text, *_wrong(x)) for c, x in said.items() if any(_wrong(x))]
        rows.append((no, tuple(said[c].text if c in said else "" for c in range(max(said) + 1))))
        if len(rows) > MOST_ROWS + 2:
            raise Unreadable(f"超过{MOST_ROWS}行", "请分成几份上传")
    return Sheet(tuple(rows), tuple(faults))


def _wrong(cell: _Cell) -> tuple[str, str]:
    if CONTROL.search(cell.text):
        return "含有不能显示的字符", "请重新录入这一格"
    return cell.reason, cell.cure


def _csv(raw: bytes) -> Iterator[Line]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable("认不出文件的编码", "请另存为 CSV UTF-8，或 .xlsx")
    if "\x00" in text:
        raise Unreadable("不是表格文件", "请上传 .xlsx 或 CSV 文件")
    first = text.partition("\n")[0]
    try:
        for no, row in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=max(",\t;", key=first.count), strict=True), 1
        ):
            yield no, {c: _Cell(_unguarded(x)) for c, x in enumerate(row)}
    except csv.Error as wrong:
        raise Unreadable("CSV 的引号或分隔不完整", "请用表格软件打开后重新另存，或改用 .xlsx") from wrong


def _unguarded(text: str) -> str:
    """Without the apostrophe by which our own CSV keeps a text from being taken for a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text


def _workbook(raw: bytes) -> Iterator[Line]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = packed.namelist()
            if any(n.startswith(FOREIGN) for n in names):
                raise Unreadable(
                    "表格里有宏、外部链接或数据连接", "请选择性粘贴为数值后，另存为不含宏和链接的 .xlsx"
                )
            if sum(i.file_size for i in packed.infolist()) > UNPACKED:
                raise Unreadable("表格展开后过大", "请只保留需要的行和列")
            name = _first_sheet(packed)
            _without_links(packed, name)
            strings, dated, shift = _strings(packed), _dated(packed), _since(packed)
            yield from _lines(_xml(packed, name), strings, dated, shift)
    except Unreadable:
        raise
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        IndexError,
        EOFError,
        ValueError,
        zlib.error,
    ) as wrong:  # reason: zipfile names no base for a torn, locked or forged package
        raise Unreadable("文件已损坏，或不是 .xlsx", "请用表格软件打开后重新另存") from wrong


def _xml(packed: zipfile.ZipFile, name: str) -> Any:
    """A part of the package.

    No entity is expanded, nothing is fetched; a part with a document type is refused.
    """
    raw = packed.read(name)
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise Unreadable("表格的内部结构不合规", "请用表格软件打开后重新另存")
    try:
        return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as wrong:
        raise Unreadable("文件已损坏，或不是 .xlsx", "请用表格软件打开后重新另存") from wrong


def _first_sheet(packed: zipfile.ZipFile) -> str:
    sheets = _xml(packed, "xl/workbook.xml").find(f"{MAIN}sheets")
    shown = [s for s in sheets if s.get("state", "visible") == "visible"] if sheets is not None else []
    if not shown:
        raise Unreadable("没有可以读取的工作表", "请把内容放在第一张工作表")
    wanted = shown[0].get(RELATED)
    target = next(
        (r.get("Target", "") for r in _xml(packed, "xl/_rels/workbook.xml.rels") if r.get("Id") == wanted), ""
    )
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _without_links(packed: zipfile.ZipFile, name: str) -> None:
    """A mailbox that the program underlined by itself is no link; any other address that leads out is."""
    folder, file = posixpath.split(name)
    rels = f"{folder}/_rels/{file}.rels"
    if rels not in packed.namelist():
        return
    for r in _xml(packed, rels):
        if r.get("TargetMode") == "External" and not r.get("Target", "").startswith("mailto:"):
            raise Unreadable("表格里有通向外部的链接", "请取消超链接后重新保存")


def _strings(packed: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in packed.namelist():
        return []
    return [_text(item) for item in _xml(packed, "xl/sharedStrings.xml").iter(f"{MAIN}si")]


def _text(item: Any) -> str:
    """Text of a cell, without the reading aids above its characters."""
    return "".join(t.text or "" for t in item.iter(f"{MAIN}t") if t.getparent().tag != f"{MAIN}rPh")


def _dated(packed: zipfile.ZipFile) -> list[bool]:
    """Which styles show a number as a day."""
    if "xl/styles.xml" not in packed.namelist():
        return []
    root = _xml(packed, "xl/styles.xml")
    own = {f.get("numFmtId"): f.get("formatCode", "") for f in root.iter(f"{MAIN}numFmt")}
    days = {
        n
        for n, code in own.items()
        if re.search(r"[yd年日]", re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code), re.IGNORECASE)
    }
    styles = root.find(f"{MAIN}cellXfs")
    found = [] if styles is None else [x.get("numFmtId", "0") for x in styles]
    return [n in days or (n.isdecimal() and int(n) in DATES and n not in own) for n in found]


def _since(packed: zipfile.ZipFile) -> date:
    """The day that a workbook counts its days from."""
    setting = _xml(packed, "xl/workbook.xml").find(f"{MAIN}workbookPr")
    return (
        date(1904, 1, 1)
        if setting is not None and setting.get("date1904") in ("1", "true")
        else date(1899, 12, 30)
    )


def _lines(root: Any, strings: list[str], dated: list[bool], since: date) -> Iterator[Line]:
    no = 0
    for row in root.iter(f"{MAIN}row"):
        no = int(row.get("r", no + 1))
        cells: dict[int, _Cell] = {}
        for n, c in enumerate(row.iter(f"{MAIN}c")):
            where = c.get("r", "")
            cells[_column(where) if where else n] = _cell(c, strings, dated, since)
        yield no, cells


def _column(where: str) -> int:
    """AB12 → 27."""
    n = 0
    for letter in where:
        if not letter.isalpha():
            break
        n = n * 26 + ord(letter.upper()) - 64
    return n - 1


def _cell(c: Any, strings: list[str], dated: list[bool], since: date) -> _Cell:
    formula, kind = c.find(f"{MAIN}f"), c.get("t", "n")
    value = c.findtext(f"{MAIN}v") or ""
    if formula is not None:
        return _Cell(f"={formula.text or ''}", "这一格是公式", "请复制后选择性粘贴为数值")
    if kind == "e":
        return _Cell(value, "这一格是错误值", "请填写实际内容")
    if kind == "s":
        return _Cell(strings[int(value)] if value else "")
    if kind == "inlineStr":
        return _Cell(_text(c))
    if kind in ("str", "d"):
        return _Cell(value)
    if kind == "b":
        return _Cell("是" if value == "1" else "否")
    style = c.get("s", "")
    return _number(value, style.isdecimal() and int(style) < len(dated) and dated[int(style)], since)


EXACT = 15


def _number(value: str, is_day: bool, since: date) -> _Cell:
    """A number as it was typed. Beyond fifteen digits a spreadsheet has already lost the last ones."""
    if not value:
        return _Cell("")
    try:
        found = float(value)
    except ValueError:
        return _Cell(value)
    if is_day:
        if not 0 < found < 200_000:
            return _Cell(value, "日期超出范围", "请写作 2026年3月1日")
        return _Cell((since + timedelta(days=int(found))).isoformat())
    if abs(found) >= 10**EXACT:
        return _Cell(value, "数字超过15位，末几位已被表格软件改动", "请把这一列设为“文本”后重新填写")
    return _Cell(str(int(found)) if found == int(found) else value)
