"""The expert's pages: undertaking and interests first, then the scorebooks."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.access import agenda, chance, words
from zhiheng.access.acting import Actor, find
from zhiheng.access.refusals import Refusal, Unknown
from zhiheng.applications import services as applying
from zhiheng.editions import selectors as editions
from zhiheng.stages.review import selectors as review
from zhiheng.web.frame import pages
from zhiheng.web.frame.expert import ScorebookPage, ScoreItem
from zhiheng.web.frame.page import FormPage, Link
from zhiheng.web.frame.performing import perform

from . import tasks

PARTS = ("strengths", "improvements", "visits")


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """My review: what I must declare, my books with what is left, what I lead."""
    by = pages.viewer_of(request)
    if "expert" not in by.offices():
        raise Unknown()
    return pages.page(request, "expert.html", "我的评审", tasks.page(by))


@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, pk: str) -> HttpResponse:
    """One scorebook: one's own to fill in, others' locked ones to read."""
    by = pages.viewer_of(request)
    found: Any = find(by, f"book/{pk}")
    if request.method == "POST":
        return _save(request, found)
    if found.user_id == by.user:
        applying.open_material(Actor(by.user, via="web", seen=by), found.case_id, agenda.now_for(found), "book")
    return _shown(request, found, {}, {})


def _save(request: HttpRequest, found: Any) -> HttpResponse:
    percent = {k[8:]: _whole(str(v)) for k, v in request.POST.items() if k.startswith("percent-") and str(v).strip()}
    notes: dict[str, dict[str, str]] = {}
    for part in PARTS:
        for k, v in request.POST.items():
            if k.startswith(f"{part}-") and str(v).strip():
                notes.setdefault(k[len(part) + 1 :], {})[part] = str(v)
    version = request.POST.get("version", "")
    key = request.POST.get("idempotency_key", "")
    try:
        perform(request, "score", found.ref, {"percent": percent, "notes": notes}, key, "web", int(version) if version.isdigit() else None)
        if request.POST.get("act") == "lock":
            perform(request, "lock", found.ref, {}, f"{key}-lock" if key else "", "web")
    except Refusal as refusal:
        errors = {str(f.facts.get("item", "")): f"{words.reason(f)}（{pages.article(f.article)}）。{words.cure(f)}。" for f in refusal.findings}
        return _shown(request, found, errors, {"percent": percent, "notes": notes}, refusal.status)
    return HttpResponseRedirect(f"/book/{found.pk}/")


def _whole(text: str) -> Any:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else text


def _shown(request: HttpRequest, found: Any, errors: dict[str, str], typed: dict[str, Any], status: int = 200) -> HttpResponse:
    criteria = review.criteria(found.case)
    locked = found.state == "locked" or found.user_id != pages.viewer_of(request).user
    percent, notes = {**found.percent, **typed.get("percent", {})}, {**found.notes, **typed.get("notes", {})}
    items = tuple(_item(i, percent, notes, errors) for i in criteria.items)
    done = sum(str(percent.get(i.id, "")) != "" for i in criteria.items)
    form = FormPage(request.path, (), "保存", chance.new_id(), str(found.version), tuple((f"percent-{k}" if k else "", v) for k, v in errors.items()))
    rules = editions.rules_of(found)
    shown = ScorebookPage(
        title=f"{found.case.no} {found.case.organisation.name}", meta=f"{rules.stage(found.stage).title} · {criteria.code}-{criteria.edition}", back=Link("我的评审", "/expert/"),
        form=form, items=items, total=found.total or "——", maximum=str(criteria.total), done=f"{done} / {len(items)}", locked=locked,
        material=Link("申报材料", f"/case/{found.case_id}/material/"),
    )
    return pages.page(request, "scorebook.html", "评分表", shown, status)


def _item(i: Any, percent: dict[str, Any], notes: dict[str, Any], errors: dict[str, str]) -> ScoreItem:
    said = notes.get(i.id, {}) if isinstance(notes.get(i.id), dict) else {}
    value = percent.get(i.id)
    return ScoreItem(i.id, i.title, str(i.points), "" if value is None else str(value), said.get("strengths", ""), said.get("improvements", ""),
                     said.get("visits", ""), "", errors.get(i.id, ""))


