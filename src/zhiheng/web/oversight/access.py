"""Who opened what, and who still holds access: read only (Art 25)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import viewer
from zhiheng.access.kinds import RUNNING
from zhiheng.access.offices import HELD as OFFICES
from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.ledger import selectors as ledger
from zhiheng.people import selectors as people
from zhiheng.stages.review import selectors as review
from zhiheng.stages.review.choices import ROLES
from zhiheng.stages.review.kinds import MEMBER
from zhiheng.web.frame import dates, objects, rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.pages import DeskPage
from zhiheng.web.frame.parts import Link, Table
from zhiheng.web.lists import paging
from zhiheng.web.lists.pages import Pager

MOST = 100


@require_GET
def access(request: HttpRequest) -> HttpResponse:
    """?edition= &page=; the newest openings first. Nothing can be done here."""
    by = rendering.viewer_of(request)
    require(by, "access")
    award: Any = rendering.award_for(by)
    known = editions.editions(by)
    edition = next((e for e in known if e.pk == request.GET.get("edition")), known[0] if known else None)
    readings, pager = _readings(edition, request.GET.get("page", "")) if edition else ((), None)
    tables = (_experts(award), _offices(award), *readings)
    beside = tuple(x for x in (pager.before, pager.after) if x) if pager else ()
    cited = citation.article(editions.rules_of(award).cite("secrecy"))
    shown = DeskPage(
        "查看记录",
        f"谁还能看材料，谁看过、下载过什么。依据{cited}",
        (),
        tables[0],
        tables[1:],
        filters=(
            *(
                Link(e.named, f"/access/?edition={e.pk}", edition is not None and e.pk == edition.pk)
                for e in known[:4]
            ),
            *beside,
        ),
    )
    return rendering.page(request, "frame/desk.html", "查看记录", shown)


def _experts(award: Any) -> Table:
    rows = tuple(
        (a.edition, a.name, ROLES.get(a.role, a.role), objects.state(a.state, MEMBER), f"{a.cases}家")
        for a in review.accesses(award.pk)
    )
    return Table(
        "还能查看材料的评审员",
        ("届次", "姓名", "角色", "状态", "可查看"),
        rows,
        "没有评审员还能查看材料",
        numeric=(4,),
    )


def _offices(award: Any) -> Table:
    """Offices whose view is not narrowed to one edition."""
    held = Counter(
        office
        for _, _, office, _, _, _, _, state, _ in people.appointments(award.pk)
        if state == RUNNING and office != "expert"
    )
    rows = tuple((OFFICES.get(o, o), f"{n}人") for o, n in sorted(held.items()))
    return Table("在任的其他人员", ("职责", "人数"), rows, "没有在任人员", numeric=(1,))


def _readings(edition: Any, asked: str) -> tuple[tuple[Table, ...], Pager | None]:
    counts = ledger.read_counts(edition.pk)
    total = sum(n for _, n, _ in counts)
    page = paging.number(asked, total, MOST)
    _, found = ledger.read_log(edition.pk, (page - 1) * MOST, MOST)
    names = viewer.named({r.by for r in found} | {user for user, _, _ in counts})
    cases = editions.case_names(edition.pk)
    by_person = tuple((names.get(user, "——"), f"{n}次", f"{k}家") for user, n, k in counts)
    rows = tuple(
        (dates.moment(r.at), names.get(r.by, "——"), " ".join(cases.get(r.case, ("——",))), _what(r.what))
        for r in found
    )
    pager = paging.pager("/access/", {"edition": edition.pk}, page, total, MOST, "次")
    return (
        Table(
            f"{edition.named}：按人",
            ("姓名", "查看", "涉及"),
            by_person,
            "还没有人查看过材料",
            numeric=(1, 2),
        ),
        Table(
            "逐次查看与下载",
            ("时间", "姓名", "单位", "内容"),
            rows,
            "还没有人查看过材料",
            note=pager.text if pager else f"共{total}次",
        ),
    ), pager


def _what(text: str) -> str:
    """What was opened: the whole application, or one file by the beginning of its digest."""
    kind, _, sha = text.partition(" ")
    return f"下载文件 {sha}" if kind == "file" else "申报材料全文"
