"""PDF from a template and data. The same data give the same bytes; a character without a glyph is refused.

Only faces in `fonts/` and in the folders named by the environment variable FONT_DIRS (separated like PATH)
are used, never those of the system: a document must look the same wherever it is made.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

JSON: TypeAlias = str | int | bool | Sequence["JSON"] | Mapping[str, "JSON"] | None

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"
FACES = ("*.otf", "*.ttf", "*.ttc")


class MissingGlyph(ValueError):
    """A text has characters that no face can print; `chars` are these, sorted, `places` says where each
    stands.
    """

    def __init__(self, chars: set[str], places: Mapping[str, str] | None = None) -> None:
        self.chars = "".join(sorted(chars))
        self.places = dict(places or {})
        where = "".join(f"; {char}: {place}" for char, place in sorted(self.places.items()))
        super().__init__(f"no glyph for {self.chars}{where}")


def font_dirs() -> tuple[Path, ...]:
    """Our folder first, then those of FONT_DIRS."""
    more = os.environ.get("FONT_DIRS", "").split(os.pathsep)
    return (FONTS, *(Path(d) for d in more if d))


@cache
def _glyphs(directory: Path) -> frozenset[int]:
    """Code points that the faces of a folder can print."""
    from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]

    points: set[int] = set()
    for path in sorted(p for pattern in FACES for p in directory.glob(pattern)):
        with open(path, "rb") as file:
            fonts = TTCollection(file).fonts if path.suffix == ".ttc" else [TTFont(file)]
            for font in fonts:
                points |= set(font.getBestCmap() or {})
    return frozenset(points)


def missing_glyphs(text: str) -> set[str]:
    """Characters of `text` that no face has; line breaks and tabs do not count."""
    known = [_glyphs(d) for d in font_dirs()]
    return {c for c in set(text) - set("\n\r\t") if not any(ord(c) in points for points in known)}


def _texts(value: JSON) -> Iterator[str]:
    """Every string in the data, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _texts(inner)


def pdf(template: str, data: Mapping[str, JSON], pictures: Mapping[str, str] | None = None) -> bytes:
    """Typeset `templates/<template>.typ` with `data` (and SVG `pictures` by name) as PDF/A-2b.

    `data` needs `rehearsal` (bool) and `dated` [year, month, day], which becomes the creation date, so that
    the
    bytes follow from the arguments alone. Raises MissingGlyph before anything is drawn.
    """
    import typst

    missing = missing_glyphs("".join(_texts(data)))
    if missing:
        raise MissingGlyph(missing)
    inputs = {"data": json.dumps(data, ensure_ascii=False), "pictures": json.dumps(dict(pictures or {}))}
    made = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=list(font_dirs()),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards="a-2b",
    )
    if not isinstance(made, bytes):
        raise TypeError(f"template {template} gave no single document")
    return made


def pages(template: str, data: Mapping[str, JSON]) -> list[bytes]:
    """The same pages as PNG, for a screen that shows no PDF. Raises MissingGlyph."""
    import typst

    missing = missing_glyphs("".join(_texts(data)))
    if missing:
        raise MissingGlyph(missing)
    inputs = {"data": json.dumps(data, ensure_ascii=False), "pictures": "{}"}
    made = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=list(font_dirs()),
        ignore_system_fonts=True,
        format="png",
        ppi=100.0,
        sys_inputs=inputs,
    )
    return [made] if isinstance(made, bytes) else [bytes(page) for page in made or []]


def picture_pdf(body: bytes, ending: str) -> bytes:
    """A picture as a PDF of one page, as wide as A4. Raises ValueError where it cannot be read."""
    import typst

    with tempfile.TemporaryDirectory(prefix="zhiheng-") as folder:
        picture, source = Path(folder, f"picture.{ending}"), Path(folder, "page.typ")
        picture.write_bytes(body)
        source.write_text(
            f'#set page(width: 595pt, height: auto, margin: 0pt)\n#image("{picture.name}", width: 100%)\n',
            encoding="utf-8",
        )
        try:
            made = typst.compile(source, root=Path(folder), ignore_system_fonts=True, format="pdf")
        except RuntimeError as unreadable:
            raise ValueError("a picture that cannot be read") from unreadable
    if not isinstance(made, bytes):
        raise TypeError("a picture gave no single document")
    return made
