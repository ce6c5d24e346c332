"""Every Word paper keeps its form in LibreOffice: the same words as its PDF, on hardly more pages, 28
characters to a line.
"""

from __future__ import annotations

import io
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.apps.test_papers_made import made_of, squeezed, words_of_docx

pytestmark = pytest.mark.django_db
OPENED = 300  # seconds for all papers together
LONGER = 1.5  # the free faces that stand in for 仿宋 run wider in tables


@pytest.fixture
def opened(golden: Any, tmp_path: Path) -> dict[tuple[str, str], tuple[Any, PdfReader]]:
    """Each paper of the golden edition with what LibreOffice prints of its Word form."""
    made = made_of(golden)
    for n, paper in enumerate(made.values()):
        (tmp_path / f"{n}.docx").write_bytes(paper.docx)
    home = {**os.environ, "HOME": str(tmp_path)}
    command = [
        "soffice",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        *(str(p) for p in sorted(tmp_path.glob("*.docx"))),
    ]
    subprocess.run(command, env=home, check=True, capture_output=True, timeout=OPENED)
    return {key: (paper, PdfReader(tmp_path / f"{n}.pdf")) for n, (key, paper) in enumerate(made.items())}


def test_a_paper_opened_in_libreoffice_keeps_its_form(
    opened: dict[tuple[str, str], tuple[Any, PdfReader]],
) -> None:
    assert len({kind for kind, _ in opened}) > 30
    for key, (paper, printed) in opened.items():
        texts = [page.extract_text() for page in printed.pages]
        assert set(words_of_docx(paper.docx)) <= set(squeezed("".join(texts))), key
        ours = len(PdfReader(io.BytesIO(paper.pdf)).pages)
        assert len(texts) <= LONGER * ours + 1, (key, len(texts), ours)
        width, height = (float(x) for x in printed.pages[0].mediabox[2:])
        assert (round(width), round(height)) == (595, 842), key


def test_a_line_holds_28_characters(opened: dict[tuple[str, str], tuple[Any, PdfReader]]) -> None:
    paper = next(printed for (kind, _), (_, printed) in opened.items() if kind == "praise_draft")
    longest = max(sum(ord(c) > 0x2E80 for c in line) for line in paper.pages[0].extract_text().splitlines())
    assert 25 <= longest <= 28
