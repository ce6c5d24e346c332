"""A paper as PDF, in the form of GB/T 9704."""

from __future__ import annotations

from zhiheng.documents.paper import Paper, pads, places, plain, weights
from zhiheng.documents.typeset import JSON, MissingGlyph, missing_glyphs, pages, pdf


def paper_pdf(paper: Paper) -> bytes:
    """The paper as PDF/A. Raises MissingGlyph with the place of each character that no face can print."""
    return pdf("paper", _data(paper))


def paper_pages(paper: Paper) -> list[bytes]:
    """The paper as pictures of its pages. Raises MissingGlyph."""
    return pages("paper", _data(paper))


def _data(paper: Paper) -> dict[str, JSON]:
    missing = {char: place for place, text in places(paper) for char in missing_glyphs(text)}
    if missing:
        raise MissingGlyph(set(missing), missing)
    made = plain(paper)
    for name, blocks in (("blocks", paper.blocks), ("annex", paper.annex)):
        made[f"{name}_weights"] = [weights(b) if b.kind == "table" else [] for b in blocks]
    return {
        **made,
        "rehearsal": paper.rehearsal,
        "dated": [paper.dated.year, paper.dated.month, paper.dated.day],
        "pads": [round(100 * pad) for pad in pads(paper.signature, paper.date_text)],
    }
