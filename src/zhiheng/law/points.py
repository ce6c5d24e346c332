"""Points are exact: quarter-points for one book, fractions for means. Rounding is for eyes (GB/Z 19579
grid).
"""

from __future__ import annotations

import re
from fractions import Fraction

_WRITTEN = re.compile(r"-?[0-9]+(?:\.[0-9]+|/0*[1-9][0-9]*)?")


def text(value: Fraction) -> str:
    """The exact written form: a finite decimal ("671.25") or else "p/q" ("3499/7")."""
    d = value.denominator
    while d % 2 == 0:
        d //= 2
    while d % 5 == 0:
        d //= 5
    if d != 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    whole = int(value * 10**places)
    if not places:
        return str(whole)
    sign, digits = ("-" if whole < 0 else ""), str(abs(whole)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def parse(written: str) -> Fraction:
    """Read "671.25" or "p/q". Raises ValueError on anything else."""
    if not _WRITTEN.fullmatch(written):
        raise ValueError(f"no points: {written!r}")
    return Fraction(written)


def shown(value: Fraction, floor: Fraction | None = None) -> str:
    """Two decimals, half up; never shows the floor for a value below it (3499.99/7 must not read 500.00)."""
    cents = int(value * 100 + Fraction(1, 2))
    if floor is not None and value < floor and Fraction(cents, 100) >= floor:
        cents = int(floor * 100) - 1
    return f"{cents // 100}.{cents % 100:02d}"
