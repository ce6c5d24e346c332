"""Rendering: the frame of every page, and refusals as pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from zhiheng.access import clock, selectors, viewer, words
from zhiheng.access.acting import Award
from zhiheng.access.offices import HELD as OFFICES
from zhiheng.access.viewer import Viewer
from zhiheng.editions import selectors as editions
from zhiheng.law.finding import Finding

from . import topics
from .page import Frame, Link, Reason, Refusal, State

PLACES = {
    "applicant": (("我的申报", "/application/"), ("今天", "/desk/"), ("消息", "/outbox/")),
    "recommender": (("今天", "/desk/"), ("待推荐", "/work/?act=recommend"), ("消息", "/outbox/")),
    "department": (("今天", "/desk/"), ("核查答复", "/answers/"), ("消息", "/outbox/")),
    "expert": (("今天", "/desk/"), ("我的评审", "/expert/"), ("消息", "/outbox/")),
    "committee": (("我的事项", "/desk/"), ("会议", "/meeting/"), ("名单", "/lists/"), ("消息", "/outbox/")),
    "office": (
        ("今天", "/desk/"),
        ("申报单位", "/cases/"),
        ("部门核查", "/queries/"),
        ("文书", "/papers/"),
        ("会议", "/meeting/"),
        ("公示与异议", "/objections/"),
        ("机构与人员", "/people/"),
        ("奖项与记录", "/award/"),
    ),
    "leading": (
        ("我的事项", "/desk/"),
        ("申报单位", "/cases/"),
        ("条件认定", "/matrix/"),
        ("名单", "/lists/"),
        ("文书", "/papers/"),
        ("记录", "/ledger/"),
        ("消息", "/outbox/"),
    ),
    "government": (("我的事项", "/desk/"), ("消息", "/outbox/")),
    "supervision": (
        ("监督", "/desk/"),
        ("申报单位", "/cases/"),
        ("条件认定", "/matrix/"),
        ("异议", "/objections/"),
        ("名单", "/lists/"),
        ("文书", "/papers/"),
        ("追责", "/conduct/"),
        ("查看记录", "/access/"),
        ("记录", "/ledger/"),
    ),
}
# Pages that show what an applicant entrusted to us: who reads it, and when, lies across each of them (Art
# 25).
MARKED = frozenset({"case", "material", "book", "lead", "visit_sheet", "brief"})
ENTRUSTED = frozenset({"evidence", "book", "consensus", "visit", "query", "hearing", "recommendation"})
INSIDE = frozenset({"office", "leading", "committee", "government", "supervision"})
FOOT = (
    Link("核验证书", "/verify/"),
    Link("获奖名录", "/winners/"),
    Link("个人信息保护", "/privacy/"),
    Link("使用帮助", "/help/"),
)


is_rehearsal = selectors.is_rehearsal


def viewer_of(request: HttpRequest) -> Viewer:
    """Who looks, loaded once per request."""
    found: Viewer | None = getattr(request, "viewer", None)
    if found is None:
        user = request.user
        found = viewer.of(str(user.pk), clock.real(), user.name) if user.is_authenticated else viewer.NOBODY
        request.viewer = found  # type: ignore[attr-defined]  # reason: one load per request
    return found


def award_for(by: Viewer) -> Award | None:
    """The award somebody works in, else the default one."""
    mine = by.awards()
    return selectors.first_award(mine) if mine else selectors.default_award()


def frame(
    request: HttpRequest, title: str, award: Award | None = None, running: Any = None, **more: Any
) -> Frame:
    """Masthead, navigation, banner and clock for one page.

    A page of an edition that runs says which (``running``).
    """
    by = viewer_of(request)
    award = award or award_for(by)
    rehearsal = award.rehearsal if award else is_rehearsal()
    offices = by.offices()
    office = next((o for o in PLACES if o in offices), "")
    at = clock.now(award) if award else clock.real()
    return Frame(
        award=award.name if award else "质衡",
        award_url=f"/{award.slug}/" if award else "/",
        edition=running.title if running is not None and running.state == "running" else _edition(award, by),
        actor=by.name,
        office=OFFICES.get(office, ""),
        rehearsal=rehearsal,
        clock=clock_text(at),
        nav=_nav(request, office),
        csrf=get_token(request),
        title=title,
        host=award.name if award else "",
        foot=FOOT,
        ask_password=ask_password(request),
        sign_in_url="/sign-in/",
        sign_out_url="/sign-out/" if by.name else "",
        desk=bool(by.name),
        search_url="/search/" if by.name else "",
        help_url=_help(request, office),
        large_text=request.COOKIES.get("large-text") == "1",
        large_text_url="/large-text/",
        clock_url="/rehearsal/" if rehearsal else "",
        messages=_said(request),
        mark=_mark(request, by, at),
        **more,
    )


def mark(by: Viewer, at: datetime) -> str:
    """Who reads, and when: what tells a copy from every other. The digits are those of the account."""
    return f"{by.name} {by.user[:6]} {clock_text(at)}"


def _mark(request: HttpRequest, by: Viewer, at: datetime) -> str:
    found = request.resolver_match
    if found is None or not by.offices() - {"applicant"}:
        return ""
    return mark(by, at) if found.url_name in MARKED or found.kwargs.get("kind", "") in ENTRUSTED else ""


def _said(request: HttpRequest) -> tuple[State, ...]:
    """What the last act said, shown once."""
    session = getattr(request, "session", None)
    said = session.pop("said", "") if session is not None and "said" in session else ""
    return (State("met", said),) if said else ()


def _help(request: HttpRequest, office: str) -> str:
    """The text that belongs to this page or act."""
    found = request.resolver_match
    name, act = (str(found.url_name or ""), str(found.kwargs.get("name", ""))) if found else ("", "")
    return (
        ""
        if name.startswith("help")
        else f"/help/{topics.topic(name, act if name in ('act', 'bulk') else '', office)}/"
    )


def _edition(award: Award | None, by: Viewer) -> str:
    """The present edition of the award, to those who work in it."""
    return editions.present_name(award.pk, bool(by.offices(award.pk) & INSIDE)) if award and by.name else ""


def _nav(request: HttpRequest, office: str) -> tuple[Link, ...]:
    return tuple(Link(text, href, request.path == href) for text, href in PLACES.get(office, ()))


def ask_password(request: HttpRequest) -> bool:
    """Is the last proof of the password older than the limit?"""
    return not proven(request)


def proven(request: HttpRequest) -> bool:
    if getattr(request, "proven_now", False):
        return True
    last = request.session.get("proven_at") if hasattr(request, "session") else None
    return last is not None and clock.real().timestamp() - float(last) < settings.REAUTHENTICATE_SECONDS


def clock_text(at: Any) -> str:
    local = at.astimezone(clock.SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def page(
    request: HttpRequest, template: str, title: str, shown: Any, status: int = 200, **more: Any
) -> HttpResponse:
    """Render one page dataclass inside the frame."""
    html = render_to_string(template, {"frame": frame(request, title, **more), "page": shown}, using="jinja2")
    return HttpResponse(html, status=status)


def refused(
    request: HttpRequest,
    status: int,
    findings: tuple[Finding, ...] = (),
    title: str = "",
    cure: str = "",
    back: str = "/",
    kept: str = "",
) -> HttpResponse:
    """A refusal as a page: article, reason, cure."""
    shown = Refusal(
        status=str(status),
        title=title or TITLES.get(status, "现在不能办理"),
        findings=tuple(Reason(article(f.article), words.reason(f)) for f in findings),
        cure=cure or (words.cure(findings[0]) if findings else "请核对地址，或返回首页"),
        back_href=back,
        kept=kept,
    )
    return page(request, "refusal.html", shown.title, shown, status)


TITLES = {
    403: "您不能办理这一步",
    404: "没有找到这个页面",
    409: "现在不能办理这一步",
    413: "文件过大",
    422: "有内容需要更正",
    429: "操作过于频繁，请稍后再试",
    500: "系统出了问题，我们会尽快处理",
}


def sentence(finding: Finding) -> str:
    """A finding as a message: why, by which article, and what would cure it."""
    cited = f"（{article(finding.article)}）" if finding.article else ""
    return f"{words.reason(finding)}{cited}。{words.cure(finding)}。"


def by_field(findings: Sequence[Finding]) -> dict[str, str]:
    """A refusal's sentences by the argument that caused them; one that names none stands for the whole
    form.
    """
    said: dict[str, str] = {}
    for f in findings:
        where = str(f.facts.get("argument", ""))
        said[where] = said.get(where, "") + sentence(f)
    return said


CHINESE = "零一二三四五六七八九十"


def article(written: str) -> str:
    """ "14(3)" as printed: 第十四条（三）."""
    number, _, item = written.partition("(")
    if not number.isdigit():
        return written
    return f"第{_chinese(int(number))}条" + (f"（{_chinese(int(item[:-1]))}）" if item[:-1].isdigit() else "")


def _chinese(n: int) -> str:
    if n <= 10:
        return CHINESE[n]
    tens, ones = divmod(n, 10)
    return ("" if tens == 1 else CHINESE[tens]) + "十" + (CHINESE[ones] if ones else "")
