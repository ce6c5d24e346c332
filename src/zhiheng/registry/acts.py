"""Acts on the register."""

from __future__ import annotations

from zhiheng.access.acts import Act

ENTER_EARLIER = Act(
    "enter_earlier_honour", "登记往届获奖单位", ("office",), "award", "honour", group="名册", todo=False
)
