"""Papers of an edition: what can be made now, what was made, how revisions differ, what was sent and
delivered.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.access import ids, words
from zhiheng.access.acting import find
from zhiheng.access.refusals import Refusal, Unknown
from zhiheng.access.viewer import Viewer
from zhiheng.documents import selectors as papers
from zhiheng.documents import services as documents
from zhiheng.editions import selectors as editions
from zhiheng.files import services as files
from zhiheng.law import citation
from zhiheng.law.finding import Value
from zhiheng.web.acts import asking
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame import dates, objects, rendering
from zhiheng.web.frame.guard import require_office
from zhiheng.web.frame.pages import DeskPage
from zhiheng.web.frame.parts import Cells, Cite, Field, FormPage, Link, State, Table

from .pages import PaperPage

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
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
    require_office(by)
    edition = edition_of(request, by)
    kept = papers.kept(by, edition.pk)
    possible = papers.possible(edition)
    tables = tuple(
        _group(title, [p for p in possible if papers.group(p.kind) == key], kept, edition)
        for title, key in GROUPS
    )
    made = len({(p.sort, p.about) for p in kept})
    lead = f"{edition.named} · 已出具{made}件。数字和名称都取自系统，出具后存档，事实有变化时另出一版"
    shown = DeskPage("文书", lead, (), _adverse(edition), tables, filters=_filters(edition))
    return rendering.page(request, "papers/papers.html", "文书", shown)


def _filters(edition: Any) -> tuple[Link, ...]:
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
            Link("办理通知书", _address(a.sort, a.case.ref, edition.pk)),
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


def _address(sort: str, about: str, edition: str) -> str:
    return f"/papers/{sort}/?{urlencode({'edition': edition, 'about': about})}"


@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, sort: str) -> HttpResponse:
    """One kind: its list where it is made of several objects, else the paper itself; POST makes and keeps
    it.
    """
    by = rendering.viewer_of(request)
    require_office(by)
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
            Link(label or found.kind.title, _address(found.kind.id, about, edition.pk)),
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
        found.kind.title, f"{edition.named} · 共{len(rows)}件", (), table, filters=_filters(edition)
    )
    return rendering.page(request, "frame/desk.html", found.kind.title, shown)


def _state(k: Any) -> tuple[Cells, ...]:
    if k is None:
        return (State("todo", "没有出具"), "——", "——")
    return (objects.state(k.state, "paper"), k.number or "——", f"第{k.revision}版")


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
            Link(f"第{k.revision}版", f"/o/paper/{k.pk}/"),
            k.number or "——",
            dates.full(k.on) if k.on else "——",
            objects.state(k.state, "paper"),
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


@require_GET
def draft(request: HttpRequest, sort: str, form: str) -> HttpResponse:
    """The paper as the facts stand now, kept nowhere."""
    by = rendering.viewer_of(request)
    require_office(by)
    edition = edition_of(request, by)
    about = request.GET.get("about", "")
    if form not in (*MEDIA, "png") or about not in {
        ref for p in papers.possible(edition) if p.kind.id == sort for ref, _ in p.refs
    }:
        raise Unknown()
    if form == "png":
        return _picture(papers.pictures(sort, about), request.GET.get("page", "1"))
    made = papers.make(sort, about, template=documents.template_of(edition.award_id))
    return _file(made.pdf if form == "pdf" else made.docx, f"{made.file_name}（草稿）", form)


def _picture(found: list[bytes], page: str) -> HttpResponse:
    """One page of a draft. Raises Unknown past the last."""
    n = int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 0
    if not 1 <= n <= len(found):
        raise Unknown()
    return HttpResponse(found[n - 1], content_type="image/png")


@require_GET
def file(request: HttpRequest, pk: str, form: str) -> HttpResponse:
    """A paper that was kept, byte by byte."""
    found: Any = find(rendering.viewer_of(request), f"paper/{pk}")
    if form not in MEDIA:
        raise Unknown()
    return _file(
        files.read(found.pdf if form == "pdf" else found.docx), f"{found.title}（第{found.revision}版）", form
    )


def _file(raw: bytes, name: str, form: str) -> HttpResponse:
    response = HttpResponse(raw, content_type=MEDIA[form])
    way = "inline" if form == "pdf" else "attachment"
    response.headers["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(f'{name}.{form}', safe='')}"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Content-Security-Policy"] = "frame-ancestors 'self'"
    return response
