"""Inputs of the meeting: the counts of a ballot on paper."""

from __future__ import annotations

from typing import Any

from zhiheng.access.inputs import Asking, Pair, Table


class Counts(Table):
    """A number of votes for each candidate."""

    def rows(self, a: Asking, obj: Any) -> list[Pair]:
        return [(no, f"{a.label}：{no} {name}") for no, name in a.offered(obj)]
