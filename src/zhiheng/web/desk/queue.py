"""The queue: everything that is mine to do, by act; one form for many objects of one act."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.access import acts, clock, ids, viewer
from zhiheng.access.acting import find
from zhiheng.access.refusals import Forbidden, NotProven, Refusal, Unknown
from zhiheng.law import citation
from zhiheng.web.acts import asking, reading
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.editions import dates
from zhiheng.web.frame import objects, rendering
from zhiheng.web.frame.parts import Cite, FormPage, Link, State, Table
from zhiheng.web.lists import tables
from zhiheng.web.lists import todo as todo_lines
from zhiheng.web.lists import views as kept_views
from zhiheng.web.signin import proof

from .pages import BulkPage, QueuePage, Row

TOGETHER = (
    "admit",
    "judge",
    "declare_interest",
    "sign_consensus",
    "state_district",
    "issue_certificate",
    "recommend",
    "return_application",
)
MOST = 500


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Mine to do, the most urgent first; ?due=late the overdue; ?act=NAME one kind, which may be done for
    several at once.
    """
    by = rendering.viewer_of(request)
    todos, _ = todo_lines.of(by)
    wanted = request.GET.get("act", "")
    late = not wanted and request.GET.get("due") == "late"
    award = rendering.award_for(by)
    today = clock.day(clock.now(award)) if award else clock.day(clock.real())
    overdue = [t for t in todos if t.due is not None and t.due < today]
    groups = todo_lines.groups(todos)
    filters = [Link("全部", "/work/", not wanted and not late, str(len(todos)))]
    if overdue or late:
        filters.append(Link("逾期", "/work/?due=late", late, str(len(overdue))))
    filters += [Link(g.title, f"/work/?act={g.name}", g.name == wanted, str(len(g.todos))) for g in groups]
    shown = sorted(
        (t for t in (overdue if late else todos) if not wanted or t.verdict.act.name == wanted), key=_order
    )
    many = bool(wanted) and len(shown) > 1 and together(wanted)
    page = QueuePage(
        "待办",
        "按到期日排列。选一类事项后可以一次办理多件",
        tuple(filters),
        tuple(_row(t, today, many) for t in shown[:MOST]),
        Link("办理所选", f"/bulk/{wanted}/", count=str(min(len(shown), MOST))) if many else None,
        "目前没有需要您办理的事项",
        kept_views.of(request, "/work/"),
    )
    return rendering.page(request, "desk/queue.html", "待办", page)


def _order(todo: todo_lines.Todo) -> tuple[bool, date, str]:
    """By due day; on the same day in the order of the applicants' numbers, with which their names begin."""
    return todo.due is None, todo.due or date.max, todo.name


def _row(todo: todo_lines.Todo, today: date, many: bool) -> Row:
    state = None
    if todo.due is not None:
        state = State("issue" if todo.due < today else "soon", dates.overdue(todo.due, today))
    verdict = todo.verdict
    cite = Cite(citation.article(verdict.article)) if verdict.article else None
    return Row(
        verdict.object if many else "",
        Link(verdict.act.title, todo.address),
        todo.name,
        tables.day(todo.due) if todo.due else "——",
        state,
        cite,
    )


def together(name: str) -> bool:
    """May an act be done for several objects with one form? Only where the same words hold for each."""
    return name in TOGETHER


@require_http_methods(["GET", "POST"])
def bulk(request: HttpRequest, name: str) -> HttpResponse:
    """One act on each of the chosen objects: each is judged, done and recorded by itself."""
    performed = acts.table().get(name)
    if performed is None or not together(name):
        raise Unknown()
    by = rendering.viewer_of(request)
    if not by.offices() & set(performed.act.offices):
        raise Forbidden()
    given = request.POST if request.method == "POST" else request.GET
    refs = _every(by, name) if given.get("all") else given.getlist("object")
    chosen = [find(by, ref) for ref in dict.fromkeys(refs)][:MOST]
    if request.method == "GET" or not chosen:
        return _asked(request, performed, chosen, {})
    return _done(request, performed, chosen)


def _every(by: viewer.Viewer, name: str) -> list[str]:
    """Everything that is somebody's to do by one act, in the order of the queue."""
    return [t.verdict.object for t in sorted(todo_lines.of(by)[0], key=_order) if t.verdict.act.name == name]


def _asked(
    request: HttpRequest,
    performed: acts.Performed,
    chosen: list[Any],
    errors: dict[str, str],
    status: int = 200,
) -> HttpResponse:
    title = performed.act.title
    about = Table(
        f"所选{len(chosen)}件",
        ("对象", "状态"),
        tuple((Link(o.named, objects.address(o.ref)), objects.state(o.state)) for o in chosen),
        "没有选中任何一件。请返回待办，勾选后再来",
    )
    form = None
    if chosen:
        typed = reading.typed(request)
        fields = [f for f in asking.fields(performed, chosen[0], typed, errors) if f.name != "object"]
        form = FormPage(
            request.path,
            (*fields, *asking.hidden("object", [o.ref for o in chosen])),
            f"{title}（{len(chosen)}件）",
            request.POST.get("idempotency_key") or ids.new_id(),
            errors=asking.summary(fields, errors),
            cancel_href=f"/work/?act={performed.act.name}",
            grave=performed.act.grave,
        )
    shown = BulkPage(
        f"{title}：一次办理多件",
        "同一份意见写入每一件；每一件分别核对条件、分别记录",
        about,
        form,
        back=Link("待办", f"/work/?act={performed.act.name}"),
    )
    return rendering.page(request, "desk/bulk.html", shown.title, shown, status)


def _done(request: HttpRequest, performed: acts.Performed, chosen: list[Any]) -> HttpResponse:
    by, name = rendering.viewer_of(request), performed.act.name
    key = request.POST.get("idempotency_key", "")
    try:
        if performed.act.grave:
            proof.prove(request)
        raw = reading.raw(request, performed, chosen[0], by.user)
    except NotProven:
        return _asked(request, performed, chosen, {"password": "这是重要操作，请输入密码确认。"}, 422)
    except Refusal as refusal:
        return _asked(request, performed, chosen, rendering.by_field(refusal.findings), refusal.status)
    rows: list[tuple[str, State, str]] = []
    for obj in chosen:
        try:
            perform(request, name, obj.ref, raw, f"{key}-{obj.pk}"[:80] if key else "", "web")
        except Refusal as refusal:
            if not rows and refusal.status == 422:
                return _asked(request, performed, chosen, rendering.by_field(refusal.findings), 422)
            rows.append(
                (
                    obj.named,
                    State("issue", "没有办理"),
                    "".join(rendering.by_field(refusal.findings).values()),
                )
            )
        else:
            rows.append((obj.named, State("done", "已办理"), "——"))
    done = sum(r[1].kind == "done" for r in rows)
    result = Table(
        f"已办理{done}件，没有办理{len(rows) - done}件", ("对象", "结果", "原因与补救"), tuple(rows)
    )
    shown = BulkPage(f"{performed.act.title}：办理结果", "", result, None, result, Link("待办", "/work/"))
    return rendering.page(request, "desk/bulk.html", shown.title, shown)
