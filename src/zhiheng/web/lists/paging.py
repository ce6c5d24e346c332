"""A long list a page at a time; the other choices stay in the address."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from zhiheng.web.frame.parts import Link

from .pages import Pager


def number(given: str, total: int, most: int) -> int:
    """The page that was asked for, from 1; the nearest there is for anything else."""
    last = max(1, -(-total // most))
    return min(max(int(given), 1), last) if given.isascii() and given.isdecimal() and len(given) < 7 else 1


def pager(
    path: str, kept: Mapping[str, str | list[str]], page: int, total: int, most: int, unit: str
) -> Pager | None:
    """None where everything stands on one page. ``kept`` are the other choices; empty ones are left out."""
    if total <= most:
        return None
    first, last = (page - 1) * most + 1, min(page * most, total)
    before = Link("上一页", address(path, kept, page - 1)) if page > 1 else None
    after = Link("下一页", address(path, kept, page + 1)) if last < total else None
    return Pager(f"第{first}—{last}{unit}，共{total}{unit}", before, after)


def address(path: str, kept: Mapping[str, str | list[str]], page: int = 1) -> str:
    chosen = {k: v for k, v in kept.items() if v} | ({"page": str(page)} if page > 1 else {})
    return f"{path}?{urlencode(chosen, doseq=True)}" if chosen else path
