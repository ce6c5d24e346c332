"""The register of name lists: those of an edition in short, and each with who stands on it and who left."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import NAME_LIST
from zhiheng.law import citation
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.pages import DeskPage
from zhiheng.web.frame.parts import Cells, Cite, Link, State, Table


@require_GET
def lists(request: HttpRequest) -> HttpResponse:
    """The name lists of each edition with their differences."""
    by = rendering.viewer_of(request)
    require(by, "lists")
    made = []
    for e in editions.editions(by)[:4]:
        found = editions.visible_lists(by, e.pk)
        made += [lists_table(e, found), *list_tables(e, found)]
    shown = DeskPage(
        "名单",
        "每张名单都写明与上一张的差别和理由",
        (),
        made[0] if made else Table("", ("名单",), ()),
        tuple(made[1:]),
    )
    return rendering.page(request, "frame/desk.html", "名单", shown)


def lists_table(found: Any, lists: list[Any]) -> Table:
    """The name lists in short: how many stand on each, how many came and went, when it was made."""
    rows = tuple(
        (
            str(x.position),
            Link(x.title, NAME_LIST.address(x.pk)),
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
            (r["reason"], Cite(citation.article(r["article"]))),
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
