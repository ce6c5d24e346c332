"""The award's front page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import selectors
from zhiheng.access.acting import Award
from zhiheng.editions import selectors as editions
from zhiheng.law import money
from zhiheng.stages.notice import selectors as notices
from zhiheng.web.desk import tables
from zhiheng.web.frame import pages
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import Cite, HomePage, Link, Point, Procedure

from .awards import award_of


@opened
@require_GET
def home(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The award's front page: where the edition stands, what can be done now, the procedure."""
    found = selectors.by_slug(slug) if slug else selectors.default_award()
    if found is None and not slug:
        return _bare(request)
    award = award_of(slug)
    rules, newest = editions.rules_of(award), editions.newest(award.pk, called=True)
    base = f"/{award.slug}"
    first = rules.prizes[0]
    shown = HomePage(
        motto=f"{rules.issuer}设立的质量荣誉", cite=None, now_meta=newest.named if newest else "", now_title=_now(newest, rules),
        now_text=_said(newest), now_links=_links(base, newest, rules), course=tables.course(newest, rules) if newest else (),
        points=(
            Point("每届名额", str(rules.quotas[0].max), "个", "首次获奖；可以空缺", Cite(pages.article(rules.quotas[0].art))),
            Point("最低分数", str(rules.tiers[-1].floor), "分", "总分1000分，含本数", Cite(pages.article(rules.tiers[-1].art))),
            Point("奖金", money.wan(first.fen), "万元", "一次性；再次获奖不授予", Cite(pages.article(first.art))),
        ),
        procedure=tuple(Procedure(s.title, s.list_title, Cite(pages.article(s.art))) for s in rules.stages),
        notices=_published(base, award, newest), verify_action="/verify/", past=((Link("获奖名录", f"{base}/winners/"), "历届获奖单位与有效状态"),),
    )
    return pages.page(request, "public_home.html", award.name, shown, award=award, body_class="zh-front")


def _published(base: str, award: Award, edition: Any) -> tuple[tuple[str, Link], ...]:
    """What was published, newest first."""
    found = notices.public(award.pk)
    made = [(tables.day(found.published), Link(f"{found.edition_title}候选单位公示", f"{base}/notice/"))] if found else []
    if edition:
        made.append((tables.day(edition.called_on), Link(f"{edition.named}申报通知", f"{base}/call/")))
    return tuple(made)


def _bare(request: HttpRequest) -> HttpResponse:
    raise Http404


def _now(edition: Any, rules: Any) -> str:
    if edition is None:
        return "目前没有正在进行的评选"
    if edition.state == "running":
        return f"正在进行：{rules.stage(edition.stage).title}"
    return "本届评选已经结束"


def _said(edition: Any) -> str:
    if edition is None:
        return "新一届申报通知发布后，将在这里公布。"
    if edition.stage == "call":
        return f"申报截止 {tables.day(edition.deadline)} 24:00。申报不收取任何费用。"
    return "评选按专家评审、社会公示、政府决策的程序进行。"


def _links(base: str, edition: Any, rules: Any) -> tuple[Link, ...]:
    links = [Link("申报通知", f"{base}/call/")] if edition else []
    if edition and edition.state == "running" and rules.stage(edition.stage).kind == "call":
        links.append(Link("登记单位、开始申报", f"{base}/register/"))
    if edition and notices.public(edition.award_id):
        links.append(Link("公示", f"{base}/notice/"))
    past = Link("获奖名录", f"{base}/winners/")
    return (past, *links) if edition and edition.state != "running" else (*links, past)
