"""What keeps an open door from being flooded: how often from one address, and how much at a time, by act.

Pages and the interface ask here, so that neither is the way round the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest

from zhiheng.access import args, throttle
from zhiheng.access.acts import Performed
from zhiheng.law.finding import Finding, not_met
from zhiheng.web.frame.guard import address_of

HOUR = timedelta(hours=1)
RATES: dict[str, tuple[int, timedelta]] = {
    "object": (60, HOUR),
    "complain": (60, HOUR),
    "report_misuse": (60, HOUR),
    "register_organisation": (60, HOUR),
    "receipt": (30, HOUR),
}
"""Most tries within a time from one address; ``receipt`` is asking by a number, which is no act."""
LENGTHS: dict[str, Mapping[str, int]] = {
    "object": {"case": 16, "name": 60, "contact": 120, "facts": 5000},
    "complain": {"about_name": 60, "name": 60, "contact": 120, "facts": 5000},
    "report_misuse": {"about": 100, "facts": 5000, "name": 60, "contact": 120},
    "register_organisation": {"uscc": 40, "name": 120, "login": 120, "contact": 60, "alias": 20},
}
"""Most characters of an argument where anybody may write."""


def exceeded(request: HttpRequest, name: str) -> bool:
    """Count a try at an act; True once there were too many from this address. Most acts have no limit."""
    if name not in RATES:
        return False
    most, within = RATES[name]
    return throttle.too_many(f"{name}:{address_of(request)}", most, within)


def read(performed: Performed, raw: Mapping[str, Any], article: str) -> tuple[dict[str, Any], list[Finding]]:
    """Typed values and findings as ``access.args.read`` has them, and texts held to the act's own lengths."""
    values, wrong = args.read(performed.service, raw, article)
    told = {f.facts.get("argument") for f in wrong}
    long = _long(performed.service, values, LENGTHS.get(performed.act.name, {}), article)
    return values, [*wrong, *(f for f in long if f.facts["argument"] not in told)]


def _long(
    service: Callable[..., Any], values: Mapping[str, Any], most: Mapping[str, int], article: str
) -> list[Finding]:
    labels = {s.name: s.arg.label for s in args.specs(service)}
    return [
        not_met("argument_long", article, argument=k, label=labels[k], most=n)
        for k, n in most.items()
        if args.longest(values.get(k, "")) > n
    ]
