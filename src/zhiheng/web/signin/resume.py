"""What was sent after a session had ended is not lost: it travels with the sign-in page and is offered for
sending again.

Nothing is stored: the browser holds it. Nothing is sent by itself either: the person sees where it goes and
presses.
"""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from zhiheng.web.frame import rendering

from .pages import ResumePage, SignInPage

NEVER = ("csrfmiddlewaretoken", "password", "again")
MOST = 600_000
Pairs = tuple[tuple[str, str], ...]


def asked(request: HttpRequest) -> HttpResponse:
    """The sign-in page in place of the answer, with all that was typed but passwords."""
    pairs = [[k, v] for k, values in request.POST.lists() if k not in NEVER for v in values]
    kept = json.dumps([request.get_full_path(), pairs], ensure_ascii=False)
    fits = len(kept) <= MOST
    note = SAFE if fits else LONG
    shown = SignInPage(
        action="/sign-in/",
        next=request.path,
        kept=kept if fits else "",
        note=note + (FILES if request.FILES else ""),
        help="忘记密码请联系评委会办公室。",
    )
    return rendering.page(request, "signin/signin.html", "请重新登录", shown, 401)


SAFE = "登录已经结束，刚才的内容还没有办理。重新登录后可以接着提交，不必重新填写。"
LONG = (
    "登录已经结束，刚才的内容没有办理。内容太长，"
    "无法带到登录以后：请用浏览器的“后退”回到填写页，"
    "复制出来再登录。"
)
FILES = "附件需要在登录后重新选择。"


def offered(request: HttpRequest, kept: str) -> HttpResponse | None:
    """After signing in: what is still to be sent, with a button. None where nothing sensible was kept."""
    found = read(kept, request.get_host())
    if found is None:
        return None
    path, pairs = found
    longest = max((v for _, v in pairs), key=len, default="")
    return rendering.page(
        request,
        "signin/resume.html",
        "接着提交",
        ResumePage(path, pairs, longest if len(longest) > 20 else ""),
    )


def read(kept: str, host: str) -> tuple[str, Pairs] | None:
    """Path and fields as the page carried them; None for anything that this house did not write so."""
    try:
        path, pairs = json.loads(kept)
        given = tuple((k, v) for k, v in pairs)
    except (ValueError, TypeError, RecursionError):
        return None
    texts = isinstance(path, str) and all(isinstance(x, str) for pair in given for x in pair)
    if not texts or not path.startswith("/") or not url_has_allowed_host_and_scheme(path, {host}):
        return None
    return path, tuple(pair for pair in given if pair[0] not in NEVER)
