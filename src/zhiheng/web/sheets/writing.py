"""A table as a file: CSV that opens right in Excel, or a workbook. Text stays text: no formula, no link is
made of it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from django.http import HttpResponse

from zhiheng.web.frame.parts import Cell, Cells, Cite, Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RISKY = ("=", "+", "-", "@", "\t", "\r")


def plain(value: Cells) -> str:
    """What a cell says, without links and shapes."""
    return " ".join(_one(v) for v in value) if isinstance(value, tuple) else _one(value)


def _one(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return cell.article if isinstance(cell, Cite) else cell.text


def answer(table: Table, name: str, kind: str) -> HttpResponse:
    """The table as ``csv`` or ``xlsx``, to be saved under a name."""
    body, media = (_csv(table), "text/csv; charset=utf-8") if kind == "csv" else (_xlsx(table), XLSX)
    return _file(body, media, f"{name}.{kind}")


def _file(body: bytes, media: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return response


class Question(NamedTuple):
    """A column of a sheet to be filled in: its head, how it is filled in, and the only words it takes."""

    label: str
    hint: str
    choices: tuple[str, ...] = ()


def blank(questions: Sequence[Question], name: str, kind: str) -> HttpResponse:
    """An empty sheet: heads, and under them how each column is filled in."""
    hints = tuple(f"{HINT}{q.hint}" if n == 0 else q.hint for n, q in enumerate(questions))
    if kind == "csv":
        return answer(Table(name, tuple(q.label for q in questions), (hints,)), f"{name}模板", "csv")
    return _file(_blank(questions, hints, name), XLSX, f"{name}模板.xlsx")


HINT = "说明："
LAST = 2001
LONGEST = 250


def _blank(questions: Sequence[Question], hints: Sequence[str], name: str) -> bytes:
    """Every column is text, so that a long number keeps all its digits; few words to choose from are
    offered as a list.
    """
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name[:31])
        head = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        quiet = book.add_format(
            {"text_wrap": True, "valign": "top", "font_color": "#595959", "num_format": "@"}
        )
        text = book.add_format({"num_format": "@"})
        for c, (q, hint) in enumerate(zip(questions, hints, strict=True)):
            sheet.set_column(c, c, max(len(q.label) * 2 + 4, 18), text)
            sheet.write_string(0, c, q.label, head)
            sheet.write_string(1, c, hint, quiet)
            if q.choices and len(",".join(q.choices)) < LONGEST:
                sheet.data_validation(2, c, LAST, c, {"validate": "list", "source": list(q.choices)})
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _csv(table: Table) -> bytes:
    """UTF-8 with a mark at the head; what a spreadsheet would take for a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(
        [_harmless(plain(c), n in table.numeric) for n, c in enumerate(row)] for row in table.rows
    )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(text: str, number: bool) -> str:
    return f"'{text}" if text.startswith(RISKY) and not number else text


def _xlsx(table: Table) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet((table.caption or "表")[:31])
        head, number = (
            book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            book.add_format({"num_format": "0.00"}),
        )
        for c, title in enumerate(table.columns):
            sheet.write_string(0, c, title, head)
            sheet.set_column(c, c, max(len(title) * 2 + 2, 12))
        for r, row in enumerate(table.rows, 1):
            for c, value in enumerate(row):
                text = plain(value)
                if c in table.numeric and _is_number(text):
                    sheet.write_number(r, c, float(text.replace(",", "")), number)
                else:
                    sheet.write_string(r, c, text)
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).removeprefix("-").isdecimal()
