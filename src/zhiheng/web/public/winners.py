"""The winners' register with filters: edition, kind, tier, state, text. All by GET, so that a search has
an address.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.registry.selectors import PublicLine
from zhiheng.web.frame import dates
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Field, Link, Option, State, Table

from . import context, layout
from .context import Context
from .pages import WinnersPage

TEMPLATE = "public/winners.html"
STATUS = {
    "valid": State("met", "有效"),
    "expired": State("unk", "有效期已满"),
    "revoked": State("not", "已撤销"),
}
KINDS = {"first": "首次获奖", "again": "再次获奖"}


class Wanted(NamedTuple):
    """What is looked for; "" asks for all."""

    edition: str = ""
    kind: str = ""
    tier: str = ""
    state: str = ""
    text: str = ""


@opened
@require_GET
def winners(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The register: who won, when, until when, with the present status."""
    s = context.at(slug)
    return layout.show(request, TEMPLATE, "获奖名录", page_of(s, wanted(request.GET)), s)


def wanted(asked: Mapping[str, str]) -> Wanted:
    """The search from its address. What is unknown finds nothing and is no error."""
    edition, kind, tier, state = (asked.get(k, "").strip()[:60] for k in ("edition", "kind", "tier", "state"))
    return Wanted(edition, kind, tier, state, unicodedata.normalize("NFKC", asked.get("q", "")).strip()[:60])


def page_of(s: Context, w: Wanted | None = None, live: Link | None = None) -> WinnersPage:
    lines = s.winners
    w = w or Wanted()
    found = [x for x in lines if matches(x, w)]
    labels = list(dict.fromkeys(x.edition for x in found))
    tiers = {t.id: t.name for t in s.rules.tiers}
    action = f"{s.base}/winners/"
    return WinnersPage(
        title="获奖名录",
        text="宣传荣誉须标明获奖时间。点证书编号可以核验。",
        editions=tuple(_table(label, [x for x in found if x.edition == label], tiers) for label in labels),
        empty="没有符合这些条件的获奖单位" if lines else "还没有获奖单位",
        action="" if live or not lines else action,
        filters=_filters(lines, w, tiers),
        count=f"找到{len(found)}家次，全部{len(lines)}家次" if w != Wanted() else f"共{len(lines)}家次",
        reset=Link("查看全部", action) if w != Wanted() else None,
        live=live,
    )


def matches(x: PublicLine, w: Wanted) -> bool:
    """Does a line answer the search? Text is looked for in name and number, whatever its case."""
    return (
        w.edition in ("", x.edition)
        and w.kind in ("", "first" if x.first_time else "again")
        and w.tier in ("", x.tier)
        and w.state in ("", x.status)
        and (not w.text or w.text.casefold() in f"{x.name}\n{x.number}".casefold())
    )


def _table(label: str, lines: list[PublicLine], tiers: Mapping[str, str]) -> Table:
    rows = tuple(
        (
            x.name,
            Link(x.number, f"/verify/{x.id}/"),
            *((tiers.get(x.tier, x.tier),) if len(tiers) > 1 else ()),
            KINDS["first" if x.first_time else "again"],
            dates.full(x.awarded),
            *_until(x),
        )
        for x in lines
    )
    more = ("奖项",) if len(tiers) > 1 else ()
    return Table(
        label,
        ("单位", "证书编号", *more, "类别", "获奖时间", "有效期至", "状态"),
        rows,
        note=f"{len(lines)}家",
    )


def _until(x: PublicLine) -> tuple[str, State]:
    """The day until which an honour stands, and its state; a revoked one says since when."""
    state = STATUS[x.status]
    if x.status == "revoked":
        return "——", State(state.kind, f"{dates.full(x.revoked_on)}撤销")
    return dates.full(x.through) if x.through else "长期", state


def _filters(lines: list[PublicLine], w: Wanted, tiers: Mapping[str, str]) -> tuple[Field, ...]:
    labels = tuple(dict.fromkeys(x.edition for x in lines))
    made = [
        _select("edition", "届次", w.edition, {x: x for x in labels}),
        _select("kind", "类别", w.kind, KINDS),
    ]
    if len(tiers) > 1:
        made.append(_select("tier", "奖项", w.tier, tiers))
    made.append(_select("state", "状态", w.state, {k: v.text for k, v in STATUS.items()}))
    return (*made, Field("q", "单位名称或证书编号", value=w.text, required=False))


def _select(name: str, label: str, value: str, options: Mapping[str, str]) -> Field:
    all_ = Option("", "全部", chosen=not value)
    return Field(
        name,
        label,
        "select",
        value,
        required=False,
        options=(all_, *(Option(k, v) for k, v in options.items())),
    )
