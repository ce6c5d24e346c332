"""A draw that anybody can repeat (RFC 3797, with SHA-256 in place of MD5).

The list is sealed first, then a public number becomes known that nobody could choose: the two together
decide, and the
result follows from them by hashing alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def key(sources: Sequence[Sequence[int]]) -> str:
    """Numbers of each source, sorted, as RFC 3797 section 4 writes them: ``9319./2.5.8.10.12./``."""
    return "".join("".join(f"{n}." for n in sorted(numbers)) + "/" for numbers in sources)


def picks(
    label: str, sources: Sequence[Sequence[int]], pool: int, n: int, algorithm: str = "sha256"
) -> list[int]:
    """``n`` places of a list of ``pool``, counted from one, in the order drawn. Raises ValueError where n is
    too many.

    ``label`` keeps two draws from the same numbers apart; it stands before the key on a line of its own.
    """
    if not 0 <= n <= pool:
        raise ValueError(f"{n} of {pool}")
    text = (f"{label}\n" if label else "") + key(sources)
    left, drawn = list(range(1, pool + 1)), []
    for round_ in range(n):
        mark = round_.to_bytes(2, "big")
        value = int.from_bytes(hashlib.new(algorithm, mark + text.encode() + mark).digest(), "big")
        drawn.append(left.pop(value % len(left)))
    return drawn


def drawn(label: str, sources: Sequence[Sequence[int]], names: Sequence[str], n: int) -> list[str]:
    """The names drawn from a list in its sealed order."""
    return [names[place - 1] for place in picks(label, sources, len(names), n)]
