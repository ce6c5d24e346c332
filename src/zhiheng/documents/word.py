"""Word papers from one template that the office can replace; a replaced template is checked before it is
taken.

The same paper and template give the same bytes: the archive's dates and the file's properties come from the
paper.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from zhiheng.documents.paper import Block, Paper, plain, weights, width

TEMPLATE = Path(__file__).parent / "word_templates" / "official.docx"
TYPE_AREA, CHARACTER, INSET = (
    8844,
    240,
    480,
)  # twips: 156 mm, one character of 小四, a cell's margins and lines
ZIP_DATE = (2000, 1, 1, 0, 0, 0)


def docx(paper: Paper, template: bytes | None = None) -> bytes:
    """The paper in a template (ours where none is given), which must have passed `check_template`."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    made = DocxTemplate(io.BytesIO(template if template is not None else TEMPLATE.read_bytes()))
    made.render(plain(paper), jinja_env=SandboxedEnvironment(autoescape=True, undefined=StrictUndefined))
    _set_widths(made.docx, [b for b in (*paper.blocks, *paper.annex) if b.kind == "table"])
    properties = made.docx.core_properties
    written = datetime(paper.dated.year, paper.dated.month, paper.dated.day, tzinfo=UTC)
    properties.title, properties.author, properties.last_modified_by, properties.revision = (
        paper.name,
        "质衡",
        "质衡",
        1,
    )
    properties.created = properties.modified = written
    out = io.BytesIO()
    made.save(out)
    return _fixed(out.getvalue())


def _set_widths(document: Any, blocks: list[Block]) -> None:
    """Give the columns of each table the room that the printed form gives them; a table the template left
    out is passed over.
    """
    from docx.shared import Twips

    left = list(blocks)
    for table in document.tables:
        if not left or [c.text for c in table.rows[0].cells] != list(left[0].columns):
            continue
        widths = column_widths(left.pop(0))
        table.autofit = False
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Twips(wide)
        for row in table.rows:
            for cell, wide in zip(row.cells, widths, strict=True):
                cell.width = Twips(wide)


def column_widths(block: Block) -> list[int]:
    """Twips of each column across the type area: what cannot break as wide as its text, the rest by their
    shares.
    """
    shares = weights(block)
    texts = zip(block.columns, *block.rows, strict=True)
    natural = [int(max(map(width, column)) * CHARACTER) + INSET for column in texts]
    fixed = [n if share == 0 else 0 for share, n in zip(shares, natural, strict=True)]
    total, room = sum(shares), max(TYPE_AREA - sum(fixed), 0)
    return [f or (room * share // total if total else 0) for f, share in zip(fixed, shares, strict=True)]


def _fixed(raw: bytes) -> bytes:
    """The same archive without the hour of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            made = zipfile.ZipInfo(entry.filename, ZIP_DATE)
            made.compress_type, made.external_attr, made.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(made, old.read(entry))
    return out.getvalue()
