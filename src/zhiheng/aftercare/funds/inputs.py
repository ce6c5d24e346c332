"""Inputs of an inspection: its checklist and what it found."""

from __future__ import annotations

from typing import Any

from zhiheng.access.inputs import Asked, Asking, Input, Pair, Posted, Shape, Table, Typed, plain_options
from zhiheng.law import checklist

from . import choices

FINDINGS = 3


class Checklist(Table):
    """One of three answers for each line."""

    def row_options(self, a: Asking, obj: Any) -> list[Pair]:
        return list(choices.ANSWERS.items())


class Findings(Input):
    """Findings, each under a line of the checklist, with the entry concerned and a day.

    Three are asked for, or as many as lines were not met.
    """

    def asks(self, a: Asking, obj: Any, typed: Typed, error: str) -> list[Asked]:
        bad = sum(k.startswith("checklist-") and v == "not" for k, v in typed.items())
        lines = plain_options([("", "无"), *((x.id, x.title) for x in checklist.LINES)])
        uses = plain_options([("", "不涉及具体支出"), *a.offered(obj)])
        return [
            asked
            for n in range(1, max(FINDINGS, bad) + 1)
            for asked in self._one(n, a, lines, uses, typed, error if n == 1 else "")
        ]

    def _one(self, n: int, a: Asking, lines: Any, uses: Any, typed: Typed, error: str) -> list[Asked]:
        def more(key: str, label: str, kind: Shape, options: Any = ()) -> Asked:
            name, first = f"{a.name}-{n}-{key}", key == "line"
            hint = a.hint if first and n == 1 else ""
            value, said = str(typed.get(name, "")), error if first else ""
            return Asked(name, f"问题{n}：{label}", kind, value, hint, said, False, options, 3)

        return [
            more("line", "不符合的项目", "select", lines),
            more("facts", "事实", "textarea"),
            more("use", "涉及的支出", "select", uses),
            more("due", "整改期限", "date"),
        ]

    def reads(self, a: Asking, posted: Posted) -> list[dict[str, str]]:
        most = max(FINDINGS, len(checklist.LINES))
        found = [posted.starting(f"{a.name}-{n}-") for n in range(1, most + 1)]
        return [{k: v.strip() for k, v in one.items()} for one in found if one]
