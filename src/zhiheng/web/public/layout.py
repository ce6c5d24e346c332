"""The frame of public pages: the award's own navigation and host, for a visitor or for a file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Frame, Link

from .context import Context


def by_sense(s: Context) -> tuple[str, ...]:
    """The award's name in the parts between which a line may break: the place, the title, what stands in
    brackets.
    """
    place = s.rules.issuer.removesuffix("人民政府")
    head = place if place and s.award.name.startswith(place) else ""
    title, bracket, rest = s.award.name.removeprefix(head).partition("（")
    return tuple(x for x in (head, title, bracket + rest) if x)


def places(s: Context) -> tuple[tuple[str, str], ...]:
    """What the public can go to: nothing that is not there yet."""
    made = [("首页", f"{s.base}/"), ("办事指南", f"{s.base}/guide/")]
    if s.edition is not None:
        made.append(("申报通知", f"{s.base}/call/"))
    if s.noticed:
        made.append(("公示", f"{s.base}/notice/"))
    made.append(("获奖名录", f"{s.base}/winners/"))
    if s.practised:
        made.append(("获奖经验", f"{s.base}/practice/"))
    return (*made, ("核验证书", "/verify/"))


def nav(s: Context, path: str) -> tuple[Link, ...]:
    at = (
        "/verify/"
        if path.startswith("/verify/")
        else f"{s.base}{path}"
        if path in ("/", "/winners/")
        else path
    )
    return tuple(Link(text, href, at == href) for text, href in places(s))


def show(
    request: HttpRequest,
    template: str,
    title: str,
    shown: Any,
    s: Context,
    status: int = 200,
    body_class: str = "",
) -> HttpResponse:
    """Render a public page; somebody signed in keeps the navigation of their office."""
    frame = rendering.frame(request, title, award=s.award, body_class=body_class)
    if not frame.actor:
        frame = replace(frame, nav=nav(s, request.path))
    html = render_to_string(template, {"frame": _hosted(frame, s), "page": shown}, using="jinja2")
    return HttpResponse(html, status=status)


def as_file(template: str, title: str, shown: Any, s: Context, path: str, body_class: str = "") -> str:
    """The same page without sign-in, forms or cookies, for a portal that only takes files."""
    frame = Frame(
        award=s.award.name,
        award_url=f"{s.base}/",
        edition="",
        actor="",
        office="",
        rehearsal=s.award.rehearsal,
        clock=rendering.clock_text(s.now),
        nav=nav(s, path),
        csrf="",
        title=title,
        body_class=body_class,
        sign_in_url="",
        sign_out_url="",
        foot=(Link("核验证书", "/verify/"), Link("获奖名录", f"{s.base}/winners/")),
    )
    return render_to_string(template, {"frame": _hosted(frame, s), "page": shown}, using="jinja2")


def _hosted(frame: Frame, s: Context) -> Frame:
    return replace(
        frame, edition=s.edition.named if s.edition else "", host=s.rules.issuer, undertaker=s.office
    )
