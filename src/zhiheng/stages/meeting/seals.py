"""The key of a secret ballot, which lies beside the database and never in it.

A member's code is HMAC-SHA256 (RFC 2104) of the member under the ballot's key. With the key one can tell
whether a member
has voted, so the ballot needs it; it is destroyed at the close, and is never part of a backup. Without it no
code leads to
a member: neither the rows, nor their order, nor the database's own journal can say who cast which slip.
"""

from __future__ import annotations

import base64
import hmac
import os
from pathlib import Path

from django.conf import settings

from zhiheng.access import ids

LENGTH = 10


def make(question: str) -> None:
    """A key for a new ballot. It outlives a transaction that fails and then opens nothing."""
    path = _path(question)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(path, "wb", opener=_private) as out:
        out.write(ids.salt())
        out.flush()
        os.fsync(out.fileno())


def code(question: str, user: str) -> str | None:
    """A member's code in a ballot, ten letters and digits; None once the key is destroyed."""
    try:
        key = _path(question).read_bytes()
    except FileNotFoundError:
        return None
    return base64.b32encode(hmac.digest(key, user.encode(), "sha256")).decode()[:LENGTH]


def destroy(question: str) -> None:
    _path(question).unlink(missing_ok=True)


def _path(question: str) -> Path:
    return Path(settings.DATA) / "ballots" / f"{question}.key"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
