"""Why an act is refused, and the cure: words for findings about review costs."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "cost_once": ("单据“{document}”已经登记过", "同一单据只支付一次；登记有误的，请先撤销原来的登记"),
    }
)
