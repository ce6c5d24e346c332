"""Name lists as tables: all of an edition in short, and each with who stands on it and who left."""

from __future__ import annotations

from typing import Any

from zhiheng.access import clock
from zhiheng.editions import selectors as editions
from zhiheng.web.frame import dates, pages
from zhiheng.web.frame.parts import Cells, Cite, Link, State, Table


def lists_table(found: Any, lists: list[Any]) -> Table:
    """The name lists in short: how many stand on each, how many came and went, when it was made."""
    rows = tuple(
        (
            str(x.position),
            Link(x.title, f"/o/list/{x.pk}/"),
            f"{len(x.cases)}家",
            f"{len(x.removed)}家" if x.removed else "——",
            dates.full(clock.day(x.at)),
        )
        for x in lists
    )
    return Table(
        f"{found.named}名单",
        ("序", "名单", "列入", "减少", "形成日期"),
        rows,
        "还没有名单",
        numeric=(0, 2, 3),
        head=1,
    )


def list_tables(found: Any, lists: list[Any]) -> list[Table]:
    """Each list with its applicants, newest first: who stands on it, who left, for which reason and under
    which article.
    """
    names = editions.case_names(found.pk)
    return [_one_list(x, names) for x in reversed(lists)]


def _one_list(x: Any, names: dict[str, tuple[str, str]]) -> Table:
    gone: list[tuple[Cells, ...]] = [
        (
            names[r["case"]][0],
            Link(names[r["case"]][1], f"/case/{r['case']}/"),
            State("not", "减少"),
            (r["reason"], Cite(pages.article(r["article"]))),
        )
        for r in x.removed
    ]
    stay: list[tuple[Cells, ...]] = [
        (
            names[c][0],
            Link(names[c][1], f"/case/{c}/"),
            State("met", "增加" if c in x.added else "列入"),
            "——",
        )
        for c in x.cases
    ]
    stay.sort(key=lambda r: str(r[0]))
    return Table(
        x.title,
        ("编号", "单位", "增减", "理由与依据"),
        (*stay, *gone),
        "这张名单上没有单位",
        head=1,
        note=f"第{x.position}张，{dates.full(clock.day(x.at))}形成",
    )
