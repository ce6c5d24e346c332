"""Inputs about an edition: its planned days, its listed applicants."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from zhiheng.access.inputs import Asked, Asking, Input, Pair, Table, Typed, plain_options

from . import pinned, selectors


class StageDays(Table):
    """A planned day for each stage after the first."""

    needed = False

    def rows(self, a: Asking, obj: Any) -> list[Pair]:
        return [(s.id, f"计划：{s.title}") for s in pinned.rules_of(obj).stages[1:]]

    def before(self, a: Asking, obj: Any) -> dict[str, Any]:
        return dict(obj.plan.get("dates", {}))

    def asks(self, a: Asking, obj: Any, typed: Typed, error: str) -> list[Asked]:
        return [replace(asked, kind="date") for asked in super().asks(a, obj, typed, error)]


class Reasons(Table):
    """A reason for each listed applicant that is left out; nothing for those who stay."""

    needed = False

    def rows(self, a: Asking, obj: Any) -> list[Pair]:
        return [(no, f"{a.label}：{no} {name}") for no, name in selectors.listed(obj)]


class Tiers(Table):
    """A tier for each listed applicant; asked only where the award has several."""

    needed = False

    def rows(self, a: Asking, obj: Any) -> list[Pair]:
        several = len(pinned.rules_of(obj).tiers) > 1
        return [(no, f"{no} {name}") for no, name in selectors.listed(obj)] if several else []

    def row_options(self, a: Asking, obj: Any) -> list[Pair]:
        return [("", "按得分"), *((t.id, t.name) for t in pinned.rules_of(obj).tiers)]


class Noticed(Input):
    """One of the applicants that a notice lists."""

    def one(self, a: Asking, obj: Any, value: str, error: str) -> Asked:
        options = plain_options(selectors.noticed(obj))
        return Asked(a.name, a.label, "select", value, a.hint, error, True, options)
