"""Signing in and out, the first password, large type."""

from __future__ import annotations

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from zhiheng.access import clock, tokens
from zhiheng.access.tokens import User
from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.pages import ActPage
from zhiheng.web.frame.parts import Field, FormPage

from . import proof, resume
from .pages import SignInPage

BACKEND = "zhiheng.access.sessions.Backend"
WRONG = "登录名或密码不对。连续多次输错后需等待15分钟。"


@opened
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The door.

    A wrong password answers 200 with the form; after ten tries 429. Same answer for unknown names.
    """
    if request.method == "GET":
        return _form(request, "", "")
    name, password = request.POST.get("login", ""), request.POST.get("password", "")
    if proof.limited(request, name):
        return _form(request, name, "尝试次数过多，请15分钟后再试。", 429)
    user = authenticate(request, username=name, password=password)
    if user is None:
        return _form(request, name, WRONG)
    enter(request, user)
    kept = request.POST.get("kept", "")
    return (resume.offered(request, kept) if kept else None) or HttpResponseRedirect(_next(request))


def _form(request: HttpRequest, name: str, error: str, status: int = 200) -> HttpResponse:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    shown = SignInPage(
        action="/sign-in/",
        login=name,
        error=error,
        next=wanted,
        help="忘记密码请联系评委会办公室。",
        kept=request.POST.get("kept", ""),
    )
    return rendering.page(request, "signin/signin.html", "登录", shown, status)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return wanted
    return "/desk/"


def enter(request: HttpRequest, user: User) -> None:
    """Begin a session with a new id; the password (or a rehearsal's link) counts as proof."""
    login(request, user, backend=BACKEND)
    now = clock.real().timestamp()
    request.session["proven_at"] = request.session["born_at"] = request.session["seen_at"] = now


@opened
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session at once."""
    logout(request)
    return HttpResponseRedirect("/")


@require_POST
def reauthenticate(request: HttpRequest) -> HttpResponse:
    """Prove the password for the API's grave acts."""
    proof.prove(request)
    return HttpResponse(status=204)


@opened
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Set the first password by a one-time invitation."""
    if not tokens.peek(token, "invitation"):
        raise Http404
    errors: tuple[tuple[str, str], ...] = ()
    if request.method == "POST":
        password = request.POST.get("password", "")
        errors = _weak(password, request.POST.get("again", ""))
        if not errors:
            user = tokens.spend(token, "invitation")
            if user is None:
                raise Http404
            user.set_password(password)
            user.save(update_fields=["password"])
            enter(request, user)
            return HttpResponseRedirect("/desk/")
    fields = (
        Field(
            "password",
            "密码",
            "password",
            hint="至少12个字符",
            autocomplete="new-password",
            error=dict(errors).get("password", ""),
        ),
        Field(
            "again",
            "再输入一次",
            "password",
            autocomplete="new-password",
            error=dict(errors).get("again", ""),
        ),
    )
    shown = ActPage(
        title="设置密码",
        object_title="欢迎使用质衡",
        object_href="/",
        facts=(),
        cites=(),
        allowed=True,
        form=FormPage(action=request.path, fields=fields, submit="设置密码并登录", errors=errors),
    )
    return rendering.page(request, "frame/act.html", "设置密码", shown, 422 if errors else 200)


def _weak(password: str, again: str) -> tuple[tuple[str, str], ...]:
    if password != again:
        return (("again", "两次输入的密码不一致，请重新输入。"),)
    try:
        validate_password(password)
    except ValidationError as weak:
        return (("password", " ".join(weak.messages)),)
    return ()


@opened
@require_POST
def large_text(request: HttpRequest) -> HttpResponse:
    """Switch 大字版; a cookie, no session."""
    back = request.headers.get("Referer", "/")
    safe = back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "/"
    response = HttpResponseRedirect(safe)
    value = "0" if request.COOKIES.get("large-text") == "1" else "1"
    response.set_cookie("large-text", value, max_age=365 * 86400, samesite="Lax", secure=True, httponly=True)
    return response
