"""All papers that an edition can have, by stage: made, sent, or still missing."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import words
from zhiheng.access.refusals import Unknown
from zhiheng.access.viewer import Viewer
from zhiheng.documents import selectors as papers
from zhiheng.documents import services as documents
from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.law.finding import Value
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.pages import DeskPage
from zhiheng.web.frame.parts import Cells, Cite, Link, State, Table

GROUPS = (
    ("一、方案与申报通知", "opening"),
    ("二、资格审核", "screening"),
    ("三、综合评审会议", "meeting"),
    ("四、公示、审定与归档", "deciding"),
    ("五、获奖之后", "aftercare"),
)


MATTERS = {"refusal": "不予通过资格审核", "cancellation": "取消候选资格"}


def edition_of(request: HttpRequest, by: Viewer) -> Any:
    """The edition asked for, else the newest that the reader may know of. Raises Unknown."""
    known = editions.editions(by)
    wanted = request.GET.get("edition", "")
    found = next((e for e in known if e.pk == wanted), known[0] if known and not wanted else None)
    if found is None:
        raise Unknown()
    return found


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every kind in the order of the work; acts against a party with what each still needs."""
    by = rendering.viewer_of(request)
    require(by, "papers")
    edition = edition_of(request, by)
    kept = papers.kept(by, edition.pk)
    possible = papers.possible(edition)
    tables = tuple(
        _group(title, [p for p in possible if papers.group(p.kind) == key], kept, edition)
        for title, key in GROUPS
    )
    made = len({(p.sort, p.about) for p in kept})
    lead = f"{edition.named} · 已出具{made}件。数字和名称都取自系统，出具后存档，事实有变化时另出一版"
    shown = DeskPage("文书", lead, (), _adverse(edition), tables, filters=edition_links(edition))
    return rendering.page(request, "papers/papers.html", "文书", shown)


def edition_links(edition: Any) -> tuple[Link, ...]:
    return (
        Link("文书", f"/papers/?edition={edition.pk}", True),
        Link("收发文登记", f"/letters/?edition={edition.pk}"),
        Link("名单", f"/lists/?edition={edition.pk}"),
    )


def _group(title: str, rows: list[papers.Possible], kept: list[Any], edition: Any) -> Table:
    return Table(
        title,
        ("文书", "可以出具", "已出具", "最近一件"),
        tuple(_line(p, [k for k in kept if k.sort == p.kind.id], edition) for p in rows),
        head=1,
    )


def _line(p: papers.Possible, kept: list[Any], edition: Any) -> tuple[Cells, ...]:
    newest = max(kept, key=lambda k: k.made_at) if kept else None
    name: Cells = (
        Link(p.kind.title, f"/papers/{p.kind.id}/?edition={edition.pk}") if p.refs or kept else p.kind.title
    )
    ready: Cells = (
        f"{len(p.refs)}件"
        if len(p.refs) > 1
        else State("met", "可以")
        if p.refs
        else State("todo", "还不具备")
    )
    said: Cells = (
        f"{newest.number or '无文号'}，{dates.short(newest.on) if newest.on else '未写日期'}"
        if newest
        else "——"
    )
    return (name, ready, f"{len({k.about for k in kept})}件" if kept else "——", said)


def _adverse(edition: Any) -> Table:
    """Refusals and cancellations: told, heard, decided, remedy, delivered; the first beat that is missing."""
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(a.case.named, f"/case/{a.case.pk}/"),
            MATTERS[a.matter],
            _missing(a),
            Link("办理通知书", paper_address(a.sort, a.case.ref, edition.pk)),
        )
        for a in documents.adverse_of(edition)
    )
    return Table(
        "不利决定：告知、陈述、决定、救济、送达",
        ("单位", "决定", "还缺", ""),
        rows,
        "没有不予通过或取消资格的单位",
        head=1,
    )


def _missing(a: Any) -> Cells:
    open_ = [f for f in a.findings if f.value is not Value.MET]
    return (
        (State("issue", words.reason(open_[0])), Cite(citation.article(open_[0].article)))
        if open_
        else State("met", "已走完，已送达")
    )


def paper_address(sort: str, about: str, edition: str) -> str:
    return f"/papers/{sort}/?{urlencode({'edition': edition, 'about': about})}"
