"""What surrounds every request: security headers, closed-by-default door, session limits, refusals as
answers.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError

from zhiheng.access import clock, refusals
from zhiheng.web.signin import resume

from . import rendering
from .refusals import of, problem

Handler = Callable[[HttpRequest], HttpResponse]
CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SILENT = "/ballot/"
"""Pages that write nothing about who opened them: a session saved beside a secret slip
would say whose it is.
"""
log = logging.getLogger("django.request")


class Boundary:
    """Outermost of ours: constant headers, and no traceback to anybody."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CSP)
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if not request.path.startswith("/static/") and "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response


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


def opened(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view as open to anybody."""
    view.is_open = True  # type: ignore[attr-defined]  # reason: read by the door
    return view
