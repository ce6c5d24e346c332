"""What keeps an open door from being flooded: how often from one address an act is tried.

Pages and the interface ask here, so that neither is the way round the other; the act itself says how often.
"""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest

from zhiheng.access import acts, throttle
from zhiheng.web.frame.guard import address_of

BY_NUMBER = (30, timedelta(hours=1))
"""Asking after something by the number of its receipt, which is no act."""


def exceeded(request: HttpRequest, name: str) -> bool:
    """Count a try at an act; True once there were too many from this address. Most acts have no limit."""
    performed = acts.table().get(name)
    rate = performed.act.rate if performed else None
    return rate is not None and too_many(request, name, rate)


def too_many(request: HttpRequest, bucket: str, rate: tuple[int, timedelta]) -> bool:
    """Count one try from an address; True once there were more than the rate."""
    return throttle.too_many(f"{bucket}:{address_of(request)}", *rate)
