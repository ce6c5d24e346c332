"""The record of an edition: verified now, day by day, by person, act and object, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.kinds import AWARD
from zhiheng.access.offices import STAFF
from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import KINDS, visible
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import CASE, EDITION
from zhiheng.ledger import selectors as ledger
from zhiheng.people import selectors as people
from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.parts import Field, Link, Option, State
from zhiheng.web.lists import paging, timeline, views

from . import entries
from .pages import LedgerPage

MOST = 50
CASES = 10
HINT = (
    "每一条都带着前一条的散列值，改动、删除或插入任何一条，后面的都对不上。",
    "链头印在受理回执、公示和会议纪要上：与手里的纸面核对，就知道此前的记录没有动过。",
    "整条链可以在服务器上用命令 zhiheng ledger 重算，也可以把卷宗交给独立核验程序核对，不需要本系统。",
)


@require_GET
def record(request: HttpRequest) -> HttpResponse:
    """?edition= &act= &who= &object= &page=; ``object`` is a reference, or a number or name of an
    applicant.
    """
    by = rendering.viewer_of(request)
    require(by, "ledger")
    known = editions.editions(by)
    chains = _chains(by, known)
    asked = {k: request.GET.get(k, "").strip()[:60] for k in ("edition", "who", "object")}
    chosen = asked["edition"] if asked["edition"] in chains else next(iter(chains))
    acts = [a for a in request.GET.getlist("act") if a in timeline.titles()]
    chain, title = chains[chosen]
    people_, about = _people(by, asked["who"]), _about(by, asked["object"])
    n = paging.number(request.GET.get("page", ""), MOST * 10**6, MOST)
    found = ledger.page(chain, (n - 1) * MOST, MOST, acts, people_, about)
    if found.total and not found.rows:
        n = paging.number(str(n), found.total, MOST)
        found = ledger.page(chain, (n - 1) * MOST, MOST, acts, people_, about)
    choices: dict[str, str | list[str]] = {
        "edition": asked["edition"],
        "act": acts,
        "who": asked["who"],
        "object": asked["object"],
    }
    narrowed = bool(acts or asked["who"] or asked["object"])
    state, head = _verified(chain)
    shown = LedgerPage(
        "记录",
        f"{title} · {'筛选出' if narrowed else '共'}{found.total}条",
        "/ledger/",
        _fields(chains, chosen, chain, acts, asked),
        state,
        head,
        HINT,
        entries.days(by, found.rows),
        paging.pager("/ledger/", choices, n, found.total, MOST, "条"),
        "没有符合筛选条件的记录" if narrowed else "还没有记录。办理第一件事项之后，这里逐条显示",
        Link("看全部记录", paging.address("/ledger/", {"edition": asked["edition"]})) if narrowed else None,
        views.of(request, "/ledger/"),
    )
    return rendering.page(request, "oversight/ledger.html", "记录", shown)


def _chains(by: Viewer, known: Sequence[Any]) -> dict[str, tuple[str, str]]:
    """Choice → (chain, title): the editions, and what was done outside of them."""
    mine = by.awards(*STAFF)
    found = {e.pk: (EDITION.ref(e.pk), e.named) for e in known if e.award_id in mine}
    return found | {AWARD.ref(pk): (AWARD.ref(pk), "届次之外") for pk in mine}


def _people(by: Viewer, text: str) -> list[str] | None:
    """Ids of those whose name has the text in it; None where nobody was named."""
    if not text:
        return None
    house = [key for key, name in entries.NOBODY.items() if text in name]
    return house + [u.pk for pk in by.awards(*STAFF) for u in people.users(pk) if text in u.name][:20]


def _about(by: Viewer, text: str) -> list[str] | None:
    """References: the one that was given, or applications found by number or name with all that belongs to
    them.
    """
    if not text:
        return None
    if "/" in text:
        return [text]
    cases = [c.pk for c in editions.search(by, text, CASES)]
    refs = [CASE.ref(pk) for pk in cases]
    for kind, model in KINDS.items() if cases else ():
        if any(f.name == "case" and f.is_relation for f in model._meta.fields):
            every: Any = model._default_manager
            rows = visible(by, every.filter(case__in=cases))
            refs += [f"{kind}/{pk}" for pk in rows.values_list("pk", flat=True)]
    return refs


def _verified(chain: str) -> tuple[State, str]:
    result = ledger.verify(chain)
    if isinstance(result, tuple):
        return State("met", "完整，刚刚核验"), f"{result[0]}:{result[1]}"
    return State("not", f"第{result.seq}条起有断裂"), ""


def _fields(
    chains: dict[str, tuple[str, str]], chosen: str, chain: str, acts: Sequence[str], asked: dict[str, str]
) -> tuple[Field, ...]:
    counted, titles = ledger.act_counts(chain), timeline.titles()
    known = sorted((titles.get(a) or a, a, n) for a, n in counted.items())
    options = (Option("", "全部"), *(Option(a, f"{title}（{n}）", chosen=a in acts) for title, a, n in known))
    return (
        Field(
            "edition",
            "届次",
            "select",
            chosen,
            options=tuple(Option(k, title) for k, (_, title) in chains.items()),
        ),
        Field("act", "事项", "select", "", options=options),
        Field("who", "经办人", "text", asked["who"]),
        Field("object", "单位编号或名称", "text", asked["object"]),
    )
