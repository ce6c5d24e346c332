"""The key that signs certificates. It lies in DATA beside ``secret.key``, never in a backup and never in the
database.

Public keys lie in ``keys/`` for ever, one file each, and are kept with every backup: what an old key signed
stays provable.
"""

from __future__ import annotations

import contextlib
import os
from datetime import date
from pathlib import Path

from django.conf import settings

from zhiheng.access import ids
from zhiheng.proof import canonical, signing


def private(today: date) -> bytes:
    """The key, made at first need.

    In a rehearsal it follows from the seed like everything random, and proves nothing.
    """
    path = _path()
    if not path.exists():
        _place(path, ids.salt())
    raw = path.read_bytes()
    _publish(raw, today)
    return raw


def public() -> list[tuple[str, bytes]]:
    """Every public key with its first day, the oldest first."""
    rows = [canonical.decode(p.read_bytes()) for p in _shelf().glob("*.json")]
    return sorted((str(r["since"]), signing.bytes_of(r["public"])) for r in rows)


def rotate(today: date) -> str:
    """A new key in place of the old one, which is gone then.

    What it signed stays provable. The new key's id.
    """
    new = ids.salt()
    _publish(new, today)
    waiting = _path().with_suffix(".new")
    _place(waiting, new)
    waiting.replace(_path())
    return signing.name_of(signing.public_of(new))


def _publish(raw: bytes, today: date) -> None:
    key = signing.public_of(raw)
    path = _shelf() / f"{signing.name_of(key)}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _place(
            path,
            canonical.encode({"id": path.stem, "public": signing.text_of(key), "since": today.isoformat()}),
        )


def _place(path: Path, raw: bytes) -> None:
    """A whole file or none; whoever comes second leaves the first."""
    half = path.with_name(f"{path.name}.{os.getpid()}")
    with open(half, "wb", opener=_private) as out:
        out.write(raw)
        out.flush()
        os.fsync(out.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(half, path)
    half.unlink()


def _path() -> Path:
    return Path(settings.DATA) / "certificate.key"


def _shelf() -> Path:
    return Path(settings.DATA) / "keys"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
