"""Limits on how often something is tried: attempts counted in buckets, in real time."""

from __future__ import annotations

from datetime import timedelta

from . import clock
from .models import Attempt


def too_many(bucket: str, most: int, within: timedelta) -> bool:
    """Count one attempt; True once there were more than ``most`` within the time. Real time always."""
    now = clock.real()
    Attempt.objects.create(bucket=bucket[:80], at=now)
    return Attempt.objects.filter(bucket=bucket[:80], at__gt=now - within).count() > most


def tried(bucket: str, within: timedelta) -> int:
    """Attempts counted within the time, without counting one."""
    return Attempt.objects.filter(bucket=bucket[:80], at__gt=clock.real() - within).count()
