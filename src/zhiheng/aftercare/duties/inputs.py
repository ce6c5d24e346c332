"""Inputs of the yearly duties: the figures of a survey."""

from __future__ import annotations

from typing import Any

from zhiheng.access.inputs import Asking, Table


class Indicators(Table):
    """A figure for each indicator, with what was answered before."""

    def before(self, a: Asking, obj: Any) -> dict[str, Any]:
        return dict(obj.values)

    def required(self, a: Asking, obj: Any, key: str) -> bool:
        return any(i["id"] == key and i["required"] for i in obj.survey.indicators)
