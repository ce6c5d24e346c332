"""Canonical JSON (a subset of RFC 8785): UTF-8, sorted keys, no spaces, no floats."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def encode(value: Any) -> bytes:
    """The one byte form of a value. Raises TypeError on a float or anything JSON does not know."""
    _no_floats(value)
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def decode(raw: bytes) -> Any:
    """Read JSON and insist on the canonical form.

    Raises ValueError otherwise, also on nesting too deep to read.
    """
    try:
        value = json.loads(raw)
        same = encode(value) == raw
    except (TypeError, RecursionError) as wrong:
        raise ValueError(str(wrong)) from wrong
    if not same:
        raise ValueError("not in canonical form")
    return value


def digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _no_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError("no floats in canonical JSON")
    if isinstance(value, dict):
        for k, v in value.items():
            if not isinstance(k, str):
                raise TypeError("keys are text")
            _no_floats(v)
    elif isinstance(value, (list, tuple)):
        for v in value:
            _no_floats(v)
