"""Idempotency keys: one act, however often its request arrives."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction

from zhiheng.law.finding import not_met
from zhiheng.proof import canonical

from . import clock
from .models import Reply
from .refusals import Refused


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


def forget(user: str) -> None:
    """Drop the answers kept for somebody's repeated requests."""
    Reply.objects.filter(user=user).delete()
