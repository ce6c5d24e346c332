"""Choices of review costs, in words."""

from __future__ import annotations

SORTS = {
    "fees": "专家劳务费",
    "travel": "差旅费",
    "meeting": "会议费",
    "announcements": "宣传公告费",
    "printing": "印刷费",
    "sundry": "其他费用",
}
