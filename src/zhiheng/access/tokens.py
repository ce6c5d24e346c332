"""One-time tokens: invitations and a rehearsal's sign-in by link. Only digests are kept; real time always."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from . import clock
from .models import EntryToken
from .models import User as User


def issue(user: User, purpose: str, lasts: timedelta) -> str:
    """A one-time token; only its digest is kept. Invitations and rehearsal sign-ins, in real time."""
    token = secrets.token_urlsafe(32)
    digest = hashlib.sha256(token.encode()).hexdigest()
    EntryToken.objects.create(
        token_digest=digest, user=user, purpose=purpose, expires_at=clock.real() + lasts
    )
    return token


def spend(token: str, purpose: str) -> User | None:
    """Whose token it is, once and in time; None for anything else."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    now = clock.real()
    rows = EntryToken.objects.filter(token_digest=digest, purpose=purpose, used_at=None, expires_at__gt=now)
    if not rows.update(used_at=now):
        return None
    return EntryToken.objects.select_related("user").get(token_digest=digest).user


def peek(token: str, purpose: str) -> bool:
    digest = hashlib.sha256(token.encode()).hexdigest()
    rows = EntryToken.objects.filter(token_digest=digest, purpose=purpose, used_at=None)
    return rows.filter(expires_at__gt=clock.real()).exists()
