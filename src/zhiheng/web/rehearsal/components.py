"""Every part of the screens in every state, on one page: the sample against which a change of looks is
judged.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Picture, Table
from zhiheng.web.pictures.bars import Bar as Row
from zhiheng.web.pictures.bars import bars
from zhiheng.web.pictures.course import Bar, course
from zhiheng.web.pictures.radar import radar

from . import specimens as s
from .pages import ComponentsPage

ADDRESS = "/rehearsal/components/"
CATEGORIES = (
    ("领导", 68.0, 60.0),
    ("战略", 55.0, 57.5),
    ("顾客与市场", 72.5, 62.5),
    ("资源", 61.0, 58.0),
    ("过程管理", 66.0, 61.0),
    ("测量、分析与改进", 48.0, 52.0),
    ("结果", 57.0, 55.0),
)


@opened
@require_http_methods(["GET", "POST"])
def components(request: HttpRequest) -> HttpResponse:
    """Show the parts; a form that is sent here changes nothing and says so.

    Raises Http404 in a real installation.
    """
    if not rendering.is_rehearsal():
        raise Http404
    if request.method == "POST":
        request.session["said"] = "这是样张，没有办理任何事项"
        return HttpResponseRedirect(ADDRESS)
    return rendering.page(
        request, "rehearsal/components.html", "零件样张", _page(), body_class="zh-desk zh-parts"
    )


def _page() -> ComponentsPage:
    return ComponentsPage(
        title="零件样张",
        lead="每个零件及其各种状态。单位、人员和数字均为虚构；这里的表单不办理任何事项。",
        identity=s.IDENTITY,
        state=s.STATES[4],
        states=s.STATES,
        cites=(s.C13, s.C14),
        course=s.COURSE,
        findings=s.FINDINGS,
        tables=(s.DENSE, s.STACKED),
        queue=s.QUEUE,
        empty=Table("没有内容的表", ("单位",), (), "今天没有到期的事项。最近的一件在6月24日"),
        asked=s.form(ADDRESS, "normal"),
        wrong=s.form(ADDRESS, "wrong"),
        grave=s.form(ADDRESS, "grave"),
        actions=s.ACTIONS,
        closed=s.CLOSED,
        reasons=s.REASONS,
        computation=s.COMPUTATION,
        chips=s.CHIPS,
        pictures=_pictures(),
        events=s.EVENTS,
        days=s.DAYS,
        document=s.DOCUMENT,
        candidates=s.CANDIDATES,
        messages=s.MESSAGES,
    )


def _pictures() -> tuple[Picture, ...]:
    gantt = course(
        (
            Bar(
                "组织申报",
                "done",
                (date(2026, 3, 20), date(2026, 5, 29)),
                (date(2026, 3, 20), date(2026, 5, 29)),
                note="收到12家",
            ),
            Bar(
                "资格审核",
                "now",
                (date(2026, 6, 1), date(2026, 6, 26)),
                (date(2026, 6, 1), date(2026, 6, 15)),
                note="计划6月26日公布名单",
            ),
            Bar("综合评审", "next", (date(2026, 9, 22), date(2026, 9, 22))),
            Bar("社会公示", "next", None, None, (date(2026, 9, 28), date(2026, 10, 10)), "不少于5个工作日"),
        ),
        date(2026, 6, 15),
    )
    return (*((gantt,) if gantt else ()), _funnel(), _shape())


def _funnel() -> Picture:
    counts = (("申报", 12, 0), ("资格符合", 8, 4), ("获奖", 4, 4))
    rows = tuple(
        Row(name, f"{n}家", (("doing", Fraction(n)), ("plan", Fraction(gone)))) for name, n, gone in counts
    )
    says = "本届由12家申报到4家获奖"
    table = Table("各环节单位数", ("环节", "家数"), tuple((r.label, r.words) for r in rows), numeric=(1,))
    return Picture(
        "各环节单位数", says, bars(rows, Fraction(12), says), (("doing", "列入"), ("plan", "减少")), table
    )


def _shape() -> Picture:
    says = "七个类目的得分率，与本届中位数对照"
    rows = tuple((name, f"{own:g}%", f"{middle:g}%") for name, own, middle in CATEGORIES)
    table = Table("七个类目的得分率", ("类目", "本单位", "本届中位数"), rows, numeric=(1, 2))
    return Picture(
        "七个类目的得分率",
        says,
        radar(CATEGORIES, says),
        (("doing", "本单位"), ("plan", "本届中位数")),
        table,
    )
