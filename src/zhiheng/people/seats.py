"""How many members of a class the committee may have: the work plan says, and editions know it (ADR 4)."""

from __future__ import annotations

from collections.abc import Callable

Cap = Callable[[str, str], int | None]
_cap: list[Cap] = []


def capped_by(fn: Cap) -> Cap:
    """Register who knows the caps of an award's committee by class: the editions app."""
    _cap[:] = [fn]
    return fn


def cap(award: str, cls: str) -> int | None:
    """The most members of a class; None where no plan caps it."""
    return _cap[0](award, cls) if _cap else None
