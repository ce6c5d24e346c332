"""Acts on the register."""

from __future__ import annotations

from zhiheng.access.acts import Act
from zhiheng.access.kinds import AWARD

from . import kinds

ENTER_EARLIER = Act(
    "enter_earlier_honour",
    "登记往届获奖单位",
    ("office",),
    AWARD,
    "honour",
    group="名册",
    todo=False,
    makes=((kinds.HONOUR, kinds.STANDING),),
)
