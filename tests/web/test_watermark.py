"""Who reads what an applicant entrusted to us: across the copy, across the page, and in the log (Art 25)."""

from __future__ import annotations

import io
from typing import Any

import pytest

from tests.house import client_of

pytestmark = pytest.mark.django_db
DAY = (2026, 8, 3)


def paper(turned: int = 0, sizes: tuple[tuple[int, int], ...] = ((595, 842),)) -> bytes:
    from pypdf import PdfWriter

    writer, made = PdfWriter(), io.BytesIO()
    for width, height in sizes:
        writer.add_blank_page(width, height).rotate(turned)
    writer.write(made)
    return made.getvalue()


def texts(body: bytes) -> list[str]:
    from pypdf import PdfReader

    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(body)).pages]


def evidence(play: Any, alias: str = "A1") -> tuple[str, str]:
    """An application and a PDF among its files."""
    from zhiheng.applications.models import Evidence

    case = play.case(alias)
    found = Evidence.objects.filter(case=case, blob__media_type="application/pdf").first()
    assert found is not None
    return case.pk, found.blob_id


def test_every_page_of_a_copy_is_marked_whatever_its_size_and_turn() -> None:
    from zhiheng.documents import watermark

    for turned in (0, 90, 180, 270):
        copy = watermark.marked(
            paper(turned, ((595, 842), (842, 595), (1684, 1191))), "application/pdf", "许明远 3fa2c1", DAY
        )
        assert (copy.media_type, copy.ending) == ("application/pdf", "")
        found = texts(copy.body)
        assert len(found) == 3 and all("3fa2c1" in text and "许明远" in text for text in found)


def test_a_copy_grows_by_one_drawing_and_not_by_its_pages() -> None:
    from zhiheng.documents import watermark

    grown = [
        len(watermark.marked(body, "application/pdf", "许明远", DAY).body) - len(body)
        for body in (paper(), paper(sizes=((595, 842),) * 40))
    ]
    assert grown[1] - grown[0] < 40 * 500


def test_a_picture_becomes_a_marked_pdf_and_what_cannot_be_drawn_on_stays() -> None:
    from zhiheng.documents import watermark
    from zhiheng.documents.typeset import pages

    drawn = pages(
        "watermark", {"width": 100, "height": 100, "mark": "图", "rehearsal": False, "dated": list(DAY)}
    )[0]
    copy = watermark.marked(drawn, "image/png", "许明远", DAY)
    assert (copy.media_type, copy.ending) == ("application/pdf", ".pdf") and "许明远" in texts(copy.body)[0]
    for body, kind in (
        (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"\x89PNG no picture", "image/png"),
    ):
        assert watermark.marked(body, kind, "许明远", DAY) == watermark.Copy(body, kind)


def test_a_character_without_a_glyph_is_left_out_of_the_mark() -> None:
    from zhiheng.documents import watermark

    assert "许远" in texts(watermark.marked(paper(), "application/pdf", "许\U0001f600远", DAY).body)[0]


def test_the_owner_reads_the_file_itself_and_others_a_copy_with_their_own_name(golden: Any) -> None:
    from zhiheng.files import services
    from zhiheng.ledger import selectors as ledger

    case, sha = evidence(golden)
    whole, before = services.read(sha), ledger.read_log(golden.edition.pk, 0, 1)[0]
    own = client_of(golden.user("a1")).get(f"/case/{case}/files/{sha}/")
    assert (own.status_code, own.content) == (200, whole)
    bodies = {
        login: client_of(golden.user(login)).get(f"/case/{case}/files/{sha}/").content
        for login in ("office", "office2")
    }
    assert len({whole, *bodies.values()}) == 3
    for login, body in bodies.items():
        assert all(name(golden, login) in text and golden.user(login)[:6] in text for text in texts(body)), (
            login
        )
    assert ledger.read_log(golden.edition.pk, 0, 1)[0] == before + 2


def name(play: Any, login: str) -> str:
    from zhiheng.access.models import User

    return str(User.objects.get(pk=play.user(login)).name)


def test_pages_with_entrusted_content_carry_the_readers_name(golden: Any) -> None:
    case, _ = evidence(golden)
    for path in (f"/case/{case}/", f"/case/{case}/material/"):
        said = client_of(golden.user("office")).get(path).content.decode()
        assert (
            f'<text x="8" y="60">{name(golden, "office")} {golden.user("office")[:6]} {golden.now().year}年'
            in said
        ), path
        assert "zh-watermark" not in client_of(golden.user("a1")).get(path).content.decode()
    assert "zh-watermark" not in client_of(golden.user("office")).get("/desk/").content.decode()
