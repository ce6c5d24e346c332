"""Choices of conduct, in words."""

from __future__ import annotations

ABOUT = {"expert": "评审员", "committee": "评委会委员", "staff": "工作人员"}
GROUNDS = {
    "abuse": "滥用职权",
    "neglect": "玩忽职守",
    "favour": "徇私舞弊",
    "leak": "泄露秘密",
    "other": "其他",
}
CHANNELS = {
    "letter": "来信",
    "telephone": "来电",
    "visit": "来访",
    "moved": "其他机关转来",
    "web": "公众网站",
}
