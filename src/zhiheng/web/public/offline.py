"""Checking without the network: public keys, the signed status list, and one page that needs nothing but
itself.

The page is one file. Styles, script and icons are put into it, and so are the keys and the list of the day;
it names by
digest the only script and styles that may run in it, also where no server says so.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from zhiheng.access import clock, selectors
from zhiheng.access.acting import Award
from zhiheng.registry import selectors as registry
from zhiheng.web.frame import dates
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Link, State

from . import context
from .context import Context
from .pages import OfflinePage

TEMPLATE = "public/verify_offline.html"
PAGE, KEYS, STATUS = "verify-offline.html", "keys.json", "status.json"
KINDS = (
    (State("met", "有效"), "证书真实，在有效期内"),
    (State("unk", "有效期已满"), "证书真实，荣誉不再有效"),
    (State("not", "已撤销"), "荣誉已被撤销，写明自哪一日起"),
    (State("not", "不相符"), "证书内容与签名不符，不能证明荣誉属实"),
)
STYLE = re.compile(r'<link rel="stylesheet" href="/static/([^"]+)">\s*')
SCRIPT = re.compile(r'<script type="module" src="/static/([^"]+)"></script>')
ICON = re.compile(r'"/static/css/icons\.svg#')


@opened
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The page; ``?keep=1`` takes it as one file that works without its house."""
    s, live = context.at(""), request.build_absolute_uri("/verify/").rstrip("/")
    if not request.GET.get("keep"):
        return HttpResponse(_filled(_html(s, live, "?keep=1"), s, status_list(selectors.awards())))
    html, rules = whole(s, selectors.awards(), live)
    response = HttpResponse(html)
    response.headers["Content-Security-Policy"] = (
        f"{rules}; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{PAGE}"'
    return response


@opened
@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """Every public key of this house, old ones too."""
    return HttpResponse(public_keys(context.at("")), content_type="application/json")


@opened
@require_GET
def status(request: HttpRequest) -> HttpResponse:
    """The signed list of revoked certificates, as of now."""
    return HttpResponse(status_list(selectors.awards()), content_type="application/json")


def public_keys(s: Context) -> bytes:
    found = registry.public_keys(s.rules.issuer, s.award.rehearsal)
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def status_list(awards: Iterable[Award]) -> bytes:
    """Each award as of its own day."""
    return registry.status_list(
        {a.pk: (a.slug, a.name, clock.day(clock.now(a))) for a in awards}, clock.day(clock.real())
    )


def whole(s: Context, awards: Iterable[Award], live: str) -> tuple[str, str]:
    """The page as one file, and what may run in it.

    ``live`` is the folder in which the lists are published.
    """
    listed = status_list(awards)
    html = _html(s, live, "")
    styles = "\n".join(_text(name) for name in STYLE.findall(html))
    script = "".join(_text(name) for name in SCRIPT.findall(html))
    rules = (
        f"default-src 'none'; connect-src 'self'; img-src data:; script-src {_digest(script)};"
        f" style-src {_digest(styles)}"
    )
    head = f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n<style>{styles}</style>\n'
    tail = f'<script type="module">{script}</script>\n</body>'
    icons = _text("css/icons.svg").replace("<svg ", '<svg class="vh" aria-hidden="true" ', 1)
    bare = ICON.sub('"#', SCRIPT.sub("", STYLE.sub("", _filled(html, s, listed))))
    return bare.replace("</head>", f"{head}</head>", 1).replace("</body>", f"{icons}{tail}", 1), rules


def _html(s: Context, live: str, keep: str) -> str:
    shown = OfflinePage(
        s.award.name, s.award.rehearsal, dates.full(s.today), Link(f"{live}/", f"{live}/"), KINDS, keep
    )
    return render_to_string(TEMPLATE, {"page": shown}, using="jinja2")


def _filled(html: str, s: Context, listed: bytes) -> str:
    """With the public keys and the status list inside."""
    return html.replace("</body>", f"{_data('keys', public_keys(s))}{_data('status', listed)}</body>", 1)


def _data(name: str, raw: bytes) -> str:
    """JSON that lies in a page: no < that could end it."""
    return (
        f'<script type="application/json" id="{name}-given">'
        f"{raw.decode().replace('<', chr(92) + 'u003c')}</script>"
        "\n"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _text(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_text(encoding="utf-8")
