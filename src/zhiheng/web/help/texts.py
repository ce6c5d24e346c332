"""Reading the texts: Markdown of our own, without HTML in it, made into markup once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup

FOLDER = Path(__file__).with_name("texts")


def names() -> list[str]:
    return sorted(p.stem for p in FOLDER.glob("*.md"))


@cache
def text(name: str) -> str:
    """The Markdown of a topic. Raises KeyError for an unknown one."""
    if name not in names():
        raise KeyError(name)
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def title(name: str) -> str:
    return text(name).partition("\n")[0].removeprefix("# ").strip()


@cache
def body(name: str) -> Markup:
    """Everything below the title."""
    made = MarkdownIt("commonmark", {"html": False}).enable("table").render(text(name).partition("\n")[2])
    return Markup(made)
