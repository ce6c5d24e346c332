"""Register of readings: each unclear sentence, how it is read and why, who adopted it, when and by which
document (Art 9).
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
from zhiheng.law.instrument import Instrument, Reading
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.pages import ObjectPage
from zhiheng.web.frame.parts import Cells, Fact, Link, Table

BY = {False: "adopted", True: "confirmed"}
HEAD = ("号", "原文不明之处", "口径", "理由", "由谁确定", "日期", "依据")


@require_GET
def readings(request: HttpRequest, pk: str) -> HttpResponse:
    """The readings that an edition is judged by, frozen with it; to everybody who judges, approves or
    watches.
    """
    by = rendering.viewer_of(request)
    found: Any = find(by, EDITION.ref(pk))
    if not by.holds_any(ENGAGED, found.award_of):
        raise Forbidden()
    rules = editions.rules_of(found)
    rows = tuple(_row(found.readings, r, rules) for r in rules.readings)
    shown = ObjectPage(
        title="解释口径",
        identity=(
            Fact("依据", f"{rules.title}（{rules.document}）"),
            Fact("口径", f"{len(rows)}条，其中限制权利的{sum(r.restricts for r in rules.readings)}条"),
        ),
        tables=(Table(f"{found.named}的口径登记", HEAD, rows, "没有口径"),),
        actions=(),
        acts=(),
        back=Link(found.named, f"/edition/{found.pk}/"),
    )
    return rendering.page(request, "frame/object.html", f"{found.named}解释口径", shown)


def _row(adopted: dict[str, str], r: Reading, rules: Instrument) -> tuple[Cells, ...]:
    """One reading; those that restrict a right rest on the issuer, the others on the committee."""
    what = BY[r.restricts]
    who = f"{rules.government}确认" if r.restricts else "评审委员会通过"
    day = dates.read(adopted.get(f"{what}_on"))
    return (
        str(r.no),
        r.sentence,
        r.reading,
        r.reason,
        who if day else f"待{who}",
        dates.full(day) if day else "——",
        adopted.get(f"{what}_by", "——"),
    )
