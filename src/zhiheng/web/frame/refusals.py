"""Refusals as pages and as problem+json: article, reason, cure; what one may not know of looks like
nothing.
"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.views import defaults

from zhiheng.access import refusals, words
from zhiheng.law.finding import Finding, not_met

from . import rendering

TITLES = {
    403: "您不能办理这一步",
    404: "没有找到这个页面",
    409: "现在不能办理这一步",
    413: "文件过大",
    415: "不支持这种内容类型",
    422: "有内容需要更正",
    429: "操作过于频繁",
    405: "不支持这种请求方式",
    400: "请求有误",
    401: "请先登录",
}


def as_problem(status: int, findings: tuple[Finding, ...] = (), **more: Any) -> dict[str, Any]:
    """The problem document of the interface."""
    first = findings[0] if findings else None
    argument = str(first.facts.get("argument", "")) if first is not None else ""
    return {
        "status": status,
        "title": words.reason(first) if first is not None else TITLES.get(status, "无法办理"),
        "article": first.article if first is not None else "",
        "findings": [{**f.as_json(), "text": words.reason(f)} for f in findings],
        "cure": words.cure(first) if first is not None else "请核对地址，或返回首页",
        **({"argument": argument} if argument else {}),
        **more,
    }


def problem(status: int, findings: tuple[Finding, ...] = (), **more: Any) -> JsonResponse:
    return JsonResponse(
        as_problem(status, findings, **more),
        status=status,
        content_type="application/problem+json",
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
    return rendering.refused(request, 403, title="页面已过期", cure="请返回上一页，刷新后重新提交")


KEPT = "没有办理，任何内容都没有改动。"


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request too large or torn on its way: what the limit is and how to go on, without a word of what was
    sent.

    An unknown host gets the bare answer: nobody comes here by a link to it.
    """
    found = _unreadable(exception)
    if found is None:
        return defaults.bad_request(request, exception)
    status, finding = found
    if request.path.startswith("/api/"):
        return problem(status, (finding,), detail=KEPT)
    return rendering.refused(
        request, status, title=words.reason(finding), cure=words.cure(finding), kept=KEPT
    )


def _unreadable(wrong: Exception) -> tuple[int, Finding] | None:
    if isinstance(wrong, RequestDataTooBig):
        return 413, not_met("body_large", "", limit=(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) >> 20)
    if isinstance(wrong, TooManyFieldsSent):
        return 413, not_met("body_fields", "", limit=settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)
    if isinstance(wrong, TooManyFilesSent):
        return 413, not_met("body_files", "", limit=settings.DATA_UPLOAD_MAX_NUMBER_FILES)
    return (400, not_met("body_broken", "")) if isinstance(wrong, MultiPartParserError) else None
