"""Refusals as pages and as problem+json: article, reason, cure; what one may not know of looks like nothing."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from zhiheng.access import refusals, words
from zhiheng.law.finding import Finding
from zhiheng.web.frame import pages

TITLES = {
    403: "您不能办理这一步", 404: "没有找到这个页面", 409: "现在不能办理这一步", 413: "文件过大",
    415: "不支持这种内容类型", 422: "有内容需要更正", 429: "操作过于频繁", 405: "不支持这种请求方式", 400: "请求有误", 401: "请先登录",
}


def as_problem(status: int, findings: tuple[Finding, ...] = (), **more: Any) -> dict[str, Any]:
    """The problem document of the interface."""
    first = findings[0] if findings else None
    return {
        "status": status,
        "title": words.reason(first) if first is not None else TITLES.get(status, "无法办理"),
        "article": first.article if first is not None else "",
        "findings": [{**f.as_json(), "text": words.reason(f)} for f in findings],
        "cure": words.cure(first) if first is not None else "请核对地址，或返回首页",
        **more,
    }


def problem(status: int, findings: tuple[Finding, ...] = (), **more: Any) -> JsonResponse:
    return JsonResponse(
        as_problem(status, findings, **more), status=status, content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def of(refusal: refusals.Refusal) -> JsonResponse:
    """The answer of the API to a refusal."""
    return problem(refusal.status, refusal.findings, **{k: _plain(v) for k, v in refusal.facts.items()})


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=str))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: 403, and how to go on."""
    if request.path.startswith("/api/"):
        return problem(403)
    return pages.refused(request, 403, title="页面已过期", cure="请返回上一页，刷新后重新提交")

