"""Criteria × sectors: the points of every item in each sector's overlay, differences from the base marked
(Art 16).
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.acting import find
from zhiheng.access.offices import ENGAGED
from zhiheng.access.refusals import Forbidden
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import EDITION
from zhiheng.law import citation
from zhiheng.law.scoring import Criteria
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Cite, Link, Table
from zhiheng.web.pictures.bars import maxima

from .pages import WeightsPage


@require_GET
def weights(request: HttpRequest, pk: str) -> HttpResponse:
    """What the plan sets for each sector, to those who plan, approve, score or watch."""
    by = rendering.viewer_of(request)
    found: Any = find(by, EDITION.ref(pk))
    if not by.holds_any(ENGAGED, found.award_of):
        raise Forbidden()
    base, sectors = editions.weights(found)
    rules = editions.rules_of(found)
    shown = WeightsPage(
        title="行业分值",
        lead=_lead(found, base, sectors),
        back=Link(found.named, f"/edition/{found.pk}/"),
        cite=Cite(citation.article(rules.cite("sector"))),
        changes=_changes(base, sectors) if sectors else None,
        matrix=_matrix(base, sectors),
    )
    return rendering.page(request, "editions/weights.html", f"{found.named}行业分值", shown)


def _lead(found: Any, base: Criteria, sectors: dict[str, Criteria]) -> str:
    said = f"{len(sectors)}个行业有分值调整" if sectors else "没有行业分值调整，各行业都用基本分"
    return f"{found.named}：{said}。{base.code}共{len(base.items)}条，各行业都合计{base.total}分。"


def _changes(base: Criteria, sectors: dict[str, Criteria]) -> Table:
    """What each sector changes, in short."""
    rows = tuple(
        (s, str(len(changed)), "，".join(changed), str(sum(c.points.values())))
        for s, c in sectors.items()
        for changed in [_changed(base, c)]
    )
    return Table("各行业改了哪些条款", ("行业", "条数", "与基本分相比", "合计"), rows, numeric=(1, 3))


def _changed(base: Criteria, own: Criteria) -> list[str]:
    return [
        f"{i.id} {i.title}{_differs(own.points[i.id], i.points)}"
        for i in base.items
        if own.points[i.id] != i.points
    ]


def _differs(own: int, base: int) -> str:
    return f"▲多{own - base}" if own > base else f"▼少{base - own}"


def _matrix(base: Criteria, sectors: dict[str, Criteria]) -> Table:
    """Items under their category, which has its sums; the total last."""
    rows: list[tuple[str, ...]] = []
    sums, own = maxima(base), {s: maxima(c) for s, c in sectors.items()}
    for no, title in base.categories.items():
        rows.append((no, f"{title}（小计）", str(sums[no]), *(_cell(own[s][no], sums[no]) for s in sectors)))
        rows += [
            (i.id, i.title, str(i.points), *(_cell(c.points[i.id], i.points) for c in sectors.values()))
            for i in base.items
            if i.id.rsplit(".", 1)[0] == no
        ]
    rows.append(("——", "合计", str(base.total), *(str(sum(c.points.values())) for c in sectors.values())))
    columns = ("条款", "名称", "基本分", *(f"行业{s}" for s in sectors))
    note = "▲比基本分多，▼比基本分少；没有标记的与基本分相同" if sectors else ""
    return Table(
        "各条款的分值", columns, tuple(rows), numeric=tuple(range(2, len(columns))), head=1, note=note
    )


def _cell(own: int, base: int) -> str:
    return str(own) if own == base else f"{_differs(own, base)}　{own}"
