"""The API: the same services and the same authority as the screens."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_GET, require_POST

from zhiheng.access import acts, clock, todo, words
from zhiheng.access.acting import Verdict, cite
from zhiheng.access.refusals import Invalid, Stale
from zhiheng.access.viewer import Viewer
from zhiheng.applications import selectors as applications
from zhiheng.files import services as files
from zhiheng.law.finding import not_met
from zhiheng.web.acts import limits
from zhiheng.web.acts.dispatch import arrived, perform
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.refusals import problem
from zhiheng.web.frame.rendering import award_for, viewer_of

MOST_BODY = 2 * 1024 * 1024


def as_json(verdict: Verdict) -> dict[str, Any]:
    first = verdict.findings[0] if verdict.findings else None
    return {
        "act": verdict.act.name,
        "object": verdict.object,
        "allowed": verdict.allowed,
        "reasons": [{"article": f.article, "text": words.reason(f)} for f in verdict.findings],
        "cure": words.cure(first) if first is not None else "",
    }


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """Who I am, what I can do, and the versions of my draft's fields."""
    by = viewer_of(request)
    case = applications.own_case(by)
    return JsonResponse(
        {
            "user": by.user,
            "name": by.name,
            "offices": sorted(by.offices()),
            "csrf": get_token(request),
            "versions": applications.versions(case.pk) if case else {},
            "actions": [as_json(v) for v in todo.of_user(by)],
        },
        json_dumps_params={"ensure_ascii": False},
    )


@require_GET
def answer(request: HttpRequest, case: str, field: str) -> HttpResponse:
    """One field of an application, with its version."""
    text, version = applications.answer(viewer_of(request), case, field)
    return JsonResponse({"text": text, "version": version}, json_dumps_params={"ensure_ascii": False})


@require_POST
def act(request: HttpRequest, name: str) -> HttpResponse:
    """Do one act: {"object", "args"} with an Idempotency-Key."""
    if request.content_type != "application/json":
        return problem(415, (not_met("media_type", ""),))
    if len(request.body) > MOST_BODY:
        return problem(413)
    if limits.exceeded(request, name):
        return problem(429)
    arrived(request)
    raw, ref, expects = _read(request, name)
    try:
        done = perform(
            request, name, ref, raw, request.headers.get("Idempotency-Key", "")[:80], _via(request), expects
        )
    except Stale as stale:
        if stale.facts.get("theirs") is not None:
            return problem(409, stale.findings, **{k: stale.facts[k] for k in ("yours", "theirs", "version")})
        raise
    return JsonResponse(done)


def _via(request: HttpRequest) -> str:
    """A page's own script is the screen; browsers say so themselves, and no script can (Fetch Metadata,
    W3C).
    """
    return "web" if request.headers.get("Sec-Fetch-Site") == "same-origin" else "api"


def _read(request: HttpRequest, name: str) -> tuple[dict[str, Any], str, int | None]:
    try:
        body = json.loads(request.body, parse_constant=lambda word: word)
    except (ValueError, RecursionError) as wrong:
        raise Invalid([not_met("body_json", "")]) from wrong
    if (
        not isinstance(body, dict)
        or not isinstance(body.get("args", {}), dict)
        or not isinstance(body.get("object"), str)
    ):
        raise Invalid([not_met("body_json", "")])
    raw = dict(body.get("args", {}))
    performed = acts.table().get(name)
    known = acts.schema(name)["properties"] if performed else {}
    expects = raw.pop("version", None) if "version" not in known else None
    return (
        raw,
        body["object"],
        expects if isinstance(expects, int) and not isinstance(expects, bool) else None,
    )


def _cite_of_files(by: Viewer) -> str:
    """The article on handing in material, in the regulation of the award somebody works in."""
    award = award_for(by)
    return cite(award, "apply") if award else ""


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file as the raw body; the answer is its digest, for ``attach`` and other acts."""
    by = viewer_of(request)
    try:
        blob = files.receive(by.user, _chunks(request), clock.real())
    except files.BadFile as bad:
        status = {"file_too_large": 413, "file_type": 415}.get(bad.rule, 422)
        return problem(status, (not_met(bad.rule, _cite_of_files(by), **bad.facts),))
    return JsonResponse({"sha256": blob.sha256, "bytes": blob.size, "media_type": blob.media_type})


def _chunks(request: HttpRequest) -> Any:
    while chunk := request.read(256 * 1024):
        yield chunk


@opened
@require_GET
def openapi(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1 of this interface, made from the acts' own signatures."""
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


def document() -> dict[str, Any]:
    fails = {
        s: {"description": "problem+json"} for s in ("401", "403", "404", "409", "413", "415", "422", "429")
    }
    paths: dict[str, Any] = {
        "/api/v1/me": {
            "get": {"summary": "本人、职责与可办事项", "responses": {"200": {"description": "ok"}, **fails}}
        },
        "/api/v1/case/{id}/answers/{field}": {
            "get": {
                "summary": "申报表一栏",
                "parameters": [
                    {"name": n, "in": "path", "required": True, "schema": {"type": "string"}}
                    for n in ("id", "field")
                ],
                "responses": {"200": {"description": "ok"}, **fails},
            }
        },
        "/api/v1/files": {
            "post": {
                "summary": "上传文件",
                "requestBody": {
                    "content": {
                        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
                    }
                },
                "responses": {"200": {"description": "ok"}, **fails},
            }
        },
    }
    for name, performed in acts.table().items():
        body = {
            "type": "object",
            "required": ["object", "args"],
            "properties": {
                "object": {"type": "string", "pattern": f"^{performed.act.on.name}/"},
                "args": acts.schema(name),
            },
        }
        paths[f"/api/v1/acts/{name}"] = {
            "post": {
                "summary": performed.act.title,
                "parameters": [
                    {
                        "name": "Idempotency-Key",
                        "in": "header",
                        "required": False,
                        "schema": {"type": "string"},
                    }
                ],
                "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
                "responses": {"200": {"description": "ok"}, **fails},
            }
        }
    return {"openapi": "3.1.0", "info": {"title": "质衡", "version": "1"}, "paths": paths}


@opened
@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """The process lives."""
    return HttpResponse("ok", content_type="text/plain")


@opened
@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready", content_type="text/plain")
