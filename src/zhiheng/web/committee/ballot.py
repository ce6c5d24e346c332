"""The slip in two steps; what was chosen is shown to nobody afterwards."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from zhiheng.access import chance, words
from zhiheng.access.acting import find
from zhiheng.access.refusals import NotProven, Refusal
from zhiheng.editions import selectors as editions
from zhiheng.stages.meeting import selectors as meeting
from zhiheng.web.acts.labels import choice
from zhiheng.web.desk import tables
from zhiheng.web.frame import pages, signing
from zhiheng.web.frame.page import BallotPage, Candidate, Cite, FormPage, Link, ObjectPage
from zhiheng.web.frame.performing import perform


@require_http_methods(["GET", "POST"])
def ballot(request: HttpRequest, pk: str) -> HttpResponse:
    """Mark the slip, confirm it, cast it; what was chosen is shown to nobody afterwards."""
    by = pages.viewer_of(request)
    found: Any = find(by, f"question/{pk}")
    if found.pk not in {q.pk for q in meeting.waiting_for(by)} and request.method == "GET":
        return pages.refused(request, 403, title="您没有这次表决的选票，或已经投出", cure="每人一票；有利害关系的已回避。", back="/meeting/")
    chosen = request.POST.getlist("candidate")
    if request.method == "GET":
        return _slip(request, found, [], False, {})
    if request.POST.get("confirm") != "1":
        if len(chosen) > found.most:
            return _slip(request, found, chosen, False, {"": f"选了{len(chosen)}个，最多只能选{found.most}个。请减少选择。"}, 422)
        return _slip(request, found, chosen, True, {})
    return _cast(request, found, chosen)


def _cast(request: HttpRequest, found: Any, chosen: list[str]) -> HttpResponse:
    try:
        signing.prove(request)
        perform(request, "cast", found.ref, {"names": chosen}, request.POST.get("idempotency_key", ""), "web")
    except NotProven:
        return _slip(request, found, chosen, True, {"password": "请输入密码确认。"}, 422)
    except Refusal as refusal:
        errors = {"": "；".join(f"{words.reason(f)}（{pages.article(f.article)}）。{words.cure(f)}" for f in refusal.findings)}
        return _slip(request, found, chosen, False, errors, refusal.status)
    shown = ObjectPage("已收到您的选票", lead="选票不记名，系统不保存谁选了谁、什么时间投的。", back=Link("回到会议", "/meeting/"))
    return pages.page(request, "object.html", "已收到您的选票", shown)


def _slip(request: HttpRequest, found: Any, chosen: list[str], confirm: bool, errors: dict[str, str], status: int = 200) -> HttpResponse:
    by, rules = pages.viewer_of(request), editions.rules_of(found)
    cases = [c for c in editions.cases(by, found.edition_of) if c.pk in found.cases]
    listed = tuple(
        Candidate(c.no, c.organisation.name, "、".join(tables.labels(c.tags)), (tables.shown(c.totals.get(rules.final_stage), rules),), Link("简报", f"/case/{c.pk}/"), c.no in chosen)
        for c in cases if not confirm or c.no in chosen
    )
    form = FormPage(request.path, (), "投出选票" if confirm else "下一步：核对", request.POST.get("idempotency_key") or chance.new_id(), "", tuple(errors.items()), grave=confirm)
    shown = BallotPage(
        title=f"{choice(found.sort)}表决", meta="无记名", slip_title=f"{choice(found.sort)}选票", slip_meta=rules.tier(found.tier).name, limit=found.most,
        rule=f"最多选{found.most}个；可以少选，也可以不选。", candidates=listed, form=form, columns=("现场得分",), confirm=confirm,
        cites=(Cite(pages.article(rules.cite("meeting"))),), secrecy=("选票不记名、不记时间，随机排列。",), back=Link("返回会议", "/meeting/"),
    )
    return pages.page(request, "ballot.html", shown.title, shown, status)
