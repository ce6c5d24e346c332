"""What stands beside a score: the bands' wording by kind of item, and the gist and key points of each
item.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from zhiheng.law.scoring import BANDS


@dataclass(frozen=True)
class Band:
    """One band: its bounds in per cent and its wording."""

    low: int
    high: int
    text: str


@dataclass(frozen=True)
class Guide:
    """Bands by kind, lowest first; gist and key points by item number."""

    bands: Mapping[str, tuple[Band, ...]]
    gists: Mapping[str, tuple[str, tuple[str, ...]]]


@lru_cache(maxsize=1)
def load() -> Guide:
    """The guide that ships. Raises ValueError where its bands are not those of the law."""
    raw = tomllib.loads(Path(__file__).with_name("bands.toml").read_text(encoding="utf-8"))
    bands: dict[str, tuple[Band, ...]] = {}
    for row in raw["band"]:
        bands[row["kind"]] = (*bands.get(row["kind"], ()), Band(row["low"], row["high"], row["text"]))
    for kind, found in bands.items():
        if tuple((b.low, b.high) for b in found) != BANDS:
            raise ValueError(f"the bands of {kind} are not those of the law")
    return Guide(bands, {row["id"]: (row["gist"], tuple(row["asks"])) for row in raw["item"]})
