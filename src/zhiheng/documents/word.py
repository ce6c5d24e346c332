"""Word papers from one template that the office can replace; a replaced template is checked before it is taken.

The same paper and template give the same bytes: the archive's dates and the file's properties come from the paper.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from zhiheng.documents.paper import Paper, plain

TEMPLATE = Path(__file__).parent / "word_templates" / "official.docx"
ZIP_DATE = (2000, 1, 1, 0, 0, 0)


def docx(paper: Paper, template: bytes | None = None) -> bytes:
    """The paper in a template (ours where none is given), which must have passed `check_template`."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    made = DocxTemplate(io.BytesIO(template if template is not None else TEMPLATE.read_bytes()))
    made.render(plain(paper), jinja_env=SandboxedEnvironment(autoescape=True, undefined=StrictUndefined))
    properties = made.docx.core_properties
    written = datetime(paper.dated.year, paper.dated.month, paper.dated.day, tzinfo=UTC)
    properties.title, properties.author, properties.last_modified_by, properties.revision = paper.name, "质衡", "质衡", 1
    properties.created = properties.modified = written
    out = io.BytesIO()
    made.save(out)
    return _fixed(out.getvalue())


def _fixed(raw: bytes) -> bytes:
    """The same archive without the hour of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            made = zipfile.ZipInfo(entry.filename, ZIP_DATE)
            made.compress_type, made.external_attr, made.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(made, old.read(entry))
    return out.getvalue()
