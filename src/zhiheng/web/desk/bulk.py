"""One act on many objects with one form, where the same words hold for each."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from zhiheng.access import acts, ids, viewer
from zhiheng.access.acting import find
from zhiheng.access.refusals import Forbidden, NotProven, Refusal, Unknown
from zhiheng.web.acts import asking, reading
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.desk.pages import BulkPage
from zhiheng.web.frame import objects, rendering
from zhiheng.web.frame.parts import FormPage, Link, State, Table
from zhiheng.web.lists import todo as todo_lines
from zhiheng.web.signin import proof

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


def by_due(todo: todo_lines.Todo) -> tuple[bool, date, str]:
    """By due day; on the same day in the order of the applicants' numbers, with which their names begin."""
    return todo.due is None, todo.due or date.max, todo.name


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
    return [t.verdict.object for t in sorted(todo_lines.of(by)[0], key=by_due) if t.verdict.act.name == name]


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
        tuple((Link(o.named, objects.address(o.ref)), objects.state(o.state, o.kind)) for o in chosen),
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
