"""Experts × items: where the panel stands apart, what each says, and what reconciliation starts from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from zhiheng.law import points, scoring
from zhiheng.law.scoring import Criteria, Item
from zhiheng.web.frame.parts import State

from .pages import Agreement, HeatCell, HeatItem, HeatRow, Remark

NAMES = "甲乙丙丁戊己庚辛壬癸"
FAR = 15
PARTS = (("strengths", "优势"), ("improvements", "改进机会"), ("visits", "现场查证"))
BANDS = tuple((f"h{n}", f"{low}—{high}") for n, (low, high) in enumerate(scoring.BANDS, 1))
STEPS = (("h1", "0"), ("h2", "5"), ("h3", "10"), ("h4", "15"), ("h5", "20—25"), ("h6", "30以上"))


def name(n: int) -> str:
    """The n-th expert of an application, in the order of the books."""
    return NAMES[n] if n < len(NAMES) else str(n + 1)


def values(books: Sequence[Any], item: str) -> list[int]:
    return [b.percent[item] for b in books if item in b.percent]


def disputed(books: Sequence[Any], criteria: Criteria) -> list[str]:
    """Items on which a note is owed, widest apart first."""
    found = [i.id for i in criteria.items if scoring.discuss(values(books, i.id))]
    return sorted(found, key=lambda i: -spread(values(books, i)))


def spread(found: Sequence[int]) -> int:
    return max(found) - min(found)


def ordered(books: Sequence[Any], criteria: Criteria, sort: str) -> list[Item]:
    """Items by spread, those in dispute before others of the same spread; or in the order of the criteria."""
    if sort == "item":
        return list(criteria.items)
    return sorted(
        criteria.items, key=lambda i: (-spread(values(books, i.id)), not scoring.discuss(values(books, i.id)))
    )


def _shade(percent: int, apart: int, mode: str) -> str:
    if mode == "deviation":
        return f"h{min(6, abs(apart) // 5 + 1 - (abs(apart) == 25))}"
    return f"h{scoring.band(percent) + 1}"


def _cell(n: int, percent: int, median: int, mode: str) -> HeatCell:
    apart = percent - median
    mark, word = (
        ("▲", f"高于中位数{apart}")
        if apart >= FAR
        else ("▼", f"低于中位数{-apart}")
        if apart <= -FAR
        else ("", "")
    )
    text = (
        str(percent)
        if mode != "deviation"
        else f"+{apart}"
        if apart > 0
        else f"−{-apart}"
        if apart < 0
        else "0"
    )
    return HeatCell(name(n), text, _shade(percent, apart, mode), mark, word)


def _place(percent: int) -> str:
    return f"{4 + percent * 1.42:.1f}"


def state(found: Sequence[int], item: str, consensus: Any) -> State:
    """In words what becomes of the item."""
    owed, agreed = scoring.discuss(found), consensus is not None and consensus.percent.get(item) is not None
    if not agreed:
        return State("issue", "须合议") if owed else State("todo", "取中位数")
    return State("done", f"合议{consensus.percent[item]}%")


def row(item: Item, books: Sequence[Any], consensus: Any, mode: str, href: str, current: bool) -> HeatRow:
    found = values(books, item.id)
    median = scoring.default_consensus(found)
    return HeatRow(
        item.id,
        item.title,
        str(item.points),
        href,
        tuple(_cell(n, v, median, mode) for n, v in enumerate(found)),
        str(median),
        str(spread(found)),
        state(found, item.id, consensus),
        tuple(_place(v) for v in sorted(set(found))),
        _place(min(found)),
        _place(max(found)),
        _place(median),
        current,
    )


def totals(books: Sequence[Any], criteria: Criteria) -> tuple[str, ...]:
    """Each book's total, then that of the medians and the spread of the totals."""
    sums = [scoring.book_total(criteria, b.percent) for b in books]
    middle = scoring.book_total(
        criteria, {i.id: scoring.default_consensus(values(books, i.id)) for i in criteria.items}
    )
    return (*(points.text(s) for s in sums), points.text(middle), points.text(max(sums) - min(sums)))


def lines(book: Any, item: str, part: str) -> tuple[str, ...]:
    """One expert's comments of a kind on an item."""
    said = book.notes.get(item)
    text = said.get(part, "") if isinstance(said, dict) else ""
    return tuple(line.strip() for line in str(text).splitlines() if line.strip())


MARK = re.compile(r"〔(自评[\d.]+第\d+段|三年数据|E-\d+)〕\s*$")


def parted(line: str) -> tuple[str, list[str]]:
    """A comment's words and the evidence linked behind them."""
    refs: list[str] = []
    while found := MARK.search(line):
        refs.insert(0, found[1])
        line = line[: found.start()].rstrip()
    return line, refs


def looked_at(item: Item, books: Sequence[Any], consensus: Any, apart: list[str]) -> HeatItem:
    found = values(books, item.id)
    remarks = [_remark(n, b, item.id, found) for n, b in enumerate(books)]
    order = sorted(range(len(books)), key=lambda n: -books[n].percent[item.id])
    place = (
        f"极差第{apart.index(item.id) + 1}位，须合议的共{len(apart)}条"
        if item.id in apart
        else "不在须合议之列"
    )
    note = consensus.notes.get(item.id, "") if consensus is not None else ""
    return HeatItem(item.id, item.title, place, tuple(remarks[n] for n in order), str(note))


def _remark(n: int, book: Any, item: str, found: Sequence[int]) -> Remark:
    value = book.percent[item]
    note = (
        "" if spread(found) == 0 else "最高" if value == max(found) else "最低" if value == min(found) else ""
    )
    said = tuple((word, lines(book, item, part)) for part, word in PARTS if lines(book, item, part))
    return Remark(f"{name(n)} {book.user.name}", f"{value}%", note, said)


def agreements(books: Sequence[Any], criteria: Criteria, consensus: Any) -> tuple[Agreement, ...]:
    """What the reconciling form starts from: what was agreed before, else the median; those in dispute
    first.
    """
    apart = disputed(books, criteria)
    rest = [i.id for i in criteria.items if i.id not in apart]
    items = {i.id: i for i in criteria.items}
    return tuple(
        Agreement(
            k,
            items[k].title,
            str(items[k].points),
            "、".join(f"{name(n)}{v}" for n, v in enumerate(values(books, k))),
            str(consensus.percent.get(k, scoring.default_consensus(values(books, k)))),
            str(consensus.notes.get(k, "")),
            k in apart,
        )
        for k in [*apart, *rest]
    )
