"""An award's public pages as plain files with relative links, for a portal that only takes files.

Forms stay on the live site: a page in a file says where. What a page needs (styles, icons, certificates) goes
along.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders

from zhiheng.aftercare.promotion import selectors as promotion
from zhiheng.files import services as files
from zhiheng.registry import selectors as registry
from zhiheng.web.frame.parts import Link

from . import call, guide, home, layout, notice, offline, practice, verify, winners
from .context import Context
from .pages import VerifyPage

ADDRESS = re.compile(r'\b(href|src)="(/[^"]*)"')


class Sheet(NamedTuple):
    """One page before it is written: its address on the site, its file, and what it shows."""

    address: str
    file: str
    template: str
    title: str
    shown: Any
    body: str = ""


def build(s: Context, live: str) -> dict[str, bytes]:
    """Every file of the export by its path.

    ``live`` is the origin of the site that has the forms, without a slash.
    """
    sheets = list(_sheets(s, live))
    known = {x.address: x.file for x in sheets} | {
        "/": "index.html",
        "/winners/": "winners.html",
        verify.OFFLINE.href: offline.PAGE,
    }
    papers = [x.id for x in s.winners if x.status != "revoked" and registry.certificate_of(x.id)]
    known |= {f"/verify/{pk}/certificate.pdf": f"verify/{pk}.pdf" for pk in papers}
    made: dict[str, bytes] = {}
    assets: set[str] = set()
    for x in sheets:
        html = layout.as_file(x.template, x.title, x.shown, s, x.address, x.body)
        made[x.file] = _relative(html, x.file, known, live, assets).encode()
    made |= {f"static/{name}": _asset(name) for name in sorted(assets)}
    made |= _offline(s, live)
    return made | {f"verify/{pk}.pdf": files.read(registry.certificate_of(pk) or "") for pk in papers}


def _offline(s: Context, live: str) -> dict[str, bytes]:
    """What a certificate can be checked by without the network: page, public keys, status list."""
    page, _ = offline.whole(s, [s.award], f"{live}/verify")
    return {
        offline.PAGE: page.encode(),
        offline.KEYS: offline.public_keys(s),
        offline.STATUS: offline.status_list([s.award]),
    }


def _sheets(s: Context, live: str) -> Iterator[Sheet]:
    def here(path: str) -> Link:
        return Link(f"{live}{path}", f"{live}{path}")

    yield Sheet(
        f"{s.base}/", "index.html", home.TEMPLATE, "首页", home.page_of(s, here("/verify/")), "zh-front"
    )
    yield Sheet(
        f"{s.base}/guide/",
        "guide.html",
        guide.TEMPLATE,
        "办事指南",
        guide.page_of(s, here(f"{s.base}/guide/")),
    )
    if s.edition is not None:
        yield Sheet(
            f"{s.base}/call/",
            "call.html",
            call.TEMPLATE,
            "申报通知",
            call.page_of(s, here(f"{s.base}/call/")),
        )
    if s.noticed:
        yield Sheet(
            f"{s.base}/notice/",
            "notice.html",
            notice.TEMPLATE,
            "公示",
            notice.page_of(s, here(f"{s.base}/notice/object/")),
        )
    yield Sheet(
        f"{s.base}/winners/",
        "winners.html",
        winners.TEMPLATE,
        "获奖名录",
        winners.page_of(s, live=here(f"{s.base}/winners/")),
    )
    if s.practised:
        yield Sheet(
            f"{s.base}/practice/",
            "practice.html",
            practice.LIST,
            practice.TITLE,
            practice.page_of(s, live=here(f"{s.base}/practice/")),
        )
        for p in promotion.public(s.award.pk):
            yield Sheet(
                f"{s.base}/practice/{p.id}/",
                f"practice/{p.id}.html",
                practice.TEMPLATE,
                p.name,
                practice.one(s, p),
            )
    yield Sheet(
        "/verify/",
        "verify.html",
        verify.TEMPLATE,
        "核验证书",
        VerifyPage(
            "",
            "核验证书",
            text="扫证书上的二维码，或从获奖名录点证书编号。",
            live=here("/verify/"),
            offline=verify.OFFLINE,
        ),
    )
    for x in s.winners:
        yield Sheet(
            f"/verify/{x.id}/",
            f"verify/{x.id}.html",
            verify.TEMPLATE,
            "核验证书",
            verify.one(s, x.id, here(f"/verify/{x.id}/")),
        )


def _relative(html: str, at: str, known: dict[str, str], live: str, assets: set[str]) -> str:
    """Every address of the site made relative to the file it stands in; what is no file leads to the live
    site.
    """

    def one(found: re.Match[str]) -> str:
        parts = urlsplit(unescape(found[2]))
        path = parts.path
        if path.startswith("/static/"):
            assets.add(path.removeprefix("/static/"))
            to = _from(at, path.lstrip("/"))
        elif path in known:
            to = _from(at, known[path])
        else:
            to = f"{live}{path}" + (f"?{parts.query}" if parts.query else "")
        return f'{found[1]}="{escape(to + (f"#{parts.fragment}" if parts.fragment else ""))}"'

    return ADDRESS.sub(one, html)


def _from(at: str, to: str) -> str:
    return posixpath.relpath(to, posixpath.dirname(at) or ".")


def _asset(name: str) -> bytes:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_bytes()
