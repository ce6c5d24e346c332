"""Money is integer fen. People type yuan, 万元 or 亿元; the unit is read, never guessed from the size."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

UNITS = {"元": 100, "万元": 1_000_000, "万": 1_000_000, "亿元": 10_000_000_000, "亿": 10_000_000_000}
_AMOUNT = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(亿元|万元|亿|万|元)?")


def parse(written: str, unit: str = "万元") -> int:
    """Fen of an amount as typed; a bare number has the form's ``unit``.

    Full-width digits are normalised. Raises ValueError where the text is no amount, mixes units ("1,2万3"),
    groups
    digits wrongly, or is finer than one fen.
    """
    plain = unicodedata.normalize("NFKC", written).strip()
    found = _AMOUNT.fullmatch(plain)
    if not found:
        raise ValueError(written)
    sign, whole, decimals, named = found.groups()
    value = Fraction(whole.replace(",", "") + "." + (decimals or "0")) * UNITS[named or unit]
    if value.denominator != 1:
        raise ValueError(written)
    return -int(value) if sign == "-" else int(value)


def yuan(fen: int) -> str:
    """Fen as yuan with thousands separators: 50000000 → "500,000.00"."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def wan(fen: int) -> str:
    """Fen as 万元 without trailing zeros: 50000000 → "50"."""
    whole, rest = divmod(abs(fen), 1_000_000)
    decimals = f"{rest:06d}".rstrip("0")
    return ("-" if fen < 0 else "") + f"{whole:,}" + (f".{decimals}" if decimals else "")
