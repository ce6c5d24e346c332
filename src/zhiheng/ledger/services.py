"""Appending to a chain, erasing a payload, logging a reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from zhiheng.proof import canonical, chain

from .models import Entry, Payload, Reading


@dataclass(frozen=True)
class Head:
    """Last entry of a chain: its number and hash. Printed on receipts, notices and minutes."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


def head(name: str) -> Head:
    with connection.cursor() as cursor:
        cursor.execute(READ_HEAD, [name])
        last = cursor.fetchone()
    return Head(*last) if last else Head(0, chain.GENESIS.hex())


READ_HEAD = "SELECT seq, hash FROM ledger_entry WHERE chain = %s ORDER BY seq DESC LIMIT 1"
ADD_ENTRY = (
    "INSERT INTO ledger_entry (chain, seq, body, hash, act, object, at) VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
ADD_PAYLOAD = "INSERT INTO ledger_payload (chain, seq, salt, payload) VALUES (%s, %s, %s, %s)"


def lock(name: str) -> None:
    """Take the chain for this transaction: last of all locks. SQLite's IMMEDIATE transaction holds it
    already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def append(name: str, body: Mapping[str, Any], payload: Mapping[str, Any], salt: bytes, at: datetime) -> Head:
    """Write one entry inside the caller's transaction; ``chain`` and ``seq`` are set here, after the lock."""
    lock(name)
    before = head(name)
    seq = before.seq + 1
    whole = {**body, "chain": name, "seq": seq, "payload": chain.commitment(salt, payload)}
    raw = canonical.encode(whole)
    hashed = chain.link(bytes.fromhex(before.hash), raw).hex()
    when = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(ADD_ENTRY, [name, seq, raw.decode(), hashed, whole["act"], whole["object"], when])
        cursor.execute(ADD_PAYLOAD, [name, seq, salt.hex(), canonical.encode(payload).decode()])
    return Head(seq, hashed)


def erase(name: str, seq: int) -> bool:
    """Empty one payload; the entry and its commitment stay. False where nothing was there to erase."""
    changed = Payload.objects.filter(chain=name, seq=seq, payload__isnull=False).update(
        salt=None, payload=None
    )
    return bool(changed)


def erase_of(object: str, acts: Sequence[str]) -> int:
    """Empty the payloads of some acts on one object, wherever they stand; how many there were."""
    found = Entry.objects.filter(object=object, act__in=acts).values_list("chain", "seq")
    return sum(erase(name, seq) for name, seq in found)


def log_reading(edition: str, by: str, case: str, what: str, at: datetime) -> None:
    """One insert per opening of confidential material; no chain lock."""
    Reading.objects.create(edition=edition, by=by, case=case, what=what, at=at)
