"""Looking at one page as a person, a phone, a magnifier and a screen reader do, and noting what each would
find.

Glyphs are judged without looking at pixels: the page tells which characters it shows in which list of faces,
and
fontTools reads from the faces of that list that are installed whether each character has a glyph.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont
from playwright.sync_api import Page

WIDTHS = (1366, 683, 390, 320)  # a desk, the desk at 200 per cent, a phone, the narrowest
FC_LIST = shutil.which("fc-list") or "fc-list"
PROBE = Path(__file__).with_name("looking.js").read_text(encoding="utf-8")


class Seen(NamedTuple):
    """What was found on a page; empty fields are good ones."""

    name: str
    path: str
    status: int
    title: str
    h1: list[str]
    wide: list[str]
    small: list[str]
    wordless: list[str]
    primary: int
    glyphs: list[str]
    axe: list[dict[str, Any]]


def look(
    page: Page,
    name: str,
    shoot: Callable[[Page, str], list[Path]],
    examine: Callable[[Page, str], list[dict[str, Any]]],
    status: int = 200,
) -> Seen:
    """Look at the page that is open. Pictures are taken at a desk's and a phone's width."""
    shoot(page, name)
    found = page.evaluate(PROBE)
    wide = []
    for large in (False, True):
        page.evaluate(
            "large => large ? document.documentElement.dataset.text = 'large' : delete "
            "document.documentElement.dataset.text",
            large,
        )
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            got = page.evaluate("document.documentElement.scrollWidth")
            if got > width:
                wide.append(f"{width}{' large' if large else ''}: {got}")
    page.evaluate("delete document.documentElement.dataset.text")
    page.set_viewport_size({"width": 390, "height": 844})
    small = sorted(set(found["small"]) | set(page.evaluate(PROBE)["small"]))
    page.set_viewport_size({"width": 1366, "height": 768})
    return Seen(
        name,
        page.url,
        status,
        page.title(),
        found["h1"],
        wide,
        small,
        found["wordless"],
        found["primary"],
        missing(found["texts"]),
        examine(page, name),
    )


def missing(texts: dict[str, str]) -> list[str]:
    """Characters that no installed face of their list can draw, as ``U+4E00 in LIST``."""
    found = []
    for faces, characters in texts.items():
        drawn = drawable(faces)
        for c in sorted(set(characters)):
            if unicodedata.category(c)[0] not in "CZ" and ord(c) not in drawn:
                found.append(f"U+{ord(c):04X} {c} in {faces}")
    return found


@cache
def drawable(faces: str) -> frozenset[int]:
    """The characters that the installed faces of a list of families can draw."""
    points: set[int] = set()
    for family in faces.split(","):
        points |= _of_family(family.strip().strip("\"'"))
    return frozenset(points)


@cache
def _of_family(family: str) -> frozenset[int]:
    said = subprocess.run(
        [FC_LIST, f":family={family}", "--format", "%{file}|%{index}\n"],
        capture_output=True,
        text=True,
        check=True,
    )
    points: set[int] = set()
    for line in sorted(set(said.stdout.split("\n")))[:6]:
        file, _, index = line.partition("|")
        if file.endswith((".ttf", ".otf", ".ttc")):
            with TTFont(file, fontNumber=int(index) & 0xFFFF, lazy=True) as face:
                points |= set(face.getBestCmap())
    return frozenset(points)
