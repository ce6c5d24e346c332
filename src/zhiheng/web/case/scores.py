"""Scores of an application as far as somebody may see them: books beside the consensus, categories as a
picture.
"""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.law import citation
from zhiheng.stages.review import selectors as review
from zhiheng.stages.review.kinds import CONSENSUS, LOCKED
from zhiheng.web.frame.parts import Cells, Link, Picture, Table
from zhiheng.web.lists import tables
from zhiheng.web.pictures.bars import categories


def table(by: Viewer, case: Any, rules: Any) -> Table:
    """One line per expert, one column per stage; the consensus at the end."""
    stages = rules.reviews
    books: dict[str, dict[str, Cells]] = {}
    for x in review.lines_of(by, case):
        books.setdefault(x.expert, {})[x.stage] = Link(
            tables.shown(x.total, rules) if x.total else "未锁定", f"/book/{x.pk}/"
        )
    rows: list[tuple[Cells, ...]] = [
        (name, *(found.get(s.id, "——") for s in stages)) for name, found in sorted(books.items())
    ]
    agreed = {c.stage: c for c in review.consensus_of(by, case.pk)}
    if agreed:
        rows.append(
            (
                "合议",
                *(
                    Link(tables.shown(agreed[s.id].total, rules), CONSENSUS.address(agreed[s.id].pk))
                    if s.id in agreed
                    else "——"
                    for s in stages
                ),
            )
        )
    return Table(
        "评分",
        ("评审员", *(s.title for s in stages)),
        tuple(rows),
        "",
        numeric=tuple(range(1, len(stages) + 1)),
    )


def doubtful(by: Viewer, case: Any, rules: Any) -> Table:
    """Scores of experts who were excluded since: they stand as they were given, and are looked at again
    (Art 26).
    """
    cite = citation.article(rules.cite("accountability"))
    found = [x for x in review.lines_of(by, case) if x.doubtful and x.state == LOCKED]
    rows = tuple(
        (
            x.expert,
            rules.stage(x.stage).title,
            Link("打开评分表", f"/book/{x.pk}/"),
            f"评审员已被取消资格（{cite}），评分不删除",
        )
        for x in found
    )
    return Table("须复核的评分", ("评审员", "阶段", "评分表", "原因"), rows, "")


def pictures(by: Viewer, case: Any, rules: Any) -> tuple[Picture, ...]:
    """The consensus by category, each against its maximum; nothing where the viewer may see none."""
    agreed = [c for c in review.consensus_of(by, case.pk) if c.percent and c.total]
    if not agreed:
        return ()
    last = max(agreed, key=lambda c: [s.id for s in rules.reviews].index(c.stage))
    title = f"{rules.stage(last.stage).title}：各类目得分率"
    criteria = review.criteria(case)
    return (categories(title, criteria, {i.id: last.percent.get(i.id, 0) for i in criteria.items}),)
