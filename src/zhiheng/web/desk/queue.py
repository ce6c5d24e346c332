"""The queue: everything that is mine to do, by act, the most urgent first."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock
from zhiheng.law import citation
from zhiheng.web.editions import dates
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Cite, Link, State
from zhiheng.web.lists import tables
from zhiheng.web.lists import todo as todo_lines
from zhiheng.web.lists import views as kept_views

from .bulk import MOST, by_due, together
from .pages import QueuePage, Row


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
        (t for t in (overdue if late else todos) if not wanted or t.verdict.act.name == wanted), key=by_due
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
