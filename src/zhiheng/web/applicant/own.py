"""The applicant's own application."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from zhiheng.access.refusals import Unknown
from zhiheng.applications import selectors as applications
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Link

HOME = Link("我的申报", "/application/")


def own(request: HttpRequest) -> Any:
    """The applicant's case. Raises Unknown for everybody else."""
    case = applications.own_case(rendering.viewer_of(request))
    if case is None:
        raise Unknown()
    return case
