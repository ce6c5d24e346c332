"""Every address: whose desk it belongs to, whether it is open, and who gets what at samples of it.

Expectations are written by hand, by kind of user; an address without a row here fails a test.
"""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from zhiheng.access import acts
from zhiheng.access.offices import EVERYBODY
from zhiheng.law import loader
from zhiheng.web import samples
from zhiheng.web.frame.doors import TABLE, Row


def patterns() -> dict[str, str]:
    """Every named address of the house with its path."""
    found: dict[str, str] = {}

    def walk(items: list[Any], prefix: str) -> None:
        for item in items:
            if isinstance(item, URLResolver):
                walk(item.url_patterns, prefix + str(item.pattern))
            elif isinstance(item, URLPattern):
                found[item.name or prefix + str(item.pattern)] = "/" + prefix + str(item.pattern)

    walk(get_resolver().url_patterns, "")
    return found


def listed(with_samples: bool) -> list[dict[str, Any]]:
    """The rows of the interface; with samples, addresses of the present data and what each kind of user
    gets.
    """
    rules = loader.default()
    table = acts.table()
    rows = []
    for name, path in patterns().items():
        row = TABLE[name]
        act = table[row.act].act if row.act else None
        rows.append(
            {
                "name": name,
                "path": path,
                "methods": list(row.methods),
                "desk": row.desk,
                "open": row.open,
                "act": row.act or None,
                "article": rules.cite(act.cite) if act else None,
                "csrf_exempt_reason": None,
                **({"samples": _samples(name, path, row)} if with_samples else {}),
            }
        )
    return rows


def _samples(name: str, path: str, row: Row) -> list[dict[str, Any]]:
    if not row.sample:
        return []
    if "<" in path or name in samples.MAKERS:
        return samples.of(name)
    expect = {} if row.allowed is None else {k: 200 if k in row.allowed else row.refused for k in EVERYBODY}
    return [{"path": path, "expect": expect}]
