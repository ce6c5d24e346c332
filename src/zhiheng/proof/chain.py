"""The ledger's chain: RFC 6962 leaves, each hash over the one before. Self-consistent, and fixed by any
printed head.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from . import canonical

GENESIS = bytes(32)


def leaf(body: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + body).digest()


def link(previous: bytes, body: bytes) -> bytes:
    """Hash of an entry after ``previous``; both raw 32 bytes."""
    return hashlib.sha256(previous + leaf(body)).digest()


def commitment(salt: bytes, payload: Any) -> str:
    """What the body holds of a payload, so that salt and payload can be erased and the chain still
    verifies.
    """
    return hashlib.sha256(salt + canonical.encode(payload)).hexdigest()


@dataclass(frozen=True)
class Broken:
    """First entry at which a chain does not hold."""

    seq: int
    why: str


def verify(rows: Iterable[tuple[int, bytes, str]]) -> Broken | tuple[int, str]:
    """Check (seq, body, hex hash) rows in order. The head (seq, hash) if whole, else the first break."""
    previous, count = GENESIS, 0
    for seq, body, written in rows:
        count += 1
        if seq != count:
            return Broken(count, f"sequence says {seq}")
        previous = link(previous, body)
        if previous.hex() != written:
            return Broken(seq, "hash does not follow from the entries before")
    return count, previous.hex()
