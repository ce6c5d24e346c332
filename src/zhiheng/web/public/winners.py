"""The winners' register."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock
from zhiheng.registry import selectors as registry
from zhiheng.web.desk import tables
from zhiheng.web.frame import pages
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import Link, State, Table, WinnersPage

from .awards import award_of

STATUS = {"valid": ("met", "有效"), "expired": ("todo", "已期满"), "revoked": ("not", "已撤销")}

@opened
@require_GET
def winners(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The register: who won, when, until when, with the present status."""
    award = award_of(slug)
    lines = registry.public(award.pk, clock.day(clock.now(award)))
    labels = list(dict.fromkeys(x.edition for x in lines))
    shown = WinnersPage(f"{award.name}获奖名录", "宣传荣誉须标明获奖时间。点击证书编号可以核验。", tuple(_winners(label, lines) for label in labels))
    return pages.page(request, "public_winners.html", "获奖名录", shown, award=award)


def _winners(label: str, lines: list[Any]) -> Table:
    rows = tuple(
        (x.name, Link(x.number, f"/verify/{x.id}/"), "首次" if x.first_time else "再次", tables.day(x.awarded), tables.day(x.through), status_of(x.status))
        for x in lines if x.edition == label
    )
    return Table(label, ("单位", "证书编号", "类别", "获奖时间", "有效期至", "状态"), rows)


def status_of(status: str) -> State:
    kind, text = STATUS[status]
    return State(kind, text)  # type: ignore[arg-type]  # reason: the three kinds above are of the page's
