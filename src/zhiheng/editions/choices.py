"""Choices of a plan, its budget and its hearings, in words."""

from __future__ import annotations

ENGAGEMENT = {"appointed": "聘请", "drawn": "抽取"}
PANEL_BEFORE = {"call": "申报通知前", "books": "评分前"}
VOTING = {"secret": "无记名", "named": "记名"}
LINE_SORTS = {"prize": "奖金", "review": "评审经费"}
MATTERS = {"refusal": "不予通过", "cancellation": "取消候选资格", "revocation": "撤销荣誉"}
