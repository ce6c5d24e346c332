"""A copy to read: who opened a file, and when, lies across each of its pages (Art 25).

The file itself stays as it arrived; a copy that turns up elsewhere names the reading in the log that it came
from.
Pictures become a PDF. Word, Excel and PowerPoint files cannot be marked and are handed out as they are.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple, cast

from .typeset import missing_glyphs, pdf, picture_pdf

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import IndirectObject

NAME = "/ZhihengMark"
PDF = "application/pdf"
PICTURES = {"image/png": "png", "image/jpeg": "jpg"}


class Copy(NamedTuple):
    """What is handed out: its bytes, its media type, and what its name ends with now."""

    body: bytes
    media_type: str
    ending: str = ""


def marked(body: bytes, media_type: str, mark: str, dated: tuple[int, int, int]) -> Copy:
    """The copy with ``mark`` across it; ``dated`` is the day it was made.

    What cannot be drawn on goes out as it is.
    """
    from pypdf.errors import PyPdfError

    try:
        if media_type in PICTURES:
            return Copy(_over(picture_pdf(body, PICTURES[media_type]), mark, dated), PDF, ".pdf")
        if media_type == PDF:
            return Copy(_over(body, mark, dated), PDF)
    except (ValueError, PyPdfError):
        pass
    return Copy(body, media_type)


def _over(body: bytes, mark: str, dated: tuple[int, int, int]) -> bytes:
    """Lay the mark over every page, whatever its size and turn: one drawing for all pages of a size."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(body)))
    drawn: dict[tuple[int, int], IndirectObject] = {}
    for page in writer.pages:
        if page.rotation:
            page.transfer_rotation_to_content()
        size = (int(page.cropbox.width) + 1, int(page.cropbox.height) + 1)
        if size not in drawn:
            drawn[size] = _drawing(writer, size, mark, dated)
        _draw(writer, page, drawn[size])
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _drawing(
    writer: PdfWriter, size: tuple[int, int], mark: str, dated: tuple[int, int, int]
) -> IndirectObject:
    """The mark as a form that pages refer to (ISO 32000-2, 8.10)."""
    from pypdf import PdfReader
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

    sheet = PdfReader(io.BytesIO(_sheet(size, mark, dated))).pages[0]
    contents, form = sheet.get_contents(), DecodedStreamObject()
    form.set_data(contents.get_data() if contents is not None else b"")
    form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject([NumberObject(n) for n in (0, 0, *size)])
    form[NameObject("/Resources")] = DictionaryObject(cast(DictionaryObject, sheet["/Resources"])).clone(
        writer
    )
    return writer._add_object(form.flate_encode())


def _draw(writer: PdfWriter, page: PageObject, drawing: IndirectObject) -> None:
    """Refer to the drawing after all that the page draws itself, whose state is put back first."""
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

    resources = DictionaryObject(page.get("/Resources", DictionaryObject()).get_object())
    forms = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    forms[NameObject(NAME)] = drawing
    resources[NameObject("/XObject")] = forms
    page[NameObject("/Resources")] = resources
    before, after = DecodedStreamObject(), DecodedStreamObject()
    before.set_data(b"q\n")
    after.set_data(
        f"\nQ q 1 0 0 1 {float(page.cropbox.left)} {float(page.cropbox.bottom)} cm {NAME} Do Q\n".encode()
    )
    own = page.get("/Contents")
    inner = own.get_object() if own is not None else None
    streams = list(inner) if isinstance(inner, ArrayObject) else [own] if own is not None else []
    page[NameObject("/Contents")] = ArrayObject(
        [writer._add_object(before), *streams, writer._add_object(after)]
    )


def _sheet(size: tuple[int, int], mark: str, dated: tuple[int, int, int]) -> bytes:
    readable = "".join(c for c in mark if c not in missing_glyphs(mark))
    return pdf(
        "watermark",
        {"width": size[0], "height": size[1], "mark": readable, "rehearsal": False, "dated": list(dated)},
    )
