"""The self-assessment report, one criteria item a page."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.access import ids
from zhiheng.applications import selectors as applications
from zhiheng.applications.choices import EVIDENCE_SORTS
from zhiheng.editions.kinds import DRAFT
from zhiheng.law import form as law
from zhiheng.law.scoring import Criteria, Item
from zhiheng.web.expert import guide
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Fact, Field, FormPage, Link, State, Table

from . import completeness, faults, save
from .own import HOME, own
from .pages import ItemPage, ItemsPage, Section, Source, Task, TaskGroup, Version

KINDS = {"process": "过程类", "result": "结果类"}
MOST_VERSIONS = 12
MARK = re.compile(r"〔(E-\d{2,})")
REPORT = Link("自评报告", f"/application/{completeness.REPORT}/")


def overview(request: HttpRequest, case: Any, form: law.Form) -> HttpResponse:
    """All items by category with the state of each."""
    given, criteria = applications.answers(case.pk), applications.criteria_of(case)
    groups = tuple(
        TaskGroup(
            number, title, tuple(_task(given, i) for i in criteria.items if i.id.rsplit(".", 1)[0] == number)
        )
        for number, title in criteria.categories.items()
    )
    states = [completeness.item(given, i).kind for i in criteria.items]
    facts = (
        Fact("已写够建议字数", f"{states.count('done')}条"),
        Fact("在写", f"{states.count('doing')}条"),
        Fact("未开始", f"{states.count('todo')}条"),
        Fact("上传的完整报告", "有" if faults.has_report(case) else "没有", "上传了完整报告的，各条可以不写"),
    )
    links = (Link("在一页里写全部各条", f"{REPORT.href}?plain=1"), Link("证明材料", "/application/evidence/"))
    shown = ItemsPage(
        "自评报告",
        f"按 {criteria.code} 共{len(criteria.items)}条，每条一页，写完自动保存。",
        HOME,
        groups,
        links,
        facts,
    )
    return rendering.page(request, "applicant/items.html", "自评报告", shown)


def _task(given: completeness.Answers, i: Item) -> Task:
    low, high = completeness.advised(i)
    gist = guide.load().gists.get(i.id, ("", ()))[0]
    return Task(
        Link(f"{i.id} {i.title}", f"{REPORT.href}{i.id}/"),
        completeness.item(given, i),
        f"{i.points}分 · 建议{low:,}—{high:,}字 · {gist}",
    )


@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, item: str) -> HttpResponse:
    """One item: text, files it names, earlier texts; sent whole it leads to the next item or back."""
    case, name = own(request), f"{completeness.REPORT}.{item}"
    known, criteria = applications.form_of(case.edition).fields.get(name), applications.criteria_of(case)
    place = next((n for n, i in enumerate(criteria.items) if i.id == item), None)
    if known is None or place is None:
        raise Http404
    outcome = save.save(request, case, [known]) if request.method == "POST" else save.Outcome()
    if request.method == "POST" and not outcome.errors:
        return HttpResponseRedirect(_after(request, criteria, place))
    shown = _shown(request, case, known, criteria, place, outcome)
    return rendering.page(
        request,
        "applicant/item.html",
        f"{item} {criteria.items[place].title}",
        shown,
        outcome.status,
        body_class="zh-roomy",
    )


def _after(request: HttpRequest, criteria: Criteria, place: int) -> str:
    if request.GET.get("from") == "check":
        return "/application/check/"
    if request.GET.get("from") == "old":
        return f"{REPORT.href}{criteria.items[place].id}/"
    later = criteria.items[place + 1 : place + 2]
    return f"{REPORT.href}{later[0].id}/" if later else REPORT.href


def _shown(
    request: HttpRequest, case: Any, known: law.Field, criteria: Criteria, place: int, outcome: save.Outcome
) -> ItemPage:
    one, given = criteria.items[place], applications.answers(case.pk)
    field = _field(request, case, known, given, outcome)
    said = guide.load()
    gist, asks = said.gists.get(one.id, ("", ()))
    low, high = completeness.advised(one)
    past = applications.past_versions(case.pk, known.id, MOST_VERSIONS)
    around = [Link(f"{i.id} {i.title}", f"{REPORT.href}{i.id}/") for i in criteria.items]
    return ItemPage(
        section=_section(request, case, one, field, asks, outcome, past),
        home=HOME,
        place=f"{criteria.categories[one.id.rsplit('.', 1)[0]]} · 第{place + 1}条，共{len(criteria.items)}条",
        points=f"{one.points}分 · {KINDS.get(one.kind, '')}",
        gist=gist,
        bands=_bands(said, one),
        count=completeness.count(field.value),
        low=low,
        high=high,
        files=_files(case, field.value),
        versions=_versions(request, past, REPORT.href + one.id, completeness.version(given, known.id)),
        squares=tuple(_square(given, i, n == place) for n, i in enumerate(criteria.items)),
        earlier=around[place - 1] if place else None,
        later=around[place + 1] if place + 1 < len(around) else None,
        old=_old(request, case, known.id),
    )


def _field(
    request: HttpRequest, case: Any, known: law.Field, given: completeness.Answers, outcome: save.Outcome
) -> Field:
    typed, theirs = save.typed(request, known.id), outcome.theirs.get(known.id)
    error = outcome.errors.get(known.id, "")
    if not error and request.GET.get("from") == "check":
        error = faults.by_field(faults.of(case, applications.form_of(case.edition), given)).get(known.id, "")
    return Field(
        known.id,
        "自评内容",
        "textarea",
        completeness.text(given, known.id) if typed is None else typed,
        error=error,
        rows=18,
        version=str(theirs[1] if theirs else completeness.version(given, known.id)),
        required=known.required,
    )


def _section(
    request: HttpRequest,
    case: Any,
    one: Item,
    field: Field,
    asks: tuple[str, ...],
    outcome: save.Outcome,
    past: Any,
) -> Section:
    page = FormPage(
        request.get_full_path(),
        (field,),
        _button(request, case, one),
        ids.new_id(),
        errors=((field.name, field.error),) if field.error else (),
        cancel_href=REPORT.href,
    )
    return Section(
        f"{one.id} {one.title}",
        case.edition.named,
        page,
        "/api/v1/acts/save_answer" if case.state == DRAFT else "",
        case.ref,
        saved=completeness.at(past[0][2]) if past else "",
        ask=asks,
        theirs={k: text for k, (text, _) in outcome.theirs.items()},
    )


def _button(request: HttpRequest, case: Any, one: Item) -> str:
    if request.GET.get("from") == "check":
        return "保存，返回核对页"
    return "保存，返回自评报告" if applications.criteria_of(case).items[-1].id == one.id else "保存，写下一条"


def _bands(said: guide.Guide, one: Item) -> Table:
    rows = tuple((f"{b.low}—{b.high}%", b.text) for b in reversed(said.bands.get(one.kind, ())))
    return Table("各档说明", ("档位", "看到什么"), rows)


def _files(case: Any, text: str) -> tuple[Source, ...]:
    used = set(MARK.findall(text))
    return tuple(
        Source(
            e.mark,
            Link(e.name, f"/case/{case.pk}/files/{e.blob_id}/"),
            EVIDENCE_SORTS.get(e.sort, e.sort),
            e.mark in used,
        )
        for e in applications.evidence(case.pk)
    )


def _versions(request: HttpRequest, past: Any, href: str, current: int) -> tuple[Version, ...]:
    return tuple(
        Version(
            Link(completeness.moment(at), f"{href}/?version={n}#old"),
            f"{completeness.count(text):,}字{'，现在的' if n == current else ''}",
            n == current,
        )
        for n, text, at in past
    )


def _old(request: HttpRequest, case: Any, name: str) -> Fact | None:
    """The earlier text that was asked for."""
    asked = save.number(request.GET.get("version", ""))
    found = None if asked is None else applications.past_version(case.pk, name, asked)
    return Fact(f"{completeness.moment(found[1])}保存的内容", found[0]) if found else None


def _square(given: completeness.Answers, i: Item, here: bool) -> tuple[Link, str, str]:
    state: State = completeness.item(given, i)
    return (
        Link(i.id, f"{REPORT.href}{i.id}/", here),
        "" if state.kind == "todo" else f"is-{state.kind}",
        f"{i.title}，{state.text}",
    )
