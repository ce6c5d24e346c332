"""Choices of the meeting, in words."""

from __future__ import annotations

SORTS = {"first_time": "首次获奖", "re_award": "再次获奖", "run_off": "加投"}
MEDIA = {"phone": "手机投票", "paper": "纸质选票"}
