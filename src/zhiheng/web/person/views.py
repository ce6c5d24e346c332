"""本人信息 and 个人信息保护: what is kept about somebody, how long and what for; shown, taken out, put
right (PIPL Art 17, 44-47).
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.offices import HELD as OFFICES
from zhiheng.law import retention
from zhiheng.retention import selectors as kept
from zhiheng.web.acts.labels import choice
from zhiheng.web.frame import dates, objects, pages
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import Fact, Link, PlainPage, Table

COUNTED = (
    ("acts", "办理过的事项"),
    ("letters", "收到的消息"),
    ("files", "上传的文件"),
    ("readings", "查看和下载材料"),
    ("recusals", "回避"),
)
LEAD = (
    "以下是系统里关于您本人的全部信息。姓名和邮箱可以自己更正；"
    "其他内容有误，或要求提前删除的，请联系评委会办公室"
)


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """?as=json takes everything out."""
    found = kept.about(pages.viewer_of(request).user)
    if request.GET.get("as") == "json":
        answer = HttpResponse(
            json.dumps(found, ensure_ascii=False, indent=1), content_type="application/json"
        )
        answer.headers["Content-Disposition"] = 'attachment; filename="about-me.json"'
        return answer
    shown = PlainPage(
        "本人信息",
        LEAD,
        (
            Fact("姓名", found["name"]),
            Fact("登录名", found["login"]),
            Fact("邮箱", found["address"] or "没有登记"),
        ),
        (
            _offices(found["offices"]),
            *_pools(found["pools"]),
            Table(
                "留下的记录",
                ("内容", "数量"),
                tuple((text, f"{found[key]}条") for key, text in COUNTED),
                "",
                numeric=(1,),
            ),
        ),
        (
            *_correct(found["offices"]),
            Link("导出（JSON）", "/me/?as=json"),
            Link("个人信息保护说明", "/privacy/"),
        ),
    )
    return pages.page(request, "plain.html", shown.title, shown)


def _correct(held: list[dict[str, Any]]) -> tuple[Link, ...]:
    running = next((a["ref"] for a in held if a["state"] == "running"), "")
    return (Link("更正姓名或邮箱", f"/act/correct_contact/{running}/"),) if running else ()


def _offices(held: list[dict[str, Any]]) -> Table:
    rows = tuple(
        (
            OFFICES.get(a["office"], a["office"]),
            a["post"] or "——",
            a["award"],
            _day(a["from"]),
            _day(a["to"]),
            objects.state(a["state"], "appointment"),
        )
        for a in held
    )
    return Table("职责", ("职责", "职务", "奖项", "自", "至", "状态"), rows, "没有职责")


def _day(written: str) -> str:
    return dates.full(date.fromisoformat(written)) if written else "——"


def _pools(found: list[dict[str, Any]]) -> tuple[Table, ...]:
    rows = tuple(
        (choice(e["pool"]), e["skills"] or "——", e["employer"] or "——", objects.state(e["state"], "expert"))
        for e in found
    )
    return (Table("评审员库", ("库", "专长", "单位", "状态"), rows, ""),) if rows else ()


@opened
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """?version= an earlier text, which stays readable."""
    rules = retention.load()
    asked = request.GET.get("version", "")
    notice = next((n for n in rules.notices if str(n.version) == asked), None) if asked else rules.notice
    if notice is None:
        raise Http404
    shown = PlainPage(
        "个人信息保护说明",
        "评定是法定职责，办理时只收集必需的个人信息，不对外提供。"
        f"名录只公布单位，不公布联系人。第{notice.version}版，自{dates.full(notice.since)}起",
        (
            Fact("处理者", "评委会办公室"),
            Fact("依据", "个人信息保护法第十三条、第三十四条；本奖项的管理办法"),
        ),
        (
            Table("收集什么，做什么用，存多久", ("个人信息", "用途", "保存期限"), notice.purposes, ""),
            Table("记录的保管期限", ("期限", "内容"), tuple((p.name, p.text) for p in rules.periods), ""),
        ),
        (
            *([Link("查看、导出、更正本人信息", "/me/")] if pages.viewer_of(request).name else []),
            *_versions(notice.version),
        ),
        note="您可以查看、复制、更正本人信息；目的已经实现的，"
        "可以来函要求删除。发现泄露的，请立即联系评委会办公室。",
    )
    return pages.page(request, "plain.html", shown.title, shown)


def _versions(current: int) -> tuple[Link, ...]:
    return tuple(
        Link(f"第{n.version}版", f"/privacy/?version={n.version}")
        for n in retention.load().notices
        if n.version != current
    )
