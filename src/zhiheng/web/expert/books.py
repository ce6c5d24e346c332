"""One scorebook: the plain form for everybody, and the sheet that lets the script put it on one screen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string

from zhiheng.access import ids, todo
from zhiheng.access.acting import Actor, Award
from zhiheng.access.refusals import Refusal, Stale
from zhiheng.applications import services as applying
from zhiheng.editions import selectors as editions
from zhiheng.stages.review import selectors as review
from zhiheng.stages.review.kinds import LOCKED
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import FormPage, Link

from . import due, guide, submission
from .pages import ScorebookPage, ScoreItem

Typed = dict[str, dict[str, Any]]


def opened(request: HttpRequest, found: Any) -> HttpResponse:
    """Show a book; opening one's own opens the application with it, which is logged."""
    by = rendering.viewer_of(request)
    if found.user_id == by.user:
        applying.open_material(Actor(by.user, via="web", seen=by), found.case_id, todo.now_for(found), "book")
    return _shown(request, found, {}, {})


def saved(request: HttpRequest, found: Any) -> HttpResponse:
    """Take the form: save what it holds, and lock where asked. A form with no field of an item only locks."""
    typed = _typed(request, found)
    version, key = request.POST.get("version", ""), request.POST.get("idempotency_key", "")
    expects = int(version) if version.isascii() and version.isdigit() else None
    try:
        locking = request.POST.get("act") == "lock"
        if not locking or typed["percent"] or typed["notes"]:
            perform(request, "score", found.ref, typed, key, "web", expects)
            expects = None
        if locking:
            perform(request, "lock", found.ref, {}, f"{key}-lock" if key else "", "web", expects)
    except Stale as stale:
        found.refresh_from_db()
        return _shown(request, found, {"": STALE, **_elsewhere(found, typed)}, typed, stale.status)
    except Refusal as refusal:
        return _shown(request, found, _errors(refusal), typed, refusal.status)
    return HttpResponseRedirect(f"/book/{found.pk}/")


def _typed(request: HttpRequest, found: Any) -> Typed:
    """Percentages that were chosen, and the notes of every item of which the form holds a field, emptied
    ones too.
    """
    percent = {
        k[8:]: _whole(str(v)) for k, v in request.POST.items() if k.startswith("percent-") and str(v).strip()
    }
    notes: dict[str, dict[str, str]] = {}
    for part in submission.PARTS:
        for k, v in request.POST.items():
            if k.startswith(f"{part}-"):
                notes.setdefault(k[len(part) + 1 :], {})[part] = str(v).replace("\r\n", "\n").strip()
    before = {item: found.notes.get(item, {}) for item in notes}
    changed = {
        item: {**_said(before[item]), **new}
        for item, new in notes.items()
        if any(new[p] != _said(before[item]).get(p, "") for p in new)
    }
    return {"percent": percent, "notes": changed}


def _said(value: Any) -> dict[str, str]:
    return value if isinstance(value, dict) else {}


STALE = "您打开之后，这本评分表在别处改过。您刚才填写的内容全部保留在下面；核对后再保存一次。"
WORDS = {"strengths": "优势", "improvements": "改进机会", "visits": "现场查证"}


def _elsewhere(found: Any, typed: Typed) -> dict[str, str]:
    """What stands saved for each item that was typed differently, so that both can be read."""
    said: dict[str, list[str]] = {}
    for item, value in typed["percent"].items():
        if found.percent.get(item) != value:
            now = found.percent.get(item)
            said.setdefault(item, []).append("未评" if now is None else f"得分率{now}%")
    for item, new in typed["notes"].items():
        stored = _said(found.notes.get(item))
        said.setdefault(item, []).extend(
            f"{WORDS[p]}“{stored.get(p, '')}”" for p in new if p in WORDS and new[p] != stored.get(p, "")
        )
    return {item: "别处保存的是：" + "；".join(parts) for item, parts in said.items() if parts}


def _errors(refusal: Refusal) -> dict[str, str]:
    return {str(f.facts.get("item", "")): rendering.sentence(f) for f in refusal.findings}


def _whole(text: str) -> Any:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else text


def _shown(
    request: HttpRequest, found: Any, errors: dict[str, str], typed: Typed, status: int = 200
) -> HttpResponse:
    criteria, rules = review.criteria(found.case), editions.rules_of(found)
    own = found.user_id == rendering.viewer_of(request).user
    locked = found.state == LOCKED or not own
    percent, notes = {**found.percent, **typed.get("percent", {})}, {**found.notes, **typed.get("notes", {})}
    items = tuple(_item(i, percent, notes, errors) for i in criteria.items)
    done = sum(str(percent.get(i.id, "")) != "" for i in criteria.items)
    plain = bool(errors) or "plain" in request.GET
    beside = submission.of(found.case, criteria) if own and not locked else None
    form = FormPage(
        request.path,
        (),
        "保存",
        ids.new_id(),
        str(found.version),
        tuple((f"percent-{k}" if k else "", v) for k, v in errors.items()),
    )
    shown = ScorebookPage(
        title=found.case.organisation.name,
        meta=f"{rules.stage(found.stage).title} · "
        f"{'已锁定，只读' if locked else '个人独立评分，锁定前他人不可见'}",
        back=Link("我的评审", "/expert/"),
        form=form,
        items=items,
        total=found.total or "——",
        maximum=str(criteria.total),
        done=f"{done} / {len(items)}",
        locked=locked,
        material=Link("申报材料", f"/case/{found.case_id}/material/"),
        paper=beside,
        sheet=submission.sheet(found, criteria, beside) if beside and not plain else "",
        other=Link("改用一屏评分", request.path) if plain and not locked else None,
        due="" if locked else due.of(found, todo.now_for(found)).text,
    )
    return _page(request, shown, status, found.award_row, found.case.edition)


def _page(
    request: HttpRequest, shown: ScorebookPage, status: int, award: Award, edition: Any
) -> HttpResponse:
    frame = replace(rendering.frame(request, "评分表", award, edition), body_class="zh-bookpage")
    return HttpResponse(
        render_to_string("expert/scorebook.html", {"frame": frame, "page": shown}, using="jinja2"),
        status=status,
    )


def _item(i: Any, percent: dict[str, Any], notes: dict[str, Any], errors: dict[str, str]) -> ScoreItem:
    said, value = _said(notes.get(i.id)), percent.get(i.id)
    gist, asks = guide.load().gists.get(i.id, ("", ()))
    return ScoreItem(
        i.id,
        i.title,
        str(i.points),
        "" if value is None else str(value),
        said.get("strengths", ""),
        said.get("improvements", ""),
        said.get("visits", ""),
        gist,
        errors.get(i.id, ""),
        asks,
    )
