"""Ed25519 (RFC 8032) over bytes with a purpose, so that what was signed as one thing never passes for
another.

The one module of proof that imports more than the standard library: a signature of one's own making is none
to rely on.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LENGTH = 64
"""Bytes of a signature."""


class Known(NamedTuple):
    """A public key that may vouch. ``rehearsal``: of an installation whose certificates have no effect."""

    public: bytes
    rehearsal: bool


Ring = Mapping[str, Known]


def public_of(private: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def name_of(public: bytes) -> str:
    """A key's id: the first 16 hexadecimal digits of its SHA-256, so that nobody can give a key another's
    id.
    """
    return hashlib.sha256(public).hexdigest()[:16]


def sign(private: bytes, purpose: str, body: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(private).sign(_framed(purpose, body))


def holds(public: bytes, purpose: str, body: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _framed(purpose, body))
    except InvalidSignature:
        return False
    return True


def _framed(purpose: str, body: bytes) -> bytes:
    return f"zhiheng {purpose}\n".encode() + body


def published(issuer: str, rehearsal: bool, keys: Iterable[tuple[str, bytes]]) -> dict[str, Any]:
    """Public keys as they are given out: (first day, key), with whose they are."""
    rows = [{"id": name_of(public), "public": text_of(public), "since": since} for since, public in keys]
    return {"v": 1, "issuer": issuer, "rehearsal": rehearsal, "keys": rows}


def ring(raw: bytes) -> dict[str, Known]:
    """Public keys by id, from what was given out.

    Raises ValueError where it is no such list or an id is not its key's.
    """
    try:
        given = json.loads(raw)
        found = {str(k["id"]): Known(bytes_of(k["public"]), bool(given["rehearsal"])) for k in given["keys"]}
    except (KeyError, TypeError, RecursionError) as wrong:
        raise ValueError("no list of public keys") from wrong
    if any(len(k.public) != 32 or name_of(k.public) != name for name, k in found.items()):
        raise ValueError("an id is not that of its key")
    return found


def text_of(raw: bytes) -> str:
    """base64url without padding (RFC 4648)."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def bytes_of(text: str) -> bytes:
    """The bytes of a base64url text. Raises ValueError for any other spelling of the same bytes."""
    raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if text_of(raw) != text:
        raise ValueError("not in canonical form")
    return raw
