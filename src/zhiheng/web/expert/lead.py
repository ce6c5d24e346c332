"""The panel's common pages of one application: the heat map with reconciliation, and the sheet for the
site visit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from zhiheng.access import ids
from zhiheng.access.acting import find
from zhiheng.access.offices import SCORES, WATCHERS
from zhiheng.access.refusals import Unknown
from zhiheng.access.viewer import Viewer
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import CASE
from zhiheng.law.instrument import Instrument, Stage
from zhiheng.stages.review import selectors as review
from zhiheng.stages.review.kinds import LOCKED
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.parts import Action, Fact, FormPage, Link, Table

from . import heat
from .pages import HeatPage, VisitPage


def _case(by: Viewer, pk: str) -> Any:
    """An application the panel's pages may be opened on.

    Raises Unknown for others, its own applicant included.
    """
    found: Any = find(by, CASE.ref(pk))
    if not by.holds_any(SCORES, found.award_of):
        raise Unknown()
    return found


def _chosen(request: HttpRequest, case: Any, consensus: list[Any]) -> Any:
    """The stage asked for, else that of the edition, else the last one that has books."""
    wanted = request.GET.get("stage", case.edition.stage)
    return next((c for c in consensus if c.stage == wanted), consensus[-1] if consensus else None)


def _stage(rules: Instrument, stage: str) -> Stage | None:
    """A stage of the procedure; none before the first and after the last."""
    return next((s for s in rules.stages if s.id == stage), None)


def _title(rules: Instrument, stage: str) -> str:
    found = _stage(rules, stage)
    return found.title if found else "评审"


def map_of(request: HttpRequest, pk: str) -> HttpResponse:
    """The heat map of one application and stage; only what `visible` shows, so nothing before one's own
    book is locked.
    """
    by = rendering.viewer_of(request)
    case = _case(by, pk)
    every, consensus = review.books_of(by, pk), review.consensus_of(by, pk)
    chosen = _chosen(request, case, consensus)
    stage = chosen.stage if chosen else case.edition.stage
    books = [b for b in every if b.stage == stage and b.state == LOCKED]
    own = next((b for b in every if b.stage == stage and b.user_id == by.user), None)
    locked, all_ = review.locked_of([pk]).get((pk, stage), (0, 0))
    rules = editions.rules_of(case)
    meta = f"{_title(rules, stage)} · 已锁定 {locked}／{all_} 本评分表"
    stages = tuple(
        Link(_title(rules, c.stage), f"/lead/{pk}/?stage={c.stage}", c.stage == stage) for c in consensus
    )
    shown = _filled(request, case, chosen, books, meta, stages) if books else _closed(case, own, meta, stages)
    shown = replace(shown, doubtful=_doubtful(by, case, stage)) if books and _looks_again(by, case) else shown
    return rendering.page(request, "expert/lead.html", shown.title, shown)


def _looks_again(by: Viewer, case: Any) -> bool:
    """Scores to be looked at again are a matter of the office, supervision and the leader."""
    return by.holds_any(WATCHERS, case.award_of) or review.leader_of(case) == by.user


def _doubtful(by: Viewer, case: Any, stage: str) -> str:
    names = "、".join(
        x.expert for x in review.lines_of(by, case) if x.doubtful and x.state == LOCKED and x.stage == stage
    )
    return f"{names}已被取消评审资格，其评分照原样保留，须复核" if names else ""


def _closed(case: Any, own: Any, meta: str, stages: tuple[Link, ...]) -> HeatPage:
    if own is not None and own.state != LOCKED:
        said, cure = (
            "您自己的评分表还没有锁定。锁定以后，才能看到其他评审员已锁定的评分。",
            Link("去评分", f"/book/{own.pk}/"),
        )
    else:
        said, cure = "还没有可以看的评分表。评审员各自锁定以后，这里列出各条款的评分。", None
    return HeatPage(
        f"合议：{case.organisation.name}",
        meta,
        Link("我的评审", "/expert/"),
        "",
        "",
        stages,
        (),
        (),
        (),
        "",
        (),
        (),
        (),
        None,
        closed=said,
        cure=cure,
    )


def _filled(
    request: HttpRequest, case: Any, consensus: Any, books: list[Any], meta: str, stages: tuple[Link, ...]
) -> HeatPage:
    criteria = review.criteria(case)
    sort = "item" if request.GET.get("sort") == "item" else "spread"
    mode = "deviation" if request.GET.get("mode") == "deviation" else "percent"
    items, apart = heat.ordered(books, criteria, sort), heat.disputed(books, criteria)
    wanted = request.GET.get("item", "")
    current = next((i for i in items if i.id == wanted), items[0])

    def address(**change: str) -> str:
        return f"/lead/{case.pk}/?" + urlencode(
            {"stage": books[0].stage, "sort": sort, "mode": mode, "item": current.id, **change}
        )

    rows = tuple(
        heat.row(i, books, consensus, mode, address(item=i.id) + "#item", i is current) for i in items
    )
    titles = {i.id: i.title for i in criteria.items}
    actions = act_views.actions(request, consensus) if consensus else ()
    may = consensus is not None and any(a.allowed and a.href.startswith("/act/reconcile/") for a in actions)
    return HeatPage(
        f"合议：{case.organisation.name}",
        meta,
        Link("我的评审", "/expert/"),
        _heading(apart, consensus),
        "须合议：" + "、".join(f"{k} {titles[k]}" for k in apart)
        if apart
        else "没有须合议的条款，各条可取中位数。",
        stages,
        (
            Link("按极差", address(sort="spread"), sort == "spread"),
            Link("按条款", address(sort="item"), sort == "item"),
        ),
        (
            Link("得分率", address(mode="percent"), mode == "percent"),
            Link("与中位数之差", address(mode="deviation"), mode == "deviation"),
        ),
        heat.BANDS if mode == "percent" else heat.STEPS,
        _note(mode),
        tuple((heat.name(n), b.user.name) for n, b in enumerate(books)),
        rows,
        heat.totals(books, criteria),
        heat.looked_at(current, books, consensus, apart),
        tuple(a for a in actions if not (may and a.href.startswith("/act/reconcile/"))),
        _form(consensus) if may else None,
        heat.agreements(books, criteria, consensus) if may else (),
        tuple(str(n) for n in range(0, 101, criteria.step)),
        Link("现场评审清单", f"/lead/{case.pk}/visit/"),
    )


def _heading(apart: list[str], consensus: Any) -> str:
    if not apart:
        return "各条分歧不大"
    agreed = sum(consensus.percent.get(k) is not None for k in apart) if consensus else 0
    return f"{len(apart)}条须合议，已合议{agreed}条"


def _note(mode: str) -> str:
    far = f"▲▼ 与中位数相差{heat.FAR}以上　极差≥20或档位不相邻即须合议"
    return far if mode == "percent" else f"格内为与中位数之差，负数低于中位数　{far}"


def _form(consensus: Any) -> FormPage:
    return FormPage(
        f"/act/reconcile/{consensus.ref}/",
        (),
        "提出合议结果，请组员签署",
        ids.new_id(),
        str(consensus.version),
    )


def visit_of(request: HttpRequest, pk: str) -> HttpResponse:
    """What to clarify or verify on site, from the locked books somebody may read; printable."""
    by = rendering.viewer_of(request)
    case = _case(by, pk)
    books = [b for b in review.books_of(by, pk) if b.state == LOCKED]
    held = review.visits_of(by, pk)
    rules = editions.rules_of(case)
    names = {b.user_id: b.user.name for b in books}
    shown = VisitPage(
        f"现场评审清单：{case.organisation.name}",
        f"{case.no} · {_title(rules, case.edition.stage)}",
        Link("合议", f"/lead/{pk}/"),
        _issues(case, books),
        tuple(
            Fact(
                _title(rules, v.stage),
                f"{dates.full(v.on)}，到场{len(v.present)}人："
                + "、".join(n for u, n in names.items() if u in v.present),
            )
            for v in held
        ),
        "\n".join(v.log for v in held),
        _recording(request, case, rules),
        "" if books else "评审员各自锁定评分表以后，这里列出要在现场查证的事项。",
    )
    return rendering.page(request, "expert/visit.html", shown.title, shown)


def _recording(request: HttpRequest, case: Any, rules: Instrument) -> tuple[Action, ...]:
    """The act that records the visit, in a stage that has one."""
    now = _stage(rules, case.edition.stage)
    if now is None or now.mode == "paper":
        return ()
    return tuple(a for a in act_views.actions(request, case) if a.href.startswith("/act/record_visit/"))


def _issues(case: Any, books: list[Any]) -> Table:
    """One line for each thing to look at, the same thing once with all who ask; with evidence it is to be
    verified,
    without it first to be clarified."""
    rows = []
    for item in review.criteria(case).items:
        asked: dict[str, list[str]] = {}
        for book in books:
            for line in heat.lines(book, item.id, "visits"):
                asked.setdefault(line, []).append(book.user.name)
        rows += [
            _issue(f"{item.id} {item.title}", line, list(dict.fromkeys(names)))
            for line, names in asked.items()
        ]
    return Table(
        "要在现场查证的事项",
        ("条款", "事项", "证据", "状态", "提出人", "查证结果"),
        tuple(rows),
        "评审员没有提出要在现场查证的事项",
    )


def _issue(item: str, line: str, names: list[str]) -> tuple[str, ...]:
    text, refs = heat.parted(line)
    return (item, text, "、".join(refs) or "——", "待核实" if refs else "待澄清", "、".join(names), "")
