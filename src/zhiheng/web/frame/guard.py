"""Who a page is for."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from zhiheng.access import viewer
from zhiheng.access.refusals import Forbidden

from .doors import opens


def require(by: viewer.Viewer, route: str) -> None:
    """Raises Forbidden for those whom the row of a page's address does not let in."""
    if not opens(by, route):
        raise Forbidden()


def opened(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view as open to anybody."""
    view.is_open = True  # type: ignore[attr-defined]  # reason: read by the door
    return view


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; a proxy's word counts only where one is configured."""
    if settings.TRUSTED_PROXY and request.headers.get("X-Forwarded-For"):
        return request.headers["X-Forwarded-For"].rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
