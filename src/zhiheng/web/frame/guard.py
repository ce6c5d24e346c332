"""Who a page is for."""

from __future__ import annotations

from zhiheng.access import viewer
from zhiheng.access.refusals import Forbidden


def require_office(by: viewer.Viewer, *offices: str) -> None:
    """Raises Forbidden for those who hold none of the offices (office, supervision and leading unless
    told).
    """
    wanted = set(offices) or {"office", "supervision", "leading"}
    if not by.offices() & wanted:
        raise Forbidden()
