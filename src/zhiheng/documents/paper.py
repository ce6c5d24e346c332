"""An official paper as blocks, in the order of GB/T 9704: what it says, and nothing of how a format writes
it.

Both writers (Word and PDF) take the same `plain(paper)`, so that the two say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zhiheng.documents.typeset import JSON
from zhiheng.law.citation import numeral

SHORT = 6
LONGEST = 24
CODE = 10
ROOM = 10


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `kind`: body, h1 (一、), h2 (（一）), h3 (1．), flat (no indent), center, page (new page
    with a title), table.

    Headings are numbered by the writer of the plain form; a table has `columns` and `rows`, all rows as long
    as it.
    """

    kind: str
    text: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def body(text: str) -> Block:
    return Block("body", text)


def h1(text: str) -> Block:
    return Block("h1", text)


def h2(text: str) -> Block:
    return Block("h2", text)


def h3(text: str) -> Block:
    return Block("h3", text)


def flat(text: str) -> Block:
    return Block("flat", text)


def center(text: str) -> Block:
    return Block("center", text)


def page(text: str) -> Block:
    return Block("page", text)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Block:
    """A table; an empty list gives one row of dashes, since a bare head reads as an omission."""
    made = tuple(tuple(r) for r in rows) or (("——",) * len(columns),)
    if any(len(r) != len(columns) for r in made):
        raise ValueError(f"rows of {columns} differ in length")
    return Block("table", "", tuple(columns), made)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. `head` is the red head of the issuer, `signer` prints 签发人 (papers to a higher body), `note`
    附注.

    `title` comes in lines broken by sense; `annex` follows the signature; `dated` is the date in the file's
    properties, not always that of the paper.
    """

    title: tuple[str, ...]
    blocks: tuple[Block, ...]
    rehearsal: bool
    dated: date
    head: str = ""
    number: str = ""
    signer: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    signature: str = ""
    date_text: str = ""
    note: str = ""
    copies: tuple[str, ...] = ()
    imprint: str = ""
    imprint_date: str = ""
    annex: tuple[Block, ...] = ()

    @property
    def name(self) -> str:
        return "".join(self.title)


def plain(paper: Paper) -> dict[str, JSON]:
    """What a template is given: texts and lists of texts alone. Its keys are those of `word.SCHEMA`."""
    return {
        "drill": "演练：单位与人员均为虚构，本件不产生任何效力。" if paper.rehearsal else "",
        "head": paper.head,
        "number": paper.number,
        "signer": paper.signer,
        "title": list(paper.title),
        "addressee": f"{paper.addressee}：" if paper.addressee else "",
        "blocks": [_block(b) for b in numbered(paper.blocks)],
        "annex": [_block(b) for b in numbered(paper.annex)],
        "attachments": _attachments(paper.attachments),
        "signature": paper.signature,
        "date_text": paper.date_text,
        "note": f"（{paper.note}）" if paper.note else "",
        "copies": f"抄送：{'，'.join(paper.copies)}。" if paper.copies else "",
        "imprint": paper.imprint,
        "imprint_date": paper.imprint_date,
    }


def _block(block: Block) -> dict[str, JSON]:
    return {
        "kind": block.kind,
        "text": block.text,
        "columns": list(block.columns),
        "rows": [list(r) for r in block.rows],
    }


def _attachments(names: Sequence[str]) -> list[JSON]:
    """附件说明: one without a number, several with."""
    if len(names) == 1:
        return [f"附件：{names[0]}"]
    return [f"{'附件：' if n == 1 else '　　　'}{n}．{name}" for n, name in enumerate(names, 1)]


def numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """Put 一、（一）1． before headings; a higher level starts the lower ones anew, a new page all of
    them.
    """
    count = {"h1": 0, "h2": 0, "h3": 0}
    below = {"h1": ("h2", "h3"), "h2": ("h3",), "h3": (), "page": ("h1", "h2", "h3")}
    for block in blocks:
        for level in below.get(block.kind, ()):
            count[level] = 0
        if block.kind not in count:
            yield block
            continue
        count[block.kind] += 1
        n = count[block.kind]
        mark = {"h1": f"{numeral(n)}、", "h2": f"（{numeral(n)}）", "h3": f"{n}．"}[block.kind]
        yield Block(block.kind, mark + block.text)


def width(text: str) -> float:
    """Width in em: a Chinese character is one, a Latin one a half."""
    return sum(0.5 if ord(c) < 0x100 else 1.0 for c in text)


def pads(signature: str, dated: str) -> tuple[float, float]:
    """Space to the right of signature and date in em: the date four characters in, the signature centred
    over it.
    """
    over = (width(signature) - width(dated)) / 2
    return (4 - over, 4.0) if over <= 4 else (0.0, over)


def weights(block: Block) -> list[int]:
    """Widths of a table's columns: 0 as wide as its text, else a share by its longest text."""
    columns = list(zip(*block.rows, strict=True))
    longest = [
        max(width(t) for t in (head, *texts)) for head, texts in zip(block.columns, columns, strict=True)
    ]
    if all(w <= SHORT for w in longest):
        return [1] * len(longest)
    return [_weight(w, texts) for w, texts in zip(longest, columns, strict=True)]


def _weight(longest: float, texts: Sequence[str]) -> int:
    """A column to write in has room; codes and numbers, which cannot break, are as wide as they are."""
    if not any(t.strip() for t in texts):
        return ROOM
    code = longest <= CODE and all(t.isascii() for t in texts)
    return 0 if longest <= SHORT or code else int(min(longest, LONGEST))


def lines(paper: Paper) -> list[str]:
    """The paper line by line, for comparing two revisions; a row of a table is one line."""
    made = [paper.head, paper.name, paper.addressee]
    for block in (*numbered(paper.blocks), *numbered(paper.annex)):
        made += [block.text, "｜".join(block.columns), *("｜".join(row) for row in block.rows)]
    made += [*paper.attachments, paper.signature, paper.note, "，".join(paper.copies)]
    return [x.strip() for x in made if x.strip()]


def stamped(paper: Paper, number: str, date_text: str) -> Paper:
    """The paper under its number and date, where its form has room for them."""
    return replace(
        paper,
        number=number if paper.number and number else paper.number,
        date_text=date_text if paper.date_text and date_text else paper.date_text,
    )


def places(paper: Paper) -> Iterator[tuple[str, str]]:
    """(place, text) of every text, for a message about a character."""
    for n, block in enumerate((*paper.blocks, *paper.annex), 1):
        yield f"第{n}块", "".join([block.text, *block.columns, *(c for r in block.rows for c in r)])
    yield from (
        ("标题", paper.name),
        ("主送机关", paper.addressee),
        ("署名", paper.signature),
        ("发文字号", paper.number),
        ("发文机关标志", paper.head),
        ("附注", paper.note),
        ("附件说明", "".join(paper.attachments)),
        ("版记", "".join(paper.copies) + paper.imprint + paper.imprint_date),
        ("签发人", paper.signer),
        ("成文日期", paper.date_text),
    )
