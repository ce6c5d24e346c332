"""One page for every act: who may see it sees why it is open or closed, and the form that does it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.access import acts, ids, todo, words
from zhiheng.access.acting import Subject, Verdict, permitted, rules_of
from zhiheng.access.refusals import Invalid, NotProven, Refusal, Stale, Unknown
from zhiheng.law import citation
from zhiheng.web.frame import objects, rendering
from zhiheng.web.frame.pages import ActPage
from zhiheng.web.frame.parts import Action, Cite, FormPage, Reason
from zhiheng.web.signin import proof

from . import after, asking, before, limits, reading
from .dispatch import locate, perform


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, name: str, kind: str, pk: str) -> HttpResponse:
    """Show an act on an object, or do it.

    A slip is cast on its own page alone, which writes nothing about its voter.
    """
    performed = acts.table().get(name)
    if performed is None or performed.act.on.name != kind or not performed.act.title:
        raise Unknown()
    by = rendering.viewer_of(request)
    obj = locate(by, performed.act, f"{kind}/{pk}")
    verdict = permitted(by, performed.act, obj, todo.now_for(obj))
    if name == "cast" and verdict.allowed:
        return HttpResponseRedirect(f"/ballot/{pk}/")
    if request.method == "GET" or verdict.office is None:
        status = 403 if verdict.office is None else 200
        return shown(request, performed, obj, verdict, reading.prefilled(request, performed), {}, status)
    if limits.exceeded(request, name):
        return rendering.refused(request, 429, back=objects.address(obj.ref, obj))
    return _done(request, performed, obj, verdict)


def _done(request: HttpRequest, performed: acts.Performed, obj: Subject, verdict: Verdict) -> HttpResponse:
    by = rendering.viewer_of(request)
    try:
        if performed.act.grave:
            proof.prove(request)
        raw = reading.raw(request, performed, obj, by.user)
        key = request.POST.get("idempotency_key", "")
        version = request.POST.get("version", "")
        expects = int(version) if version.isascii() and version.isdigit() else None
        done = perform(request, performed.act.name, obj.ref, raw, key, "web", expects)
    except Refusal as refusal:
        if isinstance(refusal, Unknown):
            raise
        return _refused(request, performed, obj, verdict, refusal)
    if performed.act.name in after.SHOWN:
        return after.SHOWN[performed.act.name](request, obj)
    request.session["said"] = f"已办理：{performed.act.title}"
    return HttpResponseRedirect(after.where(by, done["object"], obj))


def _refused(
    request: HttpRequest, performed: acts.Performed, obj: Subject, verdict: Verdict, refusal: Refusal
) -> HttpResponse:
    errors = rendering.by_field(refusal.findings)
    if isinstance(refusal, NotProven) and not request.POST.get("password"):
        errors = {"password": "这是重要操作，请输入密码确认。"}
    status = 422 if isinstance(refusal, (Invalid, NotProven)) else refusal.status
    if isinstance(refusal, Stale):
        errors[""] = "您打开之后，这里已经有改动。请核对后再次确认。"
        obj.refresh_from_db()
    return shown(request, performed, obj, verdict, reading.typed(request), errors, status)


def shown(
    request: HttpRequest,
    performed: acts.Performed,
    obj: Subject,
    verdict: Verdict,
    typed: dict[str, Any],
    errors: dict[str, str],
    status: int = 200,
) -> HttpResponse:
    act = performed.act
    rules = rules_of(obj)
    form = None
    if verdict.allowed or errors:
        fields = asking.fields(performed, obj, typed, errors)
        form = FormPage(
            action=request.path,
            fields=tuple(fields),
            submit=act.title,
            idempotency_key=request.POST.get("idempotency_key") or ids.new_id(),
            version=str(obj.version),
            errors=asking.summary(fields, errors),
            grave=act.grave,
            cancel_href=objects.address(obj.ref, obj),
        )
    page = ActPage(
        title=act.title,
        object_title=obj.named,
        object_href=objects.address(obj.ref, obj),
        facts=objects.identity(obj),
        cites=(Cite(citation.article(rules.cite(act.cite)), objects.gist(rules, act.cite)),)
        if rules.cite(act.cite)
        else (),
        allowed=verdict.allowed,
        reasons=tuple(Reason(citation.article(f.article), words.reason(f)) for f in verdict.findings),
        cure=words.cure(verdict.findings[0]) if verdict.findings else "",
        consequences=("办理后记入案卷，不能撤回。",) if act.grave else (),
        form=form,
        before=before.said(act.name, obj) if form else (),
    )
    return rendering.page(request, "frame/act.html", act.title, page, status)


def actions(request: HttpRequest, obj: Subject) -> tuple[Action, ...]:
    """The acts of an object as links, closed ones with their reason; those of other stages are left out."""
    by = rendering.viewer_of(request)
    made = []
    for v in todo.on_object(by, obj, todo.now_for(obj)):
        untimely = all(f.rule in ("right_stage", "right_state") for f in v.findings) and not v.allowed
        if (v.act.recorded or v.act.grave) and not untimely and acts.offered(v.act, obj, by):
            made.append(action(v))
    return tuple(sorted(made, key=lambda a: (not a.allowed, a.spare)))


def action(v: Verdict) -> Action:
    guided = f"/plan/{v.object.partition('/')[2]}/1/" if v.act.name == "save_plan" else ""
    return Action(
        title=v.act.title,
        href=guided or f"/act/{v.act.name}/{v.object}/",
        allowed=v.allowed,
        grave=v.act.grave,
        spare=not v.act.todo,
        reasons=tuple(Reason(citation.article(f.article), words.reason(f)) for f in v.findings),
        cure=words.cure(v.findings[0]) if v.findings else "",
    )
