"""统一社会信用代码 (GB 32100-2015): 17 characters and a check digit, modulus 31. Letters may stand first."""

from __future__ import annotations

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))


def normalise(written: str) -> str:
    """What people type, in the code's own form: half-width, upper case, no spaces or hyphens."""
    plain = unicodedata.normalize("NFKC", written).upper()
    return "".join(c for c in plain if not c.isspace() and c not in "-–—")


def check_digit(first17: str) -> str:
    """The eighteenth character. Raises ValueError where a character is outside the code's alphabet."""
    total = sum(ALPHABET.index(c) * w for c, w in zip(first17, _WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def valid(code: str) -> bool:
    """Is a normalised code well formed, with the right check digit?"""
    if len(code) != 18 or any(c not in ALPHABET for c in code):
        return False
    return check_digit(code[:17]) == code[17]
