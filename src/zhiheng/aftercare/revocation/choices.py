"""Choices of a revocation, in words."""

from __future__ import annotations

GROUNDS = {
    "fraud": "弄虚作假",
    "accident": "较大以上事故",
    "influence": "严重不良社会影响",
    "breach": "其他严重违法违规",
}
SOURCES = {
    "office": "评委会办公室",
    "objection": "举报与异议",
    "inspection": "监督检查",
    "department": "核查部门",
    "court": "法院",
}
SEVERITIES = {"ordinary": "一般", "serious": "较大及以上"}
WAIVERS = {"written": "书面声明", "expired": "逾期未答复"}
OPINIONS = {"revoke": "建议撤销", "keep": "建议不撤销"}
RELATIONS = {"successor": "承继单位", "parent": "母公司", "subsidiary": "子公司", "branch": "分支机构"}
REACHES = {"touched": "同样受限", "untouched": "不受限"}
