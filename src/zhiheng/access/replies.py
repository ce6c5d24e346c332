"""Idempotency keys: one act, however often its request arrives; several acts as one. And limits on how
often something is tried.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction

from zhiheng.law.finding import not_met
from zhiheng.proof import canonical

from . import clock
from .models import Attempt, RefusalLog, Reply
from .refusals import Refusal, Refused

KEEP = timedelta(days=7)


def once(
    user: str, key: str, request: str, secret: bool, perform: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """Perform under a key, or give the answer already given. One transaction with the act itself.

    ``request`` is what was asked, kept as its digest; for a secret slip neither it nor the time nor the voter
    is kept.
    """
    at = clock.real()
    user = "" if secret else user
    kept = "" if secret else canonical.digest(request.encode())
    when = at.replace(hour=0, minute=0, second=0, microsecond=0) if secret else at
    with transaction.atomic():
        before = Reply.objects.filter(user=user, key=key).first()
        if before is None:
            try:
                with transaction.atomic():
                    Reply.objects.create(user=user, key=key, request=kept, at=when)
            except IntegrityError:
                before = Reply.objects.get(user=user, key=key)
        if before is not None:
            if not secret and before.request != kept:
                raise Refused([not_met("same_key", "")])
            return dict(json.loads(before.response))
        answer = perform()
        Reply.objects.filter(user=user, key=key).update(
            response=json.dumps(answer, ensure_ascii=False), status=200
        )
        return answer


def note_refusal(user: str, act: str, ref: str, refusal: Refusal) -> None:
    article = refusal.findings[0].article if refusal.findings else ""
    RefusalLog.objects.create(
        user=user, act=act[:40], object=ref[:60], status=refusal.status, article=article[:20], at=clock.real()
    )


def too_many(bucket: str, most: int, within: timedelta) -> bool:
    """Count one attempt; True once there were more than ``most`` within the time. Real time always."""
    now = clock.real()
    Attempt.objects.create(bucket=bucket[:80], at=now)
    return Attempt.objects.filter(bucket=bucket[:80], at__gt=now - within).count() > most


def tried(bucket: str, within: timedelta) -> int:
    """Attempts counted within the time, without counting one."""
    return Attempt.objects.filter(bucket=bucket[:80], at__gt=clock.real() - within).count()


def sweep(at: datetime) -> None:
    """Drop old replies and attempts, and sessions that have ended."""
    Reply.objects.filter(at__lt=at - KEEP).delete()
    Attempt.objects.filter(at__lt=at - timedelta(days=1)).delete()
    Session.objects.filter(expire_date__lt=at).delete()


Step = tuple[int, Callable[[], object]]
Refusals = list[tuple[int, Refusal]]


class Undone(Exception):
    """Something was refused, so nothing was done; ``refused`` tells what, by number."""

    def __init__(self, refused: Refusals) -> None:
        super().__init__(f"{len(refused)} refused")
        self.refused = refused


def all_or_nothing(steps: Iterable[Step]) -> None:
    """Do every step in one transaction. Raises Undone, and then nothing was done."""
    with transaction.atomic():
        refused = _each(steps)
        if refused:
            raise Undone(refused)


def rehearsed(steps: Iterable[Step]) -> Refusals:
    """What would be refused: every step is tried under the same law and everything is taken back."""
    with transaction.atomic():
        refused = _each(steps)
        transaction.set_rollback(True)
    return refused


def _each(steps: Iterable[Step]) -> Refusals:
    """A refused step leaves nothing behind, and those after it are tried all the same."""
    refused: Refusals = []
    for no, step in steps:
        try:
            with transaction.atomic():
                step()
        except Refusal as refusal:
            refused.append((no, refusal))
    return refused


def forget(user: str) -> None:
    """Drop the answers kept for somebody's repeated requests."""
    Reply.objects.filter(user=user).delete()
