"""Inputs of qualification: a department's answers, and the dated facts behind them."""

from __future__ import annotations

from typing import Any

from zhiheng.access.inputs import Asked, Asking, Input, Pair, Posted, Shape, Table, Typed, plain_options
from zhiheng.editions import pinned

EVENTS = 3
DAYS = {"happened": "发生日期", "found": "认定、通报日期", "dealt": "处理日期", "listed": "列入日期"}
MARKS = {
    "minor": "轻微（简易程序）",
    "overturned": "已被撤销或复检合格",
    "contested": "是否属于该情形有争议",
    "foreign": "属总部或关联单位，不是本单位的行为",
}


class BarAnswers(Table):
    """有, 无 or 未查 for each matter that a department is asked about."""

    def rows(self, a: Asking, obj: Any) -> list[Pair]:
        rules = pinned.rules_of(obj)
        return [(r, rules.rule(r).title) for r in obj.rules]

    def row_options(self, a: Asking, obj: Any) -> list[Pair]:
        return [(w, w) for w in ("", "无", "有", "未查")]

    def before(self, a: Asking, obj: Any) -> dict[str, Any]:
        return dict(obj.answers)


class DatedFacts(Input):
    """Up to three dated facts: a matter, its days, its words and four marks."""

    def asks(self, a: Asking, obj: Any, typed: Typed, error: str) -> list[Asked]:
        rules = pinned.rules_of(obj)
        bars = [("", "无"), *((rules.rule(r).art, rules.rule(r).title) for r in obj.rules)]
        return [
            asked
            for n in range(1, EVENTS + 1)
            for asked in self._one(n, a, plain_options(bars), typed, error if n == 1 else "")
        ]

    def _one(self, n: int, a: Asking, bars: Any, typed: Typed, error: str) -> list[Asked]:
        def more(key: str, label: str, kind: Shape) -> Asked:
            name = f"{a.name}-{n}-{key}"
            return Asked(name, f"情况{n}：{label}", kind, str(typed.get(name, "")), required=False)

        name, hint = f"{a.name}-{n}-bar", a.hint if n == 1 else ""
        held = str(typed.get(name, ""))
        return [
            Asked(name, f"情况{n}：涉及事项", "select", held, hint, error, False, bars),
            *(more(k, label, "date") for k, label in DAYS.items()),
            more("text", "事由与处理结果", "text"),
            *(more(k, label, "checkbox") for k, label in MARKS.items()),
        ]

    def reads(self, a: Asking, posted: Posted) -> list[dict[str, Any]]:
        made = []
        for n in range(1, EVENTS + 1):
            given = posted.starting(f"{a.name}-{n}-")
            if not given.get("bar"):
                continue
            event: dict[str, Any] = {k: given[k] for k in ("bar", *DAYS, "text") if k in given}
            event |= {k: True for k in MARKS if k in given and k != "foreign"}
            made.append(event | ({"own": False} if "foreign" in given else {}))
        return made
