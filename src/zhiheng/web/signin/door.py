"""The door: closed unless a view says it is open; sessions end; refusals become answers."""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError

from zhiheng.access import clock, refusals
from zhiheng.web.frame import rendering
from zhiheng.web.frame.middleware import Handler
from zhiheng.web.frame.refusals import of, problem

from . import resume

SILENT = "/ballot/"
"""Pages that write nothing about who opened them: a session saved beside a secret slip
would say whose it is.
"""
log = logging.getLogger("django.request")


class Door:
    """Everything is closed unless a view says it is open; a session ends when idle, too old, or without a
    user.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        if getattr(view, "is_open", False) and settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        _limit(request)
        if getattr(view, "is_open", False) or request.user.is_authenticated:
            return None
        if request.path.startswith("/api/"):
            return problem(401)
        if request.method == "POST":
            return resume.asked(request)
        return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={request.path}")

    def process_exception(self, request: HttpRequest, wrong: Exception) -> HttpResponse | None:
        api = request.path.startswith("/api/")
        if isinstance(wrong, refusals.Refusal):
            return of(wrong) if api else rendering.refused(request, wrong.status, wrong.findings)
        if isinstance(wrong, Http404):
            return problem(404) if api else rendering.refused(request, 404)
        if isinstance(wrong, PermissionDenied):
            return problem(403) if api else rendering.refused(request, 403)
        if isinstance(wrong, (SuspiciousOperation, MultiPartParserError)):
            return None
        log.error("unexpected at %s", request.path, exc_info=wrong)
        return problem(500) if api else rendering.refused(request, 500)


def _limit(request: HttpRequest) -> None:
    """End a session that was idle for 30 minutes or is older than 12 hours; real time always."""
    if not request.user.is_authenticated:
        return
    now = clock.real().timestamp()
    seen, born = request.session.get("seen_at", now), request.session.get("born_at", now)
    if now - seen > settings.SESSION_IDLE_SECONDS or now - born > settings.SESSION_COOKIE_AGE:
        logout(request)
    elif (now - seen > 60 or "seen_at" not in request.session) and not request.path.startswith(SILENT):
        request.session["seen_at"] = now
        request.session.setdefault("born_at", now)
