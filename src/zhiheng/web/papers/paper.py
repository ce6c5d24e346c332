"""One sort of paper: the draft as the facts stand, how revisions differ, the form that makes one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.access import ids
from zhiheng.access.refusals import Refusal, Unknown
from zhiheng.access.viewer import Viewer
from zhiheng.documents import selectors as papers
from zhiheng.documents.kinds import PAPER
from zhiheng.web.acts import asking
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame import dates, objects, rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.pages import DeskPage
from zhiheng.web.frame.parts import Cells, Field, FormPage, Link, State, Table

from .index import edition_links, edition_of, paper_address
from .pages import PaperPage


@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, sort: str) -> HttpResponse:
    """One kind: its list where it is made of several objects, else the paper itself; POST makes and keeps
    it.
    """
    by = rendering.viewer_of(request)
    require(by, "papers")
    edition = edition_of(request, by)
    found = next((p for p in papers.possible(edition) if p.kind.id == sort), None)
    if found is None:
        raise Unknown()
    about = request.GET.get("about", "") or (found.refs[0][0] if len(found.refs) == 1 else "")
    if not about:
        return _several(request, by, edition, found)
    label = dict(found.refs).get(about)
    kept = papers.kept(by, edition.pk, sort, about)
    if label is None and not kept:
        raise Unknown()
    if request.method == "POST":
        return _make(request, by, edition, found, about, label or "", kept)
    return _one(request, by, edition, found, about, label, kept, {}, {})


def _several(request: HttpRequest, by: Viewer, edition: Any, found: papers.Possible) -> HttpResponse:
    kept: dict[str, Any] = {}
    for k in papers.kept(by, edition.pk, found.kind.id):
        kept.setdefault(k.about, k)
    labels = dict(found.refs) | {a: k.title for a, k in kept.items() if a not in dict(found.refs)}
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(label or found.kind.title, paper_address(found.kind.id, about, edition.pk)),
            *_state(kept.get(about)),
        )
        for about, label in labels.items()
    )
    table = Table(
        found.kind.title,
        ("对象", "状态", "文号", "版次"),
        rows,
        "还没有可以出具的对象。前一步完成后列在这里",
        head=1,
    )
    shown = DeskPage(
        found.kind.title, f"{edition.named} · 共{len(rows)}件", (), table, filters=edition_links(edition)
    )
    return rendering.page(request, "frame/desk.html", found.kind.title, shown)


def _state(k: Any) -> tuple[Cells, ...]:
    if k is None:
        return (State("todo", "没有出具"), "——", "——")
    return (objects.state(k.state, PAPER), k.number or "——", f"第{k.revision}版")


def _one(
    request: HttpRequest,
    by: Viewer,
    edition: Any,
    found: papers.Possible,
    about: str,
    label: str | None,
    kept: list[Any],
    typed: dict[str, str],
    errors: dict[str, str],
    status: int = 200,
) -> HttpResponse:
    draft = papers.draft(found.kind.id, about) if label is not None else None
    last = kept[0] if kept else None
    same = bool(draft and last and last.facts_digest == draft.facts_digest)
    query = urlencode({"edition": edition.pk, "about": about})
    shown = PaperPage(
        title=found.kind.title,
        meta=f"{edition.named}{f' · {label}' if label else ''}",
        back=Link("文书", f"/papers/?edition={edition.pk}"),
        preview=f"/papers/{found.kind.id}/draft/png/?{query}" if draft else "",
        pdf=f"/papers/{found.kind.id}/draft/pdf/?{query}" if draft else "",
        word=Link("下载 Word 草稿", f"/papers/{found.kind.id}/draft/docx/?{query}") if draft else None,
        standing=_standing(draft, last, same),
        changes=tuple(papers.difference(last.text, draft.text)) if draft and last and not same else (),
        kept=_versions(kept),
        form=_form(request, edition, draft, last, typed, errors)
        if draft and by.holds("office", edition.award_id)
        else None,
    )
    return rendering.page(request, "papers/paper.html", found.kind.title, shown, status)


def _standing(draft: papers.Draft | None, last: Any, same: bool) -> State:
    if draft is None:
        return State("done", "只有存档的版本")
    if last is None:
        return State("todo", "还没有出具")
    return (
        State("met", f"与第{last.revision}版内容一致")
        if same
        else State("unk", f"事实有变化，与第{last.revision}版不同")
    )


def _versions(kept: list[Any]) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(f"第{k.revision}版", PAPER.address(k.pk)),
            k.number or "——",
            dates.full(k.on) if k.on else "——",
            objects.state(k.state, PAPER),
            Link("PDF", f"/paper/{k.pk}/pdf/"),
            Link("Word", f"/paper/{k.pk}/docx/"),
        )
        for k in kept
    )
    return Table("已存档的版本", ("版次", "文号", "成文日期", "状态", "", ""), rows, "还没有出具", head=1)


def _form(
    request: HttpRequest,
    edition: Any,
    draft: papers.Draft,
    last: Any,
    typed: dict[str, str],
    errors: dict[str, str],
) -> FormPage:
    number = Field(
        "number",
        "发文字号",
        "text",
        typed.get("number", ""),
        "如：金质评办〔2026〕3号",
        errors.get("number", ""),
        False,
    )
    fields = [
        *((number,) if draft.numbered else ()),
        Field("on", "成文日期", "date", typed.get("on", ""), "", errors.get("on", ""), False),
    ]
    title = f"出具第{last.revision + 1}版" if last else "出具并存档"
    return FormPage(
        request.get_full_path(),
        tuple(fields),
        title,
        request.POST.get("idempotency_key", "")[:80] or ids.new_id(),
        "",
        asking.summary(fields, errors),
    )


def _make(
    request: HttpRequest,
    by: Viewer,
    edition: Any,
    found: papers.Possible,
    about: str,
    label: str,
    kept: list[Any],
) -> HttpResponse:
    typed = {k: request.POST.get(k, "") for k in ("number", "on")}
    raw = {"sort": found.kind.id, "about": about, "number": typed["number"].strip()} | (
        {"on": typed["on"]} if typed["on"] else {}
    )
    try:
        perform(request, "make_paper", edition.ref, raw, request.POST.get("idempotency_key", "")[:80], "web")
    except Unknown:
        raise
    except Refusal as refusal:
        return _one(
            request,
            by,
            edition,
            found,
            about,
            label,
            kept,
            typed,
            rendering.by_field(refusal.findings),
            refusal.status,
        )
    request.session["said"] = f"已出具：{found.kind.title}"
    return HttpResponseRedirect(request.get_full_path())
