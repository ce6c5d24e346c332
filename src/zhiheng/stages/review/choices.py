"""Choices of the review, in words."""

from __future__ import annotations

MODES = {"appointed": "聘请", "drawn": "抽取"}
ROLES = {"leader": "组长", "deputy": "副组长", "member": "成员", "reserve": "候补"}
GROUNDS = {
    "employed": "任职或亲属任职",
    "adviser": "顾问、咨询、培训",
    "shareholder": "持股",
    "relative": "近亲属任管理职务",
    "competitor": "竞争或供需关系",
    "same_group": "同一集团",
    "wrote_report": "参与编写自评报告",
    "other": "其他",
}
VISIT_COSTS = {"no": "没有承担任何费用", "yes": "承担了费用"}
